"""`differences.v1`: a difference shown, or no verdict."""

from verify.judges.differences.judge import Differences, compare, read_text

__all__ = ["Differences", "compare", "read_text"]
