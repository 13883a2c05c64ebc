"""Says of a place what is true of a larger one around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from redactor.detection.gazetteer import Kind, Place
from redactor.detection.recognizers.place_description_words import KEPT_PREPOSITIONS
from redactor.detection.romanization import fold
from redactor.redaction.operators.enclosing import (
    PARTS,
    Area,
    country_parts,
    enclosing,
    named_areas,
)
from redactor.redaction.operators.grammar import (
    OMITTED,
    after_an,
    article_fits,
    capitalized,
    last_word,
    next_word,
    opens_sentence,
    uncapitalized,
)
from redactor.redaction.operators.mention import Certainty, Mention
from redactor.redaction.operators.place_kinds import (
    LISTED_NOUNS,
    NOUNS,
    PLURALS,
    is_described,
    is_plural,
    kind_of,
    noun_of,
)
from redactor.redaction.operators.place_slots import Slot, is_determined, slot_of

_BESIDE = re.compile(rf"(?:{'|'.join(sorted(KEPT_PREPOSITIONS))}|next to)\s+", re.IGNORECASE)
"""With what a mention starts that says how something lies to the place."""

_OWN_PREPOSITION = re.compile(
    r"(?:in|at|from|to|into|through|across|around|inside|towards?) (?=.)", re.IGNORECASE
)

_ONLY_ONE = re.compile(
    r"\b(?:only|every|all|each|no|none|nobody|largest|most|whole|entire|first|last|never|nowhere"
    r"|everywhere|anywhere|sole|lone|\w{3,}est|\d+)\b[^.;:!?]*\Z"
    r"|\bthe (?:\w+ )?(?!(?:live[sd]?|was|is|work[s]?|stay[s]?|were|are|\w+ed|\w+ing) )\w+ in \Z",
    re.IGNORECASE,
)
"""Words after which what is true in a place need not be true in a larger one."""

_ANY_NOUN = "|".join(NOUNS)
_GENERALIZED = re.compile(
    rf"near an? (?:{_ANY_NOUN})"
    rf"|(?:an? |unspecified |certain )?(?P<noun>{_ANY_NOUN})(?: (?:in|of) (?P<area>.+))?"
)
_SEVERAL = frozenset(PLURALS.values())
_ADJECTIVES = frozenset(f"{part}ern" for part in PARTS.values())
_PARTS_OF_IT = "parts"


def generalizations(mention: Mention) -> Iterator[str]:
    """True and ever coarser words for the place, without brackets, finest first.

    No area that they name has fewer inhabitants than the audience allows, stands in the mention
    itself (`Mexico City` lies in North America) or is one that the place is not surely in. After an
    article or possessive they start without one; before a noun that the place belongs to they are
    an adjective, or the mark of something left out.
    """
    own = _OWN_PREPOSITION.match(mention.text)
    if own:
        before = f"{mention.before}{own[0]}"
        inner = replace(mention, text=mention.text[own.end() :], before=before)
        yield from (own[0] + words for words in generalizations(inner))
        return
    if _may_be_none(mention):
        yield OMITTED
        return
    opens = opens_sentence(mention.before) and mention.text[:1].isupper()
    for words in _wordings(mention):
        yield capitalized(words) if opens else words


def generalize(mention: Mention) -> str | None:
    """The finest true words for the place that are coarser than it, without brackets.

    A town becomes a place in its region or in the north of its country, a region one of its
    country, a country one in its continent; what no list holds becomes its kind (`an address`, `a
    waterway`) or `a place`; `behind the barn` becomes `near a building`; in `a Hyesan trader` the
    town becomes `northern` or is left out.
    """
    return next(generalizations(mention), None)


def is_generalization(words: str) -> bool:
    """True for words that `generalize` can have written for some audience, and for none finer."""
    own = _OWN_PREPOSITION.match(words)
    words = words[own.end() :] if own else words
    return _is_written(words) or _is_written(uncapitalized(words))


def _is_written(words: str) -> bool:
    if (
        words in _ADJECTIVES
        or words in (OMITTED, _PARTS_OF_IT)
        or words in _SEVERAL
        or words in country_parts()
    ):
        return True
    match = _GENERALIZED.fullmatch(words)
    if match is None:
        return False
    return match["area"] is None or (
        match["noun"] in LISTED_NOUNS.values() and match["area"] in named_areas()
    )


def _wordings(mention: Mention) -> Iterator[str]:
    if beside := _BESIDE.match(mention.text):
        kind = kind_of(mention.text[beside.end() :])
        yield from (f"near {_with_article(noun)}" for noun in dict.fromkeys((kind, "place")))
        return
    place = mention.value if isinstance(mention.value, Place) else None
    slot = slot_of(mention)
    found = [
        area
        for area in (enclosing(place, mention.audience.min_population) if place else ())
        if not _repeats(area, mention.text, place)
    ]
    if slot is Slot.ATTRIBUTE:
        part = next((area.part for area in found if area.part), "")
        adjective = f"{part}ern" if part else ""
        if part and article_fits(adjective, mention.before) and _takes_adjective(mention):
            yield adjective
        yield OMITTED
        return
    if slot is Slot.AFTER_DIRECTION:
        yield _PARTS_OF_IT
        return
    yield from _nouns(mention, place, found, article=slot is Slot.PHRASE)


def _may_be_none(mention: Mention) -> bool:
    """Whether nothing but its type says that the mention is a place, or speaks against it.

    A model takes other words for places; and `a Hino`, of which no noun follows, is a thing.
    """
    place = mention.value
    named = place is None or (isinstance(place, Place) and place.kind is Kind.TOWN)
    if not is_described(mention.text):
        return place is None and mention.certainty is not Certainty.KNOWN
    bare = kind_of(mention.text) == "place" and mention.text[:1].isupper()
    thing = last_word(mention.before) in ("a", "an") and slot_of(mention) is not Slot.ATTRIBUTE
    return named and bare and thing


def _takes_adjective(mention: Mention) -> bool:
    """Whether the noun that follows has a determiner, or needs none: no `in northern market`."""
    noun = next_word(mention.after)
    return is_determined(mention) or noun.endswith("s") or noun in ("police", "women", "men")


def _nouns(
    mention: Mention, place: Place | None, found: list[Area], *, article: bool
) -> Iterator[str]:
    noun = noun_of(mention.text, place)
    if place is None and is_plural(mention.text):
        yield from dict.fromkeys((PLURALS[noun], PLURALS["place"]))
        return
    for area in found:
        if area.part and article and _may_widen(mention, place):
            yield area.name
        is_part = place is not None and place.kind is Kind.REGION and area.is_country
        yield _determined(f"{noun} {'of' if is_part else 'in'} {area.name}", mention, article)
    yield _determined(noun, mention, article)
    if noun != "place":
        yield _determined("place", mention, article)


def _may_widen(mention: Mention, place: Place | None) -> bool:
    """Whether `in` a larger area is true because `in` the town or region is."""
    return (
        place is not None
        and place.kind in (Kind.TOWN, Kind.REGION)
        and all(word[0].isupper() for word in mention.text.split())
        and last_word(mention.before) == "in"
        and not _ONLY_ONE.search(mention.before)
    )


def _repeats(area: Area, text: str, place: Place | None) -> bool:
    """Whether the area's name stands in the mention's, or the other way round."""
    named = fold(area.owner).removeprefix("the ")
    own = [fold(text), fold(place.name) if place is not None else ""]
    return any(name and (named in name or name in named) for name in own)


def _determined(words: str, mention: Mention, article: bool) -> str:
    """The words with an article of their own, or as they fit the one that stands before them."""
    if article:
        return _with_article(words)
    if article_fits(words, mention.before):
        return words
    return f"{'unspecified' if after_an(mention.before) else 'certain'} {words}"


def _with_article(words: str) -> str:
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
