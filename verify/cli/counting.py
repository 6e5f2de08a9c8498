"""How far a long run has come: one line that is overwritten on a terminal, a plain line now and then elsewhere."""

from collections import Counter
from collections.abc import Callable, Mapping
from time import monotonic

from verify.cli.notices import Notices

STATES = ("fetched", "not modified", "unreadable", "disallowed", "refused", "failed")
PLAIN_EVERY_S = 10.0


class Progress:
    """Counts of addresses by what became of them."""

    def __init__(self, notices: Notices, total: int, *, clock_s: Callable[[], float] = monotonic) -> None:
        """`total` addresses are queued; `clock_s` gives seconds that never go back."""
        self._notices = notices
        self._total = total
        self._counts: Counter[str] = Counter()
        self._clock_s = clock_s
        self._told_at = clock_s()

    def count(self, state: str) -> None:
        """One address more has come to its end."""
        self._counts[state] += 1
        self._notices.progress(f"{sum(self._counts.values())}/{self._total}  {told(self._all(), ' · ')}")
        now = self._clock_s()
        if now - self._told_at >= PLAIN_EVERY_S:
            self._told_at = now
            self._notices.waypoint(f"{sum(self._counts.values())} of {self._total} addresses: {told(self._all())}")

    def close(self) -> None:
        """Says what became of all of them, where there were several."""
        if self._total > 1:
            self._notices.note(f"{self._total} addresses: {told(self._all())}")

    def _all(self) -> Mapping[str, int]:
        return {**self._counts, "queued": self._total - sum(self._counts.values())}


def told(counts: Mapping[str, int], between: str = ", ") -> str:
    """The counts that are not nought, in words: `fetched 12, failed 3, queued 84`."""
    return between.join(f"{state} {counts[state]}" for state in (*STATES, "queued") if counts.get(state))
