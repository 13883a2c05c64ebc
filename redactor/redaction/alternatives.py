"""What else could truly be printed in place of each redaction, finer and coarser."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from redactor.documents.document import Document
from redactor.exposure.decisions import Decision
from redactor.redaction.brackets import Setting
from redactor.redaction.jobs import Manner, jobs
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
    """For each decision words without brackets, best first; none for what is kept or an address.

    Args:
        document: the draft.
        decisions: disjoint, in order.
        surfaces: what no replacement may repeat.
        manners: how copies for different audiences are written; the first is this copy's.
    """
    operator = Generalize()
    found: list[dict[str, None]] = [{} for _ in decisions]
    for manner in manners:
        tasks = jobs(document, decisions, surfaces, manner)
        for offered, task in zip(found, tasks, strict=True):
            if task is None or task.job.setting is Setting.ADDRESS:
                continue
            for words in operator.wordings(task.job.mention):
                if words == OMITTED and offered:
                    continue
                if words == task.job.mention.type or task.job.allowed(words):
                    offered[words] = None
    return tuple(tuple(offered) for offered in found)
