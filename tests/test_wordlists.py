"""Word lists: what a list's file may hold, and what is refused with its line."""

from __future__ import annotations

import re
from pathlib import Path
from traceback import format_exception

import pytest

from redactor.errors import ConfigError
from redactor.wordlists import Listing, Wordlists, read_wordlists

OWN = """\
allow:
  - text: Northgate Press
    type: ORGANIZATION
    reason: Our printer; everybody knows.
  - text: Ada Quill
    reason: The author.
deny:
  - text: Blue Heron
    type: MISC
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "desk-lists.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_is_read(tmp_path: Path) -> None:
    """Both lists are read; an allowed entry may leave its type out, a denied one its reason."""
    assert read_wordlists(write(tmp_path, OWN)) == Wordlists(
        allow=(
            Listing("Northgate Press", "ORGANIZATION", "Our printer; everybody knows."),
            Listing("Ada Quill", None, "The author."),
        ),
        deny=(Listing("Blue Heron", "MISC"),),
    )
    assert read_wordlists(write(tmp_path, "{}")) == Wordlists()


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        pytest.param("deny:", "denied:", 7, "Did you mean deny?", id="unknown list"),
        pytest.param("text: Ada Quill", "txet: Ada", 5, "mean text?", id="unknown key"),
        pytest.param("    type: MISC", "", 8, "deny.0.type", id="denied without a type"),
        pytest.param("type: MISC", "type: Misc", 9, "deny.0.type", id="no entity type"),
        pytest.param("    reason: The author.\n", "", 5, "allow.1.reason", id="no reason"),
        pytest.param("The author.", "' '", 6, "sentence", id="empty reason"),
        pytest.param("The author.", '"The\\nauthor."', 6, "one line", id="reason of two lines"),
        pytest.param("text: Blue Heron", "text: '...'", 8, "no word", id="no words"),
        pytest.param("text: Blue Heron", "text: 12", 8, "string", id="a number for words"),
        pytest.param("text: Blue Heron", "text: ada-QUILL", 5, "denied too", id="also denied"),
        pytest.param("deny:", "allow:", 7, "twice", id="a list twice"),
        pytest.param("    type: MISC", "    Blue Heron: MISC", 9, "deny.0", id="words for a key"),
        pytest.param("    type: MISC", "    Heron: 1\n    Heron: 2", 10, "twice", id="words twice"),
        pytest.param("text: Ada Quill", "text: !Quill Ada", 5, "a tag", id="words for a tag"),
        pytest.param("text: Ada Quill", "text: !Quill!a b", 5, "tag handle", id="and a handle"),
        pytest.param("type: MISC", "type: !!int Heron", 9, "no int", id="words for a number"),
        pytest.param("type: MISC", 'type: "\\Heron"', 9, "not valid YAML", id="words escaped"),
    ],
)
def test_a_broken_list_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, says: str
) -> None:
    """A broken list is told of with file and line, and without its words, even in a traceback."""
    assert OWN.count(old) == 1
    text = OWN.replace(old, new)
    if says == "denied too":
        text = text.replace("type: MISC", "type: PERSON")
    with pytest.raises(ConfigError, match="RED404") as caught:
        read_wordlists(write(tmp_path, text))
    assert (caught.value.path, caught.value.line) == (str(tmp_path / "desk-lists.yaml"), line)
    assert says in str(caught.value)
    assert not re.search("quill|heron", "".join(format_exception(caught.value)).lower())


def test_words_may_be_allowed_as_one_type_and_denied_as_another(tmp_path: Path) -> None:
    """A firm that bears a source's name: the firm is allowed, the person is denied."""
    text = OWN.replace(
        "text: Blue Heron\n    type: MISC", "text: Northgate Press\n    type: PERSON"
    )
    assert read_wordlists(write(tmp_path, text)).deny[0].type == "PERSON"
