"""`differences.v1`: a difference shown, or no verdict."""

from verify.judges.differences.judge import Differences, compare

__all__ = ["Differences", "compare"]
