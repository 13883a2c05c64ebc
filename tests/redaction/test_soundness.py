"""Replacements that say what they should not are seen."""

from __future__ import annotations

import pytest

from redactor import documents
from redactor.detection.entities import LOCATION, PERSON, Entity
from redactor.detection.normalization import normalize
from redactor.exposure.agreed import Agreed
from redactor.exposure.decisions import Action, Decision, Exposure, Placed
from redactor.redaction.brackets import BAR
from redactor.redaction.operators.agreed import forms
from redactor.redaction.replacements import Grammar
from redactor.redaction.soundness import Fault, unsound
from redactor.redaction.surfaces import surfaces
from redactor.spans import Span

GRAMMAR = Grammar(frozenset({PERSON, LOCATION}), forms([Agreed("a rower in the delta")]))


def faults(copy: str, replacement: str) -> list[Fault]:
    document = documents.parse(copy, "markdown")
    start = copy.index(replacement)
    entity = Entity(PERSON, Span(0, 9), 0.9, "t.r", "Ada Quill")
    decision = Decision(
        entity, Exposure.DIRECT, 1.0, Action.REDACT, "generalize", "because", replacement
    )
    placed = [Placed(decision, Span(start, start + len(replacement)))]
    known = surfaces(
        [Entity(LOCATION, Span(0, 6), 0.9, "t.r", "Europe")], lambda word: False, lambda e: False
    )
    narrows = {"a place in Liechtenstein", "a rower in the delta"}.__contains__
    found = unsound(document, normalize(document), placed, GRAMMAR, known, narrows)
    return [one.fault for one in found]


@pytest.mark.parametrize(
    ("copy", "replacement"),
    [
        pytest.param("So [the source] left.", "[the source]", id="coarse words"),
        pytest.param("So [PERSON] left.", "[PERSON]", id="tag"),
        pytest.param(f"So {BAR} left.", BAR, id="bar"),
        pytest.param("So the source left.", "the source", id="no brackets"),
        pytest.param("So [PERSON]'s boat sank.", "[PERSON]'s", id="possessive"),
        pytest.param("So a person's boat sank.", "a person's", id="possessive without brackets"),
        pytest.param("So ⟨the source⟩ left.", "⟨the source⟩", id="angle brackets"),
        pytest.param("So **[the source]** left.", "**[the source]**", id="with markup"),
        pytest.param("So\n[the source] left.", "\n[the source]", id="with a line break"),
        pytest.param("[x](/in-redacted)", "redacted", id="address"),
        pytest.param("[x][redacted-1]\n\n[redacted-1]: /1", "redacted-1", id="label"),
        pytest.param("So [a rower in the delta] left.", "[a rower in the delta]", id="agreed"),
        pytest.param("---\nby: (the source)\n---\n", "(the source)", id="front matter"),
    ],
)
def test_sound_replacements(copy: str, replacement: str) -> None:
    """What operators write is sound, wherever it stands."""
    assert faults(copy, replacement) == []


@pytest.mark.parametrize(
    ("copy", "replacement", "fault"),
    [
        pytest.param("So [Ada] left.", "[Ada]", Fault.UNKNOWN, id="a name"),
        pytest.param("So Ada left.", "Ada", Fault.UNKNOWN, id="a name without brackets"),
        pytest.param("[x](/in-ada)", "ada", Fault.UNKNOWN, id="a name in an address"),
        pytest.param(
            "So [a place in Europe] it is.", "[a place in Europe]", Fault.REPEATED, id="repeated"
        ),
        pytest.param(
            "So [a place in Liechtenstein] it is.",
            "[a place in Liechtenstein]",
            Fault.NARROW,
            id="narrow",
        ),
    ],
)
def test_unsound_replacements(copy: str, replacement: str, fault: Fault) -> None:
    """Words that no operator writes, that repeat what is redacted or narrow are faults."""
    assert faults(copy, replacement) == [fault]
