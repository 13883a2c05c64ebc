"""Word files that cannot be read are refused, and whatever can is bounded."""

from __future__ import annotations

import contextlib
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.documents import read
from redactor.documents.docx import workbooks
from redactor.documents.formats import format_in
from redactor.errors import (
    DamagedFileError,
    EncryptedFileError,
    ExpansionError,
    FormatMismatchError,
    MissingExtraError,
    ReadError,
    UnknownPartError,
)
from tests.documents.docx_files import (
    docx,
    drawing,
    packed,
    paragraph,
    part,
    picture,
    relationships,
    run,
)
from tests.documents.docx_makers import charted
from tests.documents.docx_reading import WORD, clean

HEADER = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
UNKNOWN = "application/vnd.example+xml"
STRICT = relationships([("rId1", "http://purl.oclc.org/ooxml/officeDocument", "word/document.xml")])
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(OLD, FormatMismatchError, id="Word 97"),
        pytest.param(
            OLD + "EncryptedPackage".encode("utf-16-le"), EncryptedFileError, id="password"
        ),
        pytest.param(b"", DamagedFileError, id="nothing"),
        pytest.param(b"plain words", DamagedFileError, id="plain text"),
        pytest.param(packed({"word/document.xml": "<a/>"}), DamagedFileError, id="no types"),
        pytest.param(
            packed({"[Content_Types].xml": "<a/>", "word/a.xml": "<a/>"}),
            DamagedFileError,
            id="no main document",
        ),
        pytest.param(docx("<w:p>"), DamagedFileError, id="no XML"),
        pytest.param(docx("", parts={"_rels/.rels": STRICT}), UnknownPartError, id="strict"),
        pytest.param(
            docx("", types={"word/document.xml": "application/vnd.ms-excel"}),
            UnknownPartError,
            id="another kind of main document",
        ),
        pytest.param(
            docx("", types={"word/document.xml": HEADER}),
            FormatMismatchError,
            id="no document of Word",
        ),
        pytest.param(
            docx("", parts={"word/new.xml": "<a/>"}, types={"word/new.xml": UNKNOWN}),
            UnknownPartError,
            id="unknown part",
        ),
        pytest.param(
            docx("", parts={"word/afchunk.html": "<p>Ana</p>"}),
            UnknownPartError,
            id="inserted file",
        ),
        pytest.param(
            docx("", parts={"word/embeddings/object1.bin": OLD}), UnknownPartError, id="object"
        ),
        pytest.param(
            docx("", parts={"word/a.xml": "<a/>"}, types={}), UnknownPartError, id="part of no type"
        ),
        pytest.param(
            docx("<w:p>" * 300 + "</w:p>" * 300), ExpansionError, id="deep"
        ),
        pytest.param(
            docx("", parts={"word/styles.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            DamagedFileError,
            id="entities",
        ),
        pytest.param(docx(" " * 3_000_000), ExpansionError, id="bomb"),
        pytest.param(
            docx("", parts={f"word/header{n}.xml": "<a/>" for n in range(10_001)}),
            ExpansionError,
            id="many parts",
        ),
    ],
)  # fmt: skip
def test_files_that_cannot_be_read_are_refused(data: bytes, error: type[ReadError]) -> None:
    """Each is an error that names the file."""
    with pytest.raises(error) as caught:
        WORD.read(data, "draft.docx")
    assert caught.value.path == "draft.docx"


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("word/vbaCustom.bin", "word/[...].bin"),
        ("word/embeddings/oleObject1.bin", "word/embeddings/oleObject1.bin"),
        ("word/Anneke Tarnwick.bin", "word/[...].bin"),
        ("Anneke.Tarnwick/odd", "[...]/[...]"),
        ("word/\u202eodd.bin", "word/[...].bin"),
    ],
)
def test_an_unknown_part_is_named(part: str, told: str) -> None:
    """As far as a program gave it its name: it may be called after a person."""
    with pytest.raises(UnknownPartError) as caught:
        WORD.read(docx("", parts={part: b"x"}), "draft.docx")
    assert str(caught.value).startswith(f"RED111 draft.docx nothing is known of the part {told}.")


