"""Ratings of outlets: read as they were written, looked up by place and day, and what r they come to."""

import gzip
import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import InputError
from sources.outlets.ratings import (
    Columns,
    Forgotten,
    Rating,
    RatingEntry,
    Ratings,
    RatingSet,
    Statement,
    append_records,
    digest_of,
    import_ratings,
    narrowed,
    read_ratings,
    read_scale,
    sets_in,
)
from verify.rubric.trust import trust_of
from verify.rubric.values import RUBRIC

SHARED = Path(__file__).parent.parent.parent / "shared" / "data" / "outlets"
NOW = datetime(2026, 1, 5, tzinfo=UTC)
HEAD = "domain,rating\n"


def imported(text, *, columns=None, **said):
    body = text if isinstance(text, bytes) else text.encode()
    return import_ratings(body, "list.csv", Statement(**{"rater": "R", **said}), columns or Columns(), now=NOW)


def rating(value="50", **about):
    told = {"place": "a.example", "rater": "R", "scale": "0..100", "date": "2019", "basis": "observed"} | about
    return Rating(value=value, **told)


def one_set(rater="R", *, date="2019", scale="0..100", **values):
    entries = tuple(
        RatingEntry(f"{name}.example", value, "observed", None, None, None) for name, value in values.items()
    )
    return RatingSet(rater=rater, scale=scale, date=date, file="f", imported=NOW, entries=entries)


@pytest.mark.parametrize(
    ("scale", "value", "share"),
    [
        pytest.param("0..100", "25", 0.25, id="numbers"),
        pytest.param("5..1", "1", 1.0, id="best is least"),
        pytest.param("1..5 stars", "1", 0.0, id="words behind the range"),
        pytest.param("0..1 higher=worse", "0.2", 0.8, id="turned round in words"),
        pytest.param("-1..1", "0", 0.5, id="below nought"),
        pytest.param("low<mixed<high", "mixed", 0.5, id="rungs"),
        pytest.param("VERY LOW<LOW<HIGH", "very-low", 0.0, id="rungs in other letters"),
        pytest.param("low<medium<high", "High credibility", 1.0, id="a rung with a word behind it"),
    ],
)
def test_a_value_has_a_place_on_its_scale(scale, value, share):
    assert read_scale(scale).share(value) == pytest.approx(share)


@pytest.mark.parametrize(
    ("scale", "value", "complaint"),
    [
        pytest.param("0..100", "101", "outside the scale 0..100", id="beyond the end"),
        pytest.param("0..100", "good", "is no number", id="a word on a scale of numbers"),
        pytest.param("0..100", "nan", "outside", id="not a number"),
        pytest.param("0..100", "inf", "outside", id="endless"),
        pytest.param("low<high", "fair", "none of low < high", id="no rung"),
        pytest.param("3..3", "3", "begins and ends at 3", id="no width"),
        pytest.param("low<LOW", "low", "twice", id="a rung twice"),
    ],
)
def test_a_value_off_its_scale_is_named(scale, value, complaint):
    with pytest.raises(ValueError, match=complaint):
        read_scale(scale).share(value)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("domain,rating\na.example,5\n", id="csv"),
        pytest.param("\ufeffSite;Score\nhttps://www.A.example/;5\n", id="semicolons, byte order mark, an address"),
        pytest.param("rating\turl\n5\ta.example\n", id="tsv"),
        pytest.param('{"domain": "a.example", "score": 5}\n\n', id="json lines"),
        pytest.param(gzip.compress(b'"domain","rating"\r\n"a.example","5"\r\n'), id="packed"),
    ],
)
def test_tables_of_every_kind_come_to_the_same(body):
    (found,) = imported(body, scale="0..10", basis="observed").sets
    assert found.entries == (RatingEntry("a.example", "5", "observed", None, None, None),)


