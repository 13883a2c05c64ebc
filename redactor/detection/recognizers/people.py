"""A Presidio recognizer for people's names that no fixed pattern describes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex
from presidio_analyzer import EntityRecognizer, RecognizerResult

from redactor.detection.entities import PERSON
from redactor.detection.names import Kind, function_words, given_names, kind

if TYPE_CHECKING:
    from presidio_analyzer.nlp_engine import NlpArtifacts

_ABBREVIATED = (
    "Mr|Mrs|Ms|Dr|Prof|Rev|Revd|Fr|Sr|Sra|Hon|Gen|Col|Lt|Sgt|Capt|Maj|Brig|Cpl|Pvt|Adm|Cmdr|Sen"
    "|Gov|Rep|Supt|Insp|Messrs|Md|Ven|St"
)
_LETTERS = r"[\p{L}\p{M}]"
_WORD = (
    rf"(?:(?:{_ABBREVIATED})\.|\p{{Lu}}\.(?:-?\p{{Lu}}\.)*|(?:[aA]l|[eE]l|as|ash|ad|ar|at|an)-\p{{Lu}}{_LETTERS}+"
    rf"|(?:d'|D'|O'|N'|M')?\p{{Lu}}{_LETTERS}*(?:'(?!s\b){_LETTERS}+)?(?:-{_LETTERS}+)*)"
)
_PARTICLE = (
    r"(?:de la|de los|de las|van der|van den|van de|von der|von|van|de|da|do|dos|das|di|del|della"
    r"|du|des|ter|ten|bin|binti|bint|ibn|ben|abu|umm|el|al|la|le|y|e|zu|af|av)"
)
_NICKNAME = r'(?:"[^"\n]{2,25}"|\(\p{Lu}[^()\n]{1,20}\))'
_RUN = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}\p{{N}}@_/\-]){_WORD}(?: (?:{_NICKNAME} )?(?:{_PARTICLE} )?{_WORD})*+"
)
_PART = regex.compile(rf"{_WORD}|{_NICKNAME}|{_PARTICLE}")
_INITIAL = regex.compile(r"(?:-?\p{Lu}\.)+|\p{Lu}")
_SENTENCE_START = regex.compile(r"(?:^|[.!?:;\n\"'(*#>|\-\u2013\u2014\u2022]\s*|\d\.\s*)\Z")
_SPEECH = (
    "said|says|told|tells|asked|added|recalled|recalls|explained|insisted|replied|answered|wrote"
    "|laughed|sighed|nodded|shrugged|smiled|whispered|admitted|remembered|remembers|thinks|thought"
    "|believes|knows|knew|wants|wanted|lives|lived|works|worked|was born|grew up|died|has been"
)
_AFTER = regex.compile(
    rf",? (?:{_SPEECH})\b|, (?:aged )?\d{{1,3}}\b|, (?:a|an|who|whose|then) |'s (?:mother|father|wife"
    r"|husband|son|daughter|brother|sister|cousin|uncle|aunt|family|widow|parents|lawyer)\b"
)
_BEFORE = regex.compile(
    r"\b(?:(?:said|says|told|asked|according to|named|called|calls?|calling|call (?:him|her|me|them)"
    r"|known as|surnamed|alias|nicknamed|as|thanks to|to|with|and|for|from|ring|ask|met|dear)|(?:wife"
    r"|husband|son|daughter|brother|sister|cousin|uncle|aunt|niece|nephew|grandson|granddaughter"
    r"|grandfather|grandmother|mother|father|friend|neighbou?r|colleague|widow|fianc\u00e9e?|partner"
    r"|stepson|stepdaughter|brothers|sisters|sons|daughters),?) ['\"]?\Z",
    regex.IGNORECASE,
)
_STRONG_BEFORE = regex.compile(
    r"\b(?:(?:said|named|surnamed|nicknamed|known as|alias|real name|names? (?:is|was|are|were)"
    r"|(?:author|editor|reporter|translator|by|byline|contact|name|from|to|cc|producer|writer|photo):"
    r"|calls? (?:him|her|me|them)|call(?:ing|ed) (?:him|her|me|them)|signs off as|signed)"
    r"|(?:(?:his|her|my|their|our|your|whose|'s|a|the|one|and|two|three|four) (?:[a-z]+ )?(?:wife|husband|son|daughter|brother"
    r"|sister|cousin|uncle|aunt|niece|nephew|grandson|granddaughter|grandfather|grandmother|mother"
    r"|father|friend|widow|fianc\u00e9e?|boyfriend|girlfriend|stepson|stepdaughter|stepfather"
    r"|stepmother)s?,?)) ['\"]?\Z",
    regex.IGNORECASE,
)
_PLACE_BEFORE = regex.compile(r"\b(?:in|at|near|outside|inside|around|across|via|the) \Z", regex.I)
_LABEL = regex.compile(
    rf"^(?:\[?\d\d?[:.]\d\d(?:[:.]\d\d)?\]? ?)?(?P<name>\p{{Lu}}{_LETTERS}+)(?=:\s)", regex.MULTILINE
)
_LOOK_BACK = 40
_MAX_WORDS = 5
_NO_PERSON = frozenset(
    {"Mother Nature", "Father Time", "Father Christmas", "Mother Earth", "Uncle Sam", "Mother Russia"}
)
_NAMES = (Kind.GIVEN, Kind.FAMILY, Kind.SHAPE)


@dataclass(frozen=True, slots=True)
class _Part:
    """A word of a run of capitalized words."""

    text: str
    start: int
    end: int
    kind: Kind
    initial: bool
    particle: bool

    @property
    def is_name(self) -> bool:
        return self.kind in _NAMES

    @property
    def shouted(self) -> bool:
        return len(self.text) > 1 and self.text.isupper() and not self.initial


@dataclass(frozen=True, slots=True)
class _Found:
    """A name with its score, the evidence for it, and the parts that may stand for it."""

    start: int
    end: int
    score: float
    rule: str
    parts: tuple[str, ...] = ()


class PeopleRecognizer(EntityRecognizer):  # type: ignore[misc]
    """Finds names in runs of capitalized words, and parts of found names elsewhere in the text.

    A run (`Senator Ada Quill`, `Ri "Tiger" Chol-min`, `J. R. van der Moreau`) is cut at words that
    are no names; what remains counts by its evidence: a title before it (0.9), a known given or
    family name or such an ending among at least two words (0.85), initials (0.8), a known given
    name alone (0.6), speech, age or kinship next to it (0.55-0.75), two unknown words inside a
    sentence (0.45). Parts of a name found whole count wherever they stand capitalized (0.8).

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
        found = [name for run in _RUN.finditer(text) for name in _names_in(text, run)]
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
                RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                "rule": f"people.{name.rule}",
                "value": None,
            },
        )


