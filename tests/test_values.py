"""The rubric as a value: what it starts from, what may be changed, and how little a change of its numbers moves."""

import itertools
import random
from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from sources.extract import extract
from sources.files import read_page
from sources.outlets import load_outlets
from tests.articles import apart
from tests.test_seeds import SEEDS
from verify.language import load_parser
from verify.model import ChainLink, Vouching
from verify.pipeline import take_apart
from verify.rubric.attribution import band_of, score_attribution
from verify.rubric.values import RUBRIC, Rubric


def test_nothing_can_be_written_into_the_rubric():
    with pytest.raises(TypeError):
        RUBRIC.bases["S9"] = 1.0


def test_what_is_not_changed_stays_as_the_rubric_has_it():
    changed = Rubric.model_validate({"bases": {"S2": 0.1}, "caps": {"anonymous only": 0.5}})
    assert (changed.bases["S2"], changed.bases["S8"]) == (0.1, RUBRIC.bases["S8"])
    assert (changed.caps["anonymous only"], changed.caps["unattributed"]) == (0.5, RUBRIC.caps["unattributed"])
    assert Rubric.model_validate({}) == RUBRIC


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"bases": {"S2": 1.2}}, id="a base above one"),
        pytest.param({"bases": {"S99": 0.2}}, id="a rung that is none"),
        pytest.param({"modifiers": {"charm": 0.2}}, id="a modifier that is none"),
        pytest.param({"relay": 0}, id="a factor of nought"),
        pytest.param({"bands": {"strong": 0.5}}, id="bands that do not go down"),
        pytest.param({"highest": 1.0}, id="certainty"),
    ],
)
def test_numbers_out_of_bounds_are_refused(given):
    with pytest.raises(ValidationError):
        Rubric.model_validate(given)


@pytest.mark.parametrize(
    ("text", "base"),
    [
        pytest.param("The mayor, Anna Berg, wrote on Facebook that the dam broke.", 0.20, id="unverified"),
        pytest.param("A user wrote on X that the dam broke.", 0.20, id="nobody we know"),
        pytest.param("Anna Berg wrote on her verified Facebook account that the dam broke.", 0.40, id="verified"),
        pytest.param("The ministry said on its official Telegram channel that the dam broke.", 0.40, id="official"),
    ],
)
def test_a_social_post_stands_on_its_account(text, base):
    found = score_attribution(apart(text, load_outlets()).account.vouchings[0])
    assert (found.level, found.steps[0].value) == ("SP", base)


def shaken(seed: int) -> Rubric:
    """The rubric with every base moved by up to ±20 % and every modifier by up to ±50 %, as its text has it."""
    chance = random.Random(seed)
    bases = {level: min(1.0, value * chance.uniform(0.8, 1.2)) for level, value in RUBRIC.bases.items()}
    modifiers = {name: value * chance.uniform(0.5, 1.5) for name, value in RUBRIC.modifiers.items()}
    return Rubric(bases=bases, modifiers=modifiers)


def test_shaking_every_number_hardly_changes_what_is_weak_on_the_seed():
    document = extract(read_page(str(SEEDS / "kremlin-left-iran.txt"), now=datetime.now(UTC)))
    article = take_apart(document, load_parser().parse(document), load_outlets())
    vouchings = [v for v in article.account.vouchings if not v.exempt]
    before = [score_attribution(v).score for v in vouchings]
    bands = weak = pairs = discordant = 0
    trials = 60
    for seed in range(trials):
        rubric = shaken(seed)
        after = [score_attribution(v, rubric).score for v in vouchings]
        bands += sum(band_of(a) != band_of(b) for a, b in zip(before, after, strict=True))
        weak += sum((a < 0.55) != (b < 0.55) for a, b in zip(before, after, strict=True))
        for (a, x), (b, y) in itertools.combinations(zip(before, after, strict=True), 2):
            pairs += a != b
            discordant += (a - b) * (x - y) < 0
    assert bands / (trials * len(vouchings)) <= 0.15
    assert weak / (trials * len(vouchings)) <= 0.05
    assert 1 - 2 * discordant / pairs >= 0.9


@pytest.mark.parametrize(
    ("level", "modifiers", "score"),
    [
        pytest.param("S7", ("link", "dated"), 0.87, id="ministry statement, linked and dated"),
        pytest.param("S8", ("link", "speaker quoted", "dated"), 0.97, id="named spokesman with link"),
        pytest.param("SP", (), 0.40, id="verified account"),
        pytest.param("SP", ("unverified account",), 0.20, id="unverified account"),
    ],
)
def test_more_sanity_points_of_the_rubric_hold(level, modifiers, score):
    chain = (ChainLink(source="s1", implied=False),)
    vouching = Vouching("c1", level, False, chain, modifiers, (), (), (), 0.5)
    assert score_attribution(vouching).score == pytest.approx(score, abs=1e-4)
