"""What docutils makes of reStructuredText before and after redaction."""

from __future__ import annotations

from pathlib import Path

import pytest
from docutils import nodes
from docutils.core import publish_doctree

from redactor import Redactor, documents
from redactor.config import Config
from redactor.detection.entities import PERSON
from redactor.wordlists import Listing, Wordlists
from tests.documents.test_text_places import RST

GOLDEN = Path(__file__).parent / "golden" / "mill.rst"
OF_SPHINX = {"role", "contents"}
TEXTS = {"golden": GOLDEN.read_text(encoding="utf-8")} | {
    place: text for place, text in RST.items() if place not in OF_SPHINX
}


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    deny = tuple(Listing(words, PERSON) for words in ("Tessa Vorn", "Vorn"))
    config = Config("names-only", operator="tag", wordlists=Wordlists(deny=deny), language="en")
    return Redactor.from_config(config, rules_only=True)


def tree(text: str) -> nodes.document:
    quiet = {
        "report_level": 5,
        "halt_level": 5,
        "file_insertion_enabled": False,
        "_disable_config": True,
    }
    return publish_doctree(text, settings_overrides=quiet)


def shape(text: str) -> list[tuple[str, int]]:
    """The nodes of the tree, and how deep each is; words left out, and emphasis.

    Emphasis inside a name goes with it.
    """
    found: list[tuple[str, int]] = []

    def visit(node: nodes.Node, depth: int) -> None:
        if not isinstance(node, (nodes.Text, nodes.emphasis, nodes.strong)):
            found.append((type(node).__name__, depth))
        for child in node.children:
            visit(child, depth + 1)

    visit(tree(text), 0)
    return found


@pytest.mark.parametrize("text", [pytest.param(text, id=place) for place, text in TEXTS.items()])
def test_the_tree_stays(redactor: Redactor, text: str) -> None:
    """Every node stays where it was, no reference loses its target, and no name is in the tree."""
    data = redactor.redact_document(documents.read(text.encode(), "a.rst")).data
    assert shape(data.decode()) == shape(text)
    assert "vorn" not in tree(data.decode()).pformat().lower()