def _names_in(text: str, run: regex.Match[str]) -> Iterator[_Found]:
    parts = [_part(text, match, run) for match in _PART.finditer(text, *run.span())]
    title: _Part | None = None
    segment: list[_Part] = []
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


def _part(text: str, match: regex.Match[str], run: regex.Match[str]) -> _Part:
    word = match[0]
    initial = _INITIAL.fullmatch(word) is not None
    particle = word[0] in '"(' or (
        word[0].islower() and "-" not in word and "'" not in word and match.start() > run.start()
    )
    return _Part(word, *match.span(), kind(word), initial, particle)


def _breaks(
    part: _Part, segment: list[_Part], following: _Part | None, title: _Part | None, text: str
) -> bool:
    """Whether a name cannot go on through `part`."""
    if part.initial:
        return part.text in ("I", "A") and not segment
    if part.kind in (Kind.HONORIFIC, Kind.ROLE):
        return not (segment and part is not None and part.text.lower() in given_names())
    if part.kind is Kind.COMMON:
        # Mrs Black, Mr Price: after an honorific anything but a function word is a name.
        honoured = title is not None and title.kind is Kind.HONORIFIC and not segment
        return not (honoured and part.text.lower() not in function_words())
    only_initials = all(word.initial for word in segment)
    if part.kind is Kind.AMBIGUOUS and only_initials and part.text.lower() in function_words():
        return following is None or "-" not in following.text
    if part.kind is Kind.AMBIGUOUS and not segment and title is None:
        starts = _SENTENCE_START.search(text, max(0, part.start - 4), part.start)
        return following is None and starts is not None
    if part.kind is Kind.UNKNOWN and part.shouted:
        beside = segment[-1] if segment else following
        return beside is None or not (beside.shouted or segment and beside.text.endswith("."))
    return False


