"""Times `redactor check` on a folder of articles, and presidio-cli on the same files.

    python benchmarks/check.py [--articles N] [--tiny N] [--rules-only]

Articles: 5 kB each, of sentences invented here; one in ten quotes a source. Every run is a process
of its own, so that loading counts. presidio-cli (`pip install --no-deps presidio-cli`) is measured
where it is installed; by default it asks for a spaCy model that is to be downloaded, so that it
runs on the same blank pipeline as plain Presidio in benchmarks/speed.py. It works line by line, in
one process. Wall-clock and processor seconds, of the check of one article the best of five runs;
the largest process's memory. Python keeps bytecode, as it does unless it is told not to.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZE = 5_000
PLACES = ("Lisbon", "Ottawa", "Nairobi", "Graz", "Tampere", "Córdoba", "Hyesan", "Leeds")
PEOPLE = ("Maren Oldfield", "Teodor Lask", "Ilse Brandvold", "Amadi Kerr", "Rosa Quental")
ORDINARY = (
    "The council of {place} voted on Tuesday to widen the road along the river.",
    "{person}, the mayor, said that work would begin after the summer.",
    "Prices of bread rose by four per cent over the year, the statistics office reported.",
    "The museum opens a new wing with ninety drawings lent from {place}.",
    "Trains between {place} and {place} will be slower while the bridge is repaired.",
    "{person} scored twice as the home side won its third game in a row.",
    "Rain is expected to move in from the west, with wind along the coast.",
    "The company said its new factory would make parts for wind turbines.",
    "A spokesperson for the ministry declined to comment on the figures.",
    "Schools will start ten minutes later from next term, parents were told.",
    "The harvest was smaller than in most years, and of better quality.",
    "Voters in {place} choose a new parliament in March.",
)
SOURCES = (
    "A source in {place} said on the 17th that her mother had been called to the police station.",
    "“My brother worked the night shift,” said one resident, who asked not to be named.",
    "A nurse at the clinic, whose name has been changed, said her two sons had left in the spring.",
)
PRESIDIO = """
import sys
import presidio_analyzer
import presidio_analyzer.predefined_recognizers.generic.email_recognizer as email
import presidio_analyzer.predefined_recognizers.generic.url_recognizer as url
import tldextract
from redactor.detection.nlp import BlankNlpEngine

offline = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
for module in (email, url):
    if hasattr(module, "tldextract"):
        module.tldextract.extract = offline
nlp = BlankNlpEngine(["en"])
nlp.load()
engine = presidio_analyzer.AnalyzerEngine
presidio_analyzer.AnalyzerEngine = lambda: engine(nlp_engine=nlp)
from presidio_cli import cli

sys.argv = ["presidio", sys.argv[1]]
cli.run()
"""


def article(number: int) -> str:
    """One article of `SIZE` bytes, always the same for a number."""
    chance = random.Random(number)  # noqa: S311 - the same articles in every run
    parts = [f"# Article {number}\n\n"]
    length = len(parts[0])
    while length < SIZE:
        sentences = SOURCES if number % 10 == 0 and chance.random() < 0.1 else ORDINARY
        sentence = chance.choice(sentences)
        while "{place}" in sentence:
            sentence = sentence.replace("{place}", chance.choice(PLACES), 1)
        sentence = sentence.replace("{person}", chance.choice(PEOPLE))
        parts.append(sentence + ("\n\n" if chance.random() < 0.3 else " "))
        length += len(parts[-1].encode())
    return "".join(parts).rstrip() + "\n"


def run(name: str, *command: str, cwd: Path, times: int = 1) -> None:
    """Run a process and print how it went, at its best of several times."""
    told: list[tuple[float, float, str]] = []
    for _ in range(times):
        start, busy = time.perf_counter(), _processor_seconds()
        done = subprocess.run(
            command, cwd=cwd, env=_with_bytecode(), capture_output=True, check=False
        )
        seconds, busy = time.perf_counter() - start, _processor_seconds() - busy
        lines = done.stdout.count(b"\n")
        told.append((seconds, busy, f"exit {done.returncode}  {lines} lines"))
    seconds, busy = min(each[0] for each in told), min(each[1] for each in told)
    print(f"{name:40} {seconds:8.2f} s {busy:8.2f} processor s  {told[-1][2]}", flush=True)


def _with_bytecode() -> dict[str, str]:
    """The environment, without what keeps Python from keeping bytecode."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def _processor_seconds() -> float:
    """Of all processes that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def git(folder: Path, *arguments: str) -> None:
    """Run git on a repository."""
    author = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
    subprocess.run(["git", *author, *arguments], cwd=folder, check=True, capture_output=True)


def measure(articles: int, tiny: int, options: list[str]) -> None:
    """Print every figure as soon as it is known."""
    check = (sys.executable, "-m", "redactor", "check", "--policy", "source-protection", *options)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(articles):
            place = folder / "articles" / f"{number % 12 + 1:02}" / f"{number}.md"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(article(number), encoding="utf-8")
        (folder / "tiny").mkdir()
        for number in range(tiny):
            (folder / "tiny" / f"{number}.md").write_text("It rained on us.\n", encoding="utf-8")
        run(f"check, {articles} articles of 5 kB", *check, "articles", cwd=folder)
        run(f"check, {tiny} tiny files", *check, "tiny", cwd=folder)
        git(folder, "init", "--quiet")
        git(folder, "add", "articles")
        git(folder, "commit", "--quiet", "--message", "Articles")
        (folder / "articles" / "01" / "0.md").write_text(article(articles), encoding="utf-8")
        git(folder, "add", "articles")
        one = (*check, "--staged", "--no-cache")
        run("check --staged, one changed article", *one, cwd=folder, times=5)
        if importlib.util.find_spec("presidio_cli") is None:
            print("presidio-cli: not installed")
        else:
            presidio = (sys.executable, "-c", PRESIDIO, "articles")
            run(f"presidio-cli, {articles} articles of 5 kB", *presidio, cwd=folder)
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{'largest process':40} {largest:8.0f} MB")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--tiny", type=int, default=10_000)
    parser.add_argument("--rules-only", action="store_true")
    asked = parser.parse_args()
    print(f"{os.cpu_count()} cores")
    measure(asked.articles, asked.tiny, ["--rules-only"] if asked.rules_only else [])


if __name__ == "__main__":
    main()
