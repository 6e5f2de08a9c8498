"""Texts to sentences with tokens, names, quotes. Only this room knows which parser does it."""

from verify.language.parser import Parser, load_parser
from verify.language.tree import Tree

__all__ = ["Parser", "Tree", "load_parser"]
