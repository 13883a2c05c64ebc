"""What docutils makes of reStructuredText before and after redaction."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor import Redactor, documents
from redactor.config import Config
from redactor.detection.entities import PERSON
from redactor.documents import Edit
from redactor.documents.restructuredtext.fitting import width
from redactor.documents.textual import edited
from redactor.errors import RedactionError
from redactor.redaction.apply import Copy
from redactor.spans import Span
from redactor.wordlists import Listing, Wordlists
from tests.documents.test_text_places import RST

GOLDEN = Path(__file__).parent / "golden" / "mill.rst"
OF_SPHINX = {"role", "contents"}
TABLES = {
    "grid": """\
+--------+----------+
| Name   | Town     |
+========+==========+
| Vorn   | Hyesan   |
|        |          |
| Mr.    | Tessa    |
| Vorn   | Vorn left|
+--------+----------+

After Vorn.
""",
    "grid of no blanks": "+----+\n|Vorn|\n+----+\n|It  |\n+----+\n",
    "grid with spans": """\
+-----------+------+
| Tessa Vorn       |
+-----------+------+
| Vorn      | so   |
|           +------+
| - Vorn    | Vorn |
| - it      |      |
+-----------+------+
""",
    "grid, indented, of wide letters": """\
* A list

  +--------+------+
  | 雨 Vorn| b    |
  +--------+------+
  | 雨     | Vorn |
  +--------+------+
""",
    "simple table": """\
====  ======  ====
Name  Town    Note
====  ======  ====
Vorn  Hyesan  Vorn was there
It    Vorn
..            Vorn
====  ======  ====

After Vorn.
""",
    "simple table with spans": """\
====  ====  =====
Both of it  So
----------  -----
Vorn  It    Vorn
====  ====  =====
Tessa Vorn  so
----------  -----
It    Vorn  so
====  ====  =====
""",
    "titles": "Vorn\n====\n\nOf Vorn\n-------\n\n######\n Vorn\n######\n\nIt rained.\n",
}
"""In which a name is shorter than what replaces it, or longer."""
TEXTS = (
    TABLES
    | {"no table": "Vorn left.\n\n--- ---\n\nThat was\tVorn  who stayed.\n"}
    | {"golden": GOLDEN.read_text(encoding="utf-8")}
    | {place: text for place, text in RST.items() if place not in OF_SPHINX}
)


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


def test_words_in_the_place_of_several_cells_leave_a_table(redactor: Redactor) -> None:
    """Names side by side in a simple table may become one, in the first of their cells."""
    text = "====  ====  ====\nA     B     C\n====  ====  ====\nVorn  Vorn  it\n====  ====  ====\n"
    data = redactor.redact_document(documents.read(text.encode(), "a.rst")).data
    names = [name for name, _ in shape(data.decode())]
    assert (names.count("table"), names.count("entry")) == (1, 6)
    assert "system_message" not in names
    assert "it" in tree(data.decode()).astext().split()


@pytest.mark.parametrize(
    "table",
    [
        pytest.param("+----+---+\n| Vorn\t | a |\n+----+---+\n", id="tab"),
        pytest.param("===  ===\na\tVorn\n===  ===\n", id="tab in a simple one"),
    ],
)
def test_a_table_that_would_break_is_refused(redactor: Redactor, table: str) -> None:
    """Where nobody can tell how wide a cell is."""
    with pytest.raises(RedactionError, match=r"RED301 .*table"):
        redactor.redact_document(documents.read(table.encode(), "a.rst"))


def drawn(rows: list[list[str]], *, grid: bool) -> str:
    """A table of cells."""
    widths = [max(width(row[n]) for row in rows) + grid for n in range(3)]
    full = [
        [" " * grid + c + " " * (w - width(c) - grid) for c, w in zip(row, widths, strict=True)]
        for row in rows
    ]
    if grid:
        border = "+" + "".join("-" * w + "+" for w in widths) + "\n"
        return border + "".join(f"|{'|'.join(row)}|\n{border}" for row in full)
    border = "  ".join("=" * w for w in widths) + "\n"
    return border + "".join("  ".join(row).rstrip() + "\n" for row in full) + border


CELLS = st.lists(st.sampled_from(["Vorn", "it", "雨 Vorn", "so Vorn so"]), min_size=3, max_size=3)


@given(st.lists(CELLS, min_size=2, max_size=4), st.booleans(), st.sampled_from(["X", "[PERSON]"]))
@settings(max_examples=40)
def test_any_table_stays_one(rows: list[list[str]], grid: bool, words: str) -> None:
    """Whichever cells names stand in, and whether what replaces them is longer or shorter."""
    text = drawn(rows, grid=grid)
    document = documents.parse(text, "rst")
    edits = [Edit(Span(*match.span()), words) for match in re.finditer("Vorn", text)]
    layout = documents.layout(document, edits)
    written = edited(text, sorted([*edits, *layout], key=lambda edit: edit.span))
    assert shape(written) == shape(text)


@pytest.mark.parametrize("place", TABLES)
def test_what_stays_in_a_table_is_known_in_the_copy(redactor: Redactor, place: str) -> None:
    """A place of a copy leads to the same letter of the draft, whatever was filled up before it."""
    copies: list[Copy] = []
    document = documents.read(TABLES[place].encode(), "a.rst")
    redaction = redactor.redact_document(document, show=copies.append)
    (copy,) = copies
    assert copy.text == redaction.text == edited(document.text, copy.edits)
    for at, letter in enumerate(copy.text):
        for original in copy.originals(Span(at, at + 1)):
            assert original.of(document.text) == letter
            assert copy.origin(at) == original.start
    assert all(placed.span.of(copy.text) == "[PERSON]" for placed in copy.placed[-1:])
