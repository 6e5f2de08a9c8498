"""Who says it: cue to source and content, to type, to chain, to rung of the ladder."""

from verify.attribution.attribute import NAME, attribute_text
from verify.attribution.chains import trace_chains
from verify.attribution.naming import Namer
from verify.attribution.sentences import SentenceLevel, sentence_levels
from verify.attribution.setting import Account, Setting

__all__ = ["NAME", "Account", "Namer", "SentenceLevel", "Setting", "attribute_text", "sentence_levels", "trace_chains"]
