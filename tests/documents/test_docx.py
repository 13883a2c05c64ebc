"""Word files are read in reading order, cleaned of revisions and makers, and written in place."""

from __future__ import annotations

import contextlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.documents import cleaned, read
from redactor.documents.document import Document, Edit, RegionKind
from redactor.documents.docx.format import Docx
from redactor.documents.formats import format_in
from redactor.documents.textual import edited
from redactor.errors import (
    DamagedFileError,
    EncryptedFileError,
    ExpansionError,
    FormatMismatchError,
    ReadError,
    RedactionError,
    UnknownPartError,
)
from redactor.spans import Span
from tests.documents.docx_files import (
    PIXEL,
    SCHEMAS,
    complex_field,
    docx,
    drawing,
    packed,
    paragraph,
    part,
    picture,
    relationships,
    run,
    text_box,
    unpacked,
)

WORD = Docx()
BODY = re.compile(rb"<w:body>(.*)<w:sectPr", re.DOTALL)


def text_of(data: bytes) -> str:
    """All that a file says."""
    return WORD.read(data, "draft.docx").text


def clean(data: bytes, *, keep_comments: bool = False) -> Document:
    """A file without what never belongs in a copy."""
    return WORD.clean(WORD.read(data, "draft.docx"), keep_comments=keep_comments)


def bytes_of(document: Document) -> bytes:
    """The document's file."""
    assert document.origin is not None
    return document.origin.data


def body_of(data: bytes) -> str:
    """The XML of a file's paragraphs."""
    found = BODY.search(unpacked(data)["word/document.xml"])
    assert found is not None
    return found[1].decode()


def change(document: Document, words: str, instead: str) -> bytes:
    """The document's file with words replaced."""
    at = document.text.index(words)
    return WORD.write(document, [Edit(Span(at, at + len(words)), instead)])


def test_a_file_is_read_in_reading_order() -> None:
    """The pages, then notes, headers and footers, then what stands beside them."""
    notes = part("w:footnotes", f'<w:footnote w:id="2">{paragraph(run("A note."))}</w:footnote>')
    data = docx(
        paragraph(run("First."), '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + paragraph(run("Around "), text_box("In a box.", "In an old box."), run("a box."))
        + "<w:tbl><w:tr>"
        + "".join(f"<w:tc>{paragraph(run(words))}</w:tc>" for words in ("Left", "Right"))
        + "</w:tr></w:tbl>"
        + paragraph(run("Last."), drawing(picture(), descr="A gate.")),
        parts={
            "word/footnotes.xml": notes,
            "word/header1.xml": part("w:hdr", paragraph(run("A header."))),
            "word/media/image1.png": PIXEL,
        },
        relations=[
            ("rIdH", "header", "header1.xml"),
            ("rIdF", "footnotes", "footnotes.xml"),
            ("rIdPicture", "image", "media/image1.png"),
        ],
        section='<w:headerReference r:id="rIdH"/>',
    )
    assert clean(data).text.split("\n\n") == [
        "First.", "Around a box.", "In a box.", "Left", "Right", "Last.", "A note.", "A header.",
        "In an old box.", "A gate.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        pytest.param(run("Hoe") + run("ry") + run("ong"), "Hoeryong", id="runs"),
        pytest.param(
            "<w:r><w:t>Hoe</w:t><w:noBreakHyphen/><w:t>ryong</w:t></w:r>",
            "Hoe\u2011ryong",
            id="hard hyphen",
        ),
        pytest.param(
            "<w:r><w:t>Hoe</w:t><w:softHyphen/><w:t>ryong</w:t></w:r>",
            "Hoe\xadryong",
            id="soft hyphen",
        ),
        pytest.param("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb", id="tab"),
        pytest.param("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/></w:r>", "a\nb\n", id="breaks"),
        pytest.param(
            '<w:r><w:sym w:font="Symbol" w:char="F041"/></w:r>' + run("na"), "Ana", id="symbol"
        ),
        pytest.param(
            f'<w:hyperlink w:anchor="_Toc1">{run("An")}</w:hyperlink>{run("a")}', "Ana", id="link"
        ),
        pytest.param(
            f"{run('An')}<w:sdt><w:sdtContent>{run('a')}</w:sdtContent></w:sdt>",
            "Ana",
            id="control",
        ),
        pytest.param(
            f"{run('An')}<w:smartTag>{run('a')}</w:smartTag>", "Ana", id="smart tag"
        ),
        pytest.param(
            run("An")
            + '<w:bookmarkStart w:id="1" w:name="_Toc1"/><w:proofErr w:type="spellEnd"/>'
            + run("a"),
            "Ana",
            id="marks between",
        ),
        pytest.param(
            f'{run("An")}<w:fldSimple w:instr=" PAGE ">{run("a")}</w:fldSimple>', "Ana", id="field"
        ),
        pytest.param(
            f"{run('An')}<m:oMath><m:r><m:t>a</m:t></m:r></m:oMath>", "Ana", id="formula"
        ),
        pytest.param(
            f'{run("An")}<w:r><w:ruby><w:rubyBase>{run("a")}</w:rubyBase></w:ruby></w:r>',
            "Ana",
            id="ruby",
        ),
    ],
)  # fmt: skip
def test_nothing_in_a_paragraph_parts_a_word(inner: str, text: str) -> None:
    """A word over runs, marks and elements of any kind is one, and is replaced as one."""
    document = WORD.read(docx(paragraph(inner)), "draft.docx")
    assert document.text == text
    whole = WORD.write(document, [Edit(Span(0, len(text)), "[a name]")])
    assert text_of(whole) == "[a name]"


