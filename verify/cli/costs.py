"""What an article's check cost where a judge is asked over the network: how often, how long, how many tokens."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from verify.model import JudgeCalls, Report

if TYPE_CHECKING:
    from verify.judges import Judge


def counting(judge: "Judge", check: Callable[[], Report]) -> Report:
    """The report that `check` gives, with what `judge` was asked for it; as it is where judging costs nothing."""
    before = len(getattr(judge, "calls", ()))
    report = check()
    calls = getattr(judge, "calls", ())[before:]
    if not calls:
        return report
    asked = JudgeCalls(
        judge=judge.name,
        asked=len(calls),
        seconds=round(sum(call.latency_s for call in calls), 3),
        tokens_in=sum(call.tokens_in for call in calls),
        tokens_out=sum(call.tokens_out for call in calls),
    )
    return report.model_copy(update={"judge_calls": asked})
