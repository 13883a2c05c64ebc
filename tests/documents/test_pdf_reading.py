"""What the pages of a PDF say, in the order in which they are read."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from redactor import documents
from redactor.detection.normalization import normalize
from redactor.documents import RegionKind
from redactor.documents.pdf.composing import Composer
from redactor.documents.pdf.extraction import read_pages
from redactor.documents.pdf.format import LEFT_OUT
from redactor.documents.pdf.paragraphs import Atom, Paragraph
from redactor.spans import Span
from tests.documents import pdfs
from tests.documents.pdfs import Array, Dictionary, Name, String
from tests.documents.programs import program

FILES = Path(__file__).parent / "files"

LEFT = (
    "Pak Chol-min left the town of",
    "Hyesan before dawn, with his",
    "sister and a bag of dried squid.",
    "The river was frozen, and the",
)
RIGHT = (
    "guards at the second post had",
    "been paid a week earlier by a",
    "broker from the other bank who",
    "had told nobody.",
)


def column(lines: tuple[str, ...], x: float, y: float = 300, size: float = 8) -> str:
    """The content of a column."""
    return " ".join(pdfs.text(line, x, y - 11 * at, size) for at, line in enumerate(lines))


@pytest.mark.parametrize("maker", ["chromium", "libreoffice"])
def test_real_files_are_read_in_order(maker: str) -> None:
    """A page with columns, a table and a footnote reads on where an eye would."""
    text = read_pages((FILES / f"{maker}.pdf").read_bytes()).text
    paragraphs = text.split("\n\n")
    assert paragraphs[0] == "# Night shift at the cannery"
    assert paragraphs[1].startswith("Pak Chol-min left the town of Hyesan before dawn, with")
    assert paragraphs[1].endswith("for eleven years.\\[1\\]")
    assert "satellite pictures published by the Harbour Institute" in paragraphs[3]
    assert "the month after the arrests, traders said, as the brokers stayed at home." in text
    table = next(p for p in paragraphs if p.startswith("|"))
    assert table.splitlines() == [
        "| Place | Held | Released |",
        "| --- | --- | --- |",
        "| Hyesan | 27 | 3 |",
        "| Kimjongsuk | 14 | 1 |",
    ]
    assert paragraphs.index(table) == 6
    assert paragraphs[7] == "Read the first part at the desk’s page."
    assert paragraphs[-2].startswith("1 Names were changed at the request of the family")
    assert paragraphs[-1].startswith("Border Desk · draft 3 · ")
    assert "Page 1" not in text


@pytest.mark.parametrize("maker", ["chromium", "libreoffice"])
def test_what_is_beside_the_pages_is_read_too(maker: str) -> None:
    """A file's title and its links' targets are in a document as read, and not in a copy."""
    document = documents.read_path(FILES / f"{maker}.pdf")
    assert "Harlan" in document.text
    targets = [r for r in document.regions if r.kind is RegionKind.ADDRESS]
    assert "https://desk.example/hyesan/night-shift" in [r.span.of(document.text) for r in targets]
    clean = documents.cleaned(document)
    assert "desk.example" not in clean.text
    assert clean.notes == (LEFT_OUT,)


def test_a_copy_reads_back_as_its_text() -> None:
    """What is written of a cleaned document is Markdown, and reads back the same."""
    clean = documents.cleaned(documents.read(pdfs.pdf(pdfs.STORY), "x.pdf"))
    edit = documents.Edit(Span(4, 8), "[a place]")
    data = documents.write(clean, [edit])
    assert data.decode() == pdfs.READ.replace("mill", "[a place]")
    assert documents.read_back(clean, data).text == data.decode()


def test_cleaning_twice_is_cleaning_once() -> None:
    """A cleaned document stays as it is."""
    clean = documents.cleaned(documents.read(pdfs.pdf(pdfs.STORY), "x.pdf"))
    assert documents.cleaned(clean) == clean


@pytest.mark.parametrize("shift", [0, 5], ids=["lines side by side", "lines out of step"])
def test_columns_are_read_one_after_the_other(shift: int) -> None:
    """The left column is read to its end first, however the file orders them."""
    content = column(RIGHT, 160, 300 - shift) + " " + column(LEFT, 30)
    assert read_pages(pdfs.pdf(content)).text == " ".join(LEFT + RIGHT) + "\n"


def test_columns_written_line_by_line_are_columns() -> None:
    """A file that goes from edge to edge, line by line, is read column by column all the same."""
    lines = zip(LEFT, RIGHT, strict=True)
    content = " ".join(
        column((left,), 30, 300 - 11 * at) + " " + column((right,), 160, 300 - 11 * at)
        for at, (left, right) in enumerate(lines)
    )
    assert read_pages(pdfs.pdf(content)).text == " ".join(LEFT + RIGHT) + "\n"


def test_a_line_across_columns_parts_them() -> None:
    """What is above a headline that crosses both columns is read before it."""
    above = column(LEFT, 30) + column(RIGHT, 160)
    headline = pdfs.text("A headline that runs across both of the columns", 30, 240, 8)
    below = column(("Below it on the left,", "more of the same there"), 30, 225)
    below += column(("and then on the right,", "where the page has an end."), 160, 225)
    text = read_pages(pdfs.pdf(above + headline + below)).text
    order = [text.index(words) for words in ("Pak", "guards", "headline", "Below it", "and then")]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("first", "second", "read"),
    [
        pytest.param("the traders of the pro-", "vince came late", "province", id="cut word"),
        pytest.param("a visit by Pak Chol-", "Min and others", "Chol-Min", id="name"),
        pytest.param("in the years 1990-", "2000 and later", "1990-2000", id="numbers"),
        pytest.param(
            "well-known, and it was well-", "known there", "was well-known", id="compound"
        ),
        pytest.param("he waited - and waited -", "for a call", "waited - for", id="dash"),
    ],
)
def test_words_cut_at_a_line_end(first: str, second: str, read: str) -> None:
    """A word that a line's end cuts is whole again; a hyphen of its own stays."""
    text = read_pages(pdfs.pdf(column((first, second), 30))).text
    assert read in text.replace("\\", "")