def test_a_replacement_has_the_formatting_of_the_first_run() -> None:
    """What was one name in two fonts is one replacement in the first."""
    data = docx(paragraph(run("Met An", "<w:b/>"), run("a Ruiz there.", "<w:i/>")))
    changed = change(clean(data), "Ana Ruiz", "[a person]")
    assert body_of(changed) == (
        '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Met [a person]</w:t></w:r>'
        '<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> there.</w:t></w:r></w:p>'
    )


def test_breaks_in_a_replacement_are_elements() -> None:
    """Word takes a line feed in a text for a space."""
    changed = change(clean(docx(paragraph(run("Met Ana.")))), "Ana", "[a\tb\nc]")
    assert text_of(changed) == "Met [a\tb\nc]."
    assert '<w:tab/><w:t xml:space="preserve">b</w:t><w:br/>' in body_of(changed)


def test_a_part_that_does_not_change_keeps_its_bytes() -> None:
    """Only the part with the words is written anew."""
    data = docx(paragraph(run("Met Ana.")))
    before = unpacked(data)
    after = unpacked(change(WORD.read(data, "draft.docx"), "Ana", "[x]"))
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}


def test_a_replacement_in_a_part_name_is_refused() -> None:
    """Names of parts are given anew by cleaning, never by an edit."""
    data = docx(
        paragraph(drawing(picture())),
        parts={"word/media/ana.png": PIXEL},
        relations=[("rIdPicture", "image", "media/ana.png")],
    )
    document = WORD.read(data, "draft.docx")
    with pytest.raises(RedactionError, match="name of a part"):
        change(document, "ana.png", "redacted")
    assert "word/media/image1.png" in unpacked(bytes_of(clean(data)))


def test_addresses_are_marked() -> None:
    """Targets of links, and names for machines, are no prose."""
    data = docx(
        paragraph(f'<w:hyperlink r:id="rIdL">{run("A page")}</w:hyperlink>')
        + f'<w:sdt><w:sdtPr><w:tag w:val="field-7"/></w:sdtPr><w:sdtContent>{paragraph(run("x"))}'
        "</w:sdtContent></w:sdt>",
        relations=[("rIdL", "hyperlink", "https://example.org/a?b=1&c=2")],
    )
    document = clean(data)
    addresses = [r.span.of(document.text) for r in document.regions if r.kind is RegionKind.ADDRESS]
    assert addresses == ["field-7", "https://example.org/a?b=1&c=2"]
    assert "b=1&c=[x]" in text_of(change(document, "c=2", "c=[x]"))


AUTHORED = 'w:id="7" w:author="A" w:date="2026-05-04T10:11:12Z"'


