"""What is said of organisations and identifiers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.redaction.operators import identifiers, organizations
from redactor.redaction.operators.mention import Certainty, Mention


def generalized(sentence: str, module: object = organizations, kind: str = "ORGANIZATION") -> str:
    before, text, after = re.split(r"\[\[|\]\]", sentence)
    words = module.generalize(Mention(kind, text, before, after))  # type: ignore[attr-defined]
    return f"{before}[{words}]{after}"


@pytest.mark.parametrize(
    ("sentence", "copy"),
    [
        ("He worked for [[Larkmead Foods]].", "He worked for [an organisation]."),
        ("He left the [[Larkmead Grammar School]].", "He left the [educational institution]."),
        ("He wrote to [[Larkmead Grammar School]].", "He wrote to [an educational institution]."),
        ("She reads an [[Ibid Gazette]].", "She reads an [unspecified news outlet]."),
        ("She runs a [[Larkmead choir]].", "She runs a [certain organisation]."),
        ("[[Ministry of Ponds]] staff fled.", "[Public body] staff fled."),
        ("[[Larkmead Ltd]] closed.", "[A company] closed."),
        ("[[Larkmead’s]] lorries left.", "[Organisation's] lorries left."),
        ("At the [[Hospital for Larks]], Ward 4.", "At the [health institution], Ward 4."),
        ("They sued [[School Lane Friends]].", "They sued [an organisation]."),
        ("[[SEN]]: What was it?", "[...]: What was it?"),
        ("> 02:27 [[CALLER]]: Good morning.", "> 02:27 [...]: Good morning."),
        ("He said to [[Larkmead]]: never.", "He said to [an organisation]: never."),
        ("They came in a [[Larkmead LUV]] with sacks.", "They came in a [...] with sacks."),
        ("He worked for two [[Larkmead Foods]].", "He worked for two [organisations]."),
        (
            "They sued both [[Larkmead Ministry]] and him.",
            "They sued both [public bodies] and him.",
        ),
        (
            "He taught at both [[Larkmead School]].",
            "He taught at both [educational institutions].",
        ),
        ("They sued one [[Larkmead Ltd]].", "They sued one [company]."),
        ("It has two [[Larkmead Foods]] lorries.", "It has two [organisation] lorries."),
        ("At six [[Larkmead Foods]] closed.", "At six [an organisation] closed."),
    ],
)
def test_organisations_are_told_by_their_head(sentence: str, copy: str) -> None:
    """The head of the name tells the kind, and the sentence the article."""
    assert generalized(sentence) == copy


@given(st.text(min_size=1, max_size=30), st.sampled_from(["", "the ", "an ", "a ", "at ", ". "]))
def test_whatever_is_said_is_known_again(text: str, before: str) -> None:
    """A second run knows every wording."""
    for certainty in Certainty:
        mention = Mention("ORGANIZATION", text, before, " left.", certainty=certainty)
        assert organizations.is_generalization(organizations.generalize(mention))
        known = identifiers.generalize(mention)
        assert known == "..." or identifiers.is_generalization(known)


@pytest.mark.parametrize(
    "words", ["Larkmead Ltd", "an company", "organisationes", "the company", ""]
)
def test_nothing_else_is_known(words: str) -> None:
    """Names, and forms that are not written, stay the draft's own."""
    assert not organizations.is_generalization(words)


@pytest.mark.parametrize(
    ("kind", "certainty", "words"),
    [
        pytest.param("PHONE_NUMBER", Certainty.KNOWN, "a phone number", id="rule"),
        pytest.param("US_SSN", Certainty.KNOWN, "an identifier", id="another type"),
        pytest.param("ID", Certainty.LIKELY, "...", id="model"),
    ],
)
def test_identifiers_are_told_by_their_type(kind: str, certainty: Certainty, words: str) -> None:
    """What a rule knows is named; what only a model takes for an identifier is left out."""
    mention = Mention(kind, "0117 555", "Call ", " now.", certainty=certainty)
    assert identifiers.generalize(mention) == words