def test_lists_are_no_tables() -> None:
    """Items with their marks set apart are paragraphs, each with its mark."""
    items = ("The mill was closed.", "The guards were paid.", "The river froze.")
    content = " ".join(
        pdfs.text("\\225", 30, 300 - 14 * at) + pdfs.text(item, 50, 300 - 14 * at)
        for at, item in enumerate(items)
    )
    assert read_pages(pdfs.pdf(content)).text == "\n\n".join(f"• {i}" for i in items) + "\n"


def test_paragraphs_go_on_over_pages() -> None:
    """A sentence that a page's end cuts goes on, past footnotes, heads and page numbers."""
    pages = []
    for number, lines in enumerate((LEFT, RIGHT), 1):
        head = pdfs.text(f"For Jo Quade, draft 3, page {number}", 30, 380, 8)
        note = pdfs.text(f"{number} A note of the desk.", 30, 90, 6)
        foot = pdfs.text(f"- {number} -", 140, 20, 8)
        pages.append(head + column(lines, 30, 300) + note + foot)
    assert read_pages(pdfs.pdf(*pages)).text.split("\n\n") == [
        " ".join(LEFT + RIGHT),
        "1 A note of the desk.",
        "2 A note of the desk.",
        "For Jo Quade, draft 3, page 1\n",
    ]


def test_numbers_at_the_foot_of_one_page_stay() -> None:
    """A number that does not count pages is kept: it may be somebody's."""
    text = read_pages(pdfs.pdf(pdfs.STORY + pdfs.text("5550 1423", 140, 20, 8))).text
    assert "5550 1423" in text


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize(
    "matrix",
    ["1 0 0 1 30 340", "0 1 -1 0 250 30", "-1 0 0 -1 280 300", "0 -1 1 0 50 380"],
    ids=["upright", "upwards", "on its head", "downwards"],
)
def test_turned_text_is_read(rotation: int, matrix: str) -> None:
    """Lines are read in order whichever way they and their page are turned."""

    def turn(file: object, page: dict[str, int]) -> None:
        page["/Rotate"] = rotation

    content = pdfs.STORY.replace("30 340 Td", f"{matrix} Tm")
    assert read_pages(pdfs.pdf(content, change=turn)).text == pdfs.READ


