"""Replacements side by side in one pair of brackets."""

from __future__ import annotations

import re

import pytest

from redactor import documents
from redactor.detection.entities import Entity
from redactor.exposure.decisions import Action, Decision, Exposure
from redactor.redaction.anonymizer import build_anonymizer
from redactor.redaction.apply import apply
from redactor.redaction.bridging import bridged
from redactor.redaction.condensing import condensed
from redactor.redaction.jobs import PLAIN
from redactor.redaction.surfaces import surfaces
from redactor.spans import Span

ANONYMIZER = build_anonymizer()
NO_FORMS = surfaces([], lambda word: False, lambda entity: False)


def copy_of(marked: str) -> str:
    """The copy of a draft in which `{TYPE:words}` are what rules found, `{?TYPE:words}` a model."""
    text, decisions = "", []
    end = 0
    for found in re.finditer(r"\{(\??)(\w+):([^{}]*)\}", marked):
        text += marked[end : found.start()]
        end = found.end()
        rule = "model.thing" if found[1] else "test.rule"
        span = Span(len(text), len(text) + len(found[3]))
        entity = Entity(found[2], span, 0.3, rule, found[3])
        decisions.append(
            Decision(entity, Exposure.QUASI, 0.9, Action.REDACT, "generalize", "it is so")
        )
        text += found[3]
    document = documents.parse(text + marked[end:], "text")
    text = document.text
    planned = condensed(document, text, bridged(decisions, text), NO_FORMS, PLAIN)
    return apply(document, planned, ANONYMIZER, NO_FORMS, PLAIN).text


@pytest.mark.parametrize(
    ("draft", "copy"),
    [
        pytest.param(
            "The {FAMILY_RELATION:nephew} of a {OCCUPATION:pastor} left.",
            "The [relative of a religious figure] left.",
            id="preposition",
        ),
        pytest.param(
            "He {?MISC:bent rods} the {OCCUPATION:pastor} had.",
            "He [... the religious figure] had.",
            id="omission and article",
        ),
        pytest.param(
            "{?MISC:Bent.} {OCCUPATION:Pastors} left.",
            "[... religious figures] left.",
            id="a capital no more",
        ),
        pytest.param("He {?MISC:bent} {?ID:9QX} then.", "He [...] then.", id="doubtful identifier"),
        pytest.param(
            "He {?MISC:bent} {PHONE_NUMBER:0117 555} then.",
            "He [...] [a phone number] then.",
            id="identifier",
        ),
        pytest.param(
            "{FAMILY_RELATION:My sister} a {OCCUPATION:pastor} knew left.",
            "[A relative] a [religious figure] knew left.",
            id="article",
        ),
        pytest.param(
            "{LOCATION:Ward A} {FAMILY_RELATION:sisters} left.",
            "[A place] [relatives] left.",
            id="no article",
        ),
    ],
)
def test_neighbours_share_brackets_where_they_read_as_one(draft: str, copy: str) -> None:
    """Little words join; what nothing joins stays apart, with its own article."""
    assert copy_of(draft) == copy
