"""SVG drawings: words are read and replaced, and what does not draw is cut out."""

from __future__ import annotations

from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from redactor import documents
from redactor.documents.document import Document, Edit
from redactor.documents.formats import format_named
from redactor.errors import (
    DamagedFileError,
    EncodingError,
    FormatMismatchError,
    ReadError,
    UnknownPartError,
)
from redactor.spans import Span
from tests.documents import pictures
from tests.documents.pictures import CANARY

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
    ' xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"'
    ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" viewBox="0 0 100 40"{root}>'
)


def svg(body: str, root: str = "") -> bytes:
    """A drawing."""
    return f"{HEAD.format(root=root)}{body}</svg>\n".encode()


def read(data: bytes) -> Document:
    """The document of a drawing."""
    return documents.read(data, "a.svg")


def embedded(data: bytes, kind: str = "image/jpeg") -> str:
    """A picture in a drawing."""
    return f'<image xlink:href="data:{kind};base64,{b64encode(data).decode()}"/>'


UNDRAWN = {
    "metadata": svg(
        "<metadata><rdf:RDF><dc:creator><dc:title>Zofia Quillon</dc:title></dc:creator></rdf:RDF>"
        "</metadata><path d='M0 0'/>"
    ),
    "view": svg(f'<sodipodi:namedview pagecolor="{CANARY}"><a>{CANARY}</a></sodipodi:namedview>'),
    "empty view": svg(f'<sodipodi:namedview pagecolor="{CANARY}"/>'),
    "file name": svg("<g/>", f' sodipodi:docname="{CANARY}.svg"'),
    "export path": svg(f'<g inkscape:export-filename="/home/{CANARY}/a.png"/>'),
    "layer": svg(f'<g inkscape:label="{CANARY}"/>'),
    "data": svg(f'<g data-name="{CANARY}"/>'),
    "comment": svg(f"<!-- by {CANARY} --><g/>"),
    "instruction": svg(f"<?editor {CANARY}?><g/>"),
    "script": svg(f"<script>var a = '{CANARY}';</script><g/>"),
    "handler": svg(f"<g onclick=\"alert('{CANARY}')\"/>"),
    "link to a machine": svg(f'<image xlink:href="file:///home/{CANARY}/a.png"/>'),
    "picture": svg(embedded(pictures.jpeg())),
    "picture of another kind": svg(embedded(pictures.png(), "image/png")),
}
DRAWN = {
    "text": svg(f"<text>{CANARY}</text>"),
    "spans": svg("<text>Zof<tspan>ia Qui</tspan>llon</text>"),
    "title": svg(f"<title>{CANARY}</title>"),
    "description": svg(f"<desc>{CANARY}</desc>"),
    "label": svg(f'<g aria-label="{CANARY}"/>'),
    "title of a link": svg(f'<a xlink:title="{CANARY}" xlink:href="https://example.org/">x</a>'),
    "CDATA": svg(f"<text><![CDATA[{CANARY}]]></text>"),
    "references": svg("<text>Zofia&#32;Quillon</text>"),
}


def says(data: bytes) -> bool:
    """Whether the canary stands in a drawing, in the open or in base 64."""
    name = CANARY.encode()
    return name in data or any(b64encode(name[at:])[4:-4] in data for at in range(3))


@pytest.mark.parametrize("place", UNDRAWN)
def test_what_does_not_draw_is_cut_out(place: str) -> None:
    """A copy has none of it, is still XML, and cleaning it again changes nothing."""
    assert says(UNDRAWN[place])
    cleaned = documents.cleaned(read(UNDRAWN[place]))
    written = documents.write(cleaned, [])
    assert not says(written)
    assert etree.fromstring(written).tag == "{http://www.w3.org/2000/svg}svg"
    assert documents.cleaned(cleaned) == cleaned
    assert format_named("svg").metadata(written, "a.svg") == []


@pytest.mark.parametrize("place", [p for p in UNDRAWN if p not in ("handler", "script")])
def test_what_it_says_of_its_makers_is_listed(place: str) -> None:
    """Each trace is a property."""
    told = format_named("svg").metadata(UNDRAWN[place], "a.svg")
    assert CANARY in "".join(each.value for each in told)


