"""Where in a text a pattern can match at all, so that it is tried nowhere else."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from redactor.detection.recognizers.token_table import FLAGS
from redactor.rulepacks import TokenPattern

MOST_REPEATS = 8
"""How many tokens a `*` or `+` is sure to match; a longer run may be cut."""

_COMMON_COST = 300
_MARK_COST = 1000
_LOOKS_COST = 2000
_OPTIONAL = ("?", "*", "!")
_LISTED = re.compile(
    r"\^(?:\(\?:(?P<group>)|)(?P<words>(?:[\w'’-]\??|(?(group)\||(?!)))+)(?(group)\))\$"
)
_CHARACTER = re.compile(r"(.)(\??)")


@dataclass(frozen=True, slots=True)
class Check:
    """A token that stands near an anchor in any match, as far as it is checked early.

    Args:
        first: the least that the token's index can be, less the anchor's.
        last: the most.
        words: lower-cased words it is one of; `None`: any.
        looks: a regular expression that it fulfils, and whether lower-cased; `None`: any.
        mask: which of `token_table.FLAGS` count, as bits.
        flags: what they are.
    """

    first: int
    last: int
    words: frozenset[str] | None
    looks: tuple[str, bool] | None
    mask: int
    flags: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a pattern can match at all: around certain words, or words of a certain look.

    Args:
        words: lower-cased; any match holds one of them. `None`: `looks` is asked.
        looks: a regular expression that a word of any match fulfils, and whether it is meant for
            the lower-cased word; `None` if there is none either, and every token counts.
        checks: what stands around it in any match.
        before: tokens that a match may reach before it.
        after: one past the tokens that it may reach after it.
    """

    words: frozenset[str] | None
    looks: tuple[str, bool] | None
    checks: tuple[Check, ...]
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class _Told:
    """What one token pattern says of its token; `cost` is how frequent that is, `None`: always."""

    words: frozenset[str] | None
    looks: tuple[str, bool] | None
    mask: int
    flags: int
    cost: int | None


class AnchorFinder:
    """Finds the anchors of patterns.

    Args:
        common: words too frequent to look for if it can be helped.
    """

    def __init__(self, common: Container[str]) -> None:
        self._common = common
        self._known: dict[int, tuple[TokenPattern, _Told]] = {}

    def find(self, tokens: Sequence[TokenPattern]) -> Anchor:
        """The token of any match of a pattern to look for first: the one of the rarest words."""
        told = [self._told(token) for token in tokens]
        costs = [
            (about.cost, i)
            for i, (token, about) in enumerate(zip(tokens, told, strict=True))
            if token.get("OP") not in _OPTIONAL and about.cost is not None
        ]
        if not costs:
            return Anchor(None, None, (), 0, len(tokens))
        _, at = min(costs)
        return Anchor(
            told[at].words,
            told[at].looks,
            tuple(_checks(tokens, told, at)),
            _length(tokens[:at]),
            _length(tokens[at:]),
        )

    def _told(self, token: TokenPattern) -> _Told:
        # By identity: patterns share the tokens that are written alike.
        if id(token) not in self._known:
            words = _words(token)
            looks = None if words is not None else _looks(token)
            cost = None if looks is None else _LOOKS_COST
            if words is not None:
                cost = sum(_word_cost(word, self._common) for word in words)
            self._known[id(token)] = token, _Told(words, looks, *_flags(token), cost)
        return self._known[id(token)][1]


def _checks(tokens: Sequence[TokenPattern], told: Sequence[_Told], at: int) -> Iterator[Check]:
    """What is known of the tokens around the one at index `at`; flags only where it is sure."""
    if told[at].mask:
        yield Check(0, 0, None, None, told[at].mask, told[at].flags)
    for side, outwards in ((1, range(at + 1, len(tokens))), (-1, range(at - 1, -1, -1))):
        nearest = 0
        farthest = _length(tokens[at : at + 1]) - 1
        for i in outwards:
            longest = _length(tokens[i : i + 1])
            if tokens[i].get("OP") in _OPTIONAL:
                farthest += longest
                continue
            nearest += 1
            about = told[i]
            if nearest > farthest or about.cost is not None:
                first, last = sorted((side * nearest, side * (farthest + 1)))
                yield Check(first, last, about.words, about.looks, about.mask, about.flags)
            farthest += longest


def _words(token: TokenPattern) -> frozenset[str] | None:
    for key in ("LOWER", "ORTH", "TEXT"):
        value = token.get(key)
        if isinstance(value, str):
            return frozenset({value.lower()})
        if isinstance(value, dict):
            listed = value.get("IN")
            if isinstance(listed, list):
                return frozenset(word.lower() for word in listed)
            if isinstance(value.get("REGEX"), str) and (spelt := _spelt_out(value["REGEX"])):
                return spelt
    return None


def _spelt_out(pattern: str) -> frozenset[str] | None:
    """The words that a regular expression lists, such as `^(?:an?|the)$`; `None` if it does not."""
    listed = _LISTED.fullmatch(pattern)
    if listed is None:
        return None
    words: set[str] = set()
    for alternative in listed["words"].split("|"):
        forms = [""]
        for character, optional in _CHARACTER.findall(alternative):
            longer = [form + character for form in forms]
            forms = longer + forms if optional else longer
        words.update(form.lower() for form in forms)
    return frozenset(words)


def _looks(token: TokenPattern) -> tuple[str, bool] | None:
    for key in ("TEXT", "ORTH", "LOWER"):
        value = token.get(key)
        if isinstance(value, dict) and isinstance(value.get("REGEX"), str):
            return value["REGEX"], key == "LOWER"
    return None


def _flags(token: TokenPattern) -> tuple[int, int]:
    """The flags that a token pattern asks for, as a mask and their values."""
    mask = flags = 0
    for bit, name in enumerate(FLAGS):
        value = token.get(name)
        if isinstance(value, bool):
            mask |= 1 << bit
            flags |= value << bit
    return mask, flags


def _word_cost(word: str, common: Container[str]) -> int:
    if not word.isalnum() and not any(map(str.isalnum, word)):
        return _MARK_COST
    return _COMMON_COST if word in common else 1


def _length(tokens: Sequence[TokenPattern]) -> int:
    return sum(MOST_REPEATS if token.get("OP") in ("*", "+") else 1 for token in tokens)
