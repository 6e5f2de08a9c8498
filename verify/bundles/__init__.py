"""Bundles: a finished check with everything it read, in one file, so that it can be repeated and compared.

`freeze` keeps the article, the settings, the rules, the bytes of every page and the report; `replay` walks the line
again from these alone and must give the same report, byte for byte; `find_drift` reads the pages anew and says which
of them changed, moved or vanished.
"""

from verify.bundles.drift import Drift, find_drift
from verify.bundles.freezing import Circumstances, Taken, freeze
from verify.bundles.manifest import Manifest
from verify.bundles.recording import Recorder
from verify.bundles.replaying import Replayed, frozen_report, replay
from verify.bundles.zipping import Bundle, read_bundle

__all__ = [
    "Bundle",
    "Circumstances",
    "Drift",
    "Manifest",
    "Recorder",
    "Replayed",
    "Taken",
    "find_drift",
    "freeze",
    "frozen_report",
    "read_bundle",
    "replay",
]
