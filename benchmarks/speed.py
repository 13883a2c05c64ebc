"""Times redactor, and Presidio as it comes, on the same text in the same run.

    python benchmarks/speed.py [--json]

Text: the drafts of examples/, repeated. Presidio: its predefined recognizers on the same blank
spaCy pipeline, with the bundled suffix list so that it opens no connection. Times are processor
seconds of one core for warm work, and for cold processes both those and wall-clock seconds; the
best of three, but one run from 100 kB on. The model is measured up to 100 kB; it reads a longer
text 8 kB at a time. Python keeps bytecode, as it does unless it is told not to.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
LENGTHS = (1_000, 10_000, 100_000, 1_000_000)
REPEATS = 3


def sample(length: int) -> str:
    """Text of that many code points, made of the example drafts.

    Each repetition has the paragraphs in another order: a segment met again would not be read.
    """
    drafts = sorted(p for p in (ROOT / "examples").glob("*.*") if p.stem.count(".") == 0)
    text = "\n\n".join(p.read_text(encoding="utf-8") for p in drafts if p.suffix in (".md", ".txt"))
    paragraphs = text.split("\n\n")
    orders = [paragraphs] + [
        sorted(paragraphs, key=lambda paragraph, skip=skip: paragraph[skip:])
        for skip in range(1, length // len(text) + 2)
    ]
    return "\n\n".join(paragraph for order in orders for paragraph in order)[:length]


def best(run: Callable[[], object], clock: Callable[[], float], repeats: int = REPEATS) -> float:
    """The shortest of some runs, in seconds."""
    times = []
    for _ in range(repeats):
        start = clock()
        run()
        times.append(clock() - start)
    return min(times)


def cold(name: str, *args: str) -> Iterator[tuple[str, float]]:
    """A fresh process of the command line, which may also find something (exit code 1)."""
    command = [sys.executable, "-m", "redactor", *args]
    walls, processors = [], []
    for _ in range(REPEATS):
        wall, processor = time.perf_counter(), children()
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        done = subprocess.run(command, env=environment, check=False, capture_output=True)
        if done.returncode not in (0, 1):
            raise RuntimeError(f"{name} failed")
        walls.append(time.perf_counter() - wall)
        processors.append(children() - processor)
    yield f"cold {name}, wall-clock s", min(walls)
    yield f"cold {name}, processor s", min(processors)


def children() -> float:
    """Processor seconds of all processes that were started and ended, so far."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def model_load() -> object:
    """Load the model's network and tokenizer."""
    from redactor.detection.model import Model
    from redactor.detection.modelfiles import FOLDER

    return Model.load(FOLDER)


def presidio() -> Callable[[str], object]:
    """Presidio's analyzer and anonymizer with the predefined recognizers."""
    import presidio_analyzer.predefined_recognizers.generic.email_recognizer as email
    import presidio_analyzer.predefined_recognizers.generic.url_recognizer as url
    import tldextract
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_anonymizer import AnonymizerEngine

    from redactor.detection.nlp import BlankNlpEngine

    offline = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    for module in (email, url):
        if hasattr(module, "tldextract"):
            module.tldextract.extract = offline
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    nlp = BlankNlpEngine(["en"])
    nlp.load()
    analyzer, anonymizer = AnalyzerEngine(registry=registry, nlp_engine=nlp), AnonymizerEngine()
    return lambda text: anonymizer.anonymize(text, analyzer.analyze(text, "en"))


def peak_memory(code: str) -> float:
    """Peak resident memory of a fresh Python process that runs `code`, in MB."""
    script = f"import resource\n{code}\nprint(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=ROOT
    )
    return int(done.stdout.split()[-1]) / 1024


def measure() -> Iterator[tuple[str, float]]:
    """Every figure, as soon as it is known."""
    # First: Presidio finds its recognizers by class name, and would find our subclasses of them.
    plain = presidio()

    from redactor import Redactor, documents
    from redactor.detection.model import Model
    from redactor.detection.modelfiles import FOLDER

    yield from cold("--help", "--help")
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.md"
        draft.write_text(sample(5_000), encoding="utf-8")
        copy = str(Path(folder) / "copy.md")
        check = ("check", str(draft), "--policy", "everything", "--no-cache")
        redact = ("redact", str(draft), "-o", copy, "--policy", "everything")
        yield from cold("check of 5 kB", *check)
        yield from cold("check of 5 kB, rules only", *check, "--rules-only")
        yield from cold("redact of 5 kB", *redact)
        yield from cold("redact of 5 kB, rules only", *redact, "--rules-only")
    yield "load of the model, s", best(model_load, time.process_time)
    yield (
        "peak memory, redact 20 kB, MB",
        peak_memory(
            "import sys; sys.path.insert(0, 'benchmarks')\n"
            "from speed import sample; from redactor import Redactor\n"
            "Redactor.from_policy('everything').redact(sample(20_000))"
        ),
    )
    both = Redactor.from_policy("everything")
    rules = Redactor.from_policy("everything", threads=None)
    network = Model.load(FOLDER)
    steps: dict[str, Callable[[str], object]] = {
        "the model by itself": network.find,
        "detect": lambda text: both.detect(documents.parse(text, "markdown")),
        "redact": both.redact,
        "detect, rules only": lambda text: rules.detect(documents.parse(text, "markdown")),
        "redact, rules only": rules.redact,
        "presidio": plain,
    }
    for run in steps.values():
        run(sample(5_000))
    for length in LENGTHS:
        text = sample(length)
        repeats = REPEATS if length < 100_000 else 1
        for name, run in steps.items():
            if length > 100_000 and name in ("the model by itself", "detect", "redact"):
                continue
            seconds = best(lambda run=run, text=text: run(text), time.process_time, repeats)
            yield f"{name} {length // 1000} kB, kB/s", length / 1000 / seconds


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    if parser.parse_args().json:
        print(json.dumps(dict(measure()), indent=2))
        return
    for name, value in measure():
        print(f"{name:46} {value:10.2f}", flush=True)


if __name__ == "__main__":
    main()