def deleted(*inner: str) -> str:
    """A tracked deletion."""
    return f"<w:del {AUTHORED}>{''.join(inner)}</w:del>"


def deleted_run(words: str) -> str:
    """A run of deleted words."""
    return f"<w:r><w:delText>{words}</w:delText></w:r>"


END_DELETED = f"<w:rPr><w:del {AUTHORED}/></w:rPr>"


@pytest.mark.parametrize(
    ("body", "accepted"),
    [
        pytest.param(
            paragraph(run("She "), deleted(deleted_run("was")),
                      f"<w:ins {AUTHORED}>{run('is')}</w:ins>", run(" here.")),
            ["She is here."], id="replaced words",
        ),
        pytest.param(
            paragraph(f"<w:ins {AUTHORED}>{run('new ')}{deleted(deleted_run('old '))}</w:ins>",
                      run("end")),
            ["new end"], id="deleted from what was inserted",
        ),
        pytest.param(
            paragraph(f"<w:moveFrom {AUTHORED}>{run('moved')}</w:moveFrom>", run("one"))
            + paragraph(run("two "), f"<w:moveTo {AUTHORED}>{run('moved')}</w:moveTo>"),
            ["one", "two moved"], id="moved",
        ),
        pytest.param(
            paragraph(run("one "), properties=END_DELETED) + paragraph(run("two")),
            ["one two"], id="end of a paragraph",
        ),
        pytest.param(
            paragraph(deleted(deleted_run("gone")), properties=END_DELETED) + paragraph(run("two")),
            ["two"], id="paragraph",
        ),
        pytest.param(
            paragraph(run("1"), properties=END_DELETED)
            + paragraph(run("2"), properties=END_DELETED) + paragraph(run("3")),
            ["123"], id="ends of two paragraphs",
        ),
        pytest.param(
            paragraph(run("one"), properties=END_DELETED)
            + f"<w:tbl><w:tr><w:tc>{paragraph(run('two'))}</w:tc></w:tr></w:tbl>",
            ["one", "two"], id="end before a table",
        ),
        pytest.param(
            "<w:tbl>" + "".join(
                f"<w:tr>{mark}<w:tc>{paragraph(run(words))}</w:tc></w:tr>"
                for mark, words in (("", "kept"), (f"<w:trPr><w:del {AUTHORED}/></w:trPr>", "gone"))
            ) + "</w:tbl>",
            ["kept"], id="row",
        ),
        pytest.param(
            f"<w:tbl><w:tr><w:trPr><w:del {AUTHORED}/></w:trPr><w:tc>{paragraph(run('gone'))}"
            f"</w:tc></w:tr></w:tbl>{paragraph(run('kept'))}",
            ["kept"], id="table",
        ),
        pytest.param(
            f"<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel {AUTHORED}/></w:tcPr>{paragraph(run('gone'))}"
            f"</w:tc><w:tc>{paragraph(run('kept'))}</w:tc></w:tr></w:tbl>",
            ["kept"], id="cell",
        ),
        pytest.param(
            paragraph(run("one"), properties=f"<w:rPr><w:ins {AUTHORED}/></w:rPr>")
            + paragraph(run("two")),
            ["one", "two"], id="inserted end of a paragraph",
        ),
    ],
)  # fmt: skip
def test_tracked_changes_are_accepted(body: str, accepted: list[str]) -> None:
    """A copy reads as the draft does once all its changes are accepted, and tracks none."""
    document = clean(docx(body))
    assert document.text.split("\n\n") == accepted
    assert not re.search(r"w:(?:ins|del|moveFrom|moveTo|author)\b", body_of(bytes_of(document)))


def test_deleted_words_are_read_by_a_check() -> None:
    """Words that were deleted in two pieces, since formats changed between them, are one."""
    data = docx(
        paragraph(run("She "), deleted(deleted_run("Orlo")), deleted(deleted_run("vskaya")))
    )
    assert "Orlovskaya" in text_of(data)


