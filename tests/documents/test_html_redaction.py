"""Pages redacted, and what is then found in them."""

from __future__ import annotations

import base64
import html
import os
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor import Redaction, Redactor, documents
from redactor.redaction.brackets import Brackets
from redactor.redaction.verification import LeakKind
from tests.documents.programs import program

NAME = "Tessa Vorn"
SAID = "Tessa Vorn, a nurse in Hyesan, spoke on condition of anonymity."


@pytest.fixture(scope="module")
def generalizing() -> Redactor:
    return Redactor.from_policy("everything", language="en", threads=None)


@pytest.fixture(scope="module")
def tagging() -> Redactor:
    return Redactor.from_policy("everything", operator="tag", language="en", threads=None)


def redacted(redactor: Redactor, page: str | bytes) -> Redaction:
    data = page if isinstance(page, bytes) else page.encode()
    return redactor.redact_document(documents.read(data, "page.html"))


PLACES = [
    pytest.param(f"<p>{SAID}", id="text"),
    pytest.param("<p>T<b>essa</b> <i>Vo</i>rn spoke.", id="over inline tags"),
    pytest.param("<p>Tess&#97; V&ouml;rn spoke.", id="references"),
    pytest.param("<p>Tessa<!-- so --> Vorn spoke.", id="over a comment"),
    pytest.param(f"<p>x<!-- {NAME} said so -->", id="comment"),
    pytest.param(f"<!-- {NAME} said so", id="open comment"),
    pytest.param(f"<!--[if IE]><p>{NAME} said so</p><![endif]-->", id="conditional comment"),
    pytest.param(f"<p hidden>{NAME} said so", id="hidden"),
    pytest.param(f"<template><p>{NAME} said so</template>", id="template"),
    pytest.param(f"<noscript>{NAME} said so</noscript>", id="noscript"),
    pytest.param(f"<title>{NAME} said so</title>", id="title"),
    pytest.param(f"<textarea>{NAME} said so</textarea>", id="text area"),
    pytest.param(f"<pre>{NAME} said so</pre>", id="preformatted"),
    pytest.param(f"<img alt='{NAME} said so'>", id="alt"),
    pytest.param(f"<b title='{NAME} said so'>x</b>", id="title attribute"),
    pytest.param(f"<p aria-label='{NAME} said so'>", id="label"),
    pytest.param("<p title=Tessa&#32;Vorn>", id="unquoted attribute"),
    pytest.param(f"<input placeholder='{NAME} said' value='{NAME} said'>", id="form"),
    pytest.param(f"<meta name=description content='{NAME} said so'>", id="description"),
    pytest.param(f"<meta name=keywords content='news, {NAME}'>", id="keywords"),
    pytest.param(f"<meta property=og:title content='{NAME} said so'>", id="Open Graph"),
    pytest.param(f"<meta name=twitter:description content='{NAME} said so'>", id="card"),
    pytest.param(f"<p itemprop=name content='{NAME} said so'>", id="microdata"),
    pytest.param(f"<p data-quote='{NAME} said so'>", id="data"),
    pytest.param(f"<p data-quote='[\"{NAME} said so\"]'>", id="JSON in data"),
    pytest.param(f"<p xyzzy='{NAME} said so'>", id="unknown attribute"),
    pytest.param(f"<p>{SAID}<a href='/people/tessa-vorn?x=Tessa%20Vorn'>x</a>", id="link"),
    pytest.param(f"<p>{SAID}<img src='tessa_vorn.jpg' srcset='TessaVorn.jpg 2x'>", id="image"),
    pytest.param(f"<p>{SAID}<p id=tessa-vorn class='x tessavorn'>", id="id and class"),
    pytest.param(f"<p>{SAID}<p data-tessa-vorn=1><tessa-vorn>", id="names of a page's own"),
    pytest.param(
        f"<p>{SAID}<p style='top: 0; background: url(\"/tessa-vorn.jpg\"), url( /vorn.png )'>",
        id="picture of a style",
    ),
    pytest.param(f'<p>{SAID}<p style="a: url(&quot;/a?b&amp;vorn&quot;)">', id="quoted in a style"),
    pytest.param(f"<p>{SAID}<a download='Tessa-Vorn.pdf'>x</a>", id="download"),
    pytest.param(f"<p>{SAID} <Tessa Vorn> x", id="angle brackets"),
    pytest.param(f"<p>{SAID}</p Tessa Vorn>", id="end tag"),
    pytest.param(
        f"<iframe srcdoc='&lt;p title=\"{NAME} said so\">{NAME}&lt;/p>'></iframe>", id="srcdoc"
    ),
    pytest.param(
        '<script type="application/ld+json">{"about": "T\\u0065ssa Vorn said so"}</script>',
        id="JSON-LD",
    ),
    pytest.param(
        f'<script id=data type="application/json">{{"b": "<p>{NAME} said so</p>"}}</script>',
        id="HTML in JSON",
    ),
    pytest.param(
        f"<script type='text/x-template'><p>{NAME} said so</script>", id="template script"
    ),
    pytest.param(f"<svg><title>{NAME} said so</title><text>{NAME}</text></svg> x", id="SVG"),
    pytest.param(f"<svg><text><![CDATA[{NAME} said so]]></text></svg> x", id="CDATA"),
    pytest.param(f"<math><mtext>{NAME} said so</mtext></math>", id="MathML"),
    pytest.param(f"<?x {NAME} said so ?>", id="processing instruction"),
    pytest.param(f"<!DOCTYPE x [<!ENTITY a '{NAME} said so'>]><p>x", id="entity declaration"),
    pytest.param(f"---\ntitle: {NAME} said so\n---\n<p>x", id="front matter"),
    pytest.param(f"<xmp>{NAME} said so</xmp>", id="verbatim"),
    pytest.param(f"<iframe>{NAME} said so</iframe><noframes>{NAME} said so</noframes>", id="raw"),
    pytest.param(f"<p>x<a title='{NAME} said so", id="cut short"),
    pytest.param(f"<div><p>x <b>{NAME} said</p></b> so</i></div>", id="misnested"),
]


