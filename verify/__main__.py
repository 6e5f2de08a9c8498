"""Where `verify` and `python -m verify` begin: before anything is loaded, so that Ctrl-C is heard from the start."""

import os
import sys

_INTERRUPTED = 130


def main() -> int:
    """Run the command line and give its exit status; an interruption while it loads ends like any other."""
    try:
        from verify.cli import main as run

        return run()
    except KeyboardInterrupt:
        # Nothing was begun yet, so nothing is lost; the line is the one that every later interruption gets.
        os.write(2, b"verify: interrupted; what was finished is kept\n")
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
