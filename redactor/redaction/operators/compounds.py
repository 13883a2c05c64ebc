"""Several replacements in one pair of brackets: `[relative of a religious figure]`.

Word list: our own, of English function words, 2026; Apache-2.0.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from redactor.redaction.operators.grammar import OMITTED, last_word
from redactor.redaction.operators.work_verbs import TENSES

_PREPOSITIONS = (
    *("of", "in", "on", "at", "by", "to", "for", "from", "with", "and", "or", "as", "into"),
    *("between", "near", "under", "over", "after", "before", "since", "until", "through"),
)
_ARTICLES = ("a", "an", "the")
_CONNECTOR = rf"(?:{'|'.join(_PREPOSITIONS)})(?: (?:{'|'.join(_ARTICLES)}))?|{'|'.join(_ARTICLES)}"
_TAIL = re.compile(rf"\b(?:{_CONNECTOR}|The|(?<=\W )A)\Z")
"""With a capital other words may end a name (`Nghe An`)."""

_OWN_ARTICLE = re.compile(rf"(?:{'|'.join(_ARTICLES)}) ")
_JOINT = re.compile(_CONNECTOR)
_OWNED = re.compile(r"['’]s \Z")
_VERBS = frozenset(form for tenses in TENSES.values() for form in tenses)
_DETERMINER = re.compile(r"(?:an?|the|certain|unspecified) ")
_COUNT = re.compile(r"(?:some|a few|at least .+|fewer than .+)", re.IGNORECASE)
_PREPOSITION = re.compile(rf"(?:{'|'.join(_PREPOSITIONS)}|within|around) ")


@dataclass(frozen=True, slots=True)
class Compound:
    """Words that replace several mentions side by side; as an entity's value the first choice.

    Args:
        words: without brackets; `is_compound` of them, or an omission.
    """

    words: str = field(repr=False)


def joined(first: str, between: str, second: str) -> str | None:
    """What two replacements side by side become in one pair of brackets.

    A preposition, conjunction or article that joined the mentions joins their replacements, too.
    Omissions run together; what would have two with words between is left out as a whole.

    Args:
        first: the words that replace the first mention, without brackets.
        between: the draft from the first mention's start to the second's.
        second: the words that replace the second mention.

    Returns:
        The words; `None` where both say something and nothing joins them.
    """
    if second == OMITTED:
        return _omitting(first)
    if _OWNED.search(between) and _may_own(first) and not _OWN_ARTICLE.match(second):
        mark = "'" if first.endswith("s") else "'s"
        return f"{first}{mark} {second}"
    if last_word(first) in _ARTICLES:
        return f"{first.rpartition(' ')[0] if _OWN_ARTICLE.match(second) else first} {second}"
    connector = _connector(first, between)
    if _OWN_ARTICLE.match(second):
        connector = " ".join(word for word in connector.split() if word not in _ARTICLES)
    parted = between.rstrip().endswith(",")
    fits = _COUNT.fullmatch(first) or _PREPOSITION.match(second)
    alone = first.endswith(OMITTED) or last_word(first) in _PREPOSITIONS
    if connector in _ARTICLES and not alone:
        return first if _bare(first) == _bare(second) else None
    if connector:
        return first if _bare(first) == _bare(second) else f"{first} {connector} {second}"
    return f"{first} {second}" if alone or (fits and not parted) else None


def _may_own(words: str) -> bool:
    return OMITTED not in words and words.split(" ", maxsplit=1)[0] not in _VERBS


def _omitting(first: str) -> str:
    """`first`, and an omission after it."""
    if first.endswith(OMITTED):
        return first
    return OMITTED if OMITTED in first else f"{first} {OMITTED}"


def _connector(first: str, between: str) -> str:
    """The words that joined the mentions, unless `first` ends in a preposition; empty for none."""
    before = between.rstrip()
    tail = _TAIL.search(before.lower() if between.isupper() else before)
    return "" if tail is None or last_word(first) in _PREPOSITIONS else tail[0].lower()


def _bare(words: str) -> str:
    return _DETERMINER.sub("", words.lower())


def is_compound(words: str, is_piece: Callable[[str], bool]) -> bool:
    """True for exactly what `joined` can make of pieces.

    Args:
        words: without brackets.
        is_piece: true for what may replace one mention.
    """
    return bool(_pieces(words, is_piece))


def pieces(words: str, is_piece: Callable[[str], bool]) -> frozenset[str]:
    """What replaced single mentions, in any reading of a compound; the words, if it is none."""
    return _pieces(words, is_piece) or frozenset({words})


def _pieces(words: str, is_piece: Callable[[str], bool]) -> frozenset[str]:
    tokens = words.split(" ")
    reached: dict[int, list[tuple[int, int]]] = {0: []}
    final: list[tuple[int, int]] = []
    for start in range(len(tokens)):
        if start not in reached:
            continue
        for end in range(start + 1, len(tokens) + 1):
            written = " ".join(tokens[start:end])
            if not is_piece(_owner(written)):
                continue
            if end == len(tokens):
                final.append((start, end))
            for after in _after_joint(tokens, end):
                reached.setdefault(after, []).append((start, end))
    found: set[tuple[int, int]] = set()
    while final:
        piece = final.pop()
        if piece not in found:
            found.add(piece)
            final += reached[piece[0]]
    return frozenset(_owner(" ".join(tokens[start:end])) for start, end in found)


def _owner(words: str) -> str:
    return words[:-1] if words.endswith("s'") else words.removesuffix("'s")


def _after_joint(tokens: Sequence[str], end: int) -> Iterator[int]:
    """Where the next piece may start after one that ends at `end`."""
    yield end
    for length in (1, 2):
        if _JOINT.fullmatch(" ".join(tokens[end : end + length])):
            yield end + length
