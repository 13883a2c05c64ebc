"""A Presidio recognizer for people's names that no fixed pattern describes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex
from presidio_analyzer import EntityRecognizer, RecognizerResult

from redactor.detection.entities import PERSON
from redactor.detection.names import Kind, function_words, kind
from redactor.detection.recognizers.name_evidence import NAMES, Part, evidence_of, part_of
from redactor.detection.recognizers.name_patterns import (
    LABEL,
    PART,
    PARTICIPLE,
    RUN,
    SENTENCE_START,
    TITLE_AFTER,
    WORD,
    is_heading,
)

if TYPE_CHECKING:
    from presidio_analyzer.nlp_engine import NlpArtifacts

_MAX_WORDS = 5
_NO_PERSON = frozenset(
    {
        "Mother Nature",
        "Father Time",
        "Father Christmas",
        "Mother Earth",
        "Uncle Sam",
        "Mother Russia",
    }
)
_BODIES = frozenset({"Brothers", "Sisters", "Fathers", "Friars", "Brethren", "Sons", "Daughters"})
"""Last words of the names of orders and firms, and of nobody's."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A name with its score, the evidence for it, and the parts that may stand for it."""

    start: int
    end: int
    score: float
    rule: str
    parts: tuple[str, ...] = ()


class PeopleRecognizer(EntityRecognizer):
    """Finds names in runs of capitalized words, and parts of found names elsewhere in the text.

    A run (`Senator Ada Quill`, `Ri "Tiger" Chol-min`, `J. R. van der Moreau`) is cut at words that
    are no names; what remains counts by its evidence: a title before it (0.9) or after it (0.95), a
    known given or family name or such an ending among at least two words (0.85), initials (0.8), a
    known given name alone (0.6), speech, age or kinship next to it (0.55-0.75), two unknown words
    inside a sentence (0.45). Parts of a name found whole count wherever they stand capitalized
    (0.8).

    Args:
        supported_language: ISO 639 code.
    """

    def __init__(self, supported_language: str = "en") -> None:
        super().__init__(
            supported_entities=[PERSON],
            name="PeopleRecognizer",
            supported_language=supported_language,
        )

    def load(self) -> None:
        """Nothing to load: the name lists are read once, on first use."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts
    ) -> list[RecognizerResult]:
        """The names in `text`, in no particular order; some may overlap."""
        found = [name for run in RUN.finditer(text) for name in _names_in(text, run)]
        found.extend(_labels(text))
        found.extend(_repeated(text, found))
        return [self._result(name) for name in found]

    def _result(self, name: _Found) -> RecognizerResult:
        return RecognizerResult(
            entity_type=PERSON,
            start=name.start,
            end=name.end,
            score=name.score,
            recognition_metadata={
                RecognizerResult.RECOGNIZER_NAME_KEY: type(self).__name__,
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                "rule": f"people.{name.rule}",
                "value": None,
            },
        )


def _names_in(text: str, run: regex.Match[str]) -> Iterator[_Found]:
    parts = [part_of(match, run) for match in PART.finditer(text, *run.span())]
    title: Part | None = None
    segment: list[Part] = []
    for i, part in enumerate(parts):
        following = parts[i + 1] if i + 1 < len(parts) else None
        if part.particle:
            if segment:
                segment.append(part)
        elif not segment and part.kind in (Kind.HONORIFIC, Kind.ROLE):
            title = part
        elif _breaks(part, segment, following, title, text):
            yield from _judge(text, segment, title)
            segment, title = [], None
            if part.kind in (Kind.HONORIFIC, Kind.ROLE):
                title = part
        else:
            segment.append(part)
    yield from _judge(text, segment, title)


def _breaks(
    part: Part, segment: list[Part], following: Part | None, title: Part | None, text: str
) -> bool:
    """Whether a name cannot go on, or begin, with `part`."""
    if part.initial:
        return part.text in ("I", "A") and not segment
    lower = part.text.lower()
    if part.kind in (Kind.HONORIFIC, Kind.ROLE):
        return True
    if part.kind is Kind.COMMON:
        # Mrs Black, Mr Price: after an honorific anything but a function word is a name.
        honoured = title is not None and title.kind is Kind.HONORIFIC and not segment
        return not honoured or lower in function_words()
    if part.kind is Kind.AMBIGUOUS:
        return _cannot_begin(part, segment, following, title, text)
    return part.kind is Kind.UNKNOWN and _is_other_word(part, segment, following, text)


def _is_other_word(part: Part, segment: list[Part], following: Part | None, text: str) -> bool:
    """Whether an unknown word is shouted among others, or a participle that opens a sentence."""
    if part.shouted:
        beside = segment[-1] if segment else following
        after_initial = bool(segment) and segment[-1].text.endswith(".")
        return beside is None or not (beside.shouted or after_initial)
    before_name = following is not None and not segment
    return (
        before_name and PARTICIPLE.fullmatch(part.text.lower()) is not None and _opens(text, part)
    )


def _cannot_begin(
    part: Part, segment: list[Part], following: Part | None, title: Part | None, text: str
) -> bool:
    """Whether an ambiguous word (`So`, `Will`, `May`) is no name where it would be the first."""
    if not all(word.initial for word in segment):
        return False
    if part.text.lower() in function_words():
        return "-" not in following.text if following else not _is_named_within(text, part)
    if segment or title is not None or following is not None:
        return False
    return _opens(text, part)


def _is_named_within(text: str, part: Part) -> bool:
    """Whether a function word has its capital within a sentence of running text, as a name has."""
    within = text[max(0, part.start - 2) : part.start]
    return (
        part.is_function_name
        and within[:1].islower()
        and within[1:] == " "
        and not is_heading(text, part.start, part.end)
    )


def _opens(text: str, part: Part) -> bool:
    return SENTENCE_START.search(text, max(0, part.start - 4), part.start) is not None


def _judge(text: str, segment: list[Part], title: Part | None) -> Iterator[_Found]:
    while segment and (segment[-1].particle or _is_lone_letter(segment[-1])):
        segment = segment[:-1]
    words = [part for part in segment if not part.particle]
    if not words or len(words) > _MAX_WORDS or words[-1].text in _BODIES:
        return
    start, end = segment[0].start, segment[-1].end
    if text[end - 1] == "." and not words[-1].initial:
        end -= 1
    names = tuple(
        word.text for word in words if not word.initial and (len(word.text) > 2 or word.is_name)
    )
    if title is not None and title.kind is Kind.HONORIFIC:
        if text[title.start : end] not in _NO_PERSON:
            yield _Found(title.start, end, 0.95, "honorific", names)
        return
    if title is not None:
        yield _Found(start, end, 0.9, "after-role", names)
        return
    after = TITLE_AFTER.match(text, end)
    if after is not None and not all(word.kind is Kind.COMMON for word in words):
        yield _Found(start, after.end(), 0.95, "title-after", names)
        return
    evidence = evidence_of(text, words, start, end)
    if evidence is not None:
        score, rule = evidence
        yield _Found(start, end, score, rule, names)


def _is_lone_letter(part: Part) -> bool:
    """A letter without its full stop: `Band A` is no name, `Freshta G.` is."""
    return part.initial and not part.text.endswith(".")


def _labels(text: str) -> Iterator[_Found]:
    """Speakers of a transcript or chat: a name and a colon at the start of at least two lines."""
    labels = list(LABEL.finditer(text))
    counts: dict[str, int] = {}
    for label in labels:
        counts[label["name"]] = counts.get(label["name"], 0) + 1
    for label in labels:
        name = label["name"]
        sort = kind(name)
        if sort in NAMES or (sort is Kind.UNKNOWN and counts[name] > 1):
            yield _Found(*label.span("name"), 0.7, "speaker", (name,))


def _repeated(text: str, found: list[_Found]) -> Iterator[_Found]:
    """Where parts of the names found stand again, alone."""
    parts = {part for name in found if name.score >= 0.55 for part in name.parts}
    usable = {part for part in parts if kind(part) not in (Kind.COMMON, Kind.ROLE)}
    usable |= {part.upper() for part in usable}
    if not usable:
        return
    for match in regex.finditer(rf"(?<![\p{{L}}\p{{N}}@_]){WORD}", text):
        word = match[0]
        if word not in usable or any(n.start <= match.start() < n.end for n in found):
            continue
        opens = SENTENCE_START.search(text, max(0, match.start() - 4), match.start())
        if word.lower() in function_words() and opens:
            continue
        yield _Found(*match.span(), 0.8, "part-of-a-name")
