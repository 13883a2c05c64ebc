"""Occupations, said less precisely: "night-shift nurse" -> "health worker"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.redaction.operators.grammar import (
    DETERMINERS,
    OMITTED,
    after_an,
    capitalized,
    is_possessive,
    last_word,
    opens_sentence,
    uncapitalized,
    word_set,
)
from redactor.redaction.operators.mention import Mention
from redactor.redaction.operators.trades import Trade, neutral, trade_of
from redactor.redaction.operators.work_verbs import PAST, TENSES, tense_of

_FORMER = frozenset({"former", "ex", "retired", "onetime", "then", "erstwhile"})
_TAIL = re.compile(r" (?:of|for|on|in|at|with|to|from|i/c) |,")
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r" (?!I\b)[^\W\d_a-z]")
_ARTICLE = re.compile(r"(an?|the) ")
_TOLD_VERBS = {
    "drive": "{} a vehicle",
    "teach": "{}",
    "study": "{}",
    "lecture": "{}",
    "serve": "{}",
}
"""Verbs that are kept where the trade may be told, and how."""

_QUALIFICATION = re.compile(
    r"(?:\w+ )?(degree|diploma|doctorate|phd|ph\.d\.|ma|msc|ba|bsc)(s?) (?:in|of) "
)
_QUALIFICATIONS = ("qualification", "qualifications")
_SERVICE = re.compile(r"(?:compulsory |mandatory )?(?:military|national|army) service")
_SERVED = "time in service"
_NUMBERS = word_set("""
    two three four five six seven eight nine ten eleven twelve many several few some these those
    both all most no
""")
_BE = re.compile(
    r"\b(?:(?:is|was|are|were)(?:n['’]t)?|be|been|being|am|get|got|gets|getting"
    r"|(?:he|she|it|who)['’]s|(?:they|we|you)['’]re|i['’]m)"
    r"(?: (?:not|never|also|then|later|once|again|just|already|[a-z]{2,20}ly))? \Z",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\b(?:who|he|she|they|we|I)(?: (?:once|still|also|now|then|often))? \Z")
"""After these what looks like workers is what they work on ("who mended boilers")."""
_BARE_BEFORE = word_set("""
    as became become becomes becoming is was be been being am are elected appointed named
""")
"""What stands before an office without an article ("she became minister")."""


def generalize(mention: Mention) -> str | None:
    """A coarser truth about somebody's work, in the grammar of its sentence.

    The trade stands for the job ("deputy section chief" -> "person in authority"), or, for an
    audience that is not told it, "worker" or "person". Number and "former" are kept ("retired
    nurses" -> "former health workers"); after "an" the words open with "unspecified". Of work told
    as a verb a verb is kept ("taught maths" -> "taught", or "worked"). A title before a name is
    left out.

    Returns:
        The words without brackets; `None` for words that are not in the table.
    """
    text = mention.text.replace("’", "'").strip()
    words = _words(text.lower(), mention)
    if words is None or words == text.lower():
        return None
    if _cannot_take_apostrophe(words, mention.after):
        return OMITTED
    opens = text[:1].isupper() and opens_sentence(mention.before)
    return capitalized(words) if opens else words


def is_generalization(words: str) -> bool:
    """True for exactly what `generalize` can give, whatever the mention."""
    return words in _ALL or uncapitalized(words) in _ALL


def _words(text: str, mention: Mention) -> str | None:
    before = last_word(mention.before)
    determined = before in DETERMINERS | _NUMBERS or is_possessive(before)
    if _NAME.match(mention.after) and not determined:
        return OMITTED
    if own := _ARTICLE.match(text):
        noun = _noun(text[own.end() :], mention)
        return noun and f"{'the' if own[1] == 'the' else 'a'} {noun[0]}"
    if not determined and (work := _work(text, mention)):
        return work
    noun = _noun(text, mention)
    if noun is None:
        return _work(text, mention) if determined else None
    words, plural = noun
    if not plural and before in _BARE_BEFORE:
        return f"a {words}"
    return _with_an(words, mention)


def _work(text: str, mention: Mention) -> str | None:
    """Words for work that is told as a verb, or as a time spent at it."""
    if _SERVICE.fullmatch(text):
        return _SERVED if mention.audience.trade else "time at work"
    found = tense_of(text)
    if found is None:
        return None
    verb, tense = found
    first, second = (text + " ").split(" ")[:2]
    if tense == PAST and _BE.search(mention.before):
        # Told of what was done to somebody: `was discharged from a unit`.
        return None
    if not _SUBJECT.search(mention.before) and (
        (trade_of([first]) and second not in DETERMINERS) or _noun(text, mention)
    ):
        return None
    if mention.audience.trade and verb in _TOLD_VERBS and " " in text:
        return _TOLD_VERBS[verb].format(TENSES[verb][tense])
    return TENSES["work"][tense]


def _noun(text: str, mention: Mention) -> tuple[str, bool] | None:
    qualification = _QUALIFICATION.match(text)
    if qualification:
        return _QUALIFICATIONS[bool(qualification[2])], bool(qualification[2])
    head = _TAIL.split(text, maxsplit=1)[0]
    parts = [_WORD.findall(part) for part in head.split(" and ")]
    if not all(parts):
        return None
    found = [trade_of(tokens) for tokens in parts]
    trades = {trade for trade, _ in filter(None, found)}
    if None in found or len(trades) > 1:
        if len(parts) == 1 or None in found:
            return None
        trades = {Trade.WORKER if {neutral(t) for t in trades} == {Trade.WORKER} else Trade.PERSON}
    trade = trades.pop()
    told = trade if mention.audience.trade else neutral(trade)
    plural = len(parts) > 1 or any(many for _, many in filter(None, found))
    words = told.value[plural]
    if words == text or told is Trade.PERSON:
        return Trade.PERSON.value[plural], plural
    former = any(token in _FORMER for token in parts[0][:-1])
    return f"former {words}" if former else words, plural


def _with_an(words: str, mention: Mention) -> str:
    return f"unspecified {words}" if after_an(mention.before) else words


def _cannot_take_apostrophe(words: str, after: str) -> bool:
    """True for "people in trade" where the draft goes on as in "traders' union"."""
    return re.match(r"['’](?!s\b)", after) is not None and not words.endswith("s")


def _outputs() -> Iterator[str]:
    nouns = [noun for trade in Trade for noun in trade.value]
    at_work = [noun for trade in Trade for noun in trade.value if trade is not Trade.PERSON]
    phrases = [*nouns, *(f"former {noun}" for noun in at_work), *_QUALIFICATIONS]
    for phrase in phrases:
        yield from (f"{article}{phrase}" for article in ("", "unspecified ", "a ", "the "))
    for verb, form in (*_TOLD_VERBS.items(), ("work", "{}")):
        yield from (form.format(tense) for tense in TENSES[verb])
    yield from (OMITTED, _SERVED, "time at work")


_ALL = frozenset(_outputs())
