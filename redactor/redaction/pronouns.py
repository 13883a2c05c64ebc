"""Finds the gendered pronouns that stand for protected people."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from redactor.detection.entities import DEMOGRAPHIC, PERSON, Entity
from redactor.exposure.attribution.nouns import PRONOUNS
from redactor.exposure.attribution.placing import Placing
from redactor.exposure.decisions import Action, Decision, Exposure
from redactor.exposure.genders import Gender
from redactor.redaction.antecedents import SOMEBODY, nearest, sentence_starts
from redactor.redaction.operators.pronouns import Case, Pronoun
from redactor.spans import Span

if TYPE_CHECKING:
    from redactor.detection.normalization import Normalized

RULE = "pronouns.gendered"
"""The rule that decisions on pronouns name."""

PRONOUN = re.compile(
    r"(?<![\w/'])(?P<word>(?P<she>she|her|hers|herself)|he|him|his|himself)(?![\w/]|-\w|[ \t]*:)"
    r"(?! or (?:s?he|her|him|his)\b)",
    re.IGNORECASE,
)
"""A pronoun that tells a gender, on the analysis text; `he or she` and `s/he` tell none.
Of a speaker's label (`HER:`) the layout tells who is meant."""

_UNKNOWN = -2
"""Stands for the party of a mention that has none."""

_AFTER_OR = re.compile(r"\b(?:s?he|her|him|his) or \Z", re.IGNORECASE)

_CASES = {
    "she": Case.SUBJECT,
    "he": Case.SUBJECT,
    "him": Case.OBJECT,
    "hers": Case.POSSESSIVE,
    "herself": Case.REFLEXIVE,
    "himself": Case.REFLEXIVE,
}
_NO_NOUN = re.compile(
    r"\s*(?:$|[^\w\s\"'(\[█⟨]|['\"(](?!\w)|--|(?:a|about|across|after|again|all|along|alone|although|an"
    r"|and|any|anything|are|around|as|at|away|back|be|because|been|before|behind|being|beside|but"
    r"|by|can|could|did|do|does|down|during|early|earlier|even|every|everything|for|forward|from"
    r"|had|has|have|here|home|how|however|if|immediately|in|inside|instead|into|is|it|last|later"
    r"|like|may|might|more|must|near|never|nor|not|nothing|now|of|off|on|once|or|out|outside"
    r"|over|past|said|says|should|since|so|some|something|soon|that|the|them|then|there|these|this"
    r"|those|though|through|till|to|today|together|tomorrow|tonight|too|toward|towards|twice"
    r"|under|unless|until|up|upon|was|were|what|when|where|whether|which|while|who|why|will|with"
    r"|within|without|would|yesterday|yet)\b)",
    re.IGNORECASE,
)
"""What follows `her` as an object and `his` as a noun, but no determiner. Our own list, 2026,
Apache-2.0: function words and adverbs; general knowledge of the language."""

_NAMING = re.compile(
    r"\b(?:call(?:ed|s|ing)?|nam(?:e|ed|ing)|(?:nick|re)named|dub(?:bed|bing)?) \Z", re.IGNORECASE
)
"""Verbs that a name follows after `her`: `we call her K.`"""

_SAME_FOR_ALL = re.compile(
    r"(?:'(?:d|ll)\b|,? (?:(?:also|always|often|never|only|still|just|then|later|soon|now|once"
    r"|first|finally|almost|even|already|\w{3,}ly) )*(?:had|did|could|would|should|might|must"
    r"|may|can|will|shall|said|told|went|came|left|saw|knew|took|gave|got|made|found|thought|felt"
    r"|kept|heard|met|spoke|began|ran|fled|lost|paid|sent|sold|bought|brought|held|stood|sat|fell"
    r"|wrote|became|slept|ate|drove|grew|hid|led|let|put|read|rose|sang|set|spent|swam|taught|won"
    r"|wore|woke"
    r"|(?!(?:need|feed|bleed|breed|speed|heed|indeed|proceed|succeed|exceed)\b)\w{2,}ed)\b)",
    re.IGNORECASE,
)
"""A verb that is the same after `they` as after `she`. Our own list, 2026, Apache-2.0: modal verbs,
irregular past forms and the regular one; general knowledge of the language."""


