"""Exit statuses: part of the contract, the same for every command."""

from enum import IntEnum


class Status(IntEnum):
    """What a command's end means to the shell that called it."""

    DONE = 0
    FINDINGS = 1
    """Done, and there are findings at or above `--fail-on`."""
    MISUSE = 2
    """Misuse or unreadable input; one line on stderr says which."""
    IN_PART = 3
    """Some inputs failed, each named on stderr and in the output's `problems`."""
    INTERRUPTED = 130
    """Ctrl-C; what was finished is kept."""
