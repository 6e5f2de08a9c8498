"""Asking again after failures that may pass, with growing, jittered waits; a GET may always be asked again."""

from collections.abc import Callable
from typing import NamedTuple

from sources.errors import Unreachable
from sources.fetch.answer import Answer
from sources.fetch.deadline import Deadline
from sources.fetch.failures import BUSY_STATUSES

FIRST_WAIT_S = 0.2
LONGEST_WAIT_S = 2.0
JITTER_S = 0.3


class _Busy(Exception):
    """A signal to the loop below, never seen outside."""

    def __init__(self, answer: Answer, after_s: float | None) -> None:
        super().__init__(answer.status)
        self.answer = answer
        self.after_s = after_s


class Attempts(NamedTuple):
    """How often to ask, and until when."""

    most: int
    deadline: Deadline

    def wait_after(self, error: Exception) -> bool | float:
        """What stamina's hook wants: False for no more, True for the next growing wait, a float for that wait.

        Where the host named a time itself the float is 0: its rates hold the next request back by just that much.
        """
        left = self.deadline.left()
        if isinstance(error, _Busy) and error.after_s is not None:
            return 0.0 if error.after_s < left else False
        may_pass = isinstance(error, _Busy) or (isinstance(error, Unreachable) and error.may_pass)
        return may_pass and left > LONGEST_WAIT_S


def with_retries(
    ask: Callable[[], Answer], attempts: Attempts, *, wanted_pause: Callable[[Answer], float | None]
) -> Answer:
    """The first answer that is not a passing failure, or else the last one that came.

    `wanted_pause` gives the seconds that a busy answer asks for. Raises what `ask` raised last.
    """
    import stamina  # loaded with the first request

    stamina.instrumentation.set_on_retry_hooks([])  # its own log lines would mix with our output
    try:
        for attempt in stamina.retry_context(
            on=attempts.wait_after,
            attempts=attempts.most,
            timeout=None,
            wait_initial=FIRST_WAIT_S,
            wait_max=LONGEST_WAIT_S,
            wait_jitter=JITTER_S,
        ):
            with attempt:
                return _unless_busy(ask(), wanted_pause)
    except _Busy as busy:
        return busy.answer
    raise AssertionError("stamina gives at least one attempt")


def _unless_busy(answer: Answer, wanted_pause: Callable[[Answer], float | None]) -> Answer:
    if answer.status in BUSY_STATUSES:
        raise _Busy(answer, wanted_pause(answer))
    return answer
