"""Reports beside imported ratings: shown one by one, weighed only in corroboration, frozen with what used them."""

import io
import json
import os
import re
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.model import Reference
from sources.outlets import load_outlets
from sources.outlets.ratings import NO_RATINGS, RatingEntry, Ratings, RatingSet
from tests.articles import document_of, reference_of
from tests.line import tools_of
from verify.cli import main
from verify.cli.status import Status
from verify.model import Report
from verify.pipeline import check
from verify.reports.html import render as as_html
from verify.reports.markdown import render as as_markdown
from verify.reports.terminal import render as as_text
from verify.settings import Parts, Settings, read_settings

FLOOD = "The flood killed 12 people in Oakford, Le Monde reported. Two bridges fell before dawn, officials said."
BODY = "The flood killed 12 people in Oakford. Two bridges fell before dawn and the school was closed for the week."
NOW = datetime(2026, 1, 5, tzinfo=UTC)


def at(url: str, body: str = BODY) -> Reference:
    """A reference page at an address."""
    reference = reference_of(body, publisher="Vale Tribune")
    return reference.model_copy(update={"document": reference.document.model_copy(update={"url": url})})


def rated(*told: tuple[str, str, str], scale: str = "0..100", basis: str = "observed") -> Ratings:
    """Sets of (rater, place, value)."""
    return Ratings(
        RatingSet(
            rater=rater,
            scale=scale,
            date="2019",
            file="f",
            imported=NOW,
            entries=(RatingEntry(place, value, basis, None, None, None),),
        )
        for rater, place, value in told
    )


def report_with(ratings: Ratings, *urls: str) -> Report:
    references = [at(url) for url in urls or ("https://vale.example/a",)]
    return check(document_of(FLOOD), tools_of(load_outlets(), *references)._replace(ratings=ratings))


RATED = st.lists(
    st.tuples(
        st.sampled_from(["One", "Two"]),
        st.sampled_from(["vale.example", "lemonde.fr", "example"]),
        st.integers(0, 100).map(str),
    ),
    max_size=4,
)


@settings(max_examples=12, deadline=None)
@given(RATED, st.sampled_from(["observed", "imputed", "not stated"]))
def test_no_rating_changes_the_strength_of_an_attribution(told, basis):
    plain, with_ratings = report_with(NO_RATINGS), report_with(rated(*told, basis=basis))
    assert [c.attribution for c in with_ratings.claims] == [c.attribution for c in plain.claims]
    assert [c.true.status for c in plain.claims].count("supported") >= 1


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 100))
def test_a_rating_moves_p_only_within_the_range_of_the_rubric_and_the_steps_sum_to_it(value):
    found = next(c for c in report_with(rated(("One", "vale.example", str(value)))).claims if c.true.steps)
    votes = [s for s in found.true.steps if "r ." in s.name]
    assert len(votes) == 1
    r = float(re.search(r"r (\.\d+)", votes[0].name)[1])
    assert r == pytest.approx(0.55 + 0.2 * value / 100, abs=0.006)
    assert found.true.p is None or found.true.p <= 0.75 + 1e-9


def test_a_step_names_rater_date_and_value_and_who_else_there_is():
    told = rated(("A Rater", "vale.example", "35"), ("Another", "vale.example", "90"))
    found = next(c for c in report_with(told).claims if c.true.steps)
    assert any(
        s.name.endswith(", r .62: A Rater 2019 “35”, the least favourable of 2 raters") for s in found.true.steps
    )


@pytest.mark.parametrize(
    "ratings",
    [
        pytest.param(rated(("One", "other.example", "5")), id="another outlet rated"),
        pytest.param(rated(("One", "vale.example", "5"), basis="imputed"), id="imputed"),
        pytest.param(rated(("One", "vale.example", "satire"), scale="words"), id="no order"),
    ],
)
def test_an_unrated_outlet_counts_as_without_any_ratings(ratings):
    assert report_with(ratings).claims == report_with(NO_RATINGS).claims


HOSTILE = "<script>x</script> [a](http://b) \x1b[31m"


def test_every_form_shows_rater_value_scale_date_and_basis_side_by_side():
    told = rated(("A Rater", "lemonde.fr", "85"), ("Another", "lemonde.fr", "20"), ("Third", "vale.example", "7"))
    report = report_with(told)
    for shown in (as_html(report), as_markdown(report), as_text(report, width=200, full=True)):
        words = " ".join(re.sub(r"<[^>]+>|\\", "", shown).split())
        for line in ("A Rater: 85 on 0..100, 2019, observed", "Another: 20 on 0..100", "Third: 7 on 0..100"):
            assert line in words
    assert "Third 2019 “7”" in as_text(report, width=200)
    assert "A Rater" not in as_text(report, width=200)
    facts = json.loads(report.to_json())
    (monde,) = (o for o in facts["outlets"] if o["key"] == "le-monde")
    assert [r["value"] for r in monde["ratings"]] == ["85", "20"]
    assert facts["unlisted"][0]["place"] == "vale.example"
    assert Report.model_validate(facts) == report


def test_a_report_without_ratings_says_not_rated_and_lists_none():
    report = report_with(NO_RATINGS)
    assert "not rated" in as_html(report)
    assert "What raters say" not in as_text(report, width=200, full=True) + as_markdown(report)
    assert "unlisted" not in json.loads(report.to_json())