def test_a_picture_that_cannot_be_stripped_stops_the_copy() -> None:
    """Drawings of Windows hold words and makers; a check still reads the file."""
    data = docx(
        paragraph(drawing(picture())),
        parts={"word/media/image1.emf": b"\x01\0\0\0EMF"},
        types={"word/media/image1.emf": "image/x-emf"},
        relations=[("rId11", "image", "media/image1.emf")],
    )
    document = WORD.read(data, "draft.docx")
    with pytest.raises(UnknownPartError, match=r"word/media/image1\.emf"):
        WORD.clean(document)


def test_a_word_file_by_another_name_is_refused() -> None:
    """Name and bytes must agree, both ways."""
    data = docx(paragraph(run("x")))
    assert format_in(data, "draft.docx") is format_in(data, "DRAFT.DOTX")
    with pytest.raises(FormatMismatchError, match="a Word document"):
        read(data, "draft.md")
    assert not WORD.recognizes(packed({"mimetype": "application/vnd", "word/a": ""}))


SOUND = docx(paragraph(run("She is here.")))


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=40), st.integers(0, len(SOUND)), st.booleans())
def test_any_bytes_are_a_document_or_an_error(junk: bytes, at: int, replace: bool) -> None:
    """Whatever is done to a file, reading it ends with a document or a read error."""
    with contextlib.suppress(ReadError):
        WORD.read(SOUND[:at] + junk + SOUND[at + len(junk) * replace :], "draft.docx")


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(["word/document.xml", "word/styles.xml", "_rels/.rels", "[Content_Types].xml"]),
    st.recursive(
        st.sampled_from([*(f"w:{tag}" for tag in ("p", "r", "t", "del", "tbl", "tr", "fldChar")),
                         "mc:AlternateContent", "w:txbxContent", "w:hyperlink"]),
        lambda inner: st.tuples(st.sampled_from(["w:p", "w:r", "w:del", "w:ins", "w:tc", "w:sdt"]),
                                st.lists(inner, max_size=3)),
        max_leaves=8,
    ),
)  # fmt: skip
def test_any_elements_are_cleaned_or_an_error(name: str, tree: object) -> None:
    """A file whose parts nest elements as no program does is cleaned, and stays readable."""

    def written(node: object) -> str:
        if isinstance(node, tuple):
            return f"<{node[0]}>{''.join(map(written, node[1]))}</{node[0]}>"
        return f'<{node} w:fldCharType="end"/>'

    with contextlib.suppress(ReadError):
        root = "w:document" if name.endswith("document.xml") else "w:styles"
        document = clean(docx(paragraph(run("x")), parts={name: part(root, written(tree))}))
        assert WORD.clean(document).text == document.text


def test_nesting_up_to_the_limit_is_read_and_cleaned() -> None:
    """No recursion of the tool's gives out before the parser's own limit."""
    depth = 240
    data = docx("<w:sdt><w:sdtContent>" * (depth // 2) + paragraph(run("Here."))
                + "</w:sdtContent></w:sdt>" * (depth // 2))  # fmt: skip
    assert clean(data).text == "Here."


def test_thousands_of_parts_are_read() -> None:
    """Parts that nothing on a page refers to are passed over, however many they are."""
    count = 3000
    data = docx(
        paragraph(run("Here.")),
        parts={f"word/header{n}.xml": part("w:hdr", "") for n in range(count)},
        types={f"word/header{n}.xml": HEADER for n in range(count)},
        relations=[(f"rId{n}", "header", f"header{n}.xml") for n in range(count)],
    )
    assert clean(data).text == "Here."


def test_a_missing_library_is_named_with_the_command_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without the extra, Word files are refused and everything else works."""
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'redactor\[office\]'"):
        WORD.read(SOUND, "draft.docx")


def test_workbooks_in_workbooks_are_bounded_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each may unpack to little, and all of them not to more than one file may."""
    some = packed({"xl/a.xml": "<a>" + 60_000 * " " + "</a>"})
    monkeypatch.setattr(workbooks, "EXPANDED", 150_000)
    for count in (1, 2):
        data = charted("<c:plotArea/>", table=packed({f"{n}.xlsx": some for n in range(count)}))
        assert WORD.read(data, "draft.docx").text
        assert WORD.metadata(data, "draft.docx")
    data = charted("<c:plotArea/>", table=packed({f"{n}.xlsx": some for n in range(3)}))
    for told in (WORD.read, WORD.metadata):
        with pytest.raises(ExpansionError):
            told(data, "draft.docx")
