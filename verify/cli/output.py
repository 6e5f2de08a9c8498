"""Where data leaves the program: standard output, or a file that is whole or not there at all."""

import os
import sys
import tempfile
from pathlib import Path

from verify.errors import OutputError


class ReaderGone(Exception):
    """Whoever read our standard output has closed it (`verify … | head`); there is nothing more to do."""


def open_closed_streams() -> None:
    """Put something in place of standard streams that were closed before we began (`>&-`), for which Python has None.

    Standard input is then empty, what goes to standard error is lost, and writing to standard output fails.
    """
    if sys.stdin is None:
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY), encoding="utf-8")
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def write_out(*contents: str | bytes) -> None:
    """Put text, as UTF-8, and bytes, as they are, on standard output at once, in order.

    Raises ReaderGone when the pipe is closed, and OutputError when the disk behind it is full.
    """
    try:
        for content in contents:
            if isinstance(content, bytes):
                if sys.stdout.isatty():
                    raise OutputError("this form is no text and the terminal cannot show it: give -o FILE, or a pipe")
                sys.stdout.buffer.write(content)
            else:
                sys.stdout.write(content)
            sys.stdout.flush()
    except BrokenPipeError as err:
        _silence_stdout()
        raise ReaderGone from err
    except OSError as err:
        _silence_stdout()
        raise OutputError(f"standard output cannot be written ({err.strerror}): redirect it elsewhere") from err


def _silence_stdout() -> None:
    # Python flushes stdout once more at exit and would complain about the closed pipe there.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def check_writable(path: Path) -> None:
    """Raise OutputError now if `path` can't be written, so that no long work is done for nothing."""
    try:
        if path.is_dir():
            raise OutputError(f"{path} is a folder: give the name of a file in it")
        if not path.parent.is_dir():
            raise OutputError(
                f"{path} cannot be written: there is no folder {path.parent}; create it or choose another"
            )
        if not os.access(path.parent if _is_replaceable(path) else path, os.W_OK):
            raise OutputError(f"{path} cannot be written: no permission; choose a place of your own")
    except OSError as err:
        raise OutputError(f"{path} cannot be written ({err.strerror}): choose another name") from err


def keep_apart(output: Path, article: str) -> None:
    """Raise OutputError when the report would take the place of the article it is about."""
    try:
        is_article = output.samefile(article)
    except (OSError, ValueError):
        return  # one of the two is not there yet, or is no file's name at all
    if is_article:
        raise OutputError(f"{output} is the article itself, which the report would overwrite: choose another name")


def write_whole(path: Path, content: str | bytes) -> None:
    """Write `content` to `path`, text as UTF-8, in one step: a reader sees the old file or the new one, never a half.

    Raises OutputError when it cannot be written; the old file then stands as it was.
    """
    check_writable(path)
    body = content.encode() if isinstance(content, str) else content
    try:
        if _is_replaceable(path):
            _replace(path.resolve(), body)
        else:
            path.write_bytes(body)
    except OSError as err:
        raise OutputError(f"{path} cannot be written ({err.strerror}): choose another place") from err


def _is_replaceable(path: Path) -> bool:
    """Devices and pipes (`/dev/stdout`) are written into; only what is missing or a plain file is replaced."""
    return not path.exists() or path.is_file()


def _replace(path: Path, body: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """Permissions the file would have had without the detour: its old ones, or what the umask leaves."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