def plain(written: bytes) -> str:
    """All letters of a file after references, JSON and address escapes, without anything else."""
    text = html.unescape(html.unescape(written.decode()))
    text = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)
    text = re.sub(r"%([0-9A-F]{2})", lambda match: chr(int(match[1], 16)), text)
    text = re.sub(r"<!--.*?-->|</?[bi]>", "", text) + text
    return "".join(re.findall(r"[a-z\u00f6]+", text.lower()))


@pytest.mark.parametrize("page", PLACES)
def test_nothing_is_left_anywhere(generalizing: Redactor, page: str) -> None:
    """A name planted anywhere but in code is gone from the copy's bytes, and nothing leaks."""
    redaction = redacted(generalizing, page)
    assert "tessavorn" in plain(page.encode()).replace("\u00f6", "o")
    assert not redaction.leaks
    left = plain(redaction.data).replace("\u00f6", "o")
    assert "tessa" not in left
    assert "vorn" not in left


@pytest.mark.parametrize("page", PLACES)
def test_a_copy_redacted_again_stays(generalizing: Redactor, page: str) -> None:
    """Redacting twice equals redacting once."""
    once = redacted(generalizing, page)
    assert redacted(generalizing, once.data).data == once.data


@pytest.mark.parametrize(
    ("hidden", "place"),
    [
        pytest.param(f"<script>var a = '{NAME}';</script>", "<script> at line 2", id="script"),
        pytest.param(
            "<script>a = 'T\\u0065ss\\x61\\u{20}Vorn'</script>", "<script> at line 2", id="escapes"
        ),
        pytest.param(f"<script>// {NAME}</script>", "<script> at line 2", id="comment in it"),
        pytest.param(f"<style>/* {NAME} */</style>", "<style> at line 2", id="style"),
        pytest.param(
            "<style>p:after {content: 'T\\65 ssa Vorn'}</style>",
            "<style> at line 2",
            id="its escapes",
        ),
        pytest.param(f"<p onclick='go(\"{NAME}\")'>", "attributes and comments", id="handler"),
        pytest.param(
            '<!-- wp:image {"alt":"T\\u0065ssa V\\u006frn"} -->',
            "attributes and comments",
            id="escapes of a block",
        ),
        pytest.param(f"<p style='--a: \"{NAME}\"'>", "attributes and comments", id="inline style"),
        pytest.param(
            f"<img src='data:image/svg+xml;base64,{base64.b64encode(NAME.encode()).decode()}'>",
            "data in base64",
            id="base64",
        ),
        pytest.param(
            f"<p data-state='{base64.b64encode(NAME.encode()).decode()}'>",
            "values in base64",
            id="state in base64",
        ),
        pytest.param(
            f"<img src='data:x/y;base64,{base64.b64encode(f'{NAME}. '.encode()).decode()}A'>",
            "data in base64",
            id="base64 with a sign too many",
        ),
        pytest.param(
            f'<!DOCTYPE html SYSTEM "{NAME}.dtd">', "attributes and comments", id="document type"
        ),
        pytest.param(
            "<script>tracked = {tessa: 1}</script>", "<script> at line 2", id="small letters"
        ),
        pytest.param("<style>.byTessa {color: red}</style>", "<style> at line 2", id="grown"),
    ],
)
def test_code_that_repeats_redacted_words_is_a_leak(
    generalizing: Redactor, hidden: str, place: str
) -> None:
    """Code is not rewritten; where it says what was redacted, the leak tells in which place."""
    redaction = redacted(generalizing, f"<p>{SAID}</p>\n{hidden}\n")
    assert hidden.encode() in redaction.data
    assert {(leak.kind, leak.place) for leak in redaction.leaks} == {(LeakKind.HIDDEN, place)}
    assert NAME not in repr(redaction.leaks)


