"""The analysis text and its map back to the document."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.homoglyphs import LOOK_ALIKES
from redactor.detection.normalization import (
    address_text,
    aside_text,
    escaped_text,
    normalize,
)
from redactor.documents.document import Document, Region, RegionKind
from redactor.errors import SpanError
from redactor.spans import Span


@pytest.mark.parametrize(
    ("text", "normalized"),
    [
        pytest.param("Ma\u200bria", "Maria", id="zero-width space in a name"),
        pytest.param("\ufeffMaria\u2060", "Maria", id="invisible characters around"),
        pytest.param("Kowal\u00adska", "Kowalska", id="soft hyphen"),
        pytest.param("Kowal\u00ad\nska", "Kowalska", id="soft hyphen at a line's end"),
        pytest.param("Kowal\u00ad\r\nska", "Kowalska", id="soft hyphen before CRLF"),
        pytest.param("\u202eairaM\u202c", "airaM", id="bidirectional controls"),
        pytest.param("M\ufe0fa\u034fr\U000e0061ia", "Maria", id="selectors, joiner, tag"),
        pytest.param("Ma\x00ria\x7f", "Maria", id="control characters"),
        pytest.param("Ho\u0302i", "Hôi", id="combining mark composed"),
        pytest.param("o\u200b\u0302", "ô", id="zero-width before a mark"),
        pytest.param("x\u0302", "x\u0302", id="mark that composes with nothing"),
        pytest.param("\u1112\u1161\u11ab", "한", id="decomposed Hangul"),
        pytest.param("\uff76\uff9e", "\u30ac", id="half-width voicing mark"),
        pytest.param("ﬁnal oﬃce", "final office", id="ligatures"),
        pytest.param("Ｍａｒｉａ ５", "Maria 5", id="full width"),
        pytest.param("𝐌𝒶𝓇𝔦𝕒", "Maria", id="mathematical"),
        pytest.param("“a” ‘b’ «c» ‹d› „e‟", '"a" \'b\' "c" \'d\' "e"', id="quotes"),
        pytest.param("Maria’s, 5′10″", "Maria's, 5'10\"", id="apostrophe and primes"),
        pytest.param("Chol\u2010min \u22125 a\u2011b", "Chol-min -5 a-b", id="hyphens"),
        pytest.param("2010\u20132012\u2014so", "2010\u20132012\u2014so", id="dashes stay"),
        pytest.param("5\u00a0May\u20092021\u3000\u1680x", "5 May 2021 x", id="spaces"),
        pytest.param("a\r\n\r\nb\rc.\u2028d", "a\n\nb c.\nd", id="line ends"),
        pytest.param("Kowalska¹²³, Acme™ left", "Kowalska, Acme left", id="reference marks"),
        pytest.param("² see", "2 see", id="superscript that follows no word"),
        pytest.param("Kim  Ok", "Kim Ok", id="doubled space"),
        pytest.param("Kim   Ok", "Kim   Ok", id="columns stay apart"),
        pytest.param("at 10² and 2021¹", "at 10 and 2021", id="superscript after a number"),
        pytest.param("2½ pages, ½ a page…", "2 1/2 pages, 1/2 a page...", id="fractions"),
        pytest.param("№ 5, 5 ㎏", "No 5, 5 kg", id="compatibility characters"),
    ],
)
def test_characters_are_made_plain(text: str, normalized: str) -> None:
    """What a reader sees alike reads alike."""
    assert normalize(Document(text)).text == normalized


@pytest.mark.parametrize(
    ("text", "normalized"),
    [
        pytest.param("Маria", "Maria", id="Cyrillic in a Latin word"),
        pytest.param("Kоwаlskа", "Kowalska", id="several"),
        pytest.param("Ηeryong", "Heryong", id="Greek"),
        pytest.param("Ovsepian օf", "Ovsepian of", id="Armenian"),
        pytest.param("Сара", "Capa", id="capitalised, look-alikes alone"),
        pytest.param("ᴋɪᴍ", "KIM", id="small capitals"),
        pytest.param("сора", "сора", id="lower case, look-alikes alone"),
        pytest.param("Он", "Он", id="two letters"),
        pytest.param("Жанна", "Жанна", id="a letter like no Latin one"),
        pytest.param("Söderström", "Söderström", id="Latin with diacritics"),
        pytest.param("μm", "μm", id="a unit"),
    ],
)
def test_look_alikes_are_made_latin(text: str, normalized: str) -> None:
    """Letters of other scripts become Latin where a word passes for Latin, and only there."""
    assert normalize(Document(text)).text == normalized


def test_look_alikes_fold_to_one_ascii_letter_each() -> None:
    """Every entry of the table is one non-ASCII letter for one ASCII letter, which NFKC leaves."""
    for code, latin in LOOK_ALIKES.items():
        assert code > 0x7F
        assert latin.isascii()
        assert len(latin) == 1
        assert latin.isalpha()
        assert unicodedata.normalize("NFKC", chr(code)) == chr(code)


@pytest.mark.parametrize(
    ("text", "normalized"),
    [
        pytest.param("Ri\nChol-min", "Ri Chol-min", id="a name alone"),
        pytest.param(
            "She lived with Ri\nChol-min then.", "She lived with Ri Chol-min then.", id="name"
        ),
        pytest.param("the bor-\nder town", "the border town", id="hyphenated word"),
        pytest.param("the bor- \n   der town", "the border town", id="with blanks and indent"),
        pytest.param("Jean-\nPierre left", "Jean-Pierre left", id="before a capital"),
        pytest.param("a Boeing-\n747", "a Boeing-747", id="before a digit"),
        pytest.param("a 58-\nyear-old", "a 58-year-old", id="after a digit"),
        pytest.param("her mother-in-\nlaw", "her mother-in-law", id="hyphen before"),
        pytest.param("her sister-\nin-law", "her sister-in-law", id="hyphen after"),
        pytest.param("her ex-\nhusband", "her ex-husband", id="compound with ex"),
        pytest.param("twenty-\nfive", "twenty-five", id="compound number"),
        pytest.param("a pause -\nthen", "a pause - then", id="dash, not hyphen"),
        pytest.param("He met Dr.\nOkoro", "He met Dr. Okoro", id="title at a line's end"),
        pytest.param("She is J.\nOkoro", "She is J. Okoro", id="initial at a line's end"),
        pytest.param("my\nbrother went out", "my brother went out", id="lower case behind"),
        pytest.param("on May\n17 he went out", "on May 17 he went out", id="digit behind"),
        pytest.param("on May 17,\n2024 she went", "on May 17, 2024 she went", id="comma before"),
        pytest.param("a mill in\nGanja, by a river", "a mill in Ganja, by a river", id="in before"),
        pytest.param("Wait until Sept.\n12, then", "Wait until Sept. 12, then", id="abbreviation"),
        pytest.param(
            "He left on 14\nMarch with it", "He left on 14 March with it", id="month behind"
        ),
        pytest.param("My girl is in Class\n11. She", "My girl is in Class 11. She", id="no list"),
        pytest.param(
            "He took a turquoise\nSubaru there",
            "He took a turquoise Subaru there",
            id="running text",
        ),
        pytest.param(
            "they sold it to the firm Castell\nDynamics",
            "they sold it to the firm Castell Dynamics",
            id="name in running text",
        ),
        pytest.param(
            "He runs outside Castell\nDynamics, a firm of old.",
            "He runs outside Castell Dynamics, a firm of old.",
            id="running text on both sides",
        ),
    ],
)
def test_broken_words_and_lines_are_joined(text: str, normalized: str) -> None:
    """A word, name or sentence broken across lines reads as one."""
    assert normalize(Document(text)).text == normalized


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("She left on Monday.\nNobody saw it.", id="sentence end"),
        pytest.param('"She left."\nNobody saw it.', id="sentence end in quotes"),
        pytest.param("Present were\n- Ana Ruiz", id="list with dashes"),
        pytest.param("Present were\n1. Ana Ruiz", id="numbered list"),
        pytest.param("1. Ana Ruiz saw it\n2. Teo Ruiz saw it", id="next number of a list"),
        pytest.param("4. Ana Ruiz saw it\n5. Teo Ruiz saw it", id="list that goes on"),
        pytest.param("Ana Ruiz wrote\n> never", id="quote mark"),
        pytest.param("Town and age\n| a | b", id="table"),
        pytest.param("The last word\n# Next", id="heading"),
        pytest.param("Name Ana Ruiz\nDate of birth: unknown", id="label"),
        pytest.param("The mill\nThe owner of the mill sold it.", id="headline above a longer line"),
        pytest.param("Ana Ruiz\n\nMill worker", id="blank line"),
        pytest.param("Born in March.\nTeo Kowal", id="month that ends a sentence"),
        pytest.param("Ana of the Mill\nTeo Kowal, Ola Brandt", id="names behind"),
        pytest.param("Ana Ruiz\nTeo Kowal, Ola Brandt and two more", id="names"),
        pytest.param("title: the nurse who left\nauthor: Ana Ruiz, a reporter of ours", id="keys"),
        pytest.param("Ana Ruiz\nage: 41 or so, at most", id="label in lower case"),
        pytest.param("They left.\nand came back later", id="sentence end, lower case behind"),
        pytest.param("half-\n\nbrother", id="hyphen before a blank line"),
    ],
)
def test_other_line_breaks_stay(text: str) -> None:
    """Lines that do not run on are left apart."""
    assert normalize(Document(text)).text == text


def test_a_wrapped_paragraph_becomes_one_line() -> None:
    """The longest line of a block tells the width at which it was wrapped."""
    text = (
        "The clerk at the customs house had seen the two lorries leave\n"
        "before dawn and told nobody about it until the spring, when her\n"
        "elder brother asked.\n"
        "Nobody else did."
    )
    assert normalize(Document(text)).text == (
        "The clerk at the customs house had seen the two lorries leave "
        "before dawn and told nobody about it until the spring, when her "
        "elder brother asked.\nNobody else did."
    )


@pytest.mark.parametrize(
    ("text", "words", "original"),
    [
        pytest.param("“Ma\u200bria”", "Maria", "Ma\u200bria", id="dropped inside"),
        pytest.param("a \u200bMaria\u200b.", "Maria", "Maria", id="dropped around"),
        pytest.param("by Hoe\u0302 now", "Hoê", "Hoe\u0302", id="combining mark at the end"),
        pytest.param("by x\u0302 now", "x", "x\u0302", id="mark that does not compose"),
        pytest.param("the ﬁnal", "inal", "ﬁnal", id="half a ligature"),
        pytest.param("saw Ri\r\nChol-min", "Ri Chol-min", "Ri\r\nChol-min", id="across lines"),
        pytest.param("the bor-\r\n  der", "border", "bor-\r\n  der", id="hyphenated"),
        pytest.param("Мaria Kowalska¹ left", "Maria Kowalska", "Мaria Kowalska", id="folded"),
    ],
)
def test_original_gives_the_exact_code_points(text: str, words: str, original: str) -> None:
    """A span covers whole characters of the document and nothing around them."""
    normalized = normalize(Document(text))
    start = normalized.text.index(words)
    assert normalized.original(Span(start, start + len(words))).of(text) == original


def test_original_refuses_a_span_past_the_text() -> None:
    """A span that reaches past the analysis text is an error, not a guess."""
    with pytest.raises(SpanError):
        normalize(Document("Maria")).original(Span(0, 6))


MARKED = Document(
    "**Ri** Chol-min | [home](https://ri.example/chol_min-2) a\u0301 ![x](a%20b.png)",
    format="markdown",
    regions=(
        Region(Span(0, 2), RegionKind.MARKUP),
        Region(Span(4, 6), RegionKind.MARKUP),
        Region(Span(16, 17), RegionKind.MARKUP, "\n"),
        Region(Span(18, 19), RegionKind.MARKUP),
        Region(Span(23, 25), RegionKind.MARKUP),
        Region(Span(25, 54), RegionKind.ADDRESS),
        Region(Span(54, 55), RegionKind.MARKUP),
        Region(Span(59, 61), RegionKind.MARKUP),
        Region(Span(62, 64), RegionKind.MARKUP),
        Region(Span(64, 73), RegionKind.ADDRESS),
        Region(Span(73, 74), RegionKind.MARKUP),
    ),
)


def test_regions_are_replaced_by_their_stand_in() -> None:
    """Markup is not read, words on both sides of emphasis join, cells do not."""
    normalized = normalize(MARKED)
    assert normalized.text == "Ri Chol-min \n home á x"
    assert normalized.original(Span(0, 11)).of(MARKED.text) == "Ri** Chol-min"


def test_addresses_are_a_text_of_their_own() -> None:
    """Addresses stand one a line with separators as written, and map back."""
    addresses = address_text(MARKED)
    assert addresses.text == "https://ri.example/chol_min-2\na b.png\n"
    start = addresses.text.index("chol_min")
    assert addresses.original(Span(start, start + 8)) == Span(44, 52)
    assert addresses.original(Span(start, addresses.text.index("\n") + 1)) == Span(44, 54)


@pytest.mark.parametrize(
    ("address", "read"),
    [
        pytest.param("/Hoery%C5%8Fng/x", "/Hoeryŏng/x", id="letter of two bytes"),
        pytest.param("/tessa%2Dvorn%40x", "/tessa-vorn@x", id="ASCII"),
        pytest.param("/e%CC%81t%C3%A9", "/été", id="combining mark"),
        pytest.param("/a%ff%41", "/a%ffA", id="no UTF-8"),
        pytest.param("/h&#121;e&shy;san&nosuch;", "/hyesan&nosuch;", id="references"),
        pytest.param("/a%0Ab%2", "/ab%2", id="line feed"),
    ],
)
def test_encoded_addresses_are_read_as_words(address: str, read: str) -> None:
    """What is percent-encoded or a reference is written out, and maps back whole."""
    end = len(address)
    addresses = address_text(Document(address, regions=(Region(Span(0, end), RegionKind.ADDRESS),)))
    assert addresses.text == read + "\n"
    assert addresses.original(Span(0, len(read))) == Span(0, end)


def test_a_document_without_addresses_has_an_empty_address_text() -> None:
    """Plain text has no addresses."""
    assert address_text(Document("https://ri.example")).text == ""


def test_encoded_words_in_prose_are_read() -> None:
    """Of prose, words that hold percent-encoding are written out, one a line, and map back."""
    text = "See **ri.example/Hoery%C5%8Fng**, 50% off, or https://x.example/a%2Db."
    prose = normalize(Document(text, regions=(Region(Span(4, 6), RegionKind.MARKUP),)))
    words = escaped_text(prose)
    assert words.text == "ri.example/Hoeryŏng**,\nhttps://x.example/a-b.\n"
    start = words.text.index("Hoeryŏng")
    assert words.original(Span(start, start + 8)).of(text) == "Hoery%C5%8Fng"


def test_prose_without_encoding_has_no_encoded_words() -> None:
    """A percentage is no encoding."""
    assert escaped_text(normalize(Document("It fell 50% in May."))).text == ""


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), max_size=60))
def test_plain_ascii_words_are_left_alone(text: str) -> None:
    """A single line of printable ASCII without doubled spaces is its own analysis text."""
    text = " ".join(text)
    normalized = normalize(Document(text))
    assert normalized.text == text
    spans = [Span(offset, offset + 1) for offset in range(len(text))]
    assert [normalized.original(span) for span in spans] == spans


TROUBLE = st.text(
    st.one_of(
        st.sampled_from(
            "aAbrR1-. \n\r\u00ad\u200b\u0301\u0302ﬁЖм“’\u2011²\ufe0f\u1112\u1161\u11ab½\u2028:|>"
        ),
        st.characters(),
    ),
    max_size=60,
)


@given(TROUBLE)
def test_any_text_maps_back_in_order(text: str) -> None:
    """Any text is normalized; its characters stand for the document's in their order."""
    normalized = normalize(Document(text))
    spans = [normalized.original(Span(at, at + 1)) for at in range(len(normalized.text))]
    assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(spans))
    assert all(span.end <= len(text) for span in spans)
    assert not set(normalized.text) & set("\r\u00ad\u200b\ufe0f\u2028“’\u2011")


