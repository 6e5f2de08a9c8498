"""`verify refs add` in its own process, let through to one port of this machine: gather.py PORT STORE LIST|--resume.

Used by tests that kill it: the command itself has no way to be let through to a private address.
"""

import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from sources.fetch import AddressGuard
from verify.cli.fetching import WatchedClient
from verify.cli.gathering import ToAdd, add_all
from verify.cli.options import Asked


def main(port: int, store: str, listed: str) -> int:
    """The exit status."""
    guard = AddressGuard(ports=(port,), lookup=lambda name, at: ["127.0.0.1"], also_allowed=[("127.0.0.1", port)])
    wanted = ToAdd(resume=True) if listed == "--resume" else ToAdd(listed=listed)
    try:
        return add_all(wanted, Asked(store=Path(store)), opening=partial(WatchedClient, guard=guard))
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2], sys.argv[3]))
