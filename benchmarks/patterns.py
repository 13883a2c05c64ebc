"""Looks for regular expressions that take more than linear time on hostile text.

    python benchmarks/patterns.py [--only WORD] [--list]

Tries every pattern that can run on a draft (`tests/fuzz/patterns.py` gathers them): the regexes of
the rule packs that ship, those in our modules, and those of Presidio's recognizers that we use.
Each is searched for, or matched, as the code does, in strings made of repetitions of what its own
parts match, with and without something behind that no part matches, of 8,000 code points; where
that takes long, in longer ones up to 100,000. Printed is every pattern whose time grows faster than
linearly (exponent above 1.4), with the place that it is from, the text that showed it and the time.
The tests try fewer strings with each.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.fuzz.patterns import gathered, pumps

SCREEN = 8_000
"""Code points of the first strings."""
LENGTHS = (2_000, SCREEN, 32_000, 100_000)
SLOW = 0.004
"""Seconds on the first strings from which a pattern is looked at more closely."""
GROWTH = 1.4
PATIENCE = 60
"""Seconds for one pattern, all strings together."""
MOST = 160
"""Strings tried with one pattern."""


def main() -> None:
    """Print the patterns that grow too fast, and how many were tried."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--only", default="", help="places that contain this")
    options.add_argument("--list", action="store_true", help="print every pattern's place")
    args = options.parse_args()
    tried = bad = strings = 0
    for one in gathered():
        if args.only not in one.place:
            continue
        tried += 1
        strings += len(pumps(one.pattern.pattern, MOST))
        if args.list:
            print(one.place, *sorted(one.how))
        for how in sorted(one.how):
            told = examined(one.pattern, how)
            if told:
                bad += 1
                print(f"{one.place}\t{how}\t{told}\t{one.pattern.pattern[:90]!r}", flush=True)
    print(f"{tried} patterns, {strings} strings, {bad} times faster growth than linear")


def examined(pattern: Any, how: str) -> str:
    """What shows that the pattern grows faster than linearly; empty when nothing does."""
    receiver, sender = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_tell, args=(sender, pattern, how))
    child.start()
    sender.close()
    told = "does not end"
    if receiver.poll(PATIENCE):
        told = receiver.recv()
    child.kill()
    child.join()
    return told


def _tell(sender: Connection, pattern: Any, how: str) -> None:
    sender.send(_examined(pattern, how))


def _examined(pattern: Any, how: str) -> str:
    for before, pump, after in pumps(pattern.pattern, MOST):
        if _seconds(pattern, how, before, pump, after, SCREEN) < SLOW:
            continue
        times = []
        for length in LENGTHS:
            times.append(max(1e-5, _seconds(pattern, how, before, pump, after, length)))
            if times[-1] > 1:
                break
        if len(times) > 1:
            steps = math.log(LENGTHS[len(times) - 1] / LENGTHS[len(times) - 2])
            exponent = math.log(times[-1] / times[-2]) / steps
            if exponent > GROWTH:
                shown = ascii((before, pump, after))
                return f"{exponent:.1f}\t{times[-1]:.2f} s at {LENGTHS[len(times) - 1]}\t{shown}"
    return ""


def _seconds(pattern: Any, how: str, before: str, pump: str, after: str, length: int) -> float:
    text = before + pump * (length // len(pump)) + after
    start = time.process_time()
    if how == "search":
        for _ in pattern.finditer(text):
            pass
    elif how == "match":
        pattern.match(text)
    else:
        pattern.fullmatch(text)
    return time.process_time() - start


if __name__ == "__main__":
    main()