def test_slanted_text_is_read() -> None:
    """A watermark is part of what a page says."""
    content = pdfs.STORY + pdfs.text("Property of Jo Quade").replace(
        "30 200 Td", ".7 .7 -.7 .7 40 40 Tm"
    )
    assert "Property of Jo Quade" in read_pages(pdfs.pdf(content)).text


def test_ligatures_are_letters() -> None:
    """A sign for two letters is read as both, so that a name with it is found."""

    def ligature(file: object, page: dict[str, object]) -> None:
        font = page["/Resources"]["/Font"]["/F"]
        font.Encoding = Dictionary(Type=Name.Encoding, Differences=Array([1, Name("/fi")]))

    text = read_pages(pdfs.pdf(pdfs.text("Jo Grif\\001th"), change=ligature)).text
    assert text == "Jo Griffith\n"


def test_footnote_marks_are_set_apart() -> None:
    """A raised number is no part of the name before it."""
    content = (
        "BT /F 11 Tf 30 200 Td (Hyesan) Tj 4 Ts /F 6 Tf (12) Tj 0 Ts /F 11 Tf ( is cold.) Tj ET"
    )
    assert read_pages(pdfs.pdf(content)).text == "Hyesan\\[12\\] is cold.\n"


ANY_LINE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Zs"))
    | st.just(" "),
    min_size=1,
    max_size=40,
).map(lambda words: " ".join(words.split())) | st.lists(
    st.sampled_from(
        [
            "*",
            "_",
            "#",
            ">",
            "-",
            "+",
            "1.",
            "12)",
            "~~",
            "~~~",
            "`",
            "[a]",
            "(b)",
            "<i>",
            "&amp;",
            "|",
            "---",
            "===",
            "\\",
            "!",
            ":",
            "x",
            "a_b",
            " ",
        ]
    ),
    max_size=8,
).map(lambda parts: " ".join("".join(parts).split()))


@given(ANY_LINE.filter(bool))
def test_words_are_no_markup(words: str) -> None:
    """Whatever a page says, the Markdown of it shows just that, as one paragraph of text."""
    composer = Composer()
    composer.paragraph(Paragraph([[Atom(letter) for letter in words]]))
    composer.finish()
    blocks = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(composer.text)
    assert [block.type for block in blocks] == ["paragraph_open", "inline", "paragraph_close"]
    assert all(child.type in ("text", "text_special") for child in blocks[1].children)
    assert "".join(child.content for child in blocks[1].children) == words


def test_escapes_are_not_analysed() -> None:
    """A backslash before a mark is markup, so that a handle with it is found."""
    content = pdfs.text("Write to _jo_quade*1 or [jo] there.")
    document = documents.read(pdfs.pdf(content), "x.pdf")
    assert "\\_jo_quade\\*1" in document.text
    assert "_jo_quade*1 or [jo] there." in normalize(document).text


def test_bookmarks_that_repeat_headings_are_not_read_twice() -> None:
    """What a page says already is not added again."""

    def bookmark(file: pikepdf.Pdf, page: object) -> None:
        with file.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("The mill closed", 0))

    assert documents.read(pdfs.pdf(pdfs.STORY, change=bookmark), "x.pdf").text == pdfs.READ


def test_names_in_the_structure_are_read() -> None:
    """What a screen reader is told of a picture counts as words of the file."""

    def tree(file: object, page: object) -> None:
        element = Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String("Jo Quade at home"))
        file.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([element]))

    assert "Jo Quade at home" in documents.read(pdfs.pdf(pdfs.STORY, change=tree), "x.pdf").text


def test_chromium_prints_what_is_read(tmp_path: Path) -> None:
    """A page printed by Chromium is read as it was written."""
    page = tmp_path / "page.html"
    page.write_text(
        "<title>Mill</title><body style='width:30em'><h1>The mill</h1><p>"
        "The mill closed in the spring, and the night shift was sent home without pay. "
        "Nobody asked where the men went.</p><p>A second paragraph ends it.</p>",
        encoding="utf-8",
    )
    made = tmp_path / "page.pdf"
    subprocess.run(
        [
            program("chromium"),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={tmp_path}/profile",
            f"--print-to-pdf={made}",
            str(page),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert read_pages(made.read_bytes()).text == (
        f"# The mill\n\n{pdfs.READ}\nA second paragraph ends it.\n"
    )
