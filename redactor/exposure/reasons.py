"""Says in a sentence why an entity counts as exposed or not; without words of the draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from redactor.detection.entities import COORDINATES, PERSON
from redactor.detection.gazetteer import is_large
from redactor.exposure.assess import Assessment

MODEL_SURE = 0.5
"""From this probability on the model alone is a reason."""

SAYS_NOTHING = "it consists of words that join others and say nothing by themselves"
"""Why function words at the edges of what a model found stay."""

Signs = Sequence[tuple[Callable[[Assessment], object], str]]

_PROTECT: Signs = (
    (lambda a: a.entity.type == COORDINATES, "a point on the map, in a draft with {source}"),
    (lambda a: a.evidence.real_name, "the draft calls it a real name"),
    (lambda a: a.evidence.is_source and a.entity.type == PERSON, "it names {source}"),
    (lambda a: a.evidence.is_source, "it describes {source}"),
    (lambda a: a.evidence.said_by_source, "said by {source}"),
    (lambda a: a.evidence.about_source, "in a sentence about {source}"),
    (lambda a: a.linked, "another mention of the same is exposed"),
    (lambda a: a.evidence.source_in_sentence, "in a sentence that mentions {source}"),
    (lambda a: a.evidence.anonymity, "beside a promise of anonymity"),
    (lambda a: a.evidence.source_in_paragraph, "in a paragraph that mentions {source}"),
    (
        lambda a: (a.entity.protected or 0.0) >= MODEL_SURE,
        "the model reads it as about a protected person",
    ),
    (lambda a: a.evidence.source_before, "told after {source} was introduced"),
    (lambda a: True, "too little shows that it is public"),
)

_KEEP: Signs = (
    (lambda a: a.evidence.credit, "in a byline, credit or author's note"),
    (lambda a: a.evidence.public_role, "somebody in a public role"),
    (lambda a: a.evidence.on_record, "named and quoted on the record"),
    (lambda a: a.evidence.pseudonym, "a name that the draft declares not to be real"),
    (lambda a: a.evidence.said_by_public or a.evidence.said_on_record, "said on the record"),
    (lambda a: a.evidence.about_public, "in a sentence about somebody public"),
    (lambda a: is_large(a.entity.value), "a country or something larger"),
    (lambda a: not a.evidence.source_in_document, "nobody speaks without a name in this draft"),
    (lambda a: True, "nothing ties it to a source"),
)


def reason_to_protect(assessment: Assessment) -> str:
    """The strongest sign that the entity is about a protected person."""
    called = "a source" if assessment.evidence.source_in_document > 2 else "somebody unnamed"
    return _first(_PROTECT, assessment).format(source=called)


def reason_to_keep(assessment: Assessment) -> str:
    """The strongest sign that the entity is public."""
    return _first(_KEEP, assessment)


def _first(signs: Signs, assessment: Assessment) -> str:
    return next(words for holds, words in signs if holds(assessment))
