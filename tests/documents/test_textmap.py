"""A text put together from a file's nodes, and edits carried back into them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.documents.document import Edit
from redactor.documents.textmap import BLOCK, Node, TextMap, TextMapBuilder, rewritten
from redactor.documents.textual import edited
from redactor.errors import RedactionError
from redactor.spans import Span


def build(*pieces: str) -> TextMap:
    """The map of some nodes' words; white space alone is a separator."""
    builder = TextMapBuilder()
    for index, piece in enumerate(pieces):
        if piece.isspace():
            builder.separate(piece)
        else:
            builder.words(piece, Node("body", index, "text"))
    return builder.finish()


def edit(built: TextMap, words: str, instead: str) -> dict[int, str]:
    """The new words of each node, by its index, with one edit made."""
    start = built.text.index(words)
    changed = rewritten(built.text, built.slots, [Edit(Span(start, start + len(words)), instead)])
    return {node.index: text for node, text in changed.items()}


def test_separators_stand_between_words_alone_and_the_longest_counts() -> None:
    """A text neither begins nor ends with a separator, and two in a row are one."""
    built = build("\n", "one", " ", BLOCK, "two", BLOCK)
    assert built.text == "one\n\ntwo"
    assert [region.span for region in built.regions] == [Span(3, 5)]


@pytest.mark.parametrize(
    ("separator", "stand_in"),
    [(BLOCK, BLOCK), ("\n", "\n"), ("\t", " ")],
    ids=["block", "line", "tab"],
)
def test_prose_reads_what_parts_blocks(separator: str, stand_in: str) -> None:
    """So that what lies between two findings on either side of it is seen to be no words."""
    assert [region.stand_in for region in build("one", separator, "two").regions] == [stand_in]


@pytest.mark.parametrize(
    ("pieces", "words", "instead", "changed"),
    [
        pytest.param(("Met Ana here",), "Ana", "[x]", {0: "Met [x] here"}, id="in one node"),
        pytest.param(("Met A", "n", "a."), "Ana", "[x]", {0: "Met [x]", 1: "", 2: "."}, id="split"),
        pytest.param(("Ana", "\t", "Ruiz"), "Ana\tRuiz", "[x]\t", {0: "[x]", 2: ""}, id="tab kept"),
        pytest.param(
            ("Ana", "\t", "Ruiz"), "Ana\tR", "\t[x]", {0: "", 2: "[x]uiz"}, id="tab first"
        ),
    ],
)
def test_words_go_to_the_first_node_they_cover(
    pieces: tuple[str, ...], words: str, instead: str, changed: dict[int, str]
) -> None:
    """The rest of what an edit covers is cut out of the other nodes."""
    assert edit(build(*pieces), words, instead) == changed


@pytest.mark.parametrize("instead", ["[x]", "[x]\t[y]\t[z]"])
def test_an_edit_that_loses_or_adds_a_border_is_refused(instead: str) -> None:
    """What stands between nodes cannot be written, so it may not change unnoticed."""
    built = build("Ana", BLOCK, "Ruiz")
    with pytest.raises(RedactionError, match="border"):
        edit(built, "Ana\n\nRuiz", instead)


pieces = st.lists(st.one_of(st.sampled_from([BLOCK, "\t"]), st.text("ab", min_size=1)), min_size=1)


@given(pieces, st.data())
def test_nodes_with_edits_read_as_the_text_with_edits(
    drawn: list[str], data: st.DataObject
) -> None:
    """Put together again, the nodes give what the edits make of the text."""
    built = build(*drawn)
    spans: list[Span] = []
    for slot in built.slots:
        cuts = st.integers(slot.span.start, slot.span.end)
        start, end = sorted((data.draw(cuts), data.draw(cuts)))
        if start < end:
            spans.append(Span(start, end))
    edits = [Edit(span, "XY") for span in spans]
    changed = rewritten(built.text, built.slots, edits)
    again = [changed.get(Node("body", i, "text"), piece) for i, piece in enumerate(drawn)]
    assert build(*again).text == edited(built.text, edits)