def with_pronouns(prose: Normalized, decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions and those of `pronoun_decisions`, disjoint, in order.

    A decision to keep something that such a pronoun lies in (`her boss`) goes.
    """
    said = pronoun_decisions(prose, decisions)
    taken = [decision.entity.span for decision in said]
    apart = [decision for decision in decisions if _is_free(decision.entity.span, taken)]
    return sorted([*apart, *said], key=lambda decision: decision.start)


def pronoun_decisions(prose: Normalized, decisions: Sequence[Decision]) -> list[Decision]:
    """A decision to generalize each pronoun that tells the gender of a protected person.

    For audiences that may not know a gender, before names are given; see `party_names`. For whom a
    pronoun stands `nearest` tells.

    Args:
        prose: the analysis text.
        decisions: disjoint, in order; those to redact a PERSON with a party make it protected.

    Returns:
        In order, disjoint from each other and from decisions to redact.
    """
    spans = [found.span("word") for found in _found(prose.text)]
    taken = [d.entity.span for d in decisions if d.action is Action.REDACT]
    free = [
        (span, original)
        for span in (Span(*ends) for ends in spans)
        if _is_free(original := prose.original(span), taken)
    ]
    parties = nearest(prose, decisions, [span for span, _ in free])
    pronouns = [(span, original, parties[span]) for span, original in free if span in parties]
    named = sorted(_mentions(prose, decisions))
    return list(_decisions(prose, pronouns, named))


def _decisions(
    prose: Normalized,
    pronouns: Iterable[tuple[Span, Span, int]],
    named: Sequence[tuple[int, int]],
) -> Iterator[Decision]:
    starts = sentence_starts(prose.text)
    last, told = (-1, _UNKNOWN), Gender.FEMALE
    for span, original, party in pronouns:
        index = bisect_right(named, (span.start, _UNKNOWN)) - 1
        at, who = max(last, named[index]) if index >= 0 else last
        sentence = starts[bisect_right(starts, span.start) - 1]
        word = span.of(prose.text)
        gender = PRONOUNS[word.lower()]
        alike = party != SOMEBODY or gender is told
        known = at >= sentence and who == party and alike
        last, told = (span.start, party), gender
        case = _case(word.lower(), prose.text, span)
        agrees = case is Case.SUBJECT and not _SAME_FOR_ALL.match(prose.text, span.end)
        entity = Entity(DEMOGRAPHIC, original, 1.0, RULE, word, Pronoun(case, known and not agrees))
        yield Decision(
            entity=entity,
            exposure=Exposure.QUASI,
            probability=1.0,
            action=Action.REDACT,
            operator="generalize",
            reason="tells the gender of a protected person",
            party=None if party == SOMEBODY else party,
        )


def _found(text: str) -> Iterator[re.Match[str]]:
    for found in PRONOUN.finditer(text):
        if not _AFTER_OR.search(text, max(0, found.start() - 8), found.start()):
            yield found


def _mentions(prose: Normalized, decisions: Iterable[Decision]) -> Iterator[tuple[int, int]]:
    """Where people stand in the analysis text, and their party."""
    placing = Placing(prose)
    for decision in decisions:
        if decision.entity_type == PERSON:
            span = placing.find(decision.entity.span)
            if span is not None:
                yield span.start, _UNKNOWN if decision.party is None else decision.party


def _is_free(span: Span, taken: Sequence[Span]) -> bool:
    index = bisect_right(taken, span.start, key=lambda t: t.end)
    return index == len(taken) or not taken[index].overlaps(span)


def _case(word: str, text: str, span: Span) -> Case:
    if word in _CASES:
        return _CASES[word]
    named = _NAMING.search(text, max(0, span.start - 20), span.start)
    if not named and not _NO_NOUN.match(text[span.end : span.end + 40]):
        return Case.DETERMINER
    return Case.OBJECT if word == "her" else Case.POSSESSIVE
