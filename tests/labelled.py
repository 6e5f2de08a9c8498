"""Invented articles with a label before each sentence: its kind, its rung, `w` if it is weak and `a` if anonymous.

A line of `tests/labelled/*.txt` is `kind rung flags | sentence`; a blank line ends a paragraph; `?` is a label over
which two editors would differ. They were written and labelled before the program was first run on them.
"""

import json
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent / "labelled"
OPEN = "?"
Row = dict[str, object]


def write_gold(path: Path) -> Path:
    """All articles as one file of labels, in the form that `verify eval sourcing` reads."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows()), encoding="utf-8")
    return path


def rows(room: str = ".") -> Iterator[Row]:
    """One row an article, with the span of every sentence in its text; `taught` has those that weights learned from."""
    for source in sorted((FOLDER / room).glob("*.txt")):
        paragraphs = [p.splitlines() for p in source.read_text(encoding="utf-8").strip().split("\n\n")]
        text, sentences = "", []
        for paragraph in paragraphs:
            text += "\n\n" if text else ""
            for place, line in enumerate(paragraph):
                labels, _, words = line.partition(" | ")
                text += " " if place else ""
                sentences.append({"span": [len(text), len(text) + len(words)], **_labels(*labels.split())})
                text += words
        yield {"id": source.stem, "text": text, "sentences": sentences}


def _labels(kind: str, level: str, flags: str) -> Row:
    told = flags != OPEN
    return {
        "kind": None if kind == OPEN else kind,
        "level": None if level == OPEN else level,
        "weak": "w" in flags if told else None,
        "anonymous": "a" in flags if told else None,
    }
