"""Pairs of characters against SQLite's trigrams, for scripts without spaces: `python tests/benchmarks/unspaced.py`.

Thirty made sentences in Chinese, Japanese and Thai, each with the words that a claim about it would be looked up by. A
word is found where the index gives its sentence, and given too much where it gives another that does not hold it.
"""

import sqlite3
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from sources.store.searching import paired

SENTENCES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "zh": (
        ("市政府周二宣布关闭旧大桥。", "市政府 周二 关闭 大桥"),
        ("市长王丽说工程需要三个月。", "市长 王丽 工程 三个月"),
        ("两名工人在事故中受伤。", "工人 事故 受伤"),
        ("警方正在调查火灾的原因。", "警方 调查 火灾 原因"),
        ("去年出口增长了百分之五。", "去年 出口 增长 百分之五"),
        ("法院驳回了公司的上诉。", "法院 驳回 公司 上诉"),
        ("卫生部门确认了四个病例。", "卫生部门 确认 病例"),
        ("渡轮每天上午九点出发。", "渡轮 每天 上午 出发"),
        ("新学校将于九月开学。", "学校 九月 开学"),
        ("外交部长否认了这一报道。", "外交部长 否认 报道"),
    ),
    "ja": (
        ("市は火曜日に古い橋を閉鎖した。", "火曜日 閉鎖 橋"),
        ("田中市長は工事に三か月かかると述べた。", "田中 市長 工事 三か月"),
        ("事故で作業員二人が負傷した。", "事故 作業員 負傷"),
        ("警察は火災の原因を調べている。", "警察 火災 原因"),
        ("昨年の輸出は五パーセント増えた。", "昨年 輸出 パーセント"),
        ("裁判所は会社の控訴を棄却した。", "裁判所 会社 控訴 棄却"),
        ("保健所は四人の感染を確認した。", "保健所 感染 確認"),
        ("フェリーは毎日九時に出港する。", "フェリー 毎日 出港"),
        ("新しい学校は四月に開校する。", "学校 四月 開校"),
        ("外務省は報道を否定した。", "外務省 報道 否定"),
    ),
    "th": (
        ("เทศบาลปิดสะพานเก่าเมื่อวันอังคาร", "เทศบาล สะพาน วันอังคาร"),
        ("นายกเทศมนตรีกล่าวว่างานจะใช้เวลาสามเดือน", "นายกเทศมนตรี งาน สามเดือน"),
        ("คนงานสองคนบาดเจ็บในอุบัติเหตุ", "คนงาน บาดเจ็บ อุบัติเหตุ"),
        ("ตำรวจกำลังสอบสวนสาเหตุของไฟไหม้", "ตำรวจ สอบสวน สาเหตุ ไฟไหม้"),
        ("การส่งออกเพิ่มขึ้นห้าเปอร์เซ็นต์", "ส่งออก เพิ่มขึ้น เปอร์เซ็นต์"),
        ("ศาลยกคำอุทธรณ์ของบริษัท", "ศาล อุทธรณ์ บริษัท"),
        ("กรมอนามัยยืนยันผู้ป่วยสี่ราย", "กรมอนามัย ยืนยัน ผู้ป่วย"),
        ("เรือข้ามฟากออกทุกวันเวลาเก้าโมง", "เรือ ทุกวัน เก้าโมง"),
        ("โรงเรียนใหม่จะเปิดในเดือนพฤษภาคม", "โรงเรียน เดือน พฤษภาคม"),
        ("รัฐมนตรีปฏิเสธรายงานดังกล่าว", "รัฐมนตรี ปฏิเสธ รายงาน"),
    ),
}
MADE = 200
"""Copies of the sentences, numbered, by which the room of an index is told."""


class Index(NamedTuple):
    """One way to index."""

    name: str
    table: str
    written: Callable[[str], str]
    """What is put into the table for a text, and looked up for a word."""


INDEXES = (
    Index("pairs", "CREATE VIRTUAL TABLE {} USING fts5(text)", paired),
    Index("trigram", "CREATE VIRTUAL TABLE {} USING fts5(text, tokenize='trigram')", str),
)


def filled(index: Index, texts: list[str]) -> tuple[sqlite3.Connection, int]:
    """A store of the texts, and its bytes without the texts."""
    db = sqlite3.connect(":memory:")
    db.execute(index.table.format("words").replace("(text", "(text, content=''"))
    db.executemany(
        "INSERT INTO words (rowid, text) VALUES (?, ?)", [(n, index.written(t)) for n, t in enumerate(texts, start=1)]
    )
    db.commit()
    room = db.execute("SELECT sum(length(block)) FROM words_data").fetchone()[0]
    return db, int(room)


class Found(NamedTuple):
    """What an index does for one language."""

    asked: int
    found: int
    short_asked: int
    """Words of one or two characters."""
    short_found: int
    wrong: int


def ask(index: Index, sentences: tuple[tuple[str, str], ...]) -> Found:
    """Every word of every sentence, looked up."""
    texts = [text for text, _ in sentences]
    db, _ = filled(index, texts)
    hits: list[tuple[bool, bool, int]] = []
    for number, (_, words) in enumerate(sentences, start=1):
        for word in words.split():
            expression = f'"{index.written(word)}"{" *" if len(word) == 1 else ""}'
            rows = {row[0] for row in db.execute("SELECT rowid FROM words WHERE words MATCH ?", [expression])}
            hits.append((number in rows, len(word) <= 2, sum(word not in texts[row - 1] for row in rows)))
    short = [is_found for is_found, is_short, _ in hits if is_short]
    return Found(len(hits), sum(hit[0] for hit in hits), len(short), sum(short), sum(hit[2] for hit in hits))


def main() -> None:
    """Prints one line an index and language."""
    for index in INDEXES:
        for language, sentences in SENTENCES.items():
            found = ask(index, sentences)
            texts = [f"{n} {text}" for n in range(MADE) for text, _ in sentences]
            room = filled(index, texts)[1] / sum(map(len, texts))
            print(
                f"{index.name:8} {language}  {found.found} of {found.asked} words find their sentence, "
                f"{found.short_found} of {found.short_asked} of one or two characters; {found.wrong} wrong; "
                f"{room:.2f} bytes a character"
            )


if __name__ == "__main__":
    main()
