"""Fuzz the readers, guided by the code that their inputs reach.

    pip install ".[test,fuzz]"
    python scripts/fuzz.py [TARGET...] [--seconds N] [--seed N] [--list]

A TARGET is a name of tests/fuzz/targets.py, or a file name that tells a document's format, such as
`draft.docx`; without one, those of `BOUNDED`, which CI runs. Each is a process of its own and has
its share of the time, in all and by default a minute. It begins with the files that the tests
damage and with the kept corpus, and changes one part of an archive at a time. Inputs that reach
new code are kept below build/fuzz, where the next run goes on; so is `crash-...`, an input that
makes a target raise anything but an error of ours, `timeout-...` and `oom-...`. Copy such a file,
made small, into tests/fuzz/corpus/TARGET/ together with the repair: the tests read it from then on.
Exit code 1: there is one.

Atheris is Google's fuzzer for Python (Apache-2.0), with wheels for Linux.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
import pkgutil
import random
import re
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import atheris

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["redactor"]):
    import redactor

    for found in pkgutil.walk_packages(redactor.__path__, "redactor."):
        # Modules that are imported late would be passed by, their code unseen.
        if not found.name.startswith("redactor.training") and not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    from redactor.errors import RedactorError
    from tests.fuzz import seeds
    from tests.fuzz.targets import TARGETS, document

BOUNDED = [
    *("normalizer", "rule-pack", "log", "signatures", "sheet", "config", "decisions", "lists"),
    *("draft.md", "draft.html", "draft.docx", "draft.odt", "draft.pdf", "draft.eml", "mill.tex"),
]
"""What is run where no target is named."""
PATIENCE = 30
"""Seconds for one input."""
MEMORY = 2_048
"""Megabytes for one target."""


def main() -> int:
    """Run libFuzzer on each target, and say what came of it."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("target", nargs="*", default=BOUNDED)
    options.add_argument("--seconds", type=int, default=60, help="in all")
    options.add_argument("--seed", type=int, default=0, help="0: another each time")
    options.add_argument("--list", action="store_true", help="print the targets")
    args = options.parse_args()
    files = {**seeds.documents(), **seeds.others(), "draft.pdf": seeds.pdfs()}
    unknown = set(args.target) - set(files)
    if args.list or unknown:
        print(*files, sep="\n")
        return 2 if unknown else 0
    seconds = max(1, args.seconds // len(args.target))
    failed = [name for name in args.target if not tried(name, files[name], seconds, args.seed)]
    return 1 if failed else 0


def tried(name: str, given: list[bytes], seconds: int, seed: int) -> bool:
    """Fuzz a target in a copy of this process; whether nothing was found."""
    folder = ROOT / "build" / "fuzz" / name
    folder.mkdir(parents=True, exist_ok=True)
    beginnings = [unpacked(data) for data in (*given, *seeds.corpus(name))]
    for number, data in enumerate(beginnings):
        (folder / f"seed-{number}").write_bytes(data)
    log = folder.with_suffix(f"{folder.suffix}.log")
    longest = max(4_096, 2 * max(map(len, beginnings)))
    bounds = {
        "max_total_time": seconds,
        "seed": seed,
        "max_len": longest,
        "timeout": PATIENCE,
        "rss_limit_mb": MEMORY,
        "artifact_prefix": f"{folder}/",
        "print_final_stats": 1,
    }
    child = os.fork()
    if child == 0:
        told = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(told, 1)
        os.dup2(told, 2)
        arguments = [f"-{key}={value}" for key, value in bounds.items()]
        fuzz(TARGETS.get(name) or document(name), [sys.argv[0], str(folder), *arguments])
    ended_well = os.waitpid(child, 0)[1] == 0
    said = log.read_text(errors="replace")
    runs = re.search(r"number_of_executed_units: (\d+)", said)
    fine = ended_well and runs is not None
    print(f"{name}: {runs[1] if runs else '?'} inputs, {'fine' if fine else 'FAILED'}", flush=True)
    if not fine:
        print(said[-4_000:], flush=True)
    return fine


def fuzz(target: Callable[[bytes], object], arguments: list[str]) -> None:
    """Give a target inputs until its time is over; ends this process."""

    def once(data: bytes) -> None:
        with contextlib.suppress(RedactorError):
            target(data)

    atheris.Setup(arguments, once, custom_mutator=mutated)
    atheris.Fuzz()


def mutated(data: bytes, longest: int, seed: int) -> bytes:
    """Other bytes; of an archive, another part."""
    chance = random.Random(seed)  # noqa: S311
    try:
        parts = seeds.members(data) if chance.random() < 0.9 else {}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError):
        parts = {}
    if parts:
        name = chance.choice(sorted(parts))
        parts[name] = atheris.Mutate(parts[name], len(parts[name]) + 512)
        made = seeds.archive(parts)
        if len(made) <= longest:
            return made
    changed: bytes = atheris.Mutate(data, longest)
    return changed


def unpacked(data: bytes) -> bytes:
    """An archive with its parts as they are, so that what is changed is what is read."""
    parts = seeds.members(data)
    return seeds.archive(parts) if parts else data


if __name__ == "__main__":
    sys.exit(main())
