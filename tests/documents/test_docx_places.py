"""No place of a Word file keeps a word that is redacted, and `read` passes none over."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from redactor.documents.document import Document, Edit
from redactor.documents.docx.format import Docx
from redactor.documents.docx.reading import DocxOrigin
from redactor.documents.textual import edited
from redactor.spans import Span
from tests.documents.docx_files import NAMESPACES, docx, paragraph, run, stands_in, unpacked
from tests.documents.docx_makers import X
from tests.documents.docx_places import PLACES, UNREAD

WORD = Docx()
_PLANTED = re.compile("orlo\xad?vskaya", re.IGNORECASE)

places = pytest.mark.parametrize("make", PLACES.values(), ids=PLACES.keys())


def edits_of(document: Document) -> list[Edit]:
    """A replacement of the planted word wherever a document's text has it."""
    return [Edit(Span(*found.span()), "[a person]") for found in _PLANTED.finditer(document.text)]


@pytest.mark.parametrize(
    "make", [make for place, make in PLACES.items() if place not in UNREAD],
    ids=[place for place in PLACES if place not in UNREAD],
)  # fmt: skip
def test_what_stands_in_a_file_is_read(make: Callable[[], bytes]) -> None:
    """A check sees the planted word, wherever it is."""
    assert _PLANTED.search(WORD.read(make(), "draft.docx").text)


@places
@pytest.mark.parametrize("keep_comments", [False, True], ids=["", "comments kept"])
def test_nothing_of_a_word_is_left(make: Callable[[], bytes], keep_comments: bool) -> None:
    """Cleaned and redacted, no part holds the word in any encoding, and reading gives the copy."""
    cleaned = WORD.clean(WORD.read(make(), "draft.docx"), keep_comments=keep_comments)
    edits = edits_of(cleaned)
    data = WORD.write(cleaned, edits)
    assert stands_in(X, data) == []
    assert not any(_PLANTED.search(extract.text) for extract in WORD.extracts(data, "copy.docx"))
    assert WORD.read_back(cleaned, data).text == edited(cleaned.text, edits)


@places
@pytest.mark.parametrize(
    "words", ["[a person]", "[...]", "\u2588" * 5, "redacted", "one \u201ctwo\u201d\nthree"]
)
def test_whatever_takes_a_place_is_read_there_again(make: Callable[[], bytes], words: str) -> None:
    """Also words without letters, for which a place would otherwise say nothing."""
    cleaned = WORD.clean(WORD.read(make(), "draft.docx"))
    assert isinstance(cleaned.origin, DocxOrigin)
    edits = [Edit(slot.span, words) for slot in cleaned.origin.slots]
    data = WORD.write(cleaned, edits)
    assert WORD.read_back(cleaned, data).text == edited(cleaned.text, edits)


@places
def test_cleaning_twice_equals_cleaning_once(make: Callable[[], bytes]) -> None:
    """What was cleaned is as clean as it gets, to the last byte."""
    once = WORD.clean(WORD.read(make(), "draft.docx"))
    twice = WORD.clean(once)
    assert once.origin is not None
    assert twice.origin is not None
    assert (twice.text, twice.origin.data) == (once.text, once.origin.data)


@places
def test_a_file_without_edits_keeps_every_part(make: Callable[[], bytes]) -> None:
    """Written without edits, each member of a file holds the bytes that it held."""
    data = make()
    assert unpacked(WORD.write(WORD.read(data, "draft.docx"), [])) == unpacked(data)


@pytest.mark.parametrize(
    "place", ["body", "over two runs", "table", "comment", "address in a field", "header",
              "alternative text", "name of a style", "deleted text", "core properties"]
)  # fmt: skip
def test_a_raw_scan_sees_what_is_written(place: str) -> None:
    """The extractor that looks for leaks finds the word in a file that was not cleaned."""
    assert any(_PLANTED.search(e.text) for e in WORD.extracts(PLACES[place](), "draft.docx"))


