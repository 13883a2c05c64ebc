"""A document's text as its analysis text reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.normalization import normalize, readings
from redactor.detection.reading import as_read
from redactor.documents.document import Document


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("the SISTER OF A RIDER left", "the sister of a rider left", id="capitals"),
        pytest.param("the sister\nof a rider", "the sister of a rider", id="line break"),
        pytest.param("the sister \r\n  of a rider", "the sister     of a rider", id="blanks"),
        pytest.param("She left.\nNobody saw it.", "She left.\nNobody saw it.", id="sentence end"),
        pytest.param("the bor-\nder town", "the bor-\nder town", id="hyphenated word"),
        pytest.param("the ﬁnal “word”", "the ﬁnal “word”", id="ligature and quotes"),
    ],
)
def test_what_is_read_otherwise(text: str, read: str) -> None:
    """Capitals and wrapped lines are read as in running text; everything else as it stands."""
    prose, _ = readings(Document(text))
    assert as_read(prose, text) == read


@given(st.text(st.sampled_from("AB aß\n\r\u200b-ﬁ'’,.é\u0301"), max_size=60))
def test_every_code_point_stays_in_its_place(text: str) -> None:
    """Whatever the text, it is as long as before and differs in case and blanks alone."""
    prose, _ = readings(Document(text))
    read = as_read(prose, text)
    assert len(read) == len(text)
    for one, other in zip(read, text, strict=True):
        assert one == other or one.upper() == other.upper() or (one == " " and other.isspace())


def test_without_capitals_or_wraps_nothing_changes() -> None:
    """The text itself comes back."""
    text = "She left Hyesan with her son."
    assert as_read(normalize(Document(text)), text) == text
