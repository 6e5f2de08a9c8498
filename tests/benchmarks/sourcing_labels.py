"""Labelled sentences to train and measure on: `python tests/benchmarks/sourcing_labels.py DATA -o FOLDER`.

Joins the labels of `tests/labelled/readings.tsv` to the texts under DATA, which nobody may pass on, adds the invented
articles of `tests/labelled/taught/`, and writes FOLDER/train.jsonl and FOLDER/held.jsonl. Then:
`verify train sourcing FOLDER/train.jsonl DATA/sourcing/dev.jsonl -o weights.npz`, and
`verify eval sourcing --gold FOLDER/held.jsonl`.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
LABELS = ROOT / "tests" / "labelled" / "readings.tsv"
PAGES, ARTICLES, COPIES = (
    "extraction/pages_dev.jsonl",
    "polnear/polnear_train.jsonl.gz",
    "origins/documents_dev.jsonl.gz",
)


def main() -> int:
    """Write both files, and say how many articles they hold."""
    sys.path.insert(0, str(ROOT))
    from tests.labelled import rows

    given = argparse.ArgumentParser(description="Join labels of sentences to their texts.")
    given.add_argument("data", type=Path, help="folder with extraction/, polnear/ and origins/")
    given.add_argument("-o", "--output", type=Path, required=True, help="folder to write to")
    options = given.parse_args()
    texts = dict(_texts(options.data))
    found = {"train": list(rows("taught")), "held": []}
    for line in LABELS.read_text(encoding="utf-8").splitlines()[1:]:
        split, name, cells = line.split("\t")
        found[split].append({"id": name, "text": texts[name], "sentences": [_sentence(c) for c in cells.split(" ")]})
    options.output.mkdir(parents=True, exist_ok=True)
    for split, records in found.items():
        body = "".join(json.dumps(record) + "\n" for record in records)
        (options.output / f"{split}.jsonl").write_text(body, encoding="utf-8")
        print(f"{len(records)} articles in {options.output / split}.jsonl")
    return 0


def _texts(data: Path) -> Iterator[tuple[str, str]]:
    """Every text by the name that the labels give it; pages stand under their titles."""
    for page in _records(data / PAGES):
        prefix = "" if page["set"] == "fundus" else "scr_"
        yield prefix + page["id"], f"{page.get('title') or ''}\n\n{page['body']}".strip()
    for article in _records(data / ARTICLES):
        yield f"pol_{article['id']}", article["text"]
    for copy in _records(data / COPIES):
        yield f"hel_{copy['id']}", copy["text"].strip()


def _records(path: Path) -> Iterator[dict[str, str]]:
    body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return map(json.loads, body.splitlines())


def _sentence(cell: str) -> dict[str, object]:
    """`0-68:prediction:S2:w` as the label it stands for; ? where two readers differed."""
    place, kind, level, *flags = cell.split(":")
    start, end = place.split("-")
    return {
        "span": [int(start), int(end)],
        "kind": None if kind == "?" else kind,
        "level": None if level == "?" else level,
        "weak": None if "?" in flags else "w" in flags,
        "anonymous": None if level == "?" else level in {"S4", "S3", "S2"},
    }


if __name__ == "__main__":
    sys.exit(main())
