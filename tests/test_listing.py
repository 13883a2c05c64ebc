"""An entry more on an allow list."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.errors import ConfigError
from redactor.listing import with_allowed
from redactor.wordlists import Listing, read_wordlists

ENTRY = Listing("Maren Oldfield", "PERSON", "our own byline")

WRITTEN = '- text: "Maren Oldfield"\n{0}  type: "PERSON"\n{0}  reason: "our own byline"\n'
FIRST = "allow:\n  - text: Oslo\n    reason: a capital\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", "allow:\n  " + WRITTEN.format("  "), id="new file"),
        pytest.param(FIRST, FIRST + "  " + WRITTEN.format("  "), id="after the last"),
        pytest.param(
            FIRST.rstrip("\n"), FIRST + "  " + WRITTEN.format("  "), id="no line feed at the end"
        ),
        pytest.param(
            "# Ours.\nallow:\n- reason: a capital\n  text: Oslo # yes\n\n# Never.\ndeny: []\n",
            "# Ours.\nallow:\n- reason: a capital\n  text: Oslo # yes\n"
            + WRITTEN.format("")
            + "\n# Never.\ndeny: []\n",
            id="comments, more after it",
        ),
        pytest.param(
            "deny: []\n", "deny: []\nallow:\n  " + WRITTEN.format("  "), id="no allow list yet"
        ),
    ],
)
def test_an_entry_is_added_and_the_rest_stays(before: str, after: str) -> None:
    """Comments, order and layout of a file that people keep by hand are theirs."""
    assert with_allowed(before.encode(), ENTRY, path="lists.yaml").decode() == after


@pytest.mark.parametrize("before", ["allow: []\n", "allow: [{text: Oslo, reason: a capital}]\n"])
def test_a_list_in_one_line_is_left_to_its_owner(before: str) -> None:
    """What cannot be added to without writing it anew is refused, with the line."""
    with pytest.raises(ConfigError, match=r"RED404 lists\.yaml:1 .*by hand"):
        with_allowed(before.encode(), ENTRY, path="lists.yaml")


words = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=30)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list's file."""
    return tmp_path_factory.mktemp("lists") / "lists.yaml"


@given(words.filter(lambda w: any(c.isalnum() for c in w)))
def test_whatever_the_words_they_are_read_again(file: Path, text: str) -> None:
    """Quotes, colons, dashes and other scripts come back as they were."""
    entry = Listing(text, None, "said in public")
    file.write_bytes(with_allowed(FIRST.encode(), entry, path="lists.yaml"))
    assert read_wordlists(file).allow[-1] == entry