@pytest.mark.parametrize("attribute", ["w:remark", "w:type", "w:format", "o:spid"])
def test_a_raw_scan_sees_a_name_in_any_attribute(attribute: str) -> None:
    """What a copy keeps of attributes is searched, whatever the format has them for."""
    data = docx(paragraph(run("It was her."), f'<w:r {attribute}="{X}"/>'))
    assert any(_PLANTED.search(e.text) for e in WORD.extracts(data, "draft.docx"))


@pytest.mark.parametrize(
    "inner",
    [
        pytest.param(f'<w:jc w:val="{X.lower()}"/>', id="value of a list"),
        pytest.param(f'<w:shd w:fill="{X.lower()}"/>', id="colour"),
        pytest.param(f'<v:shape style="width:1pt;{X.lower()}:0"/>', id="property of a style"),
        pytest.param(f'<v:shape adj="1,{X.lower()}"/>', id="adjustment"),
        pytest.param(f'<v:f eqn="sum {X.lower()} 0 1"/>', id="formula"),
        pytest.param(f'<a:gd fmla="val {X.lower()}"/>', id="guide"),
    ],
)
def test_a_raw_scan_sees_a_name_in_small_letters(inner: str) -> None:
    """What stands in the place of a word of the format, and is none, is searched."""
    data = docx(paragraph(run("It was her."), inner))
    found = "\n".join(e.text for e in WORD.extracts(data, "draft.docx"))
    assert re.search(rf"\b{X.lower()}\b", found)


def test_a_raw_scan_sees_what_a_namespace_is_called() -> None:
    """A prefix is a name that whoever wrote the file has chosen."""
    data = docx(paragraph(run("It was her.")) + f'<{X}:p xmlns:{X}="{NAMESPACES["w"]}"/>')
    assert any(_PLANTED.search(e.text) for e in WORD.extracts(data, "draft.docx"))


@pytest.mark.parametrize(
    "inner",
    [
        pytest.param(f'<w:r xmlns:n="urn:{X}"/>', id="namespace"),
        pytest.param(f'<wp:docPr id="1" descr="of {X} > the rest"/>', id="with an angle bracket"),
        pytest.param('<w:comment w:author="Bedada"/>', id="name of hexadecimal digits"),
    ],
)
def test_a_raw_scan_sees_a_name_that_looks_like_code(inner: str) -> None:
    """Addresses of namespaces, values with signs of XML in them, and what looks like a number."""
    data = docx(paragraph(run("It was her."), inner))
    found = "\n".join(e.text for e in WORD.extracts(data, "draft.docx"))
    assert re.search(rf"{X}|Bedada", found)


def test_a_raw_scan_takes_no_vocabulary_for_words() -> None:
    """What the format calls its elements, attributes and values is not what anybody wrote."""
    data = docx(
        paragraph(run("It was her.", '<w:rFonts w:ascii="Georgia Pro"/><w:lang w:bidi="ar-SA"/>'),
                  properties='<w:pStyle w:val="Heading1"/><w:jc w:val="center"/>'
                  '<w:u w:val="single"/><w:top w:val="compass"/><c:builtInUnit val="millions"/>'
                  '<v:shape style="width:1pt;visibility:visible" fillcolor="peru"/>')
    )  # fmt: skip
    cleaned = WORD.clean(WORD.read(data, "draft.docx"))
    assert cleaned.origin is not None
    words = {
        word.lower()
        for extract in WORD.extracts(cleaned.origin.data, "copy.docx")
        for word in re.findall(r"[^\W\d_]+", extract.text)
    }
    assert words.isdisjoint(
        {"georgia", "center", "normal", "rsid", "preserve", "val", "sa", "encoding"}
        | {"single", "compass", "millions", "visible", "width", "peru", "schemas"}
    )
    assert {"it", "was", "her"} <= words
