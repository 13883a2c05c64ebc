"""Finds in a file's name what its text must not print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from redactor.checking.findings import Code, Finding
from redactor.detection.gazetteer import default as gazetteer
from redactor.exposure.decisions import Decision
from redactor.redaction.operators.generalize import is_generalization
from redactor.redaction.surfaces import surfaces

RULE = "path.repeated"
_REASON = "the file's name repeats words that its text must not print"


def find_in_name(
    name: str, path: str, decisions: Iterable[Decision], *, with_words: bool = False
) -> Iterator[Finding]:
    """Where a file's name or a folder's repeats words that are to be redacted in its text.

    Args:
        name: the path within the tree that is published, with `/` between its parts.
        path: the same file as it is told to the user.
        decisions: those that redact.
        with_words: whether findings hold their words.
    """
    protected = list(decisions)
    forms = surfaces(
        (d.entity for d in protected),
        gazetteer().is_word,
        lambda entity: is_generalization(entity.text),
    )
    slug = str(PurePosixPath(name).with_suffix("")) if name else name
    told: set[tuple[str, str]] = set()
    for span, form in forms.find(slug, addresses=True):
        words = span.of(slug)
        if (form.key, form.entity.type) in told:
            continue
        told.add((form.key, form.entity.type))
        decision = next(d for d in protected if d.entity is form.entity)
        yield Finding(
            code=Code.FILE_NAME,
            rule=RULE,
            path=path,
            line=1,
            column=1,
            entity_type=form.entity.type,
            exposure=decision.exposure,
            probability=decision.probability,
            reason=_REASON,
            next_step="Rename the file.",
            words=words if with_words else None,
        )
