"""Recall, precision and values of dates and times on corpora marked with TIMEX expressions.

    python benchmarks/dates.py CORPUS.jsonl [--label DATE_TIME] [--dates-only]

For TempEval-3 platinum (UzZaman et al. 2013) and WikiWars (Mazur and Dale 2010); with `--label`
also for drafts marked with our own entity types. The texts are used for figures alone.

  hidden     share of marked expressions of which every letter and digit is found
  overlap    share of marked expressions of which a letter or digit is found
  exact      share found with the same letters and digits, articles (a, an, the) not counted
  precision  share of what is found that overlaps a marked expression
  values     share of overlapping pairs whose calendar value agrees, where both have one: the days
             that a TIMEX value of a day, week, month, quarter, decade or year names, or the length
             of a duration in years, months, weeks and days; documents give their date as `dct`

Each line is an object: `text`, `spans` with `start`, `end` (code points, half-open), `label` and,
for values, `value`; `meta` with `dct`.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from redactor.detection.dates import DateValue, Granularity, Interval, Kind, resolve
from redactor.detection.engine import Engine
from redactor.detection.entities import DATE_TIME, Entity
from redactor.documents.document import Document
from redactor.rulepacks import load_packs

DURATION_UNITS = {
    "Y": Granularity.YEAR,
    "M": Granularity.MONTH,
    "W": Granularity.WEEK,
    "D": Granularity.DAY,
}


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("corpus", type=Path)
    options.add_argument("--label", help="count only spans of this label")
    options.add_argument("--dates-only", action="store_true", help="without other rule packs")
    args = options.parse_args()
    documents = [json.loads(line) for line in args.corpus.read_text(encoding="utf-8").splitlines()]
    for document in documents:
        document["spans"] = [s for s in document["spans"] if args.label in (None, s["label"])]
    engine = Engine([p for p in load_packs() if p.name == "dates" or not args.dates_only])
    started = time.perf_counter()
    found = [_dates(engine, document["text"]) for document in documents]
    seconds = time.perf_counter() - started
    size = sum(len(document["text"]) for document in documents)
    _report(documents, found)
    print(f"speed      {size / 1000 / seconds:.0f} kB/s over {size / 1000:.0f} kB")


def _dates(engine: Engine, text: str) -> list[Entity]:
    entities = engine.detect(Document(text), "en", lambda document, normalized: ()).entities
    return [entity for entity in entities if entity.type == DATE_TIME]


def _report(documents: list[dict[str, Any]], found: list[list[Entity]]) -> None:
    pairs = list(zip(documents, found, strict=True))
    marked = [(d["text"], span, dates) for d, dates in pairs for span in d["spans"]]
    tests: dict[str, Callable[[set[int], set[int]], bool]] = {
        "hidden": lambda want, got: want <= got,
        "overlap": lambda want, got: bool(want & got),
    }
    print(f"expressions {len(marked)}, found {sum(map(len, found))}")
    for name, test in tests.items():
        print(
            f"{name:10} {_share(test(*_letters(text, s, dates)) for text, s, dates in marked):.3f}"
        )
    exact = (_core(t, s["start"], s["end"]) in _cores(t, dates) for t, s, dates in marked)
    print(f"{'exact':10} {_share(exact):.3f}")
    hits = (
        any(e.span.start < s["end"] and s["start"] < e.span.end for s in d["spans"])
        for d, dates in pairs
        for e in dates
    )
    print(f"{'precision':10} {_share(hits):.3f}")
    agreements = list(_agreements(pairs))
    if agreements:
        print(f"{'values':10} {_share(agreements):.3f} of {len(agreements)}")


def _share(outcomes: Iterable[bool]) -> float:
    flags = list(outcomes)
    return sum(flags) / len(flags) if flags else 0.0


def _letters(text: str, span: dict[str, Any], dates: list[Entity]) -> tuple[set[int], set[int]]:
    want = {i for i in range(span["start"], span["end"]) if text[i].isalnum()}
    return want, {i for e in dates for i in range(e.span.start, e.span.end)}


def _core(text: str, start: int, end: int) -> tuple[int, ...]:
    article = re.match(r"(?:an?|the) ", text[start:end], re.IGNORECASE)
    first = start + (article.end() if article else 0)
    return tuple(i for i in range(first, end) if text[i].isalnum())


def _cores(text: str, dates: list[Entity]) -> set[tuple[int, ...]]:
    return {_core(text, e.span.start, e.span.end) for e in dates}


def _agreements(pairs: list[tuple[dict[str, Any], list[Entity]]]) -> Iterator[bool]:
    for document, dates in pairs:
        dct = document["meta"].get("dct")
        reference = date.fromisoformat(dct) if dct else None
        for span in document["spans"]:
            for entity in dates:
                apart = entity.span.end <= span["start"] or span["end"] <= entity.span.start
                if apart or not isinstance(entity.value, DateValue):
                    continue
                agrees = _agrees(span.get("value") or "", resolve(entity.value, reference))
                if agrees is not None:
                    yield agrees


def _agrees(timex: str, value: DateValue) -> bool | None:
    """Whether a TIMEX value and ours mean the same; `None` where either has nothing to compare."""
    if length := re.fullmatch(r"P(\d+(?:\.\d+)?)([YMWD])", timex):
        if value.kind is not Kind.DURATION or value.count is None:
            return None
        return (float(length[1]), DURATION_UNITS[length[2]]) == (value.count, value.granularity)
    theirs = _timex_days(timex)
    if theirs is None or value.interval is None:
        return None
    whole = value.granularity in (Granularity.HOUR, Granularity.MINUTE, Granularity.PART_OF_DAY)
    if whole or value.modifier is not None:
        return theirs.start <= value.interval.start < theirs.end
    return theirs == value.interval


def _timex_days(timex: str) -> Interval | None:
    """The days that a TIMEX value names, as midnights."""
    found = re.match(
        r"(?P<y>\d{3,4})(?:-(?:W(?P<w>\d\d)|Q(?P<q>[1-4])|(?P<m>\d\d)(?:-(?P<d>\d\d))?))?(?=T|\Z)",
        timex,
    )
    if found is None:
        return None
    if len(found["y"]) == 3:
        return _years(int(found["y"]) * 10, 10)
    year = int(found["y"])
    if found["w"]:
        return _from(date.fromisocalendar(year, int(found["w"]), 1), 7)
    if found["d"]:
        return _from(date(year, int(found["m"]), int(found["d"])), 1)
    if found["m"] or found["q"]:
        month, months = (int(found["m"]), 1) if found["m"] else (3 * int(found["q"]) - 2, 3)
        end = year * 12 + month - 1 + months
        return _between(date(year, month, 1), date(end // 12, end % 12 + 1, 1))
    return _years(year, 1)


def _years(year: int, count: int) -> Interval:
    return _between(date(year, 1, 1), date(year + count, 1, 1))


def _from(first: date, days: int) -> Interval:
    return _between(first, first + timedelta(days))


def _between(first: date, end: date) -> Interval:
    midnight = datetime.min.time()
    return Interval(datetime.combine(first, midnight), datetime.combine(end, midnight))


if __name__ == "__main__":
    main()
