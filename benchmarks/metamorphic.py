"""Small changes of drafts that must uncover nobody, and how often they do.

    python benchmarks/metamorphic.py GOLD.jsonl [--rules-only] [--every N] [--only CHANGE]

Each file is JSON Lines as `redactor evaluate` reads them. Every draft that has something protected
is redacted as it is and after each change; counted are the protected spans that were hidden before
and are not hidden after: of those that the change itself touched, and of all.

  other names     words of names of people exchanged for others, everywhere alike
  other towns     names of places exchanged for others, everywhere alike
  other dates     months, days of the week and of the month exchanged for others
  entity in capitals   protected words in upper case
  draft in capitals    the whole draft in upper case
  other quotes    curly quotes straight, straight ones curly
  line break      a line that ends inside whatever is protected and has a space
  zero width      U+200B in the middle of whatever is protected
  paragraph before     a paragraph of public news in front

`--every N` takes each N-th draft. Names and towns to exchange are our own list of invented names
and of real towns, 2026.
"""

from __future__ import annotations

import argparse
import calendar
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import regex

from redactor import documents
from redactor.evaluation import GoldDraft, GoldSpan, read_gold
from redactor.evaluation.figures import is_protected, letters, mask
from redactor.evaluation.report import redacted
from redactor.pipeline import Redactor
from redactor.spans import Span

NAMES = (
    *("Anneke", "Joris", "Tilda", "Bram", "Oksana", "Emeka"),
    *("Farida", "Selim", "Ingrid", "Tomasz", "Leyla", "Goran"),
    *("Wanjiru", "Hyejin", "Tarnwick", "Quillon", "Hadderley", "Vossberg"),
    *("Okonmah", "Brzezak", "Dalgaardsen", "Moratti", "Feriduni", "Kestrelman"),
    *("Sundqvist", "Abernolt", "Petrosky", "Yildizhan", "Marroway", "Kwabenah"),
    *("Lindholt", "Rezaian", "Castelmar", "Duvernet"),
)
TOWNS = (
    *("Ganja", "Vratsa", "Tamworth", "Ruse", "Bontoc", "Kadoma"),
    *("Zaqatala", "Oruro", "Sibiu", "Pskov", "Mzuzu", "Hpakant"),
    *("Chojna", "Tarija", "Gjirokaster", "Mitrovica", "Zomba", "Bhuj"),
    *("Kaesong", "Musan", "Telavi", "Balkh", "Nukus", "Osh"),
)
MONTHS = tuple(calendar.month_name)[1:]
DAYS = tuple(calendar.day_name)
PUBLIC = (
    "The city council of Lisbon approved a budget of 12 million euros for new tram lines on "
    "Monday, after a debate that lasted most of the afternoon. Mayor Carlos Moedas said the work "
    "would begin next year.\n\n"
)
ZERO_WIDTH = "\u200b"

_WORD = re.compile(r"[^\W\d_]+")
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_CALENDAR = regex.compile(
    rf"\b(?:{_MONTH}|{'|'.join(DAYS)}|[12]?\d(?:st|nd|rd|th)|[12]?\d(?=,? {_MONTH}\b))\b"
    rf"|(?<=\b{_MONTH} )[12]?\d\b"
)
_OTHER_QUOTE = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"})


@dataclass(frozen=True, slots=True)
class Change:
    """New words for some code points of a draft."""

    start: int
    end: int
    words: str


Transformation = Callable[[GoldDraft], Iterable[Change]]


def main() -> None:
    """Print a table, a row a transformation."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("gold", type=Path)
    options.add_argument("--rules-only", action="store_true")
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--only", choices=TRANSFORMATIONS)
    args = options.parse_args()
    redactor = Redactor.from_policy(threads=None if args.rules_only else 1, language="en")
    drafts = [d for d in read_gold(args.gold) if any(map(is_protected, d.spans))][:: args.every]
    before = [hidden(redactor, draft.text, draft.spans) for draft in drafts]
    print(f"{len(drafts)} drafts, {sum(map(len, before))} protected spans hidden\n")
    print("| change | touched | of these shown | of all shown |\n|---|---|---|---|")
    chosen = [args.only] if args.only else list(TRANSFORMATIONS)
    for name, transformation in ((name, TRANSFORMATIONS[name]) for name in chosen):
        touched = touched_shown = shown = 0
        for draft, was in zip(drafts, before, strict=True):
            changes = disjoint(transformation(draft))
            if not changes:
                continue
            text, moved = changed(draft, changes)
            still = hidden(redactor, text, moved)
            for index in was:
                span = draft.spans[index].span
                own = any(c.start < span.end and span.start < c.end for c in changes)
                own = own or any(
                    c.start == c.end and span.start < c.start < span.end for c in changes
                )
                touched += own
                touched_shown += own and index not in still
                shown += index not in still
        total = sum(map(len, before))
        print(
            f"| {name} | {touched} | {_share(touched_shown, touched)} | {_share(shown, total)} |",
            flush=True,
        )


def _share(hits: int, cases: int) -> str:
    return f"{hits / cases:.3f} ({hits})" if cases else "–"


def hidden(redactor: Redactor, text: str, marks: Iterable[GoldSpan]) -> set[int]:
    """Indices of the protected marks whose letters and digits are all covered."""
    found = redacted(redactor.redact_document(documents.parse(text, "markdown")).decisions)
    covered = mask(text, (finding.span for finding in found))
    return {
        index
        for index, mark in enumerate(marks)
        if is_protected(mark)
        and (where := letters(text, mark.span))
        and all(covered[at] for at in where)
    }


def disjoint(changes: Iterable[Change]) -> list[Change]:
    """The changes in order, without those that overlap an earlier one."""
    kept: list[Change] = []
    for change in sorted(changes, key=lambda one: (one.start, -one.end)):
        if not kept or kept[-1].end < change.start or kept[-1].end == change.start < change.end:
            kept.append(change)
    return kept


def changed(draft: GoldDraft, changes: list[Change]) -> tuple[str, list[GoldSpan]]:
    """The draft's text after the changes, and its marks where their words stand then."""
    pieces: list[str] = []
    shifts = [0]
    at = 0
    for change in changes:
        pieces += [draft.text[at : change.start], change.words]
        at = change.end
        shifts.append(shifts[-1] + len(change.words) - (change.end - change.start))
    starts = [change.start for change in changes]
    ends = [change.end for change in changes]

    def moved(mark: GoldSpan) -> GoldSpan:
        # A change at its start belongs to it only if it replaces something.
        first = bisect_left(ends, mark.span.start + 1)
        start = mark.span.start + shifts[first]
        if first < len(changes) and starts[first] < mark.span.start:
            start = starts[first] + shifts[first]
        last = bisect_left(starts, mark.span.end)
        end = max(mark.span.end, ends[last - 1] if last else 0) + shifts[last]
        return GoldSpan(Span(start, end), mark.label, mark.level)

    return "".join([*pieces, draft.text[at:]]), [moved(mark) for mark in draft.spans]


