"""Which words of a run in capitals are names by the company they keep."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from redactor.detection.gazetteer import Kind, default
from redactor.detection.names import Kind as Name
from redactor.detection.names import given_names, heads, is_title, kind
from redactor.detection.romanization import fold
from redactor.detection.truecasing.evidence import Evidence
from redactor.detection.truecasing.runs import Run
from redactor.detection.truecasing.slots import is_named
from redactor.detection.truecasing.usual import FUNCTION_WORDS, MIN_POPULATION, NAMES, Usual, usual
from redactor.detection.vocabulary import CALLED, NAMED, SPEECH

LONGEST_PLACE = 4
"""Words of the longest name of a place that is looked up."""

_NAMED = regex.compile(
    rf"\b(?:{NAMED}|{CALLED})(?: the)? ['\"]?\Z",
    regex.IGNORECASE,
)
_CAPITALIZED = regex.compile(r"\b(\p{Lu}\p{Ll}+(?:-\p{L}+)*)\.? \Z")
_NUMBER = regex.compile(r" \d{1,4}[A-Za-z]?\b(?! (?i:people|men|women|days|weeks|years|others))")
_NUMBERED = frozenset(
    """
    apartment area band bay berth block building camp checkpoint class compound district flat
    floor form gate grade hall highway hut lane line lot mile number pier platform plot point
    precinct quarter room route sector shed shop shaft stall street terminal tower unit ward
    warehouse zone
    """.split()  # noqa: SIM905
)
"""What numbers are given to."""
_STREETS = frozenset({"avenue", "boulevard", "crescent", "lane", "road", "square", "street"})
_JOINING = frozenset({"of", "and", "for"})
_DIRECTIONS = frozenset(
    """
    north south east west northern southern eastern western upper lower new old greater
    """.split()  # noqa: SIM905
)


def names(text: str, run: Run, evidence: Evidence) -> frozenset[int]:
    """Indices of the words of `run` that belong to a name, ordinary words for the most part.

    Those of a place with several words; one after a given name or a title (`Maria STONE`); those
    after `known as` and the like; one that stands where somebody's name does; what bodies and
    places are called after their name (`HYESAN MARKET`, `QUARRY LANE`), before `of` and one
    (`MINISTRY OF WATER`), before a number (`GATE 4`); all words of a body that stands in capitals
    within a sentence.

    Args:
        text: the whole text.
        run: of words in capitals.
        evidence: what the text tells of them.
    """
    words = [word.lower for word in run.words]
    if _NAMED.search(text, max(0, run.words[0].start - 40), run.words[0].start):
        whole = run.is_lone and words[0] in given_names()
        return frozenset(i for i, word in enumerate(words) if whole or word not in FUNCTION_WORDS)
    found: set[int] = set()
    if run.is_lone and (_is_surname(text, run) or is_named(text, run)):
        found.add(run.words.index(run.lone))
    for index, word in enumerate(words):
        found.update(_place(words, index))
        last = word.rpartition("-")[2]
        numbered = last in _NUMBERED or last in heads()
        if numbered and _NUMBER.match(text, run.words[index].end):
            found.add(index)
    first = next((i for i, word in enumerate(words) if word not in FUNCTION_WORDS), 0)
    if not run.is_line and _is_body(words[first:]):
        found.update(i for i, word in enumerate(words) if word not in FUNCTION_WORDS)
    for index, word in enumerate(words):
        after = index and text[run.words[index - 1].end : run.words[index].start] == " "
        if after and word in _STREETS and words[index - 1] not in FUNCTION_WORDS:
            found.update((index - 1, index))
        if after and word in heads() and _is_name(words[index - 1], index - 1, found, evidence):
            found.add(index)
    for index in range(len(words) - 2, -1, -1):
        follows = words[index + 1] == "of" and index + 2 < len(words)
        named = _is_name(words[index + 1 + follows], index + 1 + follows, found, evidence)
        if named and (words[index] in heads() if follows else words[index] in _DIRECTIONS):
            found.add(index)
    return frozenset(found)


def _is_surname(text: str, run: Run) -> bool:
    """Whether a word in capitals is an ordinary one that stands as a surname does."""
    word, start = run.lone.lower, run.words[0].start
    ordinary = usual(word) in (Usual.LOWER, Usual.EITHER)
    if not ordinary or word in FUNCTION_WORDS or word in SPEECH:
        return False
    before = _CAPITALIZED.search(text, max(0, start - 40), start)
    return before is not None and (kind(before[1]) is Name.GIVEN or is_title(before[1]))


def _place(words: list[str], index: int) -> Iterator[int]:
    """The indices of the longest name of a place that begins at `index`, if it has more words."""
    for end in range(min(len(words), index + LONGEST_PLACE), index + 1, -1):
        if all(word in FUNCTION_WORDS for word in words[index:end]):
            continue
        places = default().places(fold(" ".join(words[index:end])))
        if places and (places[0].kind is not Kind.TOWN or places[0].population >= MIN_POPULATION):
            yield from (i for i in range(index, end) if words[i] not in FUNCTION_WORDS)
            return


def _is_body(words: list[str]) -> bool:
    """Two words or more that name a body or place: `SUPREME COURT`, `CHURCH OF CHRIST`."""
    if len(words) < 2 or any(w in FUNCTION_WORDS and w not in _JOINING for w in words):
        return False
    head = words[words.index("of") - 1 if "of" in words else len(words) - 1]
    return head in heads() and not is_title(head)


def _is_name(word: str, index: int, found: set[int], evidence: Evidence) -> bool:
    case = evidence.case(word) or usual(word)
    return index in found or case in NAMES
