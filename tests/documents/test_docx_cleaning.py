"""Word files are cleaned of changes, comments, fields, makers and what no page needs."""

from __future__ import annotations

import re

import pytest

from redactor.documents import cleaned, read
from redactor.errors import ReadError
from tests.documents import pictures
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
from tests.documents.docx_makers import charted, pictured
from tests.documents.docx_reading import WORD, body_of, bytes_of, clean, text_of

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
    relations=[("rId17", "comments", "comments.xml")],
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
            ("rId14", "header", "header7.xml"),
            ("rId15", "header", "/word/header8.xml"),
            ("rId11", "image", "media/holiday.png"),
            ("rId20", "customXml", "../customXml/item1.xml"),
        ],
        root_relations=[("rId19", "metadata/core-properties", "docProps/core.xml")],
        section='<w:headerReference r:id="rId14"/>',
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
            ("rId25", "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
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
        settings='<w:evenAndOddHeaders/><w:documentProtection w:edit="forms"/>'
        '<m:mathPr><m:mathFont m:val="Cambria Math"/></m:mathPr>',
    )
    members = unpacked(bytes_of(clean(data)))
    assert '<w:pStyle w:val="s1"/><w:jc w:val="center"/>' in members["word/document.xml"].decode()
    written = members["word/styles.xml"].decode()
    assert 'w:styleId="s1"><w:name w:val="Pull quote"/><w:basedOn w:val="Normal"/>' in written
    assert 'w:styleId="Heading1"><w:name w:val="heading 1"/>' in written
    assert 'w:lsdException w:name="heading 1"' in written
    kept = members["word/settings.xml"].decode()
    assert "w:evenAndOddHeaders" in kept
    assert 'm:val="Cambria Math"' in kept
    assert not re.search("rsid|documentProtection", kept)


def test_metadata_passes_over_how_styles_look_in_older_programs() -> None:
    """Which is thousands of values in a file of Word 2010, and none of a maker."""
    name = "word/stylesWithEffects.xml"
    styles = part("w:styles", '<w:style w:styleId="a"><w:uiPriority w:val="99"/></w:style>')
    data = docx(
        paragraph(run("x")),
        parts={name: styles},
        types={name: "application/vnd.ms-word.stylesWithEffects+xml"},
    )
    assert not any("Effects" in told.place for told in WORD.metadata(data, "draft.docx"))


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
        root_relations=[("rId26", "extended-properties", "docProps/app.xml")],
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


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(pictures.emf(), id="EMF"),
        pytest.param(pictures.jpeg()[:400], id="photograph cut short"),
    ],
)
def test_a_picture_of_no_known_kind_is_not_passed_over(data: bytes) -> None:
    """What an EMF picture, or one cut short, says is told and checked; no copy is made of it."""
    file = pictured(data, "word/media/image1.png")
    assert any(pictures.CANARY in each.value for each in WORD.metadata(file, "draft.docx"))
    assert pictures.CANARY in WORD.read(file, "draft.docx").text
    with pytest.raises(ReadError):
        WORD.scrub(file, "draft.docx")


def test_pictures_in_the_workbook_behind_a_chart_are_told_of() -> None:
    """What they say is listed by the place of each, and gone from a file that is cleaned."""
    table = packed({"xl/media/image1.png": pictures.png()})
    data = charted("<c:plotArea/>", table=table)
    place = "word/embeddings/sheet1.xlsx: xl/media/image1.png: "
    told = [p for p in WORD.metadata(data, "draft.docx") if p.place.startswith(place)]
    assert any(pictures.CANARY in each.value for each in told)
    assert not any("embeddings" in name for name in unpacked(WORD.scrub(data, "draft.docx")))


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