def test_outlines_and_digests_are_no_words(generalizing: Redactor) -> None:
    """Numbers of a drawing and letters of a digest that are redacted elsewhere by chance stay."""
    code = (
        "<svg viewBox='0 0 16 30'><path d='M 412 30h4z'/></svg>"
        "<script src=/x.js integrity='sha384-Ana+Ana/Ana='></script>"
    )
    redaction = redacted(generalizing, f"<p>Ana Vorn met 412 workers.</p>{code}")
    assert not redaction.leaks
    assert redaction.text.endswith(code)
    assert "412" not in redaction.text.removesuffix(code)


def test_code_without_redacted_words_stays(generalizing: Redactor) -> None:
    """Scripts and styles stay as they are, and names in them alone are nobody's concern."""
    code = "<script>if (a < b) { c = 'Moss Vell' }</script><style>p > b {color: red}</style>"
    redaction = redacted(generalizing, f"{code}<p>{SAID}</p>")
    assert redaction.text.startswith(code)
    assert not redaction.leaks


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<P  class='a'  id = b>It rained&nbsp;&amp was <br/>late.\r\n", id="noise"),
        pytest.param("<ul><li>a<li>b</ul>\t<!-- c --> <img alt=''>", id="loose ends"),
    ],
)
def test_a_page_without_findings_comes_back_byte_for_byte(
    generalizing: Redactor, page: str
) -> None:
    """What is not replaced is not touched."""
    assert redacted(generalizing, page).data == page.encode()


def test_only_what_is_replaced_changes(tagging: Redactor) -> None:
    """Tags, quotes, references and white space around a replacement stay as they were."""
    page = "<P Class=x>Slow &amp;\r\n  <A  HREF='/x' ><b>Hye</b>san</A >&hellip;<BR>\r\n"
    copy = redacted(tagging, page).text
    assert copy == page.replace("Hye</b>san", "[LOCATION]</b>")


@pytest.mark.parametrize("brackets", list(Brackets))
def test_encodings_hold_every_replacement(brackets: Brackets) -> None:
    """What an encoding lacks is written as a reference, and the page stays in its encoding."""
    from redactor.config import Config
    from redactor.redaction.style import Style

    config = Config("everything", None, "generalize", language="en")
    redactor = Redactor.from_config(
        replace(config, style=Style(brackets=brackets)), rules_only=True
    )
    page = f"<meta charset=windows-1252><p title='{SAID}'>\u201cCaf\u00e9\u201d: {SAID}"
    redaction = redacted(redactor, page.encode("cp1252"))
    assert not redaction.leaks
    text = redaction.data.decode("cp1252")
    assert "\u201cCaf\u00e9\u201d" in text
    assert "Hyesan" not in text
    if brackets is Brackets.ANGLE:
        assert "&#10216;" in text


def test_pragmas_are_stripped(tagging: Redactor) -> None:
    """A copy holds no pragma, and a comment that is none stays."""
    page = (
        "<p>x</p>\n<!-- redactor: allow places.town -- public -->\n<p>Hyesan</p>\n<!-- a -->\n"
        "<script>/* <!-- redactor: on --> */</script>\n"
    )
    copy = redacted(tagging, page).text
    assert copy == (
        "<p>x</p>\n<p>[LOCATION]</p>\n<!-- a -->\n<script>/* <!-- redactor: on --> */</script>\n"
    )