@pytest.mark.parametrize("place", DRAWN)
def test_what_is_drawn_stays(place: str) -> None:
    """Words for readers are left to be redacted."""
    text = "".join(etree.fromstring(DRAWN[place]).itertext())
    written = documents.write(documents.cleaned(read(DRAWN[place])), [])
    assert "".join(etree.fromstring(written).itertext()) == text
    assert format_named("svg").metadata(DRAWN[place], "a.svg") == []


@pytest.mark.parametrize("place", [p for p in DRAWN if p not in ("spans", "references")])
def test_words_are_replaced_and_the_drawing_stays_xml(place: str) -> None:
    """Whatever a replacement holds is escaped where it must be."""
    document = documents.cleaned(read(DRAWN[place]))
    at = document.text.index(CANARY)
    words = format_named("svg").spell(document, at, '[a "friend\'s" <b> & co.]')
    written = documents.write(document, [Edit(Span(at, at + len(CANARY)), words)])
    root = etree.fromstring(written)
    said = [*root.itertext(), *(value for each in root.iter() for value in each.attrib.values())]
    assert any('[a "friend\'s" <b> & co.]' in each for each in said)
    assert not says(written)


def test_a_name_over_spans_is_read_as_one() -> None:
    """The prose around tags runs on."""
    from redactor.detection.normalization import normalize

    assert CANARY in normalize(read(DRAWN["spans"])).text
    assert CANARY in normalize(read(DRAWN["references"])).text


def test_a_drawing_without_traces_stays_as_it_is() -> None:
    """Byte for byte."""
    data = b'<svg xmlns="http://www.w3.org/2000/svg"><text x="1">Ferry</text></svg>'
    assert documents.write(documents.cleaned(read(data)), []) == data
    assert format_named("svg").scrub(data, "a.svg") == data


def test_comments_are_kept_on_request() -> None:
    """They are there to be redacted."""
    assert CANARY in documents.cleaned(read(UNDRAWN["comment"]), keep_comments=True).text


ENTITIES = b'<!DOCTYPE svg [<!ENTITY a "Zofia Quillon">]><svg><text>&a;</text></svg>'


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"<svg><text></svg>", DamagedFileError, id="no XML"),
        pytest.param(ENTITIES, DamagedFileError, id="entities"),
        pytest.param("<svg>ł</svg>".encode("cp1250"), EncodingError, id="another encoding"),
        pytest.param(svg(embedded(b"<svg/>", "image/svg+xml")), UnknownPartError, id="drawing"),
        pytest.param(svg(embedded(b"words", "text/plain")), UnknownPartError, id="text"),
        pytest.param(svg(embedded(b"words")), UnknownPartError, id="no picture"),
        pytest.param(
            svg('<image href="data:image/png;base64,%%%"/>'), DamagedFileError, id="no base 64"
        ),
    ],
)
def test_what_cannot_be_vouched_for_is_refused(data: bytes, error: type[ReadError]) -> None:
    """Entities, other files inside, and what is no XML."""
    with pytest.raises(error) as caught:
        documents.cleaned(read(data))
    assert "Zofia" not in str(caught.value)


def test_a_drawing_is_told_from_a_page() -> None:
    """By its name and its bytes."""
    with pytest.raises(FormatMismatchError, match="its bytes say SVG drawing"):
        documents.read(svg("<g/>"), "a.html")
    with pytest.raises(FormatMismatchError, match="its bytes say HTML"):
        documents.read(b"<!doctype html><p>x", "a.svg")


pieces = st.sampled_from([*UNDRAWN.values(), *DRAWN.values()])


@given(pieces, st.lists(st.tuples(st.integers(0, 3000), st.integers(9, 126)), max_size=4))
def test_any_bytes_are_a_drawing_or_a_read_error(
    start: bytes, changes: list[tuple[int, int]]
) -> None:
    """A drawing with a few bytes changed is cleaned once and for all, or refused."""
    changed = bytearray(start)
    for at, value in changes:
        changed[at % len(changed)] = value
    try:
        once = documents.cleaned(format_named("svg").read(bytes(changed), "a.svg"))
    except ReadError:
        return
    assert documents.cleaned(read(documents.write(once, []))) == once
