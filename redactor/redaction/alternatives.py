"""What else could truly be printed in place of each redaction, finer and coarser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from redactor.documents.document import Document
from redactor.exposure.decisions import Action, Decision
from redactor.redaction.brackets import Setting
from redactor.redaction.jobs import Manner, jobs
from redactor.redaction.operators.base import Job
from redactor.redaction.operators.generalize import Generalize
from redactor.redaction.operators.grammar import OMITTED

if TYPE_CHECKING:
    from redactor.redaction.surfaces import Surfaces


def alternatives(
    document: Document,
    decisions: Sequence[Decision],
    surfaces: Surfaces,
    manners: Iterable[Manner],
) -> tuple[tuple[str, ...], ...]:
    """For each decision words without brackets, best first; none for an address.

    For what is kept they are what could be printed if it were redacted.

    Args:
        document: the draft.
        decisions: disjoint, in order.
        surfaces: what no replacement may repeat.
        manners: how copies for different audiences are written, alike but for these; the first is
            this copy's.
    """
    operator = Generalize()
    first, *others = manners
    all_redacted = [replace(decision, action=Action.REDACT) for decision in decisions]
    found: list[tuple[str, ...]] = []
    for decision, task in zip(
        decisions, jobs(document, all_redacted, surfaces, first), strict=True
    ):
        offered: dict[str, None] = {}
        if task is not None and task.job.setting is not Setting.ADDRESS:
            mention = task.job.mention
            for manner in (first, *others):
                for words in operator.wordings(replace(mention, audience=manner.audience)):
                    if words in offered or (words == OMITTED and offered):
                        continue
                    if words == mention.type or _may_say(words, decision, task.job):
                        offered[words] = None
        found.append(tuple(offered))
    return tuple(found)


def _may_say(words: str, decision: Decision, job: Job) -> bool:
    """Whether words repeat nothing that is redacted, nor what they would stand for."""
    # From the start of a word on: `he` is none of `the source`.
    own = re.compile(rf"(?<!\w){re.escape(decision.entity.text.casefold())}")
    return job.allowed(words) and own.search(words.casefold()) is None