COMMENTED = docx(
    paragraph(
        '<w:commentRangeStart w:id="5"/>', run("The mill"), '<w:commentRangeEnd w:id="5"/>',
        '<w:r><w:rPr><w:b/></w:rPr><w:commentReference w:id="5"/></w:r>',
        run(" closed."),
    ),
    parts={
        "word/comments.xml": part(
            "w:comments",
            "".join(
                f'<w:comment w:id="{n}" w:author="{who}" w:initials="XY" '
                f'w:date="2026-05-04T10:11:12Z">{paragraph(run(words))}</w:comment>'
                for n, who, words in ((5, "Ana", "Which one?"), (6, "Ben", "On nothing."))
            ),
        )
    },
    relations=[("rIdK", "comments", "comments.xml")],
)  # fmt: skip


def test_comments_are_left_out_or_kept_without_their_authors() -> None:
    """A comment that is on nothing any more goes in any case."""
    without = clean(COMMENTED)
    assert without.text == "The mill closed."
    assert "word/comments.xml" not in unpacked(bytes_of(without))
    assert "comment" not in body_of(bytes_of(without))
    kept = clean(COMMENTED, keep_comments=True)
    assert kept.text == "The mill closed.\n\nWhich one?"
    comments = unpacked(bytes_of(kept))["word/comments.xml"].decode()
    assert 'w:author="Author 1"' in comments
    assert 'w:initials="A1"' in comments
    assert "2026" not in comments
    assert "On nothing" not in comments


@pytest.mark.parametrize(
    ("instruction", "kept"),
    [
        pytest.param(" PAGE \\* MERGEFORMAT ", " PAGE \\* MERGEFORMAT ", id="page"),
        pytest.param(' TOC \\o "1-3" \\h \\t "Ana,1" ', ' TOC \\o "1-3" \\h ', id="contents"),
        pytest.param(" REF Ana \\h ", " REF b1 \\h ", id="reference"),
        pytest.param(" ref ana \\h", " REF b1 \\h ", id="reference in small letters"),
        pytest.param(" REF Elsewhere \\h", None, id="reference to nothing"),
        pytest.param(" PAGEREF _Toc1 \\h", " PAGEREF _Toc1 \\h ", id="page of a heading"),
        pytest.param(" SEQ Figure \\* ARABIC ", " SEQ Figure \\* ARABIC ", id="caption"),
        pytest.param(" SEQ Ana ", None, id="caption by a name"),
        pytest.param(
            ' HYPERLINK "https://example.org/a b" \\o "Ana" \\t "_blank" ',
            ' HYPERLINK "https://example.org/a b" ',
            id="link",
        ),
        pytest.param(' HYPERLINK \\l "Ana" ', ' HYPERLINK \\l "b1" ', id="link in the file"),
        *(
            pytest.param(f" {words} ", None, id=words.split()[0])
            for words in (
                "AUTHOR", "LASTSAVEDBY", "USERNAME", "FILENAME \\p", "TEMPLATE", "TITLE",
                "DOCPROPERTY Source", "DOCVARIABLE x", "MERGEFIELD name", "INCLUDETEXT c:/ana.docx",
                'INCLUDEPICTURE "file:///c:/ana.png"', "LINK Excel.Sheet c:/ana.xlsx", "SAVEDATE",
                'XE "Ana"', "ADDIN ZOTERO_ITEM", "STYLEREF Ana", "MACROBUTTON Ana x", "= 1 + 1",
            )
        ),
    ],
)  # fmt: skip
def test_fields_keep_what_numbers_refers_and_links(instruction: str, kept: str | None) -> None:
    """Any other field is its result; the result stays in each case."""
    marks = '<w:bookmarkStart w:id="1" w:name="Ana"/><w:bookmarkStart w:id="2" w:name="_Toc1"/>'
    for body in (
        paragraph(marks, complex_field(instruction, "the result")),
        paragraph(marks, f"<w:fldSimple w:instr='{instruction}'>{run('the result')}</w:fldSimple>"),
    ):
        document = clean(docx(body))
        written = body_of(bytes_of(document))
        assert document.text.startswith("the result")
        found = re.search(r'w:instr="([^"]*)"|instrText[^>]*>([^<]*)<', written)
        said = None if found is None else (found[1] or found[2]).replace("&quot;", '"')
        assert said == kept
        assert ("fldChar" in written or "fldSimple" in written) is (kept is not None)


