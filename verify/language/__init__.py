"""Texts to sentences with tokens, names, quotes. Only this room knows which parser does it."""

from verify.language.parser import Parser, load_parser

__all__ = ["Parser", "load_parser"]
