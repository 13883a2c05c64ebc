"""Words agreed with a source."""

from __future__ import annotations

import pytest

from redactor.errors import AgreedWordsError
from redactor.exposure.agreed import Agreed


def test_agreed_words_stay_out_of_tracebacks() -> None:
    """What was agreed is not shown by `repr`."""
    assert "north" not in repr(Agreed("a resident of the north"))


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("", id="nothing"),
        pytest.param(" a nurse", id="space around"),
        pytest.param("12", id="no word"),
        pytest.param("a nurse\nin the north", id="two lines"),
        pytest.param("a nurse [sic]", id="brackets"),
        pytest.param("a *nurse*", id="markup"),
        pytest.param("a n\u200burse", id="invisible"),
        pytest.param("nurse " * 14, id="long"),
    ],
)
def test_words_that_cannot_be_printed(words: str) -> None:
    """Words that would not be known again in brackets are refused, without being quoted."""
    with pytest.raises(AgreedWordsError, match="RED204") as caught:
        Agreed(words)
    assert "urse" not in str(caught.value).partition(" Give")[0]
