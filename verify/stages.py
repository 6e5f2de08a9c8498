"""`verify stage NAME`: one stage of the line over JSON Lines, in the order of the input, as it comes in."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from types import MappingProxyType
from typing import BinaryIO, Generic, Protocol, TypeVar

from pydantic import ValidationError

from sources.errors import SourceError, UnknownName
from verify import answers, records
from verify.errors import VerifyError
from verify.records import Asked, ErrorOut, Failure, Given
from verify.settings import Parts

BATCH = 32
"""Records answered together at most: enough for the parser to work in bulk, few enough to keep memory flat."""
CHUNK = 1 << 16
"""Bytes taken from a pipe at once; what stands in them whole is answered before more is read."""
LINE_CAP = 50_000_000
"""Bytes of one line; a longer one is skipped and answered with an error."""

In = TypeVar("In", bound=Asked)


class Stage(Generic[In]):
    """A stage as a stream sees it: what it takes, what it gives, and how."""

    def __init__(
        self, takes: type[In], gives: type[Given], run: Callable[[Sequence[In], Parts], Sequence[Given]]
    ) -> None:
        """`run` answers a batch, one answer a record, in order."""
        self.takes = takes
        self.gives = gives
        self._run = run

    def answer(self, lines: Sequence[bytes], parts: Parts) -> list[Given | ErrorOut]:
        """One answer for each line of JSON, in order; a record that fails gets an `ErrorOut`, the rest go on."""
        read = [_read(line, self.takes) for line in lines]
        good = [record for record in read if not isinstance(record, ErrorOut)]
        answers = iter(self._answer_all(good, parts))
        return [record if isinstance(record, ErrorOut) else next(answers) for record in read]

    def _answer_all(self, batch: Sequence[In], parts: Parts) -> Sequence[Given | ErrorOut]:
        try:
            return self._run(batch, parts)
        except Exception as err:  # noqa: BLE001 - a batch edge: one strange record must not take the others with it
            if len(batch) == 1:
                return [ErrorOut(id=batch[0].id, error=Failure(message=_sentence(err)))]
        return [answer for record in batch for answer in self._answer_all([record], parts)]


class AnyStage(Protocol):
    """A stage, whatever its records are."""

    gives: type[Given]

    @property
    def takes(self) -> type[Asked]:
        """Type of what comes in."""
        ...

    def answer(self, lines: Sequence[bytes], parts: Parts) -> list[Given | ErrorOut]:
        """One answer for each line."""
        ...


def _stage(takes: type[In], gives: type[Given], run: Callable[[Sequence[In], Parts], Sequence[Given]]) -> AnyStage:
    return Stage(takes, gives, run)


STAGES: Mapping[str, AnyStage] = MappingProxyType(
    {
        "attribute": _stage(records.TextIn, records.AttributeOut, answers.attribute),
        "claims": _stage(records.TextIn, records.ClaimsOut, answers.claims),
        "checkworthy": _stage(records.TextIn, records.CheckworthyOut, answers.checkworthy),
        "judge": _stage(records.JudgeIn, records.JudgeOut, answers.judge),
        "retrieve": _stage(records.RetrieveIn, records.RetrieveOut, answers.retrieve),
        "origins": _stage(records.OriginIn, records.OriginOut, answers.origins),
        "outlets": _stage(records.TextIn, records.OutletsOut, answers.outlets),
        "extract": _stage(records.ExtractIn, records.ExtractOut, answers.extract),
    }
)
WHOLE = frozenset({"origins"})
"""Stages that read every record before they answer the first: an origin is known only among all texts."""


def find_stage(name: str) -> AnyStage:
    """The stage called `name`; raises UnknownName, listing the known names."""
    if name not in STAGES:
        raise UnknownName(f"no stage is called {name!r}; known: {', '.join(STAGES)}")
    return STAGES[name]


def stream(name: str, source: BinaryIO, parts: Parts) -> Iterator[tuple[str, int]]:
    """Answers to the lines of `source`, as JSON Lines in bunches, each with its number of failures."""
    stage = find_stage(name)
    bunched = bunches(source)
    answered: Iterator[Sequence[Given | ErrorOut]] = (stage.answer(batch, parts) for batch in bunched)
    if name in WHOLE:
        answered = _answer_whole(bunched, parts)
    for given in answered:
        lines = "".join(answer.model_dump_json(by_alias=True) + "\n" for answer in given)
        yield lines, sum(isinstance(answer, ErrorOut) for answer in given)


def _answer_whole(bunched: Iterable[Sequence[bytes]], parts: Parts) -> Iterator[Sequence[Given | ErrorOut]]:
    """Answers in bunches once every line is read; of each text only what tells its origin is kept."""
    kept = [_keep(line, parts) for line in chain.from_iterable(bunched)]
    found = answers.origins_of([text for text in kept if not isinstance(text, ErrorOut)])
    answered = (text if isinstance(text, ErrorOut) else next(found) for text in kept)
    while bunch := list(islice(answered, BATCH)):
        yield bunch


def _keep(line: bytes, parts: Parts) -> answers.KeptText | ErrorOut:
    record = _read(line, records.OriginIn)
    if isinstance(record, ErrorOut):
        return record
    try:
        return answers.keep_text(record, parts)
    except Exception as err:  # noqa: BLE001 - a batch edge: one strange record must not take the others with it
        return ErrorOut(id=record.id, error=Failure(message=_sentence(err)))


def bunches(source: BinaryIO) -> Iterator[list[bytes]]:
    """Lines of `source` in bunches of at most `BATCH`, never waiting for more than stands in the pipe.

    Blank lines are left out; a line past `LINE_CAP` comes back cut to its beginning, which is no JSON any more.
    """
    rest = b""
    while chunk := _available(source):
        *lines, rest = (rest + chunk).split(b"\n")
        rest = rest[: LINE_CAP + 1]
        yield from _cut(lines)
    yield from _cut([rest])


def _available(source: BinaryIO) -> bytes:
    # read1 gives what is there; read would wait for a full chunk, and so would whoever waits for our answer.
    read = getattr(source, "read1", source.read)
    return bytes(read(CHUNK))


def _cut(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    kept = [line for line in lines if line.strip()]
    for start in range(0, len(kept), BATCH):
        yield kept[start : start + BATCH]


def _read(line: bytes, form: type[In]) -> In | ErrorOut:
    found: object = None
    if len(line) > LINE_CAP:
        return ErrorOut(
            id=None, error=Failure(message=f"the line is longer than {LINE_CAP / 1e6:g} MB; split the record")
        )
    try:
        found = json.loads(line)
        if b"\\u" in line:
            json.dumps(found, ensure_ascii=False).encode()  # half a surrogate pair is no character; no UTF-8 holds it
        return form.model_validate(found)
    except ValidationError as err:
        message = _complaint(err)
    except UnicodeEncodeError as err:
        message = f"the line holds {err.object[err.start]!a}, half a character; write both halves, or none"
    except (ValueError, RecursionError) as err:
        message = f"the line is not JSON ({err}); write one object a line"
    return ErrorOut(id=_id_of(found), error=Failure(message=message))


def _complaint(err: ValidationError) -> str:
    """The first thing that is wrong with a record: where, what, and the value, where it is short enough to show."""
    first = err.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "the record"
    if where.startswith("id."):
        return f"id: give a string or an integer, not {_short(first['input'])}"
    said = first["msg"].removeprefix("Value error, ")
    names_it = first["type"] in {"missing", "value_error"}
    return f"{where}: {said}" if names_it else f"{where}: {said}, not {_short(first['input'])}"


def _short(value: object) -> str:
    return json.dumps(value, default=repr)[:60]


def _id_of(found: object) -> str | int | None:
    """The record's id where it has a usable one, so that its error can be told apart."""
    given = found.get("id") if isinstance(found, dict) else None
    usable = isinstance(given, str | int) and not isinstance(given, bool) and str(given).isprintable()
    return given if usable else None


def _sentence(err: Exception) -> str:
    if isinstance(err, SourceError | VerifyError):
        return str(err)
    return f"{type(err).__name__}: {err}" if str(err) else type(err).__name__