@given(TROUBLE, st.data())
def test_the_original_of_a_span_reads_the_same(text: str, data: st.DataObject) -> None:
    """On one line, the document's part that a span stands for normalizes to the span's words."""
    line = " ".join(text.split())
    normalized = normalize(Document(line))
    words = [w for w in normalized.text.split() if w]
    if not words:
        return
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(words) - 1)] * 2)))
    starts, at = [], 0
    for word in words:
        at = normalized.text.index(word, at)
        starts.append(at)
        at += len(word)
    span = Span(starts[first], starts[last] + len(words[last]))
    original = normalized.original(span).of(line)
    assert span.of(normalized.text) in normalize(Document(original)).text


@given(
    st.lists(st.sampled_from(["**", "Ri", " ", "é", "\n", "](x)", "\u200b"]), max_size=20),
    st.data(),
)
def test_any_regions_map_back_in_order(parts: list[str], data: st.DataObject) -> None:
    """Whatever is marked as region, spans of the analysis text stay within the document."""
    regions, at = [], 0
    for part in parts:
        if data.draw(st.booleans()):
            kind = data.draw(st.sampled_from(RegionKind))
            stand_in = data.draw(st.sampled_from(["", " ", "\n"]))
            regions.append(Region(Span(at, at + len(part)), kind, stand_in))
        at += len(part)
    text = "".join(parts)
    document = Document(text, regions=tuple(regions))
    for normalized in (normalize(document), address_text(document)):
        for offset in range(len(normalized.text)):
            original = normalized.original(Span(offset, offset + 1))
            assert original.end <= len(text)


