"""A person goes through the findings of one article; every answer is kept before the next question."""

import getpass
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from sources.errors import InputError
from verify.cli.deciding import article_in
from verify.cli.forms import columns, shows_colour
from verify.cli.line import examine
from verify.cli.notices import Notices
from verify.cli.options import Asked
from verify.cli.output import write_out
from verify.cli.shelf import open_shelf, settings_of
from verify.cli.status import Status
from verify.model import AssessedClaim, Decision, Report
from verify.reports.asking import Item, card, open_items
from verify.reviews import (
    Spoken,
    append_records,
    carry_over,
    claim_words,
    in_force,
    put_on_record,
    read_records,
)
from verify.reviews.carrying import is_same_article
from verify.reviews.recording import Subject

CHOICES = "[a]ccept  [d]ismiss  [r]ate the claim  [n]ote  [u]ndo  [s]kip  [q]uit  [?] > "
HELP = """\
  a  the finding is right: it stays until the text is mended
  d  dismiss the finding, with a reason; it no longer counts for --fail-on
  r  give the claim a rating in your own words, with grounds and, if published, its address
  n  put a note on the claim
  u  undo the last decision; the record of it stays
  s  pass this one over; it is asked again the next time
  q  stop here; everything is kept, and the next call goes on from here
"""


class Desk(NamedTuple):
    """What a session needs from outside."""

    ask: Callable[[str], str]
    """Shows a prompt and gives back the answer; raises EOFError at the end."""
    show: Callable[[str], None]
    now: Callable[[], datetime]
    by: str
    path: Path
    """The file of decisions."""


def review_article(name: str, asked: Asked, *, by: str | None, every_claim: bool) -> Status:
    """Check the article, then ask about its findings until none is left or the person stops."""
    if name == "-":
        raise InputError("- cannot be reviewed: standard input carries your answers; save the article to a file first")
    notices, settings = Notices(quiet=asked.quiet, verbose=asked.verbose), settings_of(asked)
    with open_shelf(asked, notices) as shelf:
        outcomes = list(examine([name], shelf, notices))
    notices.clear()
    reports = [outcome for outcome in outcomes if isinstance(outcome, Report)]
    if not reports:
        return Status.MISUSE
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    who = by or settings.reviewer or getpass.getuser()
    desk = Desk(_ask, write_out, lambda: datetime.now(UTC), who, settings.reviews_path)
    for report in reports:
        Session(report, desk, notices).run(every_claim=every_claim)
    return Status.DONE


def _ask(prompt: str) -> str:
    write_out(prompt)
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    if not sys.stdin.isatty():
        write_out("\n")
    return line.strip()


class Session:
    """One article, one person, one file of decisions."""

    def __init__(self, report: Report, desk: Desk, notices: Notices) -> None:
        """Reads what was decided before."""
        self._bare, self._desk, self._article = report, desk, article_in(report)
        kept = read_records(desk.path)
        for line in kept.unreadable:
            notices.note(line)
        self._records = list(kept.records)
        self._skipped: set[tuple[str, str]] = set()
        self._made = 0
        self._report = carry_over(report, self._records, self._article)

    def run(self, *, every_claim: bool) -> None:
        """Ask until nothing is open or the person stops; says at the end what was done and what is left."""
        try:
            while items := self._open(every_claim=every_claim):
                left = f"{len(items)} left" if len(items) > 1 else "the last one"
                self._desk.show(
                    f"\n── {left} ──\n{card(self._report, items[0], width=columns(), colour=shows_colour())}"
                )
                while not self._answer(items[0]):
                    pass
        except EOFError:
            self._desk.show("\n")
        items = self._open(every_claim=every_claim)
        skipped = f", {len(self._skipped)} passed over" if self._skipped else ""
        self._desk.show(f"{self._made} recorded{skipped}, {len(items)} left; kept in {self._desk.path}\n")

    def _open(self, *, every_claim: bool) -> list[Item]:
        items = open_items(self._report, every_claim=every_claim)
        return [item for item in items if item.key not in self._skipped]

    def _answer(self, item: Item) -> bool:
        """Take one answer; whether the next item is due."""
        choice = self._desk.ask(CHOICES).lower()[:1]
        code = item.finding.code if item.finding else None
        if choice == "q":
            raise EOFError
        if choice == "s":
            self._skipped.add(item.key)
            return True
        if choice in {"a", "d"} and code is None:
            self._desk.show("  nothing was found here: rate the claim, note, or go on\n")
            return False
        if choice == "a":
            return self._keep(item.claim, Spoken("accept", code=code))
        if choice == "d":
            words = self._desk.ask("  reason: ")
            return bool(words) and self._keep(item.claim, Spoken("dismiss", words, code=code))
        return self._say_more(choice, item)

    def _say_more(self, choice: str, item: Item) -> bool:
        if choice == "r":
            rated = self._rate(item.claim)
            return rated and item.finding is None
        if choice == "n":
            words = self._desk.ask("  note: ")
            if words:
                self._keep(item.claim, Spoken("note", words))
            return False
        if choice == "u":
            return self._undo()
        self._desk.show(HELP)
        return False

    def _rate(self, claim: AssessedClaim) -> bool:
        rating = self._desk.ask("  rating, in your words: ")
        if not rating:
            return False
        value = self._desk.ask("  from 1, worst, to 5, best (or nothing): ")
        words = self._desk.ask("  what it rests on (or nothing): ")
        url = self._desk.ask("  address of the published check (or nothing): ")
        if value and value not in {"1", "2", "3", "4", "5"}:
            self._desk.show(f"  {value!r} is none of 1 to 5: not kept, rate again\n")
            return False
        number = int(value) if value else None
        return self._keep(claim, Spoken("decide", words, rating=rating, value=number, url=url or None))

    def _undo(self) -> bool:
        """Undo the person's last decision about this article that stands."""
        mine = [
            r for r in in_force(self._records) if r.by == self._desk.by and is_same_article(r.article, self._article)
        ]
        if not mine:
            self._desk.show("  there is nothing of yours to undo\n")
            return False
        last = mine[-1]
        self._add(self._recorded(Spoken("undo", undoes=last.id), Subject(self._article, last.claim)))
        self._skipped.clear()
        self._desk.show(f"  undone: {last.kind} {last.code or last.rating or ''}\n")
        return True

    def _keep(self, claim: AssessedClaim, spoken: Spoken) -> bool:
        try:
            record = self._recorded(spoken, Subject(self._article, claim_words(self._bare, claim)))
        except ValidationError as err:
            self._desk.show(f"  not kept: {err.errors()[0]['msg'].removeprefix('Value error, ')}\n")
            return False
        self._add(record)
        return True

    def _recorded(self, spoken: Spoken, subject: Subject) -> Decision:
        return put_on_record(spoken, subject, by=self._desk.by, made=self._desk.now())

    def _add(self, record: Decision) -> None:
        append_records(self._desk.path, _one(record))
        self._records.append(record)
        self._made += 1
        self._report = carry_over(self._bare, self._records, self._article)


def _one(record: Decision) -> Iterable[Decision]:
    return (record,)
