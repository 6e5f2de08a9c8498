"""The word lists that tell an outlet's name from the same word used otherwise; their text is `words.toml`."""

import tomllib
from functools import cache, cached_property
from importlib.resources import files

from pydantic import Field, ValidationError

from sources.errors import RegistryError
from sources.model import Frozen
from sources.outlets.folding import fold


class Words(Frozen):
    """Words by the part they play around a name, folded."""

    ordinary: frozenset[str] = Field(description="Names that are everyday words: they need a cue beside or near them.")
    wordlike: frozenset[str] = Field(description="Names that also occur inside other names: their neighbours count.")
    reporting: frozenset[str] = Field(description="Verbs and phrases' words that report: said, wrote, according.")
    media: frozenset[str] = Field(description="Nouns that make the name beside them an outlet: newspaper, agency.")
    before: frozenset[str] = Field(description="Words that may stand capitalised before a name without joining it.")
    after: frozenset[str] = Field(description="Words that may follow a name without joining it.")
    calendar: frozenset[str] = Field(description="Weekdays and months, capitalised wherever they stand.")
    places: frozenset[str] = Field(description="Words that make what precedes them a street, place, event or thing.")

    @cached_property
    def cues(self) -> frozenset[str]:
        """Words that speak for an outlet: it reports, or it is called one."""
        return self.reporting | self.media

    @cached_property
    def loners(self) -> frozenset[str]:
        """Words that may stand capitalised before a name without being part of it."""
        return self.before | self.cues | self.calendar


@cache
def load_words() -> Words:
    """The lists as shipped.

    Raises RegistryError when the file is not as `Words` wants it.
    """
    raw = tomllib.loads(files("sources.outlets").joinpath("words.toml").read_text(encoding="utf-8"))
    try:
        return Words(**{key: frozenset(fold(word).text for word in _flat(value)) for key, value in raw.items()})
    except (ValidationError, TypeError) as err:
        raise RegistryError(f"words.toml: {err}; each list must be one of {', '.join(Words.model_fields)}") from err


def _flat(value: object) -> list[str]:
    """The words of one entry: a table of languages with space-separated words each, or a list of names."""
    if isinstance(value, dict):
        return [word for words in value.values() for word in str(words).split()]
    if isinstance(value, list):
        return [str(name) for name in value]
    raise TypeError(f"{value!r} is neither a table of languages nor a list of names")
