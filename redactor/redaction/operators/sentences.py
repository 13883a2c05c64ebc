"""Where sentences begin, as far as a few words before show it."""

from __future__ import annotations

import re

_OPENERS = r"[\"'(\[*•–—-]"
_START = re.compile(rf"(?:^|\n|[.!?…][\"')\]]*\s)\s*(?:{_OPENERS}\s?|\d{{1,3}}[.)]\s)*\Z")
_QUOTE = re.compile(r"[,:]\s*[\"']\Z")
_NO_STOP = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Fr|Sr|Jr|St|Hon|Gen|Col|Maj|Capt|Lt|Sgt|Cpl|Pvt|Cmdr"
    r"|Gov|Sen|Rep|Pres|Supt|Insp|Det|Adm|Amb|vs|no|No|e\.g|i\.e|cf|ca|approx|a\.k\.a))\.\s\Z"
)
"""Full stops of initials and abbreviations, which end no sentence. Our own list, 2026, Apache-2.0:
titles and abbreviations that stand before names in English copy; general knowledge of the language.
"""


def opens_sentence(before: str) -> bool:
    """True where a sentence, quotation or list item begins after `before`.

    Args:
        before: text up to there; a line feed parts blocks, and nothing at all begins a document.
    """
    if _NO_STOP.search(before):
        return False
    return _START.search(before) is not None or _QUOTE.search(before) is not None


def capitalized(words: str) -> str:
    """The words with a capital at their beginning."""
    return words[:1].upper() + words[1:]