def test_what_is_drawn_for_an_unknown_program_gives_way_to_what_all_can_show() -> None:
    """An empty drawing would be all that is left of it; a text box that is known stays as it is."""
    unknown = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="x"><x:ink/></mc:Choice><mc:Fallback>'
        "<w:t>a picture</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = body_of(bytes_of(clean(docx(paragraph(unknown)))))
    assert body == "<w:p><w:r><w:t>a picture</w:t></w:r></w:p>"
    kept = body_of(bytes_of(clean(docx(paragraph(text_box("new", "old"))))))
    assert '<mc:Choice Requires="wps">' in kept
    assert "<mc:Fallback>" in kept


def test_what_may_be_passed_over_is_declared() -> None:
    """Word takes a file for damaged that names a namespace which is not declared."""
    document = unpacked(bytes_of(clean(docx(paragraph(run("x"))))))["word/document.xml"].decode()
    ignorable = re.search(r'mc:Ignorable="([^"]*)"', document)
    assert ignorable is not None
    assert ignorable[1].split() == ["w14", "w15", "wp14"]
    assert all(f"xmlns:{prefix}=" in document for prefix in ignorable[1].split())
    assert "urn:example:x" not in document


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param(paragraph(run("x", "<w:vanish/>")), "hidden text", id="hidden"),
        pytest.param(
            paragraph(f"<w:ins {AUTHORED}>{run('x')}</w:ins>"), "tracked changes", id="changes"
        ),
    ],
)
def test_an_editor_is_told_what_cannot_be_seen(body: str, told: str) -> None:
    """A note says what the draft has; cleaning again adds no other, and plain files have none."""
    document = clean(docx(body))
    assert any(told in note for note in document.notes)
    assert len(WORD.clean(document).notes) == len(document.notes)
    assert clean(docx(paragraph(run("x")))).notes == ()


def test_a_chart_stays_a_picture_of_its_figures() -> None:
    """The workbook behind it goes with a note, and with it what a chart names it by."""
    data = charted(
        "<c:plotArea><c:val><c:numRef><c:f>Pay!$B$1</c:f><c:numCache><c:pt><c:v>41</c:v></c:pt>"
        "</c:numCache></c:numRef></c:val></c:plotArea>",
        table=packed({"xl/sharedStrings.xml": "<sst><t>Pay</t></sst>"}),
    )
    document = clean(data)
    assert any("tables behind them" in note for note in document.notes)
    members = unpacked(bytes_of(document))
    assert not any("embeddings" in name or "charts/_rels" in name for name in members)
    chart = members["word/charts/chart1.xml"].decode()
    assert "<c:v>41</c:v>" in chart
    assert "<c:f>Sheet1!$B$1</c:f>" in chart
    assert "externalData" not in chart


def test_two_files_of_the_same_words_are_told_apart_by_nothing() -> None:
    """Random numbers that Word gives paragraphs, controls, drawings and lists are gone."""

    def made(number: int) -> bytes:
        marks = f'w14:paraId="{number:08X}" w14:textId="{number:08X}" w:rsidR="{number:08X}"'
        control = f'<w:sdt><w:sdtPr><w:id w:val="{number}"/></w:sdtPr><w:sdtContent>'
        anchor = drawing(picture()).replace("5E6F7A8B", f"{number:08X}")
        numbering = (
            f'<w:abstractNum w:abstractNumId="0"><w:nsid w:val="{number:08X}"/>'
            f'<w:tmpl w:val="{number:08X}"/><w:lvl w:ilvl="0" w:tplc="{number:08X}"/>'
            f'</w:abstractNum><w:num w:numId="1"/>'
        )
        return docx(
            f"<w:p {marks}>{run('x')}{control}{anchor}</w:sdtContent></w:sdt></w:p>",
            parts={
                "word/numbering.xml": part("w:numbering", numbering),
                "word/media/image1.png": PIXEL,
            },
            relations=[
                ("rId23", "numbering", "numbering.xml"),
                ("rId11", "image", "media/image1.png"),
            ],
            settings=f'<w15:docId w15:val="{{{number}}}"/>',
        )

    assert bytes_of(clean(made(0x1A2B3C4D))) == bytes_of(clean(made(0x5E6F7081)))
