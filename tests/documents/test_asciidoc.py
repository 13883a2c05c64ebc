"""What of an AsciiDoc draft is prose, what markup and what an address."""

from __future__ import annotations

import pytest

from redactor.documents import parse, spell
from tests.documents.marked import addresses, asides_read, code, lines_read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("*Tessa* _Vorn_ #left# `x` H~2~O", ["Tessa Vorn left x H2O"], id="marks"),
        pytest.param(
            "**T**essa __Vo__rn a_b_c 2 * 3 * 4", ["Tessa Vorn a_b_c 2 * 3 * 4"], id="in words"
        ),
        pytest.param(
            "\\*Tessa* Kar{zwsp}wen{nbsp}Vorn{apos}s", ["*Tessa* Karwen Vorn's"], id="escapes"
        ),
        pytest.param(
            "\"`Go,`\" '`so`' &#8212; Vorn&#8217;s", ["\"Go,\" 'so' — Vorn's"], id="quotes"
        ),
        pytest.param(
            "link:a.html[the _mill_] https://a.example[Tessa] <<x,Vorn>>",
            ["the mill Tessa Vorn"],
            id="links",
        ),
        pytest.param(
            "= The mill\nTessa Vorn <t@a.example>; Teo\nv1.0, 2024-05-17\n:author: Ok\n\nText",
            ["The mill", "By Tessa Vorn; Teo", "v1.0, 2024-05-17", "By Ok", "Text"],
            id="header",
        ),
        pytest.param(":description: Of Tessa \\\n  Vorn\n", ["Of Tessa Vorn"], id="wrapped value"),
        pytest.param(
            "== Title ==\n.Of Tessa\n* Teo\n** Ok\n. Mo\n- [x] Ri\n<1> Na",
            ["Title ==", "Of Tessa", "Teo", "Ok", "Mo", "Ri", "Na"],
            id="blocks",
        ),
        pytest.param("Old title\n---------\nText", ["Old title", "Text"], id="underlined title"),
        pytest.param(
            "Tessa:: a nurse\nTeo::\n  a cook", ["Tessa", "a nurse", "Teo", "a cook"], id="terms"
        ),
        pytest.param(
            '[quote, Tessa Vorn, "The mill, again"]\n____\nSo.\n____',
            ["Tessa Vorn", "The mill, again", "So."],
            id="quotation",
        ),
        pytest.param("NOTE: Of Tessa", ["Of Tessa"], id="admonition"),
        pytest.param(
            "image::a.png[Tessa at the mill, width=3, title=Of Teo]",
            ["Tessa at the mill", "Of Teo"],
            id="image",
        ),
        pytest.param("|===\n|Te |Vo\n2+|a | b\n|===\nx", ["Te", "Vo", "a", "b", "x"], id="table"),
        pytest.param(
            "// Of Tessa\n////\nand *Teo*\n////\nx", ["Of Tessa", "and *Teo*", "x"], id="comments"
        ),
        pytest.param("----\nx *y*\n----\n....\nz\n....", ["x *y*", "z"], id="listings"),
        pytest.param("Tessa +\nTeo\n+\nOk", ["Tessa", "Teo", "Ok"], id="breaks"),
        pytest.param("[Hyesan]\nText", ["Hyesan", "Text"], id="a name in brackets"),
        pytest.param(
            "Tessa ((Vorn)) {startsb}x{endsb}", ["Tessa Vorn [x]"], id="terms of the index"
        ),
    ],
)
def test_what_is_read(text: str, read: list[str]) -> None:
    """Marks vanish or part what they part, and the words between them are read."""
    assert lines_read(text, "asciidoc") == read


def test_front_matter() -> None:
    """As in Markdown, keys are markup and slugs are addresses."""
    text = "---\ntitle: Of Tessa\nslug: tessa\n---\n= Title\nTeo Lind\n"
    assert lines_read(text, "asciidoc") == ["Of Tessa", "Title", "By Teo Lind"]
    assert addresses(text, "asciidoc") == ["tessa"]
    matter = parse(text, "asciidoc").front_matter
    assert matter is not None
    assert matter.of(text).endswith("tessa\n---\n")


def test_notes_are_asides() -> None:
    """A footnote is read by itself, and the sentence around it runs on."""
    text = "Tessafootnote:[Of *Teo*.] Vorn left."
    assert lines_read(text, "asciidoc") == ["Tessa Vorn left."]
    assert asides_read(text, "asciidoc") == ["Of Teo."]


@pytest.mark.parametrize(
    ("text", "addressed"),
    [
        pytest.param(
            "link:a.html[x] https://a.example/t[y] mailto:t@a.example[z]",
            ["a.html", "https://a.example/t", "t@a.example"],
            id="links",
        ),
        pytest.param(
            "<<sec-t>> <<sec-t,x>> xref:b.adoc#t[x] [[sec-t]]x",
            ["sec-t", "sec-t", "b.adoc#t", "sec-t"],
            id="references",
        ),
        pytest.param("[[sec-t]]\n== x\n\n[#t.lead]\ny", ["sec-t", "t", "lead"], id="ids and roles"),
        pytest.param("image::img/t.png[x]\ninclude::t.adoc[]", ["img/t.png", "t.adoc"], id="files"),
        pytest.param(
            ":tessa: x\n:imagesdir: img/t\n\n{tessa} [.t]#y#",
            ["tessa", "img/t", "tessa", ".t"],
            id="attributes",
        ),
        pytest.param(
            "[source,ruby]\n----\nx\n----\n```python\ny\n```",
            ["source", "ruby", "python"],
            id="languages",
        ),
        pytest.param("https://a.example/t.", [], id="bare address"),
    ],
)
def test_addresses(text: str, addressed: list[str]) -> None:
    """Targets, ids, roles, paths and names of the draft's own are addresses."""
    assert addresses(text, "asciidoc") == addressed


def test_callouts_are_markup() -> None:
    """Numbers that refer from code to what is said of it are not read."""
    assert lines_read("----\nTessa <1>\nTeo <!--2-->\n----\n", "asciidoc") == ["Tessa", "Teo"]


def test_code() -> None:
    """A document knows where marks are letters."""
    text = "----\n*x*\n----\n\n+*y*+ and\n\n++++\n<b>\n++++\n"
    assert code(text, "asciidoc") == ["*x*", "*y*", "<b>"]


@pytest.mark.parametrize(
    ("before", "after", "written"),
    [
        pytest.param("He met ", ".", "[a nurse]", id="in a sentence"),
        pytest.param("", " left", "{startsb}a nurse]", id="at the beginning of a line"),
        pytest.param("x\n", "", "{startsb}a nurse]", id="alone on a line"),
        pytest.param("link:a.html[by ", "]", "[a nurse\\]", id="in a macro"),
        pytest.param("https://a.example[", "]", "[a nurse\\]", id="in a link"),
        pytest.param("footnote:[", "]", "[a nurse\\]", id="in a footnote"),
        pytest.param("image::a.png[", "]", "[a nurse]", id="in a block macro"),
        pytest.param("----\n", "\n----", "[a nurse]", id="in code"),
    ],
)
def test_replacements_are_no_markup(before: str, after: str, written: str) -> None:
    """Brackets neither become attributes of a block nor end a macro, and read alike."""
    spelled = spell(parse(f"{before}x{after}", "asciidoc"), len(before), "[a nurse]")
    assert spelled == written
    whole = f"{before}{spelled}{after}"
    assert "[a nurse]" in "".join(lines_read(whole, "asciidoc") + asides_read(whole, "asciidoc"))
