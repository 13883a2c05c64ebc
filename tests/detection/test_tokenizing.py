"""Tokens, and the time that they take."""

from __future__ import annotations

from functools import cache

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from redactor.detection.nlp import BlankNlpEngine

PIECES = ["Ada", "é", "1", "10", "km", "°", "C", "'s", "n't", ".", "...", "…", "(", ")", "[", '"',
          "“", "”", "-", "—", "%", "$", "£", "+", "=", "/", ":", ";", "&", "*", "#", "@", "_", "~",
          "U.S.", "a.m.", "e.g.", "http://a.org", "a@b.org", "😀", " ", "\n"]  # fmt: skip


@cache
def ours(language: str) -> Language:
    engine = BlankNlpEngine([language])
    engine.load()
    return engine.nlp[language]


@cache
def theirs(language: str) -> Language:
    return spacy.blank(language)


@pytest.mark.parametrize("language", ["en", "de"])
@given(words=st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_tokens_are_those_of_spacy(language: str, words: str) -> None:
    """Any text falls into the same tokens, at the same places."""
    made, due = (make(language).tokenizer(words) for make in (ours, theirs))
    assert [(t.idx, t.text) for t in made] == [(t.idx, t.text) for t in due]


def test_a_language_keeps_a_tokenizer_of_its_own_kind() -> None:
    """Chinese is cut into characters, as spaCy does it."""
    assert [token.text for token in ours("zh")("她说")] == ["她", "说"]


@pytest.mark.parametrize("sign", ["=", "£"])
def test_a_word_of_affixes(sign: str) -> None:
    """A word that is nothing but affixes falls into them; quadratic time would be a minute."""
    assert len(ours("en").tokenizer(sign * 20_000)) == 20_000
