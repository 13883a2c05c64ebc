"""`generalize`: something true but less precise."""

from __future__ import annotations

from collections.abc import Iterator

from redactor.detection.entities import LOCATION, MISC
from redactor.exposure.agreed import Agreed
from redactor.redaction.operators import (
    agreed,
    compounds,
    identifiers,
    places,
    pronouns,
    things,
)
from redactor.redaction.operators.base import JobOperator
from redactor.redaction.operators.generalization import CONCEPTS
from redactor.redaction.operators.grammar import OMITTED
from redactor.redaction.operators.mention import Certainty, Mention


class Generalize(JobOperator):
    """`Hyesan` -> `[a place in Ryanggang]`; what has no coarser words is left out: `[...]`.

    So is what only a model finds where it is more likely wrong about the type, since words for the
    type would then be untrue.
    """

    def operator_name(self) -> str:
        """The name policies use."""
        return "generalize"

    def wordings(self, mention: Mention) -> Iterator[str]:
        """Coarser words, for a place ever coarser ones; last the entity type.

        What a source agreed may be said comes before all.
        """
        if isinstance(mention.value, Agreed):
            yield agreed.fitted(mention.value, mention)
        if isinstance(mention.value, compounds.Compound):
            yield mention.value.words
            yield OMITTED
        if mention.type == MISC and (thing := things.generalize(mention)) is not None:
            yield thing
        if mention.certainty is Certainty.DOUBTFUL:
            yield OMITTED
        if isinstance(mention.value, pronouns.Pronoun):
            yield pronouns.generalize(mention.value, mention)
        elif mention.type == LOCATION:
            yield from places.generalizations(mention)
        elif mention.type in CONCEPTS:
            words = CONCEPTS[mention.type].generalize(mention)
            if words is not None:
                yield words
        else:
            yield identifiers.generalize(mention)
        yield OMITTED
        yield mention.type
