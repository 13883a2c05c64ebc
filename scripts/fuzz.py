"""Fuzz one reader, guided by the code that its inputs reach, on a machine of one's own.

    pip install atheris
    python scripts/fuzz.py TARGET [--seconds N] [--list]

TARGET is a name of tests/fuzz/targets.py, or a file name that tells a document's format, such as
`draft.docx`. Begins with the files that the tests damage and with the kept corpus, and keeps what
reaches new code in a folder under build/fuzz; what makes a target raise anything but an error of
ours is written there as `crash-...`. Copy such a file into tests/fuzz/corpus/TARGET/ together with
the repair: the tests read it from then on. Atheris is Google's fuzzer for Python (Apache-2.0),
with wheels for Linux.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["redactor"]):
    from redactor.errors import RedactorError
    from tests.fuzz import seeds
    from tests.fuzz.targets import TARGETS, document


def main() -> None:
    """Run libFuzzer for so many seconds."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("target", nargs="?", default="")
    options.add_argument("--seconds", type=int, default=300)
    options.add_argument("--list", action="store_true", help="print the targets")
    args = options.parse_args()
    files = {**seeds.documents(), **seeds.others(), "draft.pdf": seeds.pdfs()}
    if args.list or args.target not in files:
        sys.stdout.write("\n".join(files) + "\n")
        return
    target = TARGETS.get(args.target) or document(args.target)

    def once(data: bytes) -> None:
        with contextlib.suppress(RedactorError):
            target(data)

    folder = ROOT / "build" / "fuzz" / args.target
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate([*files[args.target], *seeds.corpus(args.target)]):
        (folder / f"seed-{number}").write_bytes(data)
    bounds = [f"-max_total_time={args.seconds}", "-timeout=30", "-rss_limit_mb=2048"]
    atheris.Setup([sys.argv[0], str(folder), f"-artifact_prefix={folder}/", *bounds], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