def test_asides_are_a_text_of_their_own() -> None:
    """What stands in the midst of a sentence leaves the sentence whole, and is read by itself."""
    text = "Teo <!-- a &amp; b -->Ruiz<i>x</i> said"
    regions = [
        Region(Span(*span), RegionKind.MARKUP, stand_in)
        for span, stand_in in (((4, 8), ""), ((11, 16), "&"), ((19, 22), ""), ((26, 29), ""))
    ]
    document = Document(text, regions=tuple(regions), asides=(Span(8, 19), Span(29, 30)))
    prose, asides = normalize(document), aside_text(document)
    assert prose.text == "Teo Ruiz</i> said"
    assert prose.original(Span(0, 8)) == Span(0, 26)
    assert asides.text == " a & b \n\nx\n\n"
    assert asides.original(Span(1, 6)) == Span(9, 18)
    assert asides.original(Span(9, 10)) == Span(29, 30)


def test_names_are_no_addresses() -> None:
    """Names that programs read stand among addresses only where words are searched for."""
    kinds = (RegionKind.ADDRESS, RegionKind.NAME)
    regions = tuple(Region(Span(4 * i, 4 * i + 3), kind) for i, kind in enumerate(kinds))
    document = Document("/ri ana", regions=regions)
    assert address_text(document).text == "/ri\n"
    assert address_text(document, names=True).text == "/ri\nana\n"
