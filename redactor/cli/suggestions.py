"""Makes of a redaction a Word file that proposes it, for an editor to accept or reject."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from redactor.errors import RedactionError
from redactor.exposure.decisions import Action

if TYPE_CHECKING:
    from redactor.exposure.decisions import Decision
    from redactor.redaction.redaction import Redaction

WARNING = (
    "NOT FOR PUBLICATION: this file still holds everything that is to be redacted. "
    "Accept or reject its changes in Word, then run redactor on what you saved."
)
"""Said of every such file."""


def suggested_name(draft: str, output: str | None, *, in_place: bool) -> str:
    """Where the file goes: `mill.docx` -> `mill.suggested.docx`, unless it is told.

    Raises:
        typer.BadParameter: the draft is no Word file, or would be replaced.
    """
    from redactor.documents.docx.format import Docx

    path = Path(draft)
    if path.suffix.lower() not in Docx.suffixes:
        raise typer.BadParameter("--as-tracked-changes is for Word files")
    if in_place:
        raise typer.BadParameter("--as-tracked-changes and --in-place exclude each other")
    if output is not None:
        return output
    return str(path.with_name(f"{path.stem}.suggested{path.suffix}"))


def suggested(redaction: Redaction) -> Redaction:
    """The redaction with the file that proposes it in place of the copy, and with a warning.

    Raises:
        RedactionError: RED301: with all changes accepted, the file would not read as the copy.
    """
    from redactor import documents
    from redactor.documents.docx.suggesting import Suggestion, suggest

    document = redaction.document
    redacted = (
        placed.decision for placed in redaction.placed if placed.decision.action is Action.REDACT
    )
    suggestions = [
        Suggestion(edit, _told(decision))
        for edit, decision in zip(redaction.edits, redacted, strict=True)
    ]
    made = suggest(document, suggestions)
    accepted = documents.cleaned(documents.read_back(document, made.data))
    if accepted.text != documents.cleaned(documents.read_back(document, redaction.data)).text:
        raise RedactionError("the proposed changes, accepted, give another text than the copy")
    notes = [WARNING, *document.notes]
    if made.tracked < len(suggestions):
        notes.append(
            f"Made at once, since Word tracks no change there (addresses, alternative texts, "
            f"names, charts): {len(suggestions) - made.tracked}."
        )
    return replace(redaction, data=made.data, document=replace(document, notes=tuple(notes)))


def _told(decision: Decision) -> str:
    return f"{decision.entity_type}, {decision.exposure.value}: {decision.reason}"