@pytest.mark.parametrize(
    ("row", "line", "complaint"),
    [
        pytest.param("no domain,5", 3, "is no domain", id="domain"),
        pytest.param("b.example,11", 3, "outside the scale", id="value"),
        pytest.param("a.example,6", 3, "one rater says one thing", id="two grades"),
    ],
)
def test_a_row_that_cannot_be_kept_is_told_with_file_and_line(row, line, complaint):
    found = imported(f"{HEAD}a.example,5\n{row}\n", scale="0..10")
    (fault,) = found.faults
    assert fault.startswith(f"list.csv line {line}: ")
    assert complaint in fault


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        pytest.param("", "is empty", id="nothing"),
        pytest.param(HEAD, "no rows", id="a head alone"),
        pytest.param("a,b\n1,2\n", "no column of domains", id="no domains"),
        pytest.param("domain,b\n1,2\n", "--value-column", id="no values"),
        pytest.param(HEAD + "a.example,1,2\n", "line 2 has 3 cells where the head has 2", id="a cell too many"),
        pytest.param('{"a": 1}\n[2]\n', "line 2 is no object", id="no object"),
        pytest.param('{"a": 1}\n{2\n', "line 2 is no JSON", id="no json"),
        pytest.param(b"domain,rating\na.example,\xff\n", "line 2 is not UTF-8", id="other letters"),
        pytest.param(b"\x1f\x8bnot packed", "cannot be unpacked", id="broken archive"),
        pytest.param(HEAD + "a.example,n/a\n", "holds no rating", id="nobody rated"),
    ],
)
def test_what_is_no_table_of_ratings_is_refused_with_the_reason(text, complaint):
    with pytest.raises(InputError, match=complaint):
        imported(text)


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)), st.sampled_from(["0..9", "a<b", "x"]))
def test_whatever_a_file_holds_it_is_imported_or_refused_in_words(body, scale):
    for text in (body, b"domain,rating,rater\n" + body, b'{"domain": "a.example", "rating": 1}\n' + body):
        with suppress(InputError):
            found = imported(text, scale=scale)
            ordered = read_scale(scale).is_ordered
            told = (rating(e.value, scale=scale).share for s in found.sets for e in s.entries)
            assert all((share is not None) == ordered for share in told)


def test_names_without_end_are_a_fault_of_their_row():
    found = imported(f"domain,rating,rater\na.example,1,{'x' * 400}\nb.example,1,R\n", rater=None)
    assert (len(found.faults), [s.rater for s in found.sets]) == (1, ["R"])


def test_without_a_rater_nothing_is_imported():
    with pytest.raises(InputError, match="--rater NAME"):
        imported(HEAD + "a.example,5\n", rater=None)


MANY = "domain,rater,value,scale,imputed,date,since,until\n" + "".join(
    f"{row}\n"
    for row in (
        "a.example,One,3,1..5,false,2020-05,,2020",
        "a.example,Two,low,low<high,yes,2021,2021,",
        "a.example,One,n/a,1..5,no,2021,,",
        "a.example,Three,left; pro,bias,,,,",
    )
)


def test_each_rater_of_a_file_is_a_set_with_its_scale_date_basis_and_period():
    found = {s.rater: s for s in imported(MANY, rater=None).sets}
    assert found["One"].entries == (RatingEntry("a.example", "3", "observed", "2020-05", None, "2020"),)
    assert found["Two"].entries == (RatingEntry("a.example", "low", "imputed", "2021", "2021", None),)
    assert found["Three"].entries[0].basis == "not stated"
    assert [s.rater for s in imported(MANY, rater="Two").sets] == ["Two"]
    with pytest.raises(InputError, match="it has One, Three, Two"):
        imported(MANY, rater="Four")


def test_a_column_that_says_observed_is_not_read_as_imputed():
    text = "domain,rating,observed\na.example,1,yes\nb.example,1,no\n"
    assert [e.basis for e in imported(text).sets[0].entries] == ["observed", "imputed"]


def test_a_scale_that_says_that_it_was_filled_in_is_not_taken_as_observed():
    assert imported(HEAD + "a.example,1\n", scale="0..1, partly imputed").sets[0].entries[0].basis == "imputed"


def test_several_words_without_an_order_stand_together():
    (found,) = imported(HEAD + "a.example,satire\na.example,biased\na.example,satire\n", scale="words").sets
    assert [e.value for e in found.entries] == ["satire; biased"]


def test_of_two_grades_for_one_place_neither_is_kept():
    found = imported(HEAD + "a.example,1\nwww.a.example,2\nb.example,1\n", scale="1..5")
    assert [e.place for e in found.sets[0].entries] == ["b.example"]


def test_the_nearest_place_counts_for_each_rater():
    sets = (
        RatingSet(
            rater=rater,
            scale="0..1",
            date="2019",
            file="f",
            imported=NOW,
            entries=tuple(RatingEntry(p, "1", "observed", None, None, None) for p in places),
        )
        for rater, places in {"One": ("a.example", "a.example/en"), "Two": ("a.example",)}.items()
    )
    ratings = Ratings(sets)
    assert [(r.rater, r.place) for r in ratings.at("https://news.a.example/en/story?x")] == [
        ("One", "a.example/en"),
        ("Two", "a.example"),
    ]
    assert [r.place for r in ratings.at("http://a.example/english")] == ["a.example", "a.example"]
    assert ratings.at("https://b.example/") == ratings.at("not an address") == ratings.at("http://[") == ()


