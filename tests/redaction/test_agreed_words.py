"""Agreed words in the grammar of the sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.entities import PERSON
from redactor.exposure.agreed import Agreed
from redactor.redaction.operators.agreed import fitted, forms
from redactor.redaction.operators.generalize import Generalize
from redactor.redaction.operators.mention import Mention


@pytest.mark.parametrize(
    ("agreed", "before", "words"),
    [
        pytest.param("a nurse in the north", "so ", "a nurse in the north", id="as agreed"),
        pytest.param("a nurse", "It rained. ", "A nurse", id="sentence"),
        pytest.param("a nurse", "the ", "nurse", id="after the"),
        pytest.param("a nurse", "so a ", "nurse", id="after a"),
        pytest.param("a nurse", "so an ", "unspecified nurse", id="after an"),
        pytest.param("an aide", "so a ", "certain aide", id="vowel after a"),
        pytest.param("residents of the north", "the ", "residents of the north", id="no article"),
    ],
)
def test_agreed_words_fit(agreed: str, before: str, words: str) -> None:
    """Agreed words take a capital where a sentence begins and no second article."""
    mention = Mention(PERSON, "Ada", before, "", Agreed(agreed), party_name="the source")
    assert next(Generalize().wordings(mention)) == words


AGREED = st.text("abc xyzé", min_size=1, max_size=20).map(str.strip).filter(str).map(Agreed)
BEFORE = st.sampled_from(["", "the ", "a ", "an ", "An ", "so ", "her ", "It rained. "])


@given(st.sampled_from(["", "a ", "an ", "the "]), AGREED, BEFORE)
def test_every_form_is_known(article: str, agreed: Agreed, before: str) -> None:
    """However agreed words are fitted, they are known again."""
    whole = Agreed(article + agreed.words)
    assert fitted(whole, Mention(PERSON, "Ada", before)) in forms([whole])
