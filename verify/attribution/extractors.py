"""Extractors: the names under which ways of finding attributions are known."""

from collections.abc import Callable

from sources.registry import Registry
from verify.attribution.reporting import Reporting
from verify.language import Tree
from verify.model import ParsedText

Extractor = Callable[[ParsedText, Tree], tuple[Reporting, ...]]
"""Gives all attributions of a text, in the order of their cues."""

EXTRACTORS = Registry(
    "extractor",
    {
        "rules.v1": "verify.attribution.extract:find_reportings",
        "crf.v2": "verify.attribution.learned.joined:find_reportings",
        "joined.v2": "verify.attribution.learned.joined:find_rules_first",
    },
)
