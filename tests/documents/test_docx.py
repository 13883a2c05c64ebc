"""Word files are read in reading order, and written in place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.documents.document import Edit, RegionKind
from redactor.documents.textual import edited
from redactor.errors import (
    RedactionError,
)
from redactor.spans import Span
from tests.documents.docx_files import (
    PIXEL,
    docx,
    drawing,
    paragraph,
    part,
    picture,
    run,
    text_box,
    unpacked,
)
from tests.documents.docx_reading import WORD, bodies, body_of, bytes_of, change, clean, text_of


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
            ("rId14", "header", "header1.xml"),
            ("rId16", "footnotes", "footnotes.xml"),
            ("rId11", "image", "media/image1.png"),
        ],
        section='<w:headerReference r:id="rId14"/>',
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
        relations=[("rId11", "image", "media/ana.png")],
    )
    document = WORD.read(data, "draft.docx")
    with pytest.raises(RedactionError, match="cleaned first"):
        change(document, "ana.png", "redacted")
    assert "word/media/image1.png" in unpacked(bytes_of(clean(data)))


def test_addresses_are_marked() -> None:
    """Targets of links, and names for machines, are no prose."""
    data = docx(
        paragraph(f'<w:hyperlink r:id="rId18">{run("A page")}</w:hyperlink>')
        + f'<w:sdt><w:sdtPr><w:tag w:val="field-7"/></w:sdtPr><w:sdtContent>{paragraph(run("x"))}'
        "</w:sdtContent></w:sdt>",
        relations=[("rId18", "hyperlink", "https://example.org/a?b=1&c=2")],
    )
    document = clean(data)
    addresses = [r.span.of(document.text) for r in document.regions if r.kind is RegionKind.ADDRESS]
    assert addresses == ["field-7", "https://example.org/a?b=1&c=2"]
    assert "b=1&c=[x]" in text_of(change(document, "c=2", "c=[x]"))


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


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_parts_in_any_encoding_of_xml_are_read(encoding: str) -> None:
    """Word writes UTF-8; other programs may not, and what is written anew is UTF-8."""
    root = part("w:document", f"<w:body>{paragraph(run('Met Ána.'))}<w:sectPr/></w:body>")
    name = "UTF-16" if encoding == "utf-16" else "UTF-8"
    data = docx("", parts={"word/document.xml": root.replace("UTF-8", name).encode(encoding)})
    assert "Ána" in "".join(extract.text for extract in WORD.extracts(data, "draft.docx"))
    document = WORD.read(data, "draft.docx")
    assert document.text == "Met Ána."
    assert "Met [x]." in body_of(change(document, "Ána", "[x]"))
