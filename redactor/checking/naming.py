"""Finds in a file's name what its text must not print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from redactor.checking.findings import Code, Finding
from redactor.checking.slugs import Slip
from redactor.detection.gazetteer import default as gazetteer
from redactor.exposure.decisions import Decision
from redactor.redaction.replacements import is_coarse
from redactor.redaction.surfaces import surfaces
from redactor.spans import Span

RULE = "path.repeated"
_REASON = "the file's name repeats words that its text must not print"
_SURE = 1.0


def slug_of(name: str) -> str:
    """The path of a file without its extension; empty for one that has no name."""
    return str(PurePosixPath(name).with_suffix("")) if name else name


def find_in_name(
    slug: str,
    path: str,
    decisions: Iterable[Decision],
    slips: Iterable[Slip],
    *,
    with_words: bool = False,
) -> Iterator[Finding]:
    """Where a file's name or a folder's tells what it must not.

    Args:
        slug: the path within the tree that is published, with `/` between its parts, without the
            extension.
        path: the file as it is told to the user.
        decisions: those that redact; their words may not be repeated.
        slips: what else is wrong with the name.
        with_words: whether findings hold their words.
    """

    def told(span: Span, rule: str, slip: Slip | Decision, reason: str) -> Finding:
        return Finding(
            code=Code.FILE_NAME,
            rule=rule,
            path=path,
            line=1,
            column=1,
            entity_type=slip.entity_type,
            exposure=slip.exposure,
            probability=slip.probability if isinstance(slip, Decision) else _SURE,
            reason=reason,
            next_step="Rename the file.",
            words=span.of(slug) if with_words else None,
        )

    protected = list(decisions)
    forms = surfaces(
        (d.entity for d in protected),
        gazetteer().is_word,
        lambda entity: is_coarse(entity.text),
    )
    seen: set[tuple[str, str]] = set()
    covered: list[Span] = []
    for span, form in forms.find(slug, addresses=True):
        covered.append(span)
        if (form.key, form.entity.type) not in seen:
            seen.add((form.key, form.entity.type))
            yield told(span, RULE, next(d for d in protected if d.entity is form.entity), _REASON)
    for slip in slips:
        words = slip.span.of(slug).casefold()
        if (words, slip.entity_type) in seen or any(map(slip.span.overlaps, covered)):
            continue
        seen.add((words, slip.entity_type))
        covered.append(slip.span)
        yield told(slip.span, slip.rule, slip, slip.reason)
