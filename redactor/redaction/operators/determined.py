"""Gives a noun the article that its place in the sentence needs."""

from __future__ import annotations

from redactor.redaction.operators.grammar import (
    DETERMINERS,
    after_an,
    article_fits,
    clause_goes_on,
    is_possessive,
    last_word,
    next_word,
)
from redactor.redaction.operators.mention import Mention


def determined(noun: str, mention: Mention, *, names: bool = False) -> str:
    """The noun without an article after a determiner, else with one.

    Args:
        noun: a singular that can be counted, without an article.
        mention: what it takes the place of.
        names: whether it stands for a name, which has no article before another noun either.
    """
    last = last_word(mention.before)
    if last in DETERMINERS or is_possessive(last):
        if article_fits(noun, mention.before):
            return noun
        return f"{'unspecified' if after_an(mention.before) else 'certain'} {noun}"
    if names and next_word(mention.after) and not clause_goes_on(mention.after):
        return noun
    return f"{_article(noun)} {noun}"


def forms(noun: str) -> tuple[str, ...]:
    """Everything that `determined` can make of the noun."""
    return noun, f"{_article(noun)} {noun}", f"unspecified {noun}", f"certain {noun}"


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeio" else "a"
