"""Gives a noun the article that its place in the sentence needs."""

from __future__ import annotations

import re

from redactor.inflection import plural
from redactor.redaction.operators.grammar import (
    DETERMINERS,
    after_an,
    article_fits,
    clause_goes_on,
    is_possessive,
    last_word,
    next_word,
    word_set,
)
from redactor.redaction.operators.mention import Mention

_SEVERAL = word_set("""
    two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty dozen
    hundred thousand million both several many few all most various these those
""")
_HOURS = re.compile(
    r"\b(?:at|past|to|till|until|since)"
    r" (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) \Z",
    re.IGNORECASE,
)
"""What makes an hour of a number."""


def determined(noun: str, mention: Mention, *, names: bool = False) -> str:
    """The noun without an article after a determiner, in the plural after a number, else with one.

    Args:
        noun: a singular that can be counted, without an article.
        mention: what it takes the place of.
        names: whether it stands for a name, which has no article before another noun either.
    """
    last = last_word(mention.before)
    attributive = names and next_word(mention.after) and not clause_goes_on(mention.after)
    if last in _SEVERAL and not attributive and not _HOURS.search(mention.before):
        return plural(noun)
    if last in DETERMINERS or is_possessive(last):
        if article_fits(noun, mention.before):
            return noun
        return f"{'unspecified' if after_an(mention.before) else 'certain'} {noun}"
    if attributive or last == "one":
        return noun
    return f"{_article(noun)} {noun}"


def forms(noun: str) -> tuple[str, ...]:
    """Everything that `determined` can make of the noun."""
    article = _article(noun)
    return noun, f"{article} {noun}", f"unspecified {noun}", f"certain {noun}", plural(noun)


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeio" else "a"
