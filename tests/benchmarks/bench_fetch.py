"""A thousand pages, faults in 30 % of requests, then a kill in the middle: python tests/benchmarks/bench_fetch.py [N].

Prints what the site's own log and the store say; exits 1 when a page is lost, a row stands twice, robots.txt or the
rate was not kept. Takes some two minutes for 1,000 pages.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from sources.store import Store  # noqa: E402
from tests.faulty import FaultySite  # noqa: E402

HOSTS = 20
DELAY_S = 0.05
WINDOW = 8
TOLERANCE_S = 0.015
"""How much closer requests may reach the site than they were sent: threads start when the machine lets them."""


def gather(site: FaultySite, folder: Path, listed: str) -> "subprocess.Popen[str]":
    told = {"CACHE": str(folder / "cache.sqlite"), "FETCH__PER_HOST_DELAY_S": str(DELAY_S), "FETCH__TIMEOUT_S": "4"}
    told |= {"FETCH__CONNECT_TIMEOUT_S": "2", "FETCH__CONCURRENCY": "16", "FETCH__REST_S": "1"}
    env = {**os.environ, **{f"SECONDSOURCE_{name}": value for name, value in told.items()}}
    command = [sys.executable, str(ROOT / "tests" / "gather.py"), str(site.port), str(folder / "s.sqlite"), listed]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)


def wanted(site: FaultySite, pages: int) -> list[str]:
    """Every page of the site over HOSTS names, and for each name one that is missing and one that robots.txt closes."""
    hosts = [f"ward{n}.example.org" for n in range(HOSTS)]
    urls = [site.url(n, hosts[n % HOSTS]) for n in range(pages)]
    urls += [site.url(pages + n, host) for n, host in enumerate(hosts)]
    return urls + [f"http://{host}:{site.port}/private/1" for host in hosts]


def closest(site: FaultySite) -> float:
    """Least seconds between requests to a host, as the site saw them: the mean over WINDOW, as one may be late."""
    times = defaultdict(list)
    for asked in site.log:
        times[asked.host].append(asked.at)
    spans = [each[n + WINDOW] - each[n] for each in map(sorted, times.values()) for n in range(len(each) - WINDOW)]
    return min(spans) / WINDOW


def whole(pages: int, folder: Path, *, kill: bool) -> list[str]:
    """What went wrong in one run over all pages, with a kill in the middle or without."""
    site = FaultySite(pages)
    listed = folder / "addresses.txt"
    listed.write_text("\n".join(wanted(site, pages)))
    began = time.monotonic()
    process = gather(site, folder, str(listed))
    if kill:
        for _ in range(pages // 2 + random.Random(1).randrange(50)):
            process.stdout.readline()  # type: ignore[union-attr]
        process.send_signal(signal.SIGKILL)
        process.communicate()
        with Store.open(folder / "s.sqlite") as store:
            kept = {row[0] for row in store._db.execute("SELECT url FROM fetches")}
        served_before = Counter(f"{asked.host}{asked.path}" for asked in site.log if asked.outcome == "page")
        process = gather(site, folder, "--resume")
    _, errors = process.communicate()
    took_s = time.monotonic() - began
    site.close()
    served = Counter(f"{asked.host}{asked.path}" for asked in site.log if asked.outcome == "page")
    again = [path for path, times in served.items() if times > 1]
    with Store.open(folder / "s.sqlite") as store:
        texts = [reference.document.text for reference in store.references()]
        states = dict(store._db.execute("SELECT state, count(*) FROM wanted GROUP BY state").fetchall())
        named = dict(store._db.execute("SELECT failure, count(*) FROM failed_fetches GROUP BY failure").fetchall())
        doubles = store._db.execute("SELECT count(*) - count(DISTINCT url) FROM fetches").fetchone()[0]
        left = len(store.unfinished())
        faults = list(store.upkeep().faults())
    asked = Counter(each.outcome for each in site.log)
    share = 1 - (asked["page"] + asked["robots"] + asked["missing"]) / sum(asked.values())
    sys.stdout.write(
        f"{'killed and resumed' if kill else 'in one go'}: {took_s:.0f} s, {sum(asked.values())} requests, "
        f"{share:.0%} of them faulty {dict(asked)}\n  ends {states}; failures {named}\n"
        f"  {len(set(texts))} of {pages} pages, {doubles} rows twice, {len(again)} pages served twice, "
        f"closest requests to a host {1000 * closest(site):.0f} ms (asked for: {1000 * DELAY_S:.0f} ms)\n"
    )
    if kill:
        recorded = [p for p in again if f"http://{p.replace('/page', f':{site.port}/page')}" in kept]
        sys.stdout.write(
            f"  at the kill {len(kept)} ends were stored and {sum(served_before.values())} pages served; "
            f"fetched again although stored: {len(recorded)}; on their way then, and fetched again: {len(again)}\n"
        )
    else:
        recorded = again
    wrong = [
        (len(set(texts)) != pages or len(texts) != pages, "a page was lost or stands twice"),
        (states != {"fetched": pages, "failed": HOSTS, "disallowed": HOSTS}, f"the ends are {states}"),
        (doubles or left or faults, f"{doubles} rows twice, {left} runs unfinished, {faults}"),
        (any(each.path.startswith("/private") for each in site.log), "robots.txt was not kept"),
        (closest(site) < DELAY_S - TOLERANCE_S, "the rate was not kept"),
        (bool(recorded), "what was stored was fetched again"),
        (process.returncode != 3, f"exit status {process.returncode}: {errors[-300:]}"),
    ]
    return [words for is_wrong, words in wrong if is_wrong]


def main(pages: int) -> int:
    """0 when nothing went wrong."""
    wrong: list[str] = []
    for kill in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            wrong += whole(pages, Path(folder), kill=kill)
    for words in wrong:
        sys.stdout.write(f"WRONG: {words}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