def _other_names(draft: GoldDraft) -> Iterator[Change]:
    yield from _exchanged(draft, "PERSON", NAMES, 2)


def _other_towns(draft: GoldDraft) -> Iterator[Change]:
    yield from _exchanged(draft, "LOCATION", TOWNS, 1)


def _exchanged(draft: GoldDraft, label: str, others: Sequence[str], most: int) -> Iterator[Change]:
    """Other words for those of marks of at most so many words, each capitalized."""
    number = count(len(draft.text))
    chosen: dict[str, str] = {}
    for mark in draft.spans:
        words = [*_WORD.finditer(draft.text, mark.span.start, mark.span.end)]
        whole = mark.span.of(draft.text)
        plain = whole.replace(" ", "").isalpha() and all(word[0].istitle() for word in words)
        if mark.label != label or not plain or len(words) > most:
            continue
        for word in words:
            if word[0] not in chosen:
                chosen[word[0]] = others[next(number) % len(others)]
            yield Change(word.start(), word.end(), chosen[word[0]])


def _other_dates(draft: GoldDraft) -> Iterator[Change]:
    for mark in draft.spans:
        if mark.label == "DATE_TIME":
            for found in _CALENDAR.finditer(draft.text, mark.span.start, mark.span.end):
                yield Change(found.start(), found.end(), _other_day(found[0]))


def _other_day(words: str) -> str:
    for names in (MONTHS, DAYS):
        if words in names:
            return names[(names.index(words) + 3) % len(names)]
    day = (int(words.rstrip("sndrth")) + 8) % 28 + 1
    if words.isdigit():
        return str(day)
    return f"{day}{'th' if 10 < day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def _protected(draft: GoldDraft) -> Iterator[Span]:
    return (mark.span for mark in draft.spans if is_protected(mark))


def _entity_in_capitals(draft: GoldDraft) -> Iterator[Change]:
    for span in _protected(draft):
        yield Change(span.start, span.end, _upper(span.of(draft.text)))


def _draft_in_capitals(draft: GoldDraft) -> Iterator[Change]:
    for found in _WORD.finditer(draft.text):
        yield Change(*found.span(), _upper(found[0]))


def _upper(words: str) -> str:
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in words)


def _other_quotes(draft: GoldDraft) -> Iterator[Change]:
    for found in re.finditer(r"[“”’‘\"']", draft.text):
        before, after = draft.text[: found.start()][-1:], draft.text[found.end() :][:1]
        opens = not before or before.isspace() or before in "(["
        curly = {'"': "“" if opens else "”", "'": "‘" if opens and after.isalnum() else "’"}
        yield Change(*found.span(), curly.get(found[0]) or found[0].translate(_OTHER_QUOTE))


def _line_break(draft: GoldDraft) -> Iterator[Change]:
    for span in _protected(draft):
        at = draft.text.find(" ", span.start + 1, span.end - 1)
        if at > 0:
            yield Change(at, at + 1, "\n")


def _zero_width(draft: GoldDraft) -> Iterator[Change]:
    for span in _protected(draft):
        word = max(
            _WORD.finditer(draft.text, span.start, span.end), key=lambda w: len(w[0]), default=None
        )
        if word and len(word[0]) > 1:
            at = (word.start() + word.end()) // 2
            yield Change(at, at, ZERO_WIDTH)


def _paragraph_before(draft: GoldDraft) -> Iterator[Change]:
    yield Change(0, 0, PUBLIC)


TRANSFORMATIONS: dict[str, Transformation] = {
    "other names": _other_names,
    "other towns": _other_towns,
    "other dates": _other_dates,
    "entity in capitals": _entity_in_capitals,
    "draft in capitals": _draft_in_capitals,
    "other quotes": _other_quotes,
    "line break": _line_break,
    "zero width": _zero_width,
    "paragraph before": _paragraph_before,
}


if __name__ == "__main__":
    main()