def test_sets_are_added_forgotten_and_brought_back(tmp_path):
    path = tmp_path / "deep" / "ratings.jsonl"
    first, second = one_set(a="10"), one_set("S", a="90")
    append_records(path, [first])
    append_records(path, [second, first])
    assert [k.told.rater for k in sets_in(path)] == ["R", "S"]
    append_records(path, [Forgotten(set=first.id, made=NOW)])
    before = path.read_bytes()
    assert [r.rater for r in read_ratings(path).of(["a.example"])] == ["S"]
    append_records(path, [first])
    assert [r.rater for r in read_ratings(path).of(["a.example"])] == ["R", "S"]
    assert path.read_bytes().startswith(before)


def test_a_line_that_is_no_set_is_named(tmp_path):
    path = tmp_path / "ratings.jsonl"
    append_records(path, [one_set(a="1")])
    path.write_bytes(path.read_bytes() + b'{"kind": "se')
    with pytest.raises(InputError, match=r"ratings.jsonl line 2 is no rating set"):
        read_ratings(path)


def test_the_digest_follows_what_the_sets_say():
    digests = [
        digest_of(Ratings(sets))
        for sets in ((), (one_set(a="1"),), (one_set(a="2"),), (one_set(a="1", date="2020"),), (one_set("S", a="1"),))
    ]
    assert digests[0] is None
    assert len(set(digests)) == 5
    later = one_set(a="1").model_copy(update={"imported": datetime(2027, 1, 1, tzinfo=UTC)})
    assert digest_of(Ratings([later])) == digests[1]


def test_only_the_places_asked_for_are_handed_on():
    (kept,) = narrowed(Ratings([one_set(a="1", b="2"), one_set("S", b="3")]), {"a.example"})
    assert [(kept.rater, e.place) for e in kept.entries] == [("R", "a.example")]


VALUES = st.lists(st.tuples(st.sampled_from("QRST"), st.integers(0, 100)), max_size=5)


@given(VALUES)
def test_r_lies_in_the_range_of_the_rubric_and_belongs_to_one_rater(values):
    found = trust_of([rating(str(v), rater=r) for r, v in dict(values).items()], "2020-01-01")
    if not values:
        assert found is None
        return
    assert 0.55 <= found.r <= 0.75
    assert found.r == pytest.approx(0.55 + 0.2 * min(dict(values).values()) / 100)


@given(VALUES, st.integers(0, 100))
def test_one_more_rater_never_makes_a_witness_count_for_more(values, more):
    few = [rating(str(v), rater=r) for r, v in dict(values).items()]
    before = trust_of(few, "2020")
    after = trust_of([*few, rating(str(more), rater="Z")], "2020")
    assert before is None or after.r <= before.r


@pytest.mark.parametrize(
    "given_rating",
    [
        pytest.param(rating(basis="imputed"), id="imputed"),
        pytest.param(rating(basis="not stated"), id="nobody says"),
        pytest.param(rating("left", scale="bias"), id="no order"),
        pytest.param(rating(until="2019"), id="of an earlier body"),
        pytest.param(rating(since="2021"), id="of a later body"),
    ],
)
def test_what_sets_nothing_leaves_the_outlet_unrated(given_rating):
    assert trust_of([given_rating], "2020-06-01") is None


@pytest.mark.parametrize(
    ("day", "value"),
    [
        pytest.param("2018-01-01", "10", id="before all"),
        pytest.param("2019-07-01", "10", id="in the year of the first"),
        pytest.param("2020-12-31", "10", id="between"),
        pytest.param("2021-03-01", "90", id="in the month of the second"),
        pytest.param("2025", "90", id="after all"),
    ],
)
def test_the_rating_of_the_day_speaks(day, value):
    found = trust_of([rating("90", date="2021-03"), rating("10")], day)
    assert f"“{value}”" in found.reason


def test_the_reason_names_rater_date_and_value():
    assert trust_of([rating("35", rater="A Rater")], "2020").reason == "r .62: A Rater 2019 “35”"
    both = trust_of([rating("35", rater="A Rater"), rating("80", rater="B")], "2020")
    assert both.reason == "r .62: A Rater 2019 “35”, the least favourable of 2 raters"


def test_an_unrated_outlet_stays_as_the_rubric_has_it():
    assert RUBRIC.witnesses.unrated == 0.60
    assert RUBRIC.witnesses.rated_worst <= RUBRIC.witnesses.unrated <= RUBRIC.witnesses.rated_best


@pytest.mark.skipif(not SHARED.exists(), reason="public rating sets are not at ../shared/data/outlets")
@pytest.mark.parametrize("name", ["cred1", "mbfc"])
def test_public_lists_are_imported_but_for_few_rows(name):
    body = (SHARED / f"{name}.csv.gz").read_bytes()
    rows = gzip.decompress(body).count(b"\n")
    found = import_ratings(body, name, Statement(), Columns(), now=NOW)
    assert len(found.faults) < rows / 1000
    assert json.loads(found.sets[0].model_dump_json(by_alias=True))["schema"] == "ratings/1"
