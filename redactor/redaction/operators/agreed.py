"""Words agreed with a source, fitted to the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from redactor.exposure.agreed import Agreed
from redactor.redaction.operators.grammar import capitalized, opens_sentence
from redactor.redaction.operators.mention import Mention

_ARTICLE = re.compile(r"(?:an?|the) ", re.IGNORECASE)
_DETERMINER = re.compile(
    r"\b(an?|the|this|that|my|your|his|her|its|our|their|whose) \Z", re.IGNORECASE
)
_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)
_FITTING = {"a": "certain", "an": "unspecified"}


def fitted(agreed: Agreed, mention: Mention) -> str:
    """The agreed words; after a determiner without an article of their own."""
    determiner = _DETERMINER.search(mention.before)
    if determiner is None:
        opens = opens_sentence(mention.before)
        return capitalized(agreed.words) if opens else agreed.words
    bare = _bare(agreed.words)
    article = determiner[1].lower()
    if article in _FITTING and (article == "an") != bool(_VOWEL.match(bare)):
        return f"{_FITTING[article]} {bare}"
    return bare


def forms(agreed: Iterable[Agreed]) -> frozenset[str]:
    """Everything that `fitted` can give, whatever the mention."""
    return frozenset(
        form
        for words in (a.words for a in agreed)
        for bare in [_bare(words)]
        for form in (
            words,
            capitalized(words),
            bare,
            *(f"{fitting} {bare}" for fitting in _FITTING.values()),
        )
    )


def _bare(words: str) -> str:
    return _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words