def test_the_parts_of_a_copy_are_those_that_its_pages_need() -> None:
    """Content types and relationships name what is there, under plain names, and nothing else."""
    data = docx(
        paragraph(run("x"), drawing(picture())),
        parts={
            "word/header7.xml": part("w:hdr", paragraph(run("top"))),
            "word/header8.xml": part("w:hdr", paragraph(run("left over"))),
            "word/media/holiday.png": PIXEL,
            "docProps/core.xml": f'<c xmlns="{SCHEMAS}x"/>',
            "customXml/item1.xml": "<a/>",
        },
        types={"word/header7.xml": HEADER, "word/header8.xml": HEADER},
        relations=[
            ("rIdH", "header", "header7.xml"),
            ("rIdG", "header", "/word/header8.xml"),
            ("rIdPicture", "image", "media/holiday.png"),
            ("rIdX", "customXml", "../customXml/item1.xml"),
        ],
        root_relations=[("rIdC", "metadata/core-properties", "docProps/core.xml")],
        section='<w:headerReference r:id="rIdH"/>',
    )
    members = unpacked(bytes_of(clean(data)))
    assert list(members) == [
        "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels",
        "word/styles.xml", "word/settings.xml", "word/header1.xml", "word/media/image1.png",
    ]  # fmt: skip
    types = members["[Content_Types].xml"].decode()
    assert sorted(re.findall(r'PartName="([^"]*)"', types)) == [
        "/word/document.xml", "/word/header1.xml", "/word/settings.xml", "/word/styles.xml",
    ]  # fmt: skip
    targets = re.findall(r'Target="([^"]*)"', members["word/_rels/document.xml.rels"].decode())
    assert sorted(targets) == ["header1.xml", "media/image1.png", "settings.xml", "styles.xml"]


HEADER = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def test_macros_are_kept_out_of_a_copy_with_a_note() -> None:
    """The copy stays a file of its kind, which Word opens under its name."""
    data = docx(
        paragraph(run("x")),
        parts={"word/vbaProject.bin": b"Sub Ana()"},
        types={"word/document.xml": MACROS},
        relations=[
            ("rIdV", "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
             "vbaProject.bin")
        ],
    )  # fmt: skip
    document = cleaned(read(data, "draft.docm"))
    assert any("macros" in note for note in document.notes)
    members = unpacked(bytes_of(document))
    assert "word/vbaProject.bin" not in members
    assert MACROS.encode() in members["[Content_Types].xml"]


def test_what_word_lays_pages_out_by_stays() -> None:
    """Styles, built-in or not, settings of the page and rows of attributes are as they were."""
    styles = (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Pullquote">'
        '<w:name w:val="Pull quote"/><w:basedOn w:val="Normal"/><w:rPr><w:i/></w:rPr></w:style>'
    )
    data = docx(
        paragraph(run("x"), properties='<w:pStyle w:val="Pullquote"/><w:jc w:val="center"/>'),
        styles=styles,
        settings='<w:evenAndOddHeaders/><w:documentProtection w:edit="forms"/>',
    )
    members = unpacked(bytes_of(clean(data)))
    assert '<w:pStyle w:val="s1"/><w:jc w:val="center"/>' in members["word/document.xml"].decode()
    written = members["word/styles.xml"].decode()
    assert 'w:styleId="s1"><w:name w:val="Pull quote"/><w:basedOn w:val="Normal"/>' in written
    assert 'w:styleId="Heading1"><w:name w:val="heading 1"/>' in written
    assert 'w:lsdException w:name="heading 1"' in written
    kept = members["word/settings.xml"].decode()
    assert "w:evenAndOddHeaders" in kept
    assert not re.search("rsid|documentProtection", kept)