PIECES = st.lists(
    st.sampled_from(
        [
            "<p>Tessa <b>Vorn</b> called on 14 March 2021.",
            "<div title='a nurse from Hyesan'>Her sister-in-law</div>",
            "<ul><li>Hyesan<li>two cousins, since 2019</ul>",
            "<!-- Hyesan, 3 May --> and <a href='/hyesan'>Hye<i>san</i></a>",
            '<script type="application/ld+json">{"name": "Mr Tessel Quill", "n": [1]}</script>',
            "<pre>\nHyesan:\tquiet\n</pre>",
            "<img alt=Hyesan src=hyesan.jpg> ",
            "<td>Hyesan</b> <tr>",
            "Mr <em>Tessel</em>\n   Quill paid $3,200<br>",
            "<time datetime='2021-03-14'>14 March</time> ",
            "[a relative] &amp; [LOCATION] ",
            '<p data-x=\'{"place": "Hyesan, by night"}\'>',
            "<textarea>Dr Tessel Quill &lt;t.quill@mail.example></textarea>",
            "<iframe srcdoc='&lt;p>Hyesan&lt;b>, 3 May'></iframe>",
            "it rained, and the ferry was late. ",
        ]
    ),
    max_size=8,
).map("".join)


@settings(max_examples=40, deadline=None)
@given(PIECES)
def test_any_page_is_redacted_once_and_for_all(tagging: Redactor, page: str) -> None:
    """No page leaks, and its copy redacted again stays as it is."""
    once = redacted(tagging, page)
    assert not once.leaks
    again = redacted(tagging, once.data)
    assert again.data == once.data
    assert not again.leaks


FILES = Path(__file__).parent / "files"


@pytest.mark.parametrize("name", ["night-shift.html", "night-shift.xhtml"])
def test_pages_of_an_office_program(generalizing: Redactor, name: str) -> None:
    """Pages that LibreOffice wrote lose what it says of itself, and keep their styles."""
    document = documents.read_path(FILES / name)
    redaction = generalizing.redact_document(document)
    assert not redaction.leaks
    text = redaction.data.decode()
    for gone in ("Hyesan", "Tessa", "Vorn", "14 March", "sister-in-law", "LibreOffice"):
        assert gone in document.text
        assert gone not in text
    assert re.findall(r"(?s)<style.*?</style>", text) == re.findall(
        r"(?s)<style.*?</style>", document.text
    )
    assert len(re.findall("<t[dr]", text)) == len(re.findall("<t[dr]", document.text))


def shown(page: Path, folder: Path) -> str:
    """The words of a page that Chromium prints."""
    made = folder / f"{page.stem}.pdf"
    arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder / 'user'}",
    ]
    subprocess.run(
        [program("chromium"), *arguments, f"--print-to-pdf={made}", page.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
        env={**os.environ, "HOME": str(folder)},
    )
    words = subprocess.run(
        [program("pdftotext"), "-layout", made, "-"], check=True, capture_output=True, timeout=60
    )
    return " ".join(words.stdout.decode().split())


def test_a_browser_shows_the_replacements(tagging: Redactor, tmp_path: Path) -> None:
    """A page that Chromium prints shows words before, and replacements after, all else alike."""
    before = tmp_path / "before.html"
    before.write_text(
        "<!doctype html><meta charset=windows-1252><title>Hyesan by night</title>"
        "<h1>A na\u00efve view of <b>Hye</b>san</h1><p>"
        "Slow &amp; wet <b>T<i>essa</b> Vorn</i> &lt;late>. "
        "<img alt='Tessa Vorn, late' src=gone.png><input value='Tessa Vorn'><textarea>Hyesan"
        "</textarea><details open><summary>Hyesan</summary>x</details><table><tr><td>Hyesan"
        "<iframe srcdoc='&lt;p title=&quot;x&quot;>Tessa&amp;nbsp;Vorn'></iframe>",
        encoding="cp1252",
    )
    after = tmp_path / "after.html"
    redaction = tagging.redact_document(documents.read_path(before))
    after.write_bytes(redaction.data)
    first, second = shown(before, tmp_path), shown(after, tmp_path)
    assert first.count("Tessa") == 4
    assert first.count("Hyesan") == 5
    assert "Tessa" not in second
    assert "Vorn" not in second
    assert "Hyesan" not in second
    assert second.count("[PERSON]") == 4
    assert second.count("[LOCATION]") == 5
    for kept in ("A na\u00efve view of", "Slow & wet", "<late>."):
        assert kept in first
        assert kept in second
