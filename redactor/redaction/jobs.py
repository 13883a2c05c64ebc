"""What an operator is asked to do at each place: the mention, the markup and the brackets there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from redactor.detection.entities import PERSON
from redactor.documents.document import Document, Region
from redactor.documents.markdown.front_matter import is_bare_value
from redactor.documents.writing import spell
from redactor.exposure.audience import PUBLIC, Audience
from redactor.exposure.decisions import Action, Decision
from redactor.redaction.brackets import Brackets, Setting
from redactor.redaction.certainty import certainty
from redactor.redaction.context import CONTEXT, context
from redactor.redaction.kept import Kept, kept_inside
from redactor.redaction.labels import Labels, labels_of
from redactor.redaction.operators.base import ADDRESS_WORDS, Job
from redactor.redaction.operators.mention import Mention
from redactor.spans import Span

if TYPE_CHECKING:
    from redactor.redaction.surfaces import Surfaces


@dataclass(frozen=True, slots=True)
class Manner:
    """How a copy is written, beside what is decided for each entity.

    Args:
        audience: who will read it.
        brackets: what sets replacements off.
        names: what it calls people, places and organisations, by the spans of decisions; see
            `party_names`.
    """

    audience: Audience = PUBLIC
    brackets: Brackets = Brackets.SQUARE
    names: Mapping[Span, str] = field(default_factory=dict, repr=False)


PLAIN = Manner()
"""For anyone, in square brackets, without names."""


@dataclass(frozen=True, slots=True)
class Task:
    """One replacement, and what it takes the place of.

    Args:
        span: the decision's span, with the space that a line break in the replacement makes
            superfluous, the brackets of `[words][]` that it fills, and the bare apostrophe of a
            name in -s; without the full stop of a sentence that ends in an initial.
        job: for the operator.
    """

    span: Span
    job: Job = field(repr=False)


def jobs(
    document: Document, decisions: Sequence[Decision], surfaces: Surfaces, manner: Manner
) -> list[Task | None]:
    """A task for each decision to redact, with spans still disjoint; `None` for each to keep.

    Args:
        document: the draft.
        decisions: disjoint, in order.
        surfaces: what no replacement may repeat.
        manner: how the copy is written.
    """
    word = next((w for w in ADDRESS_WORDS if not surfaces.occur_in(w, addresses=True)), "x")
    labels = labels_of(document, decisions, word)
    bounds = [*(d.start for d in decisions[1:]), len(document.text)]
    tasks: list[Task | None] = []
    free = 0
    for decision, bound in zip(decisions, bounds, strict=False):
        task = None
        if decision.action is Action.REDACT:
            task = _task(document, decision, surfaces, manner, word, labels)
            span = Span(max(task.span.start, free), min(task.span.end, bound))
            task = Task(span, task.job)
        tasks.append(task)
        free = decision.end if task is None else task.span.end
    return tasks


def _task(
    document: Document,
    decision: Decision,
    surfaces: Surfaces,
    manner: Manner,
    address_word: str,
    labels: Labels,
) -> Task:
    span = decision.entity.span
    regions = _regions_in(document, span)
    address = next((r for r in regions if r.kind.is_address and r.span.contains(span)), None)
    opened, filled, taken = labels.of_reference(document, span, address_word)
    if address is not None:
        kept, setting = Kept("", labels.suffix(document, address)), Setting.ADDRESS
    elif filled:
        kept, setting = Kept(opened, filled), Setting.PROSE
    else:
        kept = kept_inside(document, span, regions, address_word)
        owner = _owner(document.text, decision)
        kept, taken = Kept(kept.before, kept.after + owner), min(len(owner), 1)
        taken -= _ends_sentence(document.text, decision)
        setting = _setting(document, span, kept, manner.brackets)
    before, after = context(document, span)
    job = Job(
        mention=Mention(
            type=decision.entity_type,
            text=decision.entity.text,
            before=before,
            after=after,
            value=decision.entity.value,
            audience=manner.audience,
            party_name=manner.names.get(span),
            certainty=certainty(decision),
        ),
        setting=setting,
        brackets=manner.brackets,
        address_word=address_word,
        before=kept.before,
        after=kept.after,
        spell=partial(spell, document, span.start),
        allowed=lambda words: not surfaces.occur_in(words),
    )
    return Task(_widened(document.text, span, kept, taken), job)


_BARE_POSSESSIVE = re.compile(r"[sS](?P<mark>['’])(?=[ \t]+[^\W_])")
_OPENED = re.compile(r"(?:^|[\s(\[])['‘](?=\w)")


def _owner(text: str, decision: Decision) -> str:
    """What makes a possessive of a name's replacement, where a name in -s had a bare apostrophe.

    Empty for anything else, and where the apostrophe may close a quotation.
    """
    span = decision.entity.span
    possessive = _BARE_POSSESSIVE.match(text, span.end - 1)
    if decision.entity_type != PERSON or possessive is None:
        return ""
    opened = _OPENED.search(text, max(0, span.start - CONTEXT), span.start + 1)
    return "" if opened else f"{possessive['mark']}s"


_SENTENCE_FOLLOWS = re.compile(r"[\"'”’)]*(?:[ \t]+[\"'“‘(]?[A-ZÀ-ÖØ-Þ]|[ \t]*(?:[\r\n]|\Z))")


def _ends_sentence(text: str, decision: Decision) -> bool:
    """True where the point of an initial that ends a name ends the sentence, too."""
    span = decision.entity.span
    point = decision.entity_type == PERSON and text[span.end - 1] == "." and len(span) > 1
    return point and _SENTENCE_FOLLOWS.match(text, span.end) is not None


def _widened(text: str, span: Span, kept: Kept, taken: int) -> Span:
    """`span`, the code points `taken` after it, and the spaces beside line breaks that are kept."""
    start, end = span.start, span.end + taken
    if kept.before.startswith(("\n", "\r")) and text[start - 1 : start] == " ":
        start -= 1
    if kept.after[-1:].isspace():
        end += len(text[end:]) - len(text[end:].lstrip(" \t"))
    return Span(start, end)


def _regions_in(document: Document, span: Span) -> Sequence[Region]:
    regions = document.regions
    first = bisect_right(regions, span.start, key=lambda r: r.span.end)
    last = bisect_left(regions, span.end, key=lambda r: r.span.start)
    return regions[first:last]


def _setting(document: Document, span: Span, kept: Kept, brackets: Brackets) -> Setting:
    matter = document.front_matter
    if matter is not None and matter.contains(span):
        bare = is_bare_value(document.text, span)
        return Setting.BARE_VALUE if bare else Setting.FRONT_MATTER
    if document.format not in ("markdown", "mdx") or _in_code(document, span):
        return Setting.PROSE
    before = document.text[max(0, span.start - CONTEXT) : span.start] + kept.before
    after = kept.after + document.text[span.end : span.end + 1]
    linked = brackets is Brackets.ROUND and before.endswith("]")
    return Setting.ESCAPED if linked or _would_link(before, after) else Setting.PROSE


def _in_code(document: Document, span: Span) -> bool:
    index = bisect_right(document.code, span.start, key=lambda code: code.end)
    return index < len(document.code) and document.code[index].start < span.end


_LINE_LABELS = re.compile(r"\[\^[^\[\]]*\]|\d{1,9}[.)]")
"""Marks of footnotes and list items, which a paragraph may follow on the same line."""


def _would_link(before: str, after: str) -> bool:
    """True where Markdown would make a link, or the target of one, of words in brackets."""
    if after.startswith(":"):
        line = re.split(r"[\r\n]", before)[-1]
        return not re.search(r"\w", _LINE_LABELS.sub("", line))
    return after.startswith(("(", "["))
