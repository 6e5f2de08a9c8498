"""Tables of what sources say: read, sources that copy found, the likeliest value told."""

import gzip

import pytest

from sources.errors import InputError
from verify.settings import Parts, Settings
from verify.truths import key_of, read_table, same_value, witnesses
from verify.weighing import first, gauge_corroboration, weigh

PARTS = Parts(Settings())


def written(path, text):
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1,200,000", "1200000", True),
        ("4.0", "4", True),
        ("Ilves, Marta K.", "Marta Ilves", True),
        ("José Muñoz", "Jose Munoz", True),
        ("North Harbour", "South Harbour", False),
        ("41", "42", False),
    ],
)
def test_values_are_matched_by_number_or_by_words(one, other, same):
    assert same_value(one, other) is same


def test_relays_of_one_origin_do_not_outvote_two_origins(tmp_path):
    table = """object,source,value,origin,true
height of the tower,Echo,71,Agency,no
height of the tower,Bell,71,Agency,no
height of the tower,Agency,71,Agency,no
height of the tower,Post,64,Post,yes
height of the tower,Star,64,Star,yes
"""
    (found,) = weigh(read_table(written(tmp_path / "towers.csv", table))).values()
    assert first(found) == key_of("64")
    assert found[key_of("64")] > 0.5 > found[key_of("71")]


def test_sources_that_share_rare_values_are_one_witness(tmp_path):
    rows = ["object,source,value,true"]
    for n in range(4):
        truth, mistake = 100 + n, 500 + 7 * n
        rows += [f"o{n},s{m},{truth},yes" for m in range(10)]
        rows += [f"o{n},{copier},{mistake},no" for copier in ("first", "second")]
    rows += ["o9,s1,5,yes", "o9,s2,5,yes", "o9,first,9,no", "o9,second,9,no"]
    told = witnesses(read_table(written(tmp_path / "t.csv", "\n".join(rows))))
    assert {t.origin for t in told["o9"][key_of("9")]} == {"first"}
    assert {t.origin for t in told["o9"][key_of("5")]} == {"s1", "s2"}


def test_a_table_beside_the_true_values_is_measured(tmp_path):
    written(tmp_path / "lakes_claims.csv.gz", "source,object,value\na,x,4\nb,x,4\nc,x,5\na,y,7\n")
    gold = written(tmp_path / "lakes_gold.jsonl", '{"object":"x","value":"4"}\n{"object":"y","value":"8"}\n')
    figures = {f.name: f.value for f in gauge_corroboration(gold, PARTS).figures}
    assert figures["right value first"] == 0.5


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("t.csv", "source,value\na,4\n", "columns object, source and value"),
        ("t.csv", "object,source,value,true\nx,a,4,perhaps\n", "write yes or no"),
        ("t.csv", "object,source,value\nx,a,4\n", "add a column true"),
        ("t_gold.jsonl", '{"object":"x","value":"4"}\n', "no table of what sources say beside it"),
    ],
    ids=["columns", "mark", "nothing true", "nothing beside"],
)
def test_another_form_says_what_is_needed(tmp_path, name, text, reason):
    with pytest.raises(InputError, match=reason):
        gauge_corroboration(written(tmp_path / name, text), PARTS)
