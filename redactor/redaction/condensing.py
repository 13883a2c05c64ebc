"""Puts replacements that stand side by side into one pair of brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from redactor.detection.entities import CONCEPTS, PERSON
from redactor.documents.document import Document
from redactor.exposure.agreed import LONGEST, Agreed
from redactor.exposure.decisions import Action, Decision
from redactor.redaction.brackets import Setting
from redactor.redaction.jobs import Manner, Task, jobs
from redactor.redaction.operators.compounds import Compound, joined
from redactor.redaction.operators.generalization import is_generalization
from redactor.redaction.operators.generalize import Generalize
from redactor.redaction.operators.grammar import OMITTED, uncapitalized
from redactor.redaction.operators.pronouns import Pronoun
from redactor.spans import Span

if TYPE_CHECKING:
    from redactor.redaction.surfaces import Surfaces

_SIDE_BY_SIDE = re.compile(r",? ?")
_ARTICLE = re.compile(r"(?:,? (?:an?|the)|\. (?:An?|The)) \Z")
_GENERALIZE = Generalize()


def condensed(
    document: Document,
    text: str,
    decisions: Sequence[Decision],
    surfaces: Surfaces,
    manner: Manner,
) -> list[Decision]:
    """The decisions, neighbours joined whose replacements read better in one pair of brackets.

    Where none joins them, an article between them is given back to the second. Names of people and
    identifiers that are not left out stay by themselves, and so does what an
    editor worded, what markup lies in, and what would be too long to be known again.

    Args:
        document: the draft.
        text: its text, as `as_read` gives it.
        decisions: disjoint, in order.
        surfaces: what no replacement may repeat.
        manner: how the copy is written.
    """
    beside = [
        first.action is second.action is Action.REDACT
        and _SIDE_BY_SIDE.fullmatch(text, first.end, second.start) is not None
        for first, second in pairwise(decisions)
    ]
    if not any(beside):
        return list(decisions)
    done: list[Decision] = []
    last: _Said | None = None
    tasks = jobs(document, decisions, surfaces, manner)
    for decision, task, follows in zip(decisions, tasks, [False, *beside], strict=True):
        said = _said(document, decision, task)
        both = _both(last, said, text, surfaces) if follows and last and said else None
        if both is None:
            if follows and last and said:
                done[-1] = _without_article(last, text[last.start : said.start])
            done.append(decision)
            last = said
        else:
            done[-1] = both.decision
            last = both
    return done


@dataclass(frozen=True, slots=True)
class _Said:
    """A decision, and the words that will replace it."""

    decision: Decision
    words: str = field(repr=False)
    start: int


def _said(document: Document, decision: Decision, task: Task | None) -> _Said | None:
    """What the copy says in place of a mention that may be joined to others."""
    entity = decision.entity
    if (
        task is None
        or decision.operator != _GENERALIZE.operator_name()
        or isinstance(entity.value, (Agreed, Pronoun))
        or task.span != entity.span
        or task.job.setting not in (Setting.PROSE, Setting.ESCAPED)
        or task.job.before
        or task.job.after
    ):
        return None
    wordings = _GENERALIZE.wordings(task.job.mention)
    words = next((words for words in wordings if task.job.allowed(words)), entity.type)
    alone = entity.type == PERSON or entity.type not in CONCEPTS
    return (
        None
        if words == entity.type or (alone and words != OMITTED)
        else _Said(decision, words, decision.start)
    )


def _both(first: _Said, second: _Said, text: str, surfaces: Surfaces) -> _Said | None:
    one, other = first.decision, second.decision
    words = joined(first.words, text[first.start : other.start], _inside(second.words))
    if words is None or len(words) > LONGEST or one.by != other.by or surfaces.occur_in(words):
        return None
    stronger = max(one, other, key=lambda decision: decision.probability)
    entity = replace(
        stronger.entity,
        span=Span(one.start, other.end),
        text=text[one.start : other.end],
        value=Compound(words),
    )
    return _Said(replace(stronger, entity=entity), words, other.start)


def _inside(words: str) -> str:
    """The words without the capital of a sentence that they began: `[... the place]`."""
    small = uncapitalized(words)
    return small if is_generalization(small) else words


def _without_article(said: _Said, between: str) -> Decision:
    """The decision, without the article of what stands after it: `[a certain day] a [person]`."""
    decision = said.decision
    article = _ARTICLE.search(between, 1)
    if article is None:
        return decision
    span = Span(decision.start, said.start + article.start())
    entity = replace(decision.entity, span=span, text=decision.entity.text[: len(span)])
    return replace(decision, entity=entity)