def _judge(text: str, segment: list[_Part], title: _Part | None) -> Iterator[_Found]:
    while segment and (segment[-1].particle or _is_lone_letter(segment[-1])):
        segment = segment[:-1]
    words = [part for part in segment if not part.particle]
    if not words or len(words) > _MAX_WORDS:
        return
    start, end = segment[0].start, segment[-1].end
    if text[end - 1] == "." and not words[-1].initial:
        end -= 1
    names = tuple(word.text for word in words if not word.initial and (len(word.text) > 2 or word.is_name))
    if title is not None and title.kind is Kind.HONORIFIC:
        if text[title.start : end] not in _NO_PERSON:
            yield _Found(title.start, end, 0.95, "honorific", names)
        return
    if title is not None:
        yield _Found(start, end, 0.9, "after-role", names)
        return
    evidence = _evidence(text, words, start, end)
    if evidence is not None:
        score, rule = evidence
        yield _Found(start, end, score, rule, names)


def _is_lone_letter(part: _Part) -> bool:
    """A letter without its full stop: `Band A` is no name, `Freshta G.` is."""
    return part.initial and not part.text.endswith(".")


def _evidence(text: str, words: list[_Part], start: int, end: int) -> tuple[float, str] | None:
    known = any(word.is_name for word in words)
    full = [word for word in words if not word.initial]
    if not full:
        return None
    if len(words) > 1:
        if known:
            return 0.85, "known-name"
        if len(full) < len(words):
            return 0.8, "initials"
        if words[0].kind is Kind.AMBIGUOUS and words[0].text.lower() in given_names():
            return 0.7, "likely-name"
    return _by_context(text, words, start, end)


def _by_context(text: str, words: list[_Part], start: int, end: int) -> tuple[float, str] | None:
    before = text[max(0, start - _LOOK_BACK) : start]
    single = words[0] if len(words) == 1 else None
    if single is not None and (single.shouted or len(single.text) < 3):
        return None
    opens = _SENTENCE_START.search(before) is not None
    if _STRONG_BEFORE.search(before) and not (single and single.kind is Kind.AMBIGUOUS):
        return 0.75, "named"
    if single is not None and single.kind is Kind.GIVEN:
        return 0.6, "given-name"
    if _AFTER.match(text, end) and not _PLACE_BEFORE.search(before):
        return (0.55, "speaks") if single is None or not opens or single.is_name else (0.45, "speaks")
    if single is not None:
        shaped = single.kind is Kind.SHAPE and not opens and not _PLACE_BEFORE.search(before)
        likely = shaped or (single.is_name and _BEFORE.search(before))
        return (0.5, "family-name") if likely else None
    if opens and _is_heading(text, start, end) or _PLACE_BEFORE.search(before):
        return None
    return 0.45, "two-unknown-words"


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether the line is a heading: most of its words capitalized, and no full stop at its end."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line = text[line_start : len(text) if line_end < 0 else line_end].strip()
    words = regex.findall(r"\p{L}+", line)
    capitals = sum(word[0].isupper() for word in words)
    return not line.endswith((".", ",", "!", "?", '"')) and capitals * 2 > len(words)


def _labels(text: str) -> Iterator[_Found]:
    """Speakers of a transcript or chat: a name and a colon at the start of at least two lines."""
    labels = list(_LABEL.finditer(text))
    counts: dict[str, int] = {}
    for label in labels:
        counts[label["name"]] = counts.get(label["name"], 0) + 1
    for label in labels:
        name = label["name"]
        sort = kind(name)
        if sort in _NAMES or (sort is Kind.UNKNOWN and counts[name] > 1):
            yield _Found(*label.span("name"), 0.7, "speaker", (name,))


def _repeated(text: str, found: list[_Found]) -> Iterator[_Found]:
    """Where parts of the names found stand again, alone."""
    parts = {part for name in found if name.score >= 0.55 for part in name.parts}
    usable = {part for part in parts if kind(part) not in (Kind.COMMON, Kind.ROLE)}
    usable |= {part.upper() for part in usable}
    if not usable:
        return
    for match in regex.finditer(rf"(?<![\p{{L}}\p{{N}}@_]){_WORD}", text):
        word = match[0]
        if word not in usable or any(n.start <= match.start() < n.end for n in found):
            continue
        opens = _SENTENCE_START.search(text, max(0, match.start() - 4), match.start())
        if word.lower() in function_words() and opens:
            continue
        yield _Found(*match.span(), 0.8, "part-of-a-name")
