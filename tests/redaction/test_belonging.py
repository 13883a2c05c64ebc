"""Repeats belong to whom their words name."""

from __future__ import annotations

import pytest

from redactor.redaction.belonging import inheriting, with_parties
from tests.redaction.people import marked


def parties(sentence: str) -> list[int | None]:
    return [d.party for d in with_parties(marked(sentence, "generalize")[1])]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param(
            "[[PERSON#1|Ri]] hit [[PERSON#2|Pak]]; [[PERSON|RI]] ran.", [1, 2, 1], id="same words"
        ),
        pytest.param("[[PERSON#1|Ri Chol-min]]; [[PERSON|R.C.M.]] ran.", [1, 1], id="initials"),
        pytest.param("[[PERSON#1|Kamila Moreau]]; [[PERSON|K.M.]] ran.", [1, 1], id="two initials"),
        pytest.param("[[PERSON|Moreau]] ran; [[PERSON#1|Kamila Moreau]].", [1, 1], id="before"),
        pytest.param(
            "[[PERSON#1|Ada Quill]], [[PERSON#2|Bo Quill]]; [[PERSON|Quill]].",
            [1, 2, None],
            id="of two people",
        ),
        pytest.param(
            "[[PERSON#1|Quill]], [[PERSON#2+|Quill]]; [[PERSON|Quill]].",
            [1, 2, None],
            id="of a namesake who stays",
        ),
        pytest.param(
            "[[ORGANIZATION#3|Ministry of State Security]]; [[ORGANIZATION|MSS]].",
            [3, 3],
            id="acronym",
        ),
        pytest.param("[[PERSON#1|Corley]]; [[LOCATION|Corley]].", [1, None], id="another type"),
        pytest.param("[[PERSON#1|Ri]]; [[PERSON|Pak]].", [1, None], id="other words"),
        pytest.param("[[DATE_TIME#1|May]]; [[DATE_TIME|May]].", [1, None], id="no name"),
    ],
)
def test_a_repeat_has_the_party_of_its_words(sentence: str, found: list[int | None]) -> None:
    """The one party that the words name, in full, in part or in short; else none."""
    assert parties(sentence) == found


def test_nobody_changes_party() -> None:
    """Whoever was linked stays whom they were linked to."""
    assert parties("[[PERSON#1|Ri]], [[PERSON#2|Ri]].") == [1, 2]


def test_what_takes_the_place_of_a_mention_belongs_to_its_party() -> None:
    """A name found again keeps whom it was linked to, whatever its exact bounds."""
    old = marked("[[PERSON#3+|Bo Reis]] met [[PERSON#4+|Reis]] in [[LOCATION#5+|Corley]].", "")[1]
    new = marked("[[PERSON|Bo Reis]] met [[PERSON|Reis in]] [[PERSON|Corley]].", "generalize")[1]
    assert [d.party for d in inheriting(new, old)] == [3, 4, None]
    assert [d.party for d in inheriting(new, [])] == [None, None, None]