def test_metadata_tells_of_makers() -> None:
    """Properties, authors, sessions, templates and instructions of fields are told by place."""
    data = docx(
        paragraph(complex_field(" FILENAME ", "x"), f"<w:ins {AUTHORED}>{run('y')}</w:ins>"),
        parts={
            "docProps/app.xml": f'<P xmlns="{SCHEMAS}x"><Company>Ana Ltd</Company></P>',
            "word/_rels/settings.xml.rels": relationships(
                [("rId1", "attachedTemplate", "file:///C:/Users/ana/n.dotm")]
            ),
        },
        root_relations=[("rIdA", "extended-properties", "docProps/app.xml")],
        settings='<w:attachedTemplate r:id="rId1"/>',
    )
    told = {(p.place, p.value) for p in WORD.metadata(data, "draft.docx")}
    assert {
        ("docProps/app.xml: Company", "Ana Ltd"),
        ("word/document.xml: author of comments and changes", "A"),
        ("word/document.xml: first and last time", "2026-05-04T10:11:12Z to 2026-05-04T10:11:12Z"),
        ("word/document.xml: sessions of editing", "1"),
        ("word/_rels/settings.xml.rels: attachedTemplate", "file:///C:/Users/ana/n.dotm"),
        ("word/settings.xml: rsids", "2"),
    } <= told
    assert WORD.metadata(bytes_of(clean(data)), "copy.docx") == []


def test_scrubbing_leaves_words_comments_and_changes() -> None:
    """Only makers go: comments and changes are by a number, without times."""
    data = docx(
        paragraph(run("She "), deleted(deleted_run("was")),
                  f'<w:ins w:id="8" w:author="Ben">{run("is")}</w:ins>')
    )  # fmt: skip
    body = body_of(WORD.scrub(data, "draft.docx"))
    assert 'w:del w:id="7" w:author="Author 1"' in body
    assert 'w:ins w:id="8" w:author="Author 2"' in body
    assert "2026" not in body
    assert "rsid" not in body
    assert WORD.scrub(WORD.scrub(data, "a.docx"), "a.docx") == WORD.scrub(data, "a.docx")


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


def test_an_unknown_part_is_named() -> None:
    """So that an editor can take it out; its name is printable."""
    data = docx("", parts={"word/\u202eodd.bin": b"x"})
    with pytest.raises(UnknownPartError, match=r"word/\\u202eodd\.bin"):
        WORD.read(data, "draft.docx")


def test_a_picture_that_cannot_be_stripped_stops_the_copy() -> None:
    """Drawings of Windows hold words and makers; a check still reads the file."""
    data = docx(
        paragraph(drawing(picture())),
        parts={"word/media/image1.emf": b"\x01\0\0\0EMF"},
        types={"word/media/image1.emf": "image/x-emf"},
        relations=[("rIdPicture", "image", "media/image1.emf")],
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


words = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12
)
inlines = st.one_of(
    words.map(run),
    words.map(lambda text: run(text, "<w:b/>")),
    st.sampled_from(
        [
            "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", "<w:r><w:softHyphen/><w:t>a</w:t></w:r>",
            '<w:bookmarkStart w:id="1" w:name="_Toc1"/>', complex_field(" PAGE ", "7"),
            '<w:r><w:sym w:char="F041"/></w:r>', text_box("box", "old box"),
        ]
    ),
)  # fmt: skip
bodies = st.lists(st.lists(inlines, max_size=5).map(lambda some: paragraph(*some)), max_size=4)


@settings(deadline=None, max_examples=60)
@given(bodies, st.data())
def test_reading_what_was_written_gives_the_text_with_the_edits(
    body: list[str], data: st.DataObject
) -> None:
    """Whatever runs a paragraph is made of, and wherever within one an edit begins and ends."""
    document = clean(docx("".join(body)))
    text = document.text
    edits: list[Edit] = []
    at = 0
    for block in re.split("(\n\n)", text):
        if block.strip() and block != "\n\n":
            start, end = sorted(data.draw(st.integers(at, at + len(block))) for _ in range(2))
            border = any(r.span.overlaps(Span(start, end)) for r in document.regions if start < end)
            if start < end and not border:
                edits.append(Edit(Span(start, end), data.draw(st.sampled_from(["[x]", "[a b]"]))))
        at += len(block)
    written = WORD.write(document, edits)
    assert WORD.read_back(document, written).text == edited(text, edits)


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
