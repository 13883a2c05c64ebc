"""An editor's word on single stretches of a draft."""

from __future__ import annotations

import pytest

from redactor import Action, Redactor, documents
from redactor.documents.document import Document
from redactor.errors import AgreedWordsError
from redactor.exposure.rulings import MARKED, Ruling
from redactor.redaction.redaction import Redaction
from redactor.spans import Span

DRAFT = "My sister Anna lives in Brindleford. Anna met the mayor at the mill in Brindleford."


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    """By rules alone, everything that they find."""
    return Redactor.from_policy("everything", threads=None, language="en")


def at(words: str, number: int = 0) -> Span:
    """Where words stand in the draft for the n-th time."""
    start = -1
    for _ in range(number + 1):
        start = DRAFT.index(words, start + 1)
    return Span(start, start + len(words))


def rule(redactor: Redactor, *rulings: Ruling) -> Redaction:
    document: Document = documents.parse(DRAFT, "text")
    return redactor.bound_by(rulings).redact_document(document, with_offers=True)


def keep(span: Span, kind: str = "LOCATION") -> Ruling:
    return Ruling(span, Action.KEEP, kind, "Vera", "public")


def test_what_an_editor_keeps_stays_there_and_there_alone(redactor: Redactor) -> None:
    """One mention is kept and is no leak; the other still goes."""
    redaction = rule(redactor, keep(at("Brindleford", 1)))
    assert redaction.text.count("Brindleford") == 1
    assert redaction.text.endswith("Brindleford.")
    assert redaction.leaks == ()
    kept = [d for d in redaction.decisions if d.by]
    assert [(d.by, d.action, d.reason) for d in kept] == [("Vera", Action.KEEP, "public")]


def test_what_an_editor_marks_goes_wherever_it_stands(redactor: Redactor) -> None:
    """Words that nothing had found are redacted like the rest, with the type that she gave."""
    ruling = Ruling(at("the mill"), Action.REDACT, "ORGANIZATION", "Vera")
    redaction = rule(redactor, ruling)
    assert "mill" not in redaction.text
    assert redaction.leaks == ()
    (own,) = (d for d in redaction.decisions if d.by)
    assert (own.rule, own.entity_type, own.reason) == (
        MARKED,
        "ORGANIZATION",
        "an editor's decision",
    )


def test_an_editors_words_are_printed(redactor: Redactor) -> None:
    """Her words stand in brackets where she put them, and are no fault of the copy."""
    ruling = Ruling(at("Brindleford"), Action.REDACT, "LOCATION", "Vera", words="a town by the sea")
    redaction = rule(redactor, ruling)
    assert "lives in [a town by the sea]." in redaction.text
    assert redaction.leaks == ()


def test_words_that_say_what_is_redacted_are_not_printed(redactor: Redactor) -> None:
    """A slip of the pen does not uncover what the rest of the copy hides."""
    ruling = Ruling(at("Brindleford"), Action.REDACT, "LOCATION", "Vera", words="near Brindleford")
    redaction = rule(redactor, ruling)
    assert "Brindleford" not in redaction.text


def test_what_a_ruling_leaves_of_a_finding_stays_redacted(redactor: Redactor) -> None:
    """Keeping a part keeps that part."""
    redaction = rule(redactor, keep(at("sister"), "FAMILY_RELATION"))
    assert "sister" in redaction.text
    assert "Anna" not in redaction.text


@pytest.mark.parametrize("words", ["", " a town", "a [town]", "x" * 81])
def test_words_that_cannot_stand_in_brackets_are_refused(words: str) -> None:
    """A replacement must be known as one when the copy is read again."""
    with pytest.raises(AgreedWordsError, match="RED204"):
        Ruling(at("Anna"), Action.REDACT, "PERSON", "Vera", words=words)


def test_a_redactor_that_was_bound_leaves_the_other_free(redactor: Redactor) -> None:
    """Rulings hold for the document they were made for."""
    rule(redactor, keep(at("Brindleford")))
    assert "Brindleford" not in redactor.redact(DRAFT).text


def test_alternatives_are_offered_for_each_redaction(redactor: Redactor) -> None:
    """First what is printed, last the type; no redacted words."""
    redaction = rule(redactor, keep(at("sister"), "FAMILY_RELATION"))
    redacted = [d.action is Action.REDACT for d in redaction.decisions]
    assert redacted.count(False) == 1
    for placed, offers in zip(redaction.placed, redaction.offers, strict=True):
        if placed.decision.action is Action.REDACT:
            assert f"[{offers[0]}]" == placed.decision.replacement
        assert placed.decision.entity_type in offers
        assert not any("Brindleford" in words for words in offers)


def test_alternatives_are_offered_for_what_is_kept(redactor: Redactor) -> None:
    """Those that would be offered if it were redacted, none of them its own words."""
    town = at("Brindleford")
    kept = rule(redactor, keep(town))
    redacted = rule(redactor)
    offers = {
        redaction.decisions[index].action: words
        for redaction in (kept, redacted)
        for index, words in enumerate(redaction.offers)
        if redaction.decisions[index].entity.span == town
    }
    assert offers[Action.KEEP] == offers[Action.REDACT]
    assert len(offers[Action.KEEP]) > 1
    assert not any("brindleford" in words.lower() for words in offers[Action.KEEP])
