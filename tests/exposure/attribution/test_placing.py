"""From a document to its analysis text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.normalization import normalize
from redactor.documents.document import Document
from redactor.exposure.attribution.placing import Placing
from redactor.spans import Span


@given(st.text(alphabet="ab \n\u00ad\u200b“”’ﬁ́-.", max_size=60), st.data())
def test_what_is_found_stands_for_what_was_asked(text: str, data: st.DataObject) -> None:
    """A place that an analysis span stands for is found again, and covers the same words."""
    prose = normalize(Document(text))
    if not prose.text:
        return
    start = data.draw(st.integers(0, len(prose.text) - 1))
    end = data.draw(st.integers(start + 1, len(prose.text)))
    original = prose.original(Span(start, end))
    place = Placing(prose).find(original)
    assert place is not None
    assert prose.original(place) == original


def test_what_was_left_out_has_no_place() -> None:
    """Invisible characters at the end of a document stand for nothing."""
    prose = normalize(Document("rain\u200b"))
    assert Placing(prose).find(Span(4, 5)) is None