def test_a_raters_words_are_harmless_in_every_form():
    report = report_with(rated((HOSTILE, "vale.example", HOSTILE), scale="words " + HOSTILE))
    assert "<script>x" not in as_html(report)
    assert "\x1b" not in as_text(report, full=True)
    assert "](http://b)" not in as_markdown(report)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A user who has set nothing and imported nothing."""
    for name in os.environ:
        if name.startswith("SECONDSOURCE_"):
            monkeypatch.delenv(name)
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(FLOOD, encoding="utf-8")
    (tmp_path / "list.csv").write_text("domain,rating\nlemonde.fr,85\nvale.example,7\n", encoding="utf-8")
    return tmp_path


IMPORT = ["outlets", "import", "list.csv", "--rater", "A Rater", "--date", "2019", "--scale", "0..100"]
OBSERVED = [*IMPORT, "--basis", "observed"]


def run(capsys, *arguments):
    status = main(list(arguments))
    return status, *capsys.readouterr()


def test_imported_ratings_are_listed_shown_forgotten_and_brought_back(home, capsys):
    assert run(capsys, *OBSERVED)[0] == Status.DONE
    _, line, _ = run(capsys, "outlets", "ratings", "--format", "json")
    facts = json.loads(line)
    assert (facts["rater"], facts["places"], facts["listed_outlets"], facts["observed"]) == ("A Rater", 2, 1, 2)
    assert "already there" in run(capsys, *OBSERVED)[2]
    _, shown, _ = run(capsys, "outlets", "show", "Le Monde", "vale.example", "reuters")
    assert re.search(r"A Rater +85 +0\.\.100 +2019 +observed", shown)
    assert "as a witness r .72: A Rater 2019 “85”" in shown
    assert "not in the registry" in shown
    assert "not rated" in shown
    assert run(capsys, "outlets", "forget", "A Rater")[0] == Status.DONE
    assert "A Rater" not in run(capsys, "outlets", "show", "lemonde.fr")[1]
    status, _, complaint = run(capsys, "outlets", "forget", "A Rater")
    assert (status, "in force are by none" in complaint) == (Status.MISUSE, True)
    run(capsys, *OBSERVED)
    assert "A Rater" in run(capsys, "outlets", "show", "lemonde.fr")[1]


def test_what_sets_nothing_is_told_at_the_import(home, capsys):
    assert "--basis observed lets it" in run(capsys, *IMPORT)[2]
    assert "has no order" in run(capsys, *OBSERVED[:-4], "--basis", "observed")[2]


@pytest.mark.parametrize(
    ("arguments", "status", "kept"),
    [([], Status.MISUSE, 0), (["--skip"], Status.IN_PART, 1)],
    ids=["none", "the rest"],
)
def test_of_a_file_with_a_bad_row_nothing_is_kept_unless_asked(home, capsys, arguments, status, kept):
    (home / "list.csv").write_text("domain,rating\nlemonde.fr,85\nvale.example,101\n", encoding="utf-8")
    found, _, said = run(capsys, *OBSERVED, *arguments)
    assert found == status
    assert "list.csv line 3: '101' lies outside the scale 0..100" in said
    assert len(run(capsys, "outlets", "ratings")[1].splitlines()) == kept


def digest(capsys, *arguments):
    status, out, _ = run(capsys, "check", "a.txt", "--offline", "--format", "json", *arguments)
    assert status == Status.DONE
    return json.loads(out)["settings"]


def test_the_settings_digest_changes_exactly_when_ratings_are_in_use(home, capsys):
    plain = digest(capsys)
    assert Parts(read_settings()).digest == Settings().digest
    run(capsys, *OBSERVED)
    assert digest(capsys) != plain
    assert digest(capsys, "--no-ratings") == plain
    os.environ["SECONDSOURCE_USE_RATINGS"] = "false"
    try:
        assert digest(capsys) == plain
    finally:
        del os.environ["SECONDSOURCE_USE_RATINGS"]
    run(capsys, "outlets", "forget", "A Rater")
    assert digest(capsys) == plain


def test_a_file_of_ratings_that_is_not_there_is_misuse(home, capsys):
    status, _, said = run(capsys, "check", "a.txt", "--offline", "--ratings", "none.jsonl")
    assert (status, "there are no ratings at none.jsonl" in said) == (Status.MISUSE, True)


def test_a_bundle_carries_the_ratings_it_used_and_no_others_and_replays_without_the_users_own(home, capsys):
    (home / "list.csv").write_text("domain,rating\nlemonde.fr,85\nother.example,7\n", encoding="utf-8")
    run(capsys, *OBSERVED)
    assert run(capsys, "freeze", "a.txt", "--offline", "-o", "b.zip")[0] == Status.DONE
    archive = zipfile.ZipFile(io.BytesIO((home / "b.zip").read_bytes()))
    kept = archive.read("ratings.jsonl").decode()
    assert "lemonde.fr" in kept
    assert "other.example" not in kept
    run(capsys, "outlets", "forget", "A Rater")
    assert run(capsys, "replay", "b.zip")[0] == Status.DONE


def test_a_bundle_made_without_ratings_replays_beside_them(home, capsys):
    assert run(capsys, "freeze", "a.txt", "--offline", "-o", "b.zip")[0] == Status.DONE
    assert "ratings.jsonl" not in zipfile.ZipFile(io.BytesIO((home / "b.zip").read_bytes())).namelist()
    run(capsys, *OBSERVED)
    assert run(capsys, "replay", "b.zip")[0] == Status.DONE
