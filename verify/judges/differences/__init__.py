"""`differences.v1`: a difference shown, or no verdict."""

from verify.judges.differences.judge import Differences

__all__ = ["Differences"]
