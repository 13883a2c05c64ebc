"""Phrases are made ready when they can stand in a text, and none is missed by that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from redactor.detection.nlp import BlankNlpEngine
from redactor.detection.recognizers.phrases import PhraseFinder

PHRASES = (
    "next of kin",
    "Mother Nature",
    "mother's ruin",
    "U.N. office",
    "10pm news",
    "cannot say",
    "e-mail",
    "-in-law",
    "ΟΔΟΣ",
    "İzmir",
)
PIECES = (
    *("next", "of", "kin", "NEXT OF KIN", "Next  of kin", "mother", "mother nature", "Mothers"),
    *("mother’s ruin", "mother's ruin", "U.N. Office", "10pm news", "10 pm news", "Cannot say"),
    *(
        "can not say",
        "e-mail",
        "E-Mail",
        "sister-in-law",
        "οδος",
        "ΟΔΟΣ",
        "i̇zmir",
        "İzmir",
        ".",
        "\n",
    ),
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The pipeline."""
    engine = BlankNlpEngine(["en"])
    engine.load()
    return engine.nlp["en"]


def everything(nlp: Language, doc: Doc) -> set[tuple[int, int, int]]:
    """What spaCy finds with all phrases made ready."""
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for number, phrase in enumerate(PHRASES):
        matcher.add(str(number), [nlp.make_doc(phrase)])
    spans = ((int(doc.vocab.strings[key]), doc[start:end]) for key, start, end in matcher(doc))
    return {(number, span.start_char, span.end_char) for number, span in spans}


@given(texts=st.lists(st.lists(st.sampled_from(PIECES), max_size=5), max_size=3))
def test_none_is_missed(nlp: Language, texts: list[list[str]]) -> None:
    """One text after the other gives what all phrases give."""
    finder = PhraseFinder(nlp)
    for number, phrase in enumerate(PHRASES):
        finder.add(number, [phrase])
    for pieces in texts:
        doc = nlp(" ".join(pieces))
        assert set(finder.find(doc)) == everything(nlp, doc)


def test_phrases_wait_until_they_can_be_there(nlp: Language) -> None:
    """A phrase is split into tokens when a text holds a word that it begins with."""
    split = []

    class Noted:
        vocab = nlp.vocab
        tokenizer = nlp.tokenizer

        def make_doc(self, text: str) -> Doc:
            split.append(text)
            return nlp.make_doc(text)

    finder = PhraseFinder(Noted())  # type: ignore[arg-type]
    finder.add(0, ["next of kin", "mother nature", "newly wed", "a-levels", "10pm news"])
    found = [[*finder.find(nlp(text))] for text in ("Nobody rang.", "The next of kin rang.")]
    assert found == [[], [(0, 4, 15)]]
    assert split == ["next of kin"]
    assert [*finder.find(nlp("A 10pm news."))] == [(0, 2, 11)]
    assert sorted(split) == ["10pm news", "a-levels", "next of kin"]
