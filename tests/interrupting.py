"""Ctrl-C in the middle of a command, so that a test that goes wrong fails instead of waiting for ever."""

import errno
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import AnyStr

PATIENCE_S = 60


def wait_for_reader(pipe: Path) -> None:
    """Return once somebody has opened the named pipe for reading; they then wait for words that never come."""
    deadline = time.monotonic() + PATIENCE_S
    while not _has_reader(pipe):
        assert time.monotonic() < deadline, f"nobody read {pipe} within {PATIENCE_S} s"
        time.sleep(0.05)


def _has_reader(pipe: Path) -> bool:
    try:
        os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
    except OSError as err:
        if err.errno != errno.ENXIO:
            raise
        return False
    return True


def interrupt(running: "subprocess.Popen[AnyStr]") -> "tuple[AnyStr, AnyStr]":
    """Press Ctrl-C and give back what the command still wrote.

    Pressed again after a while: Python drops an interrupt that falls into a destructor, and a person would press again.
    """
    for _ in range(3):
        running.send_signal(signal.SIGINT)
        try:
            return running.communicate(timeout=PATIENCE_S / 3)
        except subprocess.TimeoutExpired:
            continue
    running.kill()
    raise AssertionError("the command went on after three interrupts")
