"""What of a page is prose, what markup, an aside, an address or code."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.normalization import address_text, aside_text, normalize
from redactor.documents import Edit, encode, extracts, parse, read, read_back, spell, write
from redactor.documents.document import Document, Escape
from redactor.errors import EncodingError, FormatMismatchError, ReadError
from redactor.spans import Span


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def page(text: str) -> Document:
    return parse(text, "html", name="page.html")


def prose(text: str) -> list[str]:
    """The lines of what is read as prose, stripped."""
    return lines(normalize(page(text)).text)


def asides(text: str) -> list[str]:
    return lines(aside_text(page(text)).text)


def addresses(text: str) -> list[str]:
    return lines(address_text(page(text)).text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("<b>Ana</b> <i>Ru</i>iz", ["Ana Ruiz"], id="inline tags"),
        pytest.param("A<p>B<p>C<div>D</div>E", ["A", "B", "C", "D", "E"], id="unclosed blocks"),
        pytest.param("<b>A<i>na</b> Ru</i>iz", ["Ana Ruiz"], id="misnested"),
        pytest.param("<ul><li>A<li>B</ul>", ["A", "B"], id="list"),
        pytest.param("<table><tr><td>A<td>B</table>", ["A", "B"], id="cells"),
        pytest.param("Ana\n    Ruiz\t\tsaid", ["Ana Ruiz said"], id="white space"),
        pytest.param("<pre>A.\n- B</pre>C.\n- D", ["A.", "- B", "C. - D"], id="preformatted"),
        pytest.param("<textarea>\nA &amp;.\n- B</textarea>", ["A &.", "- B"], id="text area"),
        pytest.param("<title>A &amp; <b></title>C", ["A & <b>", "C"], id="title"),
        pytest.param(
            "Jos&eacute Ruiz &#82;&#x75;iz &nbsp;x", ["José Ruiz Ruiz x"], id="references"
        ),
        pytest.param("A<br>B", ["A", "B"], id="line break"),
        pytest.param("An<wbr>a R&shy;uiz", ["Ana Ruiz"], id="break opportunities"),
        pytest.param("A<script>x</script>n<style>y</style>a", ["Ana"], id="code in a word"),
        pytest.param(
            "<p hidden>Ana</p><div style='display:none'>Ruiz</div>",
            ["Ana", "Ruiz"],
            id="hidden elements",
        ),
        pytest.param(
            "<template>Ana</template><noscript>Ruiz</noscript>",
            ["Ana", "Ruiz"],
            id="template, noscript",
        ),
        pytest.param(
            "<iframe>A <b>B</b></iframe><noembed>C</noembed>", ["A B", "C"], id="raw text with tags"
        ),
        pytest.param("<xmp>A <b> &amp;</xmp>", ["A <b> &amp;"], id="verbatim"),
        pytest.param(
            "<svg><title>A</title><text>B<tspan>C</tspan></text></svg>D", ["A", "BC", "D"], id="SVG"
        ),
        pytest.param("<math><mi>A</mi><mtext>B</mtext></math>", ["AB"], id="MathML"),
        pytest.param("<svg><![CDATA[A < B]]></svg>", ["A < B"], id="CDATA"),
        pytest.param("<o:p>Ana</o:p> Ruiz", ["Ana Ruiz"], id="element of Word"),
        pytest.param(
            "<script type='text/x-template'><p>A</p></script>", ["A"], id="template script"
        ),
        pytest.param("---\ntitle: Ana\n---\n<p>Ruiz", ["Ana", "Ruiz"], id="front matter"),
        pytest.param("a <b", ["a <b"], id="cut short"),
    ],
)
def test_text_is_prose(text: str, read: list[str]) -> None:
    """Text is read as a browser shows it, whatever is hidden, in blocks that a browser parts."""
    assert prose(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("<img src=x alt='Ana&#39;s mill'>", ["Ana's mill"], id="alt"),
        pytest.param("<p title='Ana' aria-label=Ruiz>B", ["Ana", "Ruiz", "B"], id="title, label"),
        pytest.param("<input placeholder=Ana value='Ruiz'>", ["Ana", "Ruiz"], id="form"),
        pytest.param(
            "<meta name=description content='A mill'><meta property='og:title' content=Ana>",
            ["A mill", "Ana"],
            id="description, Open Graph",
        ),
        pytest.param("<meta name=author content='Ana Ruiz'>", ["By Ana Ruiz"], id="author"),
        pytest.param("<meta name=viewport content='width=1, x=2'>", [], id="metadata for machines"),
        pytest.param("<div itemprop=author content=Ana>", ["Ana"], id="microdata"),
        pytest.param(
            "<div data-tip='Ana said' data-id='a7' data-author=Ruiz>",
            ["Ana said", "Ruiz"],
            id="data",
        ),
        pytest.param('<div data-x=\'{"name": "Ana", "n": 1}\'>', ["Ana"], id="JSON in data"),
        pytest.param(
            "<div data-x='{&quot;a b&quot;: &quot;J\\u006fe&quot;}'>",
            ["a b", "Joe"],
            id="escaped JSON",
        ),
        pytest.param(
            "<iframe srcdoc='&lt;b title=&quot;X&quot;>A&lt;/b>n&amp;amp;'>",
            ["X", "An&"],
            id="page in an attribute",
        ),
        pytest.param("<p class='big red' style='color: red' onclick='go(1)'>", [], id="code"),
        pytest.param("<p xyzzy='Ana said'>", ["Ana said"], id="words in an unknown attribute"),
    ],
)
def test_attributes_for_readers_are_prose(text: str, read: list[str]) -> None:
    """Attributes that readers see are read, as are all that hold several words."""
    assert prose(text) == read


@pytest.mark.parametrize(
    ("text", "read", "beside"),
    [
        pytest.param("Ana<!-- her name -->Ruiz", ["AnaRuiz"], ["her name"], id="comment"),
        pytest.param("A<!-- <p title='T'>J&eacute;</p> -->", ["A"], ["T", "Jé"], id="page in it"),
        pytest.param(
            "A <abbr title='Mill Town'>MT</abbr> b", ["A MT b"], ["Mill Town"], id="title"
        ),
        pytest.param(
            "on <time datetime='2026-05-03'>3 May</time>", ["on 3 May"], ["2026-05-03"], id="date"
        ),
        pytest.param("a <Ana Ruiz> b", ["a b"], ["Ana Ruiz"], id="a name in angle brackets"),
        pytest.param("<b foo bar=x qux>A</b>", ["A"], ["foo", "qux"], id="words for attributes"),
        pytest.param("<b>A</b the mill>", ["A"], ["the mill"], id="words in an end tag"),
        pytest.param("<?php echo 'Ana' ?>b", ["b"], ["?php echo 'Ana' ?"], id="processing"),
        pytest.param("<!DOCTYPE x [<!ENTITY a 'Ana'>", ["x [<!ENTITY a 'Ana'"], [], id="doctype"),
        pytest.param("A<![CDATA[Ana]]>", ["A"], ["[CDATA[Ana]]"], id="CDATA that is a comment"),
        pytest.param(
            "<!--[if mso]><p>Ana</p><![endif]-->", [], ["[if mso]>", "Ana"], id="condition"
        ),
    ],
)
def test_what_is_beside_a_sentence_is_an_aside(
    text: str, read: list[str], beside: list[str]
) -> None:
    """What no page shows within a sentence is read by itself, and the sentence as one."""
    assert prose(text) == read
    assert [line for line in asides(text) if line != "[endif]"] == beside


@pytest.mark.parametrize(
    ("text", "read", "named"),
    [
        pytest.param("<a href='/ana%20ruiz?x=1&amp;y=2'>", ["/ana ruiz?x=1&y=2"], [], id="link"),
        pytest.param("<img src=a.png srcset='b.png 1x'>", ["a.png", "b.png 1x"], [], id="image"),
        pytest.param("<p id=ana class='ruiz x'>", [], ["ana", "ruiz x"], id="id and class"),
        pytest.param("<x-ana data-ruiz=1>", ["1"], ["x-ana", "data-ruiz"], id="made-up names"),
        pytest.param("<a download='ana-ruiz.pdf'>", ["ana-ruiz.pdf"], [], id="download"),
        pytest.param(
            "<meta property=og:image content='https://x.example/ana.jpg'>",
            ["https://x.example/ana.jpg"],
            ["og:image"],
            id="metadata",
        ),
        pytest.param(
            '<script type=\'x/json\'>{"url": "/ana", "@type": "Ruiz"}</script>',
            ["/ana"],
            ["x/json", "url", "@type", "Ruiz"],
            id="JSON",
        ),
        pytest.param("<img src='data:image/png;base64,AAAA'>", [], [], id="data"),
    ],
)
def test_addresses_and_names(text: str, read: list[str], named: list[str]) -> None:
    """Link targets and slugs are addresses; names that programs alone read are searched too."""
    assert addresses(text) == read
    both = lines(address_text(page(text), names=True).text)
    assert sorted(both) == sorted(read + named)


JSON_LD = (
    '<script type="application/ld+json">{"@type": "Article", "headline": "J\\u00f3 &amp; '
    '<b>A</b>n", "author": {"name": "Ana Ruiz"}, "url": "https://x.example/", '
    '"n": 12, "a b": ["C", "d7"]}'
    "</script>"
)


def test_strings_of_json_are_prose() -> None:
    """JSON-LD is read string by string, with its escapes, HTML in it and who wrote it."""
    assert prose(JSON_LD) == ["Jó & An", "By Ana Ruiz", "a b", "C"]
    assert "https://x.example/" in addresses(JSON_LD)
    assert "d7" in addresses(JSON_LD)


def test_what_is_no_json_is_prose() -> None:
    """In a script of JSON everything that is no JSON is read."""
    assert prose('<script type="application/json">// Ana\n{"a": "B"</script>') == ["// Ana", "B"]


PLACES = [
    pytest.param("<p>X</p>", "a & <b> 'c' \"d\"", id="text"),
    pytest.param("<p title='X'>", 'it\'s "so" & <on>', id="attribute in apostrophes"),
    pytest.param('<p title="X">', 'it\'s "so" & <on>', id="attribute in quotation marks"),
    pytest.param("<p title=X>", "it's so = `on`", id="attribute without"),
    pytest.param("<title>X</title>", "</title> & c", id="title"),
    pytest.param("<!-- X -->", "a --> <b> & c", id="comment"),
    pytest.param('<script type="application/ld+json">["X"]</script>', 'a "b" \\ < c &', id="JSON"),
    pytest.param(
        '<script type="application/ld+json">["<b>X</b>"]</script>', 'a "b" & <c>', id="HTML in JSON"
    ),
    pytest.param("<p data-x='[\"X\"]'>", "a \"b\" \\ 'c' &", id="JSON in an attribute"),
    pytest.param("<iframe srcdoc='<b>X</b>'>", "a \"b\" 'c' & <d>", id="page in an attribute"),
    pytest.param("<iframe srcdoc='<b title=\"X\">'>", "a \"b\" 'c' & <d>", id="attribute in it"),
]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@pytest.mark.parametrize(("text", "words"), PLACES)
def test_replacements_are_read_as_they_were_meant(text: str, words: str, encoding: str) -> None:
    """Words are escaped as their place and the encoding need, so that reading gives them back."""
    document = parse(text, "html", name="page.html", encoding=encoding)
    at = text.index("X")
    said = f"⟨{words}⟩"
    edit = Edit(Span(at, at + 1), spell(document, at, said))
    data = write(document, [edit])
    back = parse(data.decode(encoding), "html", encoding=encoding)
    read = lines(normalize(back).text) + lines(aside_text(back).text)
    plain = lines(normalize(Document(said)).text)
    assert read == plain


def test_front_matter_is_not_escaped() -> None:
    """In front matter words are written as YAML has them."""
    document = page("---\ntitle: X\n---\n<p>X")
    assert spell(document, 11, "a & b") == "a & b"
    assert spell(document, len(document.text) - 1, "a & b") == "a &amp; b"


@pytest.mark.parametrize(
    ("data", "encoding", "read"),
    [
        pytest.param("<p>é".encode(), "utf-8", "é", id="nothing said"),
        pytest.param(b'<meta charset="ISO-8859-1"><p>\xe9\x93', "cp1252", 'é"', id="Latin-1 label"),
        pytest.param(b"<meta charset=x-user-defined>\xe9", "cp1252", "é", id="user-defined"),
        pytest.param(b"<meta charset=shift_jis>\x88\xc0", "cp932", "安", id="Shift JIS"),
        pytest.param(
            b"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>\xd6",
            "koi8-r",
            "ж",
            id="content type",
        ),
        pytest.param(
            b"<?xml version='1.0' encoding='windows-1251'?><p>\xe6",
            "cp1251",
            "ж",
            id="XML declaration",
        ),
        pytest.param(b"\xef\xbb\xbf<meta charset=koi8-r>\xc3\xa9", "utf-8", "é", id="mark first"),
        pytest.param("<meta charset=utf-16>é".encode(), "utf-8", "é", id="UTF-16 it is not"),
        pytest.param("<!-- <meta charset=koi8-r> -->é".encode(), "utf-8", "é", id="in a comment"),
        pytest.param("<meta charset=nonsense>é".encode(), "utf-8", "é", id="unknown label"),
    ],
)
def test_the_encoding_is_what_the_page_says(data: bytes, encoding: str, read: str) -> None:
    """Encodings are found as browsers find them, and written back byte for byte."""
    document = read_page(data)
    assert document.encoding == encoding
    assert lines(normalize(document).text)[-1] == read
    assert write(document, []) == data


def read_page(data: bytes) -> Document:
    return read(data, "page.html")


def test_bytes_that_do_not_fit_the_encoding_are_refused() -> None:
    """A page whose bytes are not what it says is not guessed at."""
    with pytest.raises(EncodingError, match=r"RED105 page\.html:2:2"):
        read_page(b"<p>\nx\xe9")


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_page_is_no_text(name: str) -> None:
    """A file that begins as a page does is not read as text."""
    with pytest.raises(FormatMismatchError, match="RED108"):
        read(b"<!doctype html><p>Ana", name)


TRACES = [
    pytest.param('<meta name="generator" content="Word 15">', id="generator"),
    pytest.param("<meta name=ProgId content=Word.Document>", id="program"),
    pytest.param("<link rel=File-List href='ana_files/filelist.xml'>", id="list of files"),
    pytest.param("<!--[if gte mso 9]><xml><o:Author>Ana</o:Author></xml><![endif]-->", id="Office"),
    pytest.param("<!-- saved from url=(0023)https://intra.example/ -->", id="saved page"),
]


@pytest.mark.parametrize("trace", TRACES)
def test_what_programs_wrote_is_listed_and_cut(trace: str) -> None:
    """What programs say about themselves and their users goes with its line; all else stays."""
    from redactor.documents.formats import format_named

    html = format_named("html")
    data = f"<p>a</p>\n  {trace}\n<p>b {trace}c".encode()
    assert html.scrub(data, "page.html") == b"<p>a</p>\n<p>b c"
    assert len(html.metadata(data, "page.html")) == 2
    assert html.clean(page("<p>b")) == page("<p>b")


def test_ids_of_what_was_copied_are_listed_and_cut() -> None:
    """Google Docs numbers what is copied out of it; the element itself stays."""
    from redactor.documents.formats import format_named

    html = format_named("html")
    data = b'<b style="x" id="docs-internal-guid-0f3a-77">a</b> <b id="own">b</b>'
    (found,) = html.metadata(data, "page.html")
    assert (found.place, found.value) == ("id of a copied text", "docs-internal-guid-0f3a-77")
    assert html.scrub(data, "page.html") == b'<b style="x">a</b> <b id="own">b</b>'


@pytest.mark.parametrize(
    "data",
    [
        "<<meta name=generator>meta name=generator>",
        "a <<meta name=generator><!-- saved from url=(1)x -->meta name=progid>",
        '<me id="docs-internal-guid-1"ta name=generator>',
        "<p class='a'id='docs-internal-guid-1'id='docs-internal-guid-2'>a",
        "<!-<meta name=generator>- saved from url=(1)x -->",
        "<meta na<meta name=generator>me=generator>",
        "<" * 50_000 + "<meta name=generator>" + "meta name=generator>" * 50_000,
    ],
)
def test_what_is_cut_leaves_nothing_to_be_cut(data: str) -> None:
    """Cut once, a page has no trace, and what stood around one has not become another."""
    from redactor.documents.html.traces import cut_traces, properties

    cut = cut_traces(data)
    assert properties(cut) == []
    assert cut_traces(cut) == cut


def test_quotes_around_what_is_cut_stay() -> None:
    """An attribute that follows another without a blank."""
    from redactor.documents.formats import format_named

    data = b'<p class="a"id="docs-internal-guid-1">b</p>'
    assert format_named("html").scrub(data, "page.html") == b'<p class="a">b</p>'


def test_makers_are_listed_and_stay() -> None:
    """Who wrote a page is told, and is the draft's own word, not a program's."""
    from redactor.documents.formats import format_named

    data = b"<meta name=author content='J&ouml; Vell'>"
    (found,) = format_named("html").metadata(data, "page.html")
    assert (found.place, found.value) == ("meta author", "Jö Vell")
    assert format_named("html").scrub(data, "page.html") == data


SAID = '[a source\'s "own" < mill & co]'

ODD = st.text(
    alphabet=st.sampled_from("<>/!-='\"&;\\ \n[]{}:,abptidcrl\u00e9\U0001f33e"), max_size=120
) | st.lists(
    st.sampled_from(
        "<p <b <!-- --> <script <script> </script> type=application/json <iframe srcdoc= "  # noqa: SIM905
        "title= ' "
        '" &quot; &lt; &amp; > a {" ":" \\u00e9 <style> <svg> <![CDATA[ ]]> <meta name=author '
        "content= data-x= <time datetime=".split()
    ),
    max_size=25,
).map(" ".join)


@given(ODD)
def test_any_text_is_a_page(text: str) -> None:
    """Regions and asides are in order and disjoint, no region is cut, and bytes come back."""
    document = page(text)
    for spans in (
        [region.span for region in document.regions],
        list(document.asides),
        [literal.span for literal in document.literals],
    ):
        assert all(a.end <= b.start for a, b in pairwise(spans))
    for aside in document.asides:
        for region in document.regions:
            assert not region.span.overlaps(aside) or aside.contains(region.span)
    data = encode(document, text)
    assert write(document, []) == data
    assert read_back(document, data).text == text


@given(ODD, ODD)
def test_replacements_are_read_in_one_piece(before: str, after: str) -> None:
    """Words put into prose or an aside, wherever it is, are read as they were meant."""
    document = page(f"{before}QQQ{after}")
    words = spell(document, len(before), SAID)
    copy = page(f"{before}{words}{after}")
    here = Span(len(before), len(before) + 3)
    # Words for names of attributes run on into what follows them.
    named = any(
        literal.span.overlaps(here) and Escape.VERBATIM in literal.escapes
        for literal in document.literals
    )
    if not named and "QQQ" in normalize(document).text + aside_text(document).text:
        assert SAID in normalize(copy).text + aside_text(copy).text


@pytest.mark.parametrize(
    ("reference", "read"),
    [
        pytest.param(f"&#{5_000 * '9'};", "\ufffd", id="no character"),
        pytest.param(f"&#{5_000 * '0'}65;", "A", id="zeros"),
        pytest.param(f"&#x{5_000 * '0'}41;", "A", id="zeros in hexadecimal"),
        pytest.param("&#0;", "\ufffd", id="zero"),
        pytest.param("&#1114112;", "\ufffd", id="past the last"),
        pytest.param("&#65", "A", id="unclosed"),
    ],
)
def test_references_of_any_length_are_read(reference: str, read: str) -> None:
    """A reference of thousands of digits is read as a browser does, here and behind the reading."""
    text = f"<p>Ana {reference}"
    assert prose(text) == [f"Ana {read}"]
    found = {extract.place: extract.text for extract in extracts(page(text), text.encode())}
    assert found["text"].strip() == f"Ana {read}"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(20_000 * "<svg>" + 20_000 * "</g>", id="open SVG"),
        pytest.param(30_000 * "<!--", id="comments in comments"),
        pytest.param("<p " + 30_000 * "a='&lt;' " + ">", id="attributes"),
        pytest.param(20_000 * "<a '", id="open quotes"),
        pytest.param("<script type=x/json>" + 20_000 * '{"\\"', id="open strings"),
        pytest.param("<iframe srcdoc='" + 9_000 * "<iframe srcdoc=&quot;", id="pages in pages"),
        pytest.param(30_000 * "<script><!--<script>", id="scripts in scripts"),
        pytest.param("<svg>" + 20_000 * "<script><![CDATA[]]>", id="scripts of SVG"),
        pytest.param("<p a" + 200_000 * " " + ">" + 200_000 * " ", id="white space"),
    ],
)
def test_hostile_pages_are_read(text: str) -> None:
    """Whatever is opened and never closed, a page is read in time linear in its length."""
    document = page(text)
    normalize(document)
    aside_text(document)
    assert write(document, []) == text.encode()


@given(st.binary(max_size=200))
def test_any_bytes_are_a_page_or_an_error(data: bytes) -> None:
    """Bytes give a document, and come back, or an error that says what is wrong."""
    try:
        document = read_page(data)
    except ReadError:
        return
    assert write(document, []) == data
