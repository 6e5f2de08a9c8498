"""The report as one self-contained page: no network, no script needed; it prints, and it may be read aloud."""

from verify.reports.html.page import render

__all__ = ["render"]
