"""What rules ask of a text's tokens, worked out once for all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

FLAGS = ("IS_ALPHA", "IS_LOWER", "IS_UPPER", "IS_TITLE", "IS_DIGIT", "IS_PUNCT", "LIKE_NUM")
"""spaCy's names of the flags in `TokenTable.flags`; the first is its lowest bit."""

_BITS = (1 << np.arange(len(FLAGS))).astype(np.uint64)
_KEY = "redactor.token_table"


@dataclass(frozen=True, slots=True)
class TokenTable:
    """The tokens of one text; words are spaCy's numbers for them.

    Args:
        texts: of each token, as written.
        words: of each token, lower-cased.
        flags: of each token, `FLAGS` as bits.
        positions: indices of each lower-cased word, ascending.
        written: likewise of each word as written.
    """

    texts: list[int]
    words: list[int]
    flags: list[int]
    positions: dict[int, list[int]]
    written: dict[int, list[int]]
    _strings: StringStore
    _looks: dict[tuple[str, bool], dict[int, bool]] = field(default_factory=dict)

    def fits(self, looks: tuple[str, bool], word: int) -> bool:
        """Whether a regular expression matches a word; each word is tried once.

        Args:
            looks: the expression, and whether it is meant for lower-cased words.
            word: of `texts`, or of `words` if lower-cased.
        """
        known = self._looks.setdefault(looks, {})
        fits = known.get(word)
        if fits is None:
            fits = known[word] = re.search(looks[0], self._strings[word]) is not None
        return fits


def token_table(doc: Doc) -> TokenTable:
    """The table of `doc`, made on first use and kept with it."""
    table: TokenTable | None = doc.user_data.get(_KEY)
    if table is None:
        columns = doc.to_array(["ORTH", "LOWER", *FLAGS])
        texts, words = columns[:, 0].tolist(), columns[:, 1].tolist()
        flags = (columns[:, 2:] @ _BITS).tolist()
        places = _positions(words), _positions(texts)
        table = TokenTable(texts, words, flags, *places, doc.vocab.strings)
        doc.user_data[_KEY] = table
    return table


def _positions(words: list[int]) -> dict[int, list[int]]:
    positions: dict[int, list[int]] = {}
    for i, word in enumerate(words):
        if word in positions:
            positions[word].append(i)
        else:
            positions[word] = [i]
    return positions
