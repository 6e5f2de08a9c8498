"""The written forms of an outlet's names, and whether a text's spelling is one of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from sources.model import Outlet
from sources.outlets.folding import fold
from sources.outlets.words import Words

Grade = Literal["plain", "wordlike", "ordinary"]

_ARTICLE = "The "
_WORD = re.compile(r"[^\W_]+")


class Form(NamedTuple):
    """One way to write one outlet."""

    written: str
    key: str
    has_article: bool
    """Whether it begins with the English article, as part of the name."""
    grade: Grade
    """How much of the surroundings must agree: nothing, the neighbours, or neighbours and a cue."""
    is_acronym: bool
    """Whether case must be exactly as written."""


def forms_of(outlets: Iterable[Outlet], words: Words) -> Mapping[str, tuple[Form, ...]]:
    """Every folded name with the forms it may stand for; several where outlets share a name.

    A name of more than one word that begins with "The" is also known without it, and each domain is a name.
    """
    forms: defaultdict[str, list[Form]] = defaultdict(list)
    for outlet in outlets:
        for written in dict.fromkeys((*_written_names(outlet), *outlet.domains)):
            folded = fold(written).text
            forms[folded].append(_form(written, folded, outlet.key, words))
    return {folded: tuple(dict.fromkeys(same)) for folded, same in forms.items()}


def _written_names(outlet: Outlet) -> Iterable[str]:
    for written in (outlet.name, *outlet.names):
        yield written
        if written.startswith(_ARTICLE) and " " in written[len(_ARTICLE) :]:
            yield written[len(_ARTICLE) :]


def _form(written: str, folded: str, key: str, words: Words) -> Form:
    has_article = written.startswith(_ARTICLE)
    core = folded[len(_ARTICLE) :] if has_article else folded
    grade: Grade = "ordinary" if core in words.ordinary else "wordlike" if core in words.wordlike else "plain"
    letters = "".join(_WORD.findall(written))
    is_acronym = " " not in written and "." not in written and (letters.isupper() or letters.islower())
    return Form(written, key, has_article, grade, is_acronym and written != written.swapcase())


def is_spelled(form: Form, found: str) -> bool:
    """Whether `found`, which folds to the form, keeps its capitals: a sun is not The Sun, nor Ap the AP.

    Acronyms want their very case. Other words want their first capital, except the article; full capitals pass,
    and a name that is a domain passes in any case.
    """
    if found == form.written or "." in form.written:
        return True
    if form.is_acronym:
        return False
    wanted, given = _WORD.findall(form.written), _WORD.findall(found)
    first = int(form.has_article)
    pairs = zip(wanted[first:], given[first:], strict=False)
    return all(_keeps_capitals(want, have) for want, have in pairs)


def _keeps_capitals(wanted: str, given: str) -> bool:
    if len(wanted) > 1 and wanted.isupper():
        return given.isupper()
    return not wanted[0].isupper() or not given[0].islower()
