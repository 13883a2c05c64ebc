"""Pictures whose files stand in a text: they show the same in a copy, and say no more."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from urllib.parse import quote, unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor import documents
from redactor.detection.normalization import address_text, normalize
from redactor.documents.formats import format_named
from redactor.documents.inlined import told_by_pictures, without_metadata
from redactor.errors import DamagedFileError
from tests.documents import pictures
from tests.documents.pictures import CANARY

SVG = f"<svg xmlns='http://www.w3.org/2000/svg'><metadata>{CANARY}</metadata><g/></svg>".encode()


def uri(data: bytes, kind: str = "jpeg") -> str:
    """An address that is a picture."""
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def spelled(data: bytes, safe: str = "", kind: str = "svg+xml") -> str:
    """An address that is a picture without base 64; the characters of `safe` are as they are."""
    return f"data:image/{kind},{quote(data, safe=safe)}"


def held(text: str) -> bytes:
    """The last picture that a text holds."""
    *_, found = re.finditer(r"data:[^,]*?(base64 ?)?,([\w+/=%.~-]+)", text)
    return base64.b64decode(found[2]) if found[1] else unquote_to_bytes(found[2])


JPEG_BUT_FOR_ONE_SIGN = base64.b64encode(pictures.jpeg()).decode().rstrip("=")
JPEG_BUT_FOR_ONE_SIGN += "A" * (-(len(JPEG_BUT_FOR_ONE_SIGN) - 1) % 4)
"""A picture in base 64 of 4n+1 signs, whose last one browsers refuse and others drop."""


TEXTS = {
    "a.html": '<p>It rained.</p><img alt="" src="{}">',
    "a.md": "It rained. ![the pier]({})\n",
    "a.mdx": "It rained.\n\n<Photo src=\"{}\" />\n",
    "a.rst": "It rained.\n\n.. image:: {}\n",
    "a.adoc": "It rained.\n\nimage::{}[]\n",
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_a_copy_shows_the_picture_and_says_nothing(name: str) -> None:
    """In every format of text the photograph is stripped, and all around it stays."""
    told = TEXTS[name].format(uri(pictures.jpeg()))
    form = format_named(documents.read(told.encode(), name).format)
    assert any(CANARY in each.value for each in form.metadata(told.encode(), name))
    clean = documents.cleaned(documents.read(told.encode(), name))
    assert CANARY.encode() not in held(clean.text)
    assert clean.text == TEXTS[name].format(uri(held(clean.text)))
    assert form.metadata(clean.text.encode(), name) == []
    assert documents.cleaned(clean) == clean
    assert form.scrub(told.encode(), name) == clean.text.encode()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(quote(uri(pictures.jpeg()), safe=":;,"), id="percent-encoded"),
        pytest.param(uri(pictures.jpeg()).replace("+", "-").replace("/9j", "_9j"), id="urlsafe"),
        pytest.param(re.sub(r"(.{76})", "\\1\n  ", uri(pictures.jpeg())), id="over lines"),
        pytest.param(uri(pictures.jpeg(), "jpg;charset=utf-8"), id="with a parameter"),
        pytest.param(
            re.sub(r"(.{76})", "\\1\n", uri(pictures.png(), "png")) + '"', id="short line"
        ),
        pytest.param(uri(pictures.jpeg()).replace("+", "&#43;"), id="references"),
        pytest.param(uri(pictures.jpeg()).replace("/", "&#x2F;"), id="references to slashes"),
        pytest.param(uri(pictures.jpeg()).replace("/", "\\/"), id="JSON"),
        pytest.param(uri(pictures.jpeg()).replace("+", "\\u002B"), id="JSON in a page"),
        pytest.param(uri(pictures.jpeg(), "jpeg;name=a b"), id="with a name"),
        pytest.param(uri(pictures.jpeg()).replace("image/jpeg", ""), id="of no type"),
        pytest.param(uri(pictures.jpeg()).replace("image", "application"), id="of another type"),
        pytest.param(uri(pictures.png(), "png"), id="PNG"),
        pytest.param(uri(SVG, "svg+xml"), id="SVG"),
        pytest.param(f"body {{ background: url({uri(pictures.jpeg())}) }}", id="in a style"),
        pytest.param(f'"data:image/jpeg;base64,{JPEG_BUT_FOR_ONE_SIGN}"', id="a sign too many"),
        pytest.param(uri(pictures.jpeg()).replace("base64", "base64 "), id="a blank"),
        pytest.param(uri(pictures.plain_jpeg()) + "=" + uri(pictures.jpeg())[23:], id="padded"),
        pytest.param(f'<img src="{spelled(SVG)}">', id="SVG, percent-encoded"),
        pytest.param(f"![a]({spelled(SVG)}) (by the sea)", id="SVG in Markdown"),
        pytest.param(f'<img src="{spelled(SVG, " =:/!")}">', id="SVG with blanks"),
        pytest.param(f'<img src="{spelled(SVG, " <>=:/!" + chr(39))}">', id="SVG as it is"),
        pytest.param(
            f"url(&quot;{spelled(SVG, ' =:/!' + chr(39))}&quot;)", id="SVG in a style attribute"
        ),
        pytest.param(
            f"url('{spelled(SVG.replace(b'/><', b'/><a>&lt;</a><'), ' =:/')}')",
            id="SVG, references",
        ),
        pytest.param(f"icon: {spelled(SVG, ' <>=:/!' + chr(39))}\nmore: 1", id="SVG, unquoted"),
        pytest.param(spelled(SVG, ' <>=:/!"').replace("<", "\\u003c"), id="SVG in a script"),
        pytest.param(f'a "data:, b\n"{spelled(SVG)}"', id="after an address that does not end"),
        pytest.param(spelled(pictures.jpeg(), kind="jpeg"), id="JPEG without base 64"),
        pytest.param(uri(SVG, "x").replace("image/x", "text/xml"), id="SVG of another type"),
        pytest.param(f"{uri(pictures.plain_png(), 'png')} {uri(pictures.jpeg())}", id="the second"),
    ],
)
def test_however_it_is_written(text: str) -> None:
    """Encodings, line breaks and kinds of pictures."""
    assert any(CANARY in each.value for each in told_by_pictures(text))
    clean = without_metadata(text, "a.md")
    assert told_by_pictures(clean) == []
    assert CANARY.encode() not in held(clean)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(uri(pictures.plain_jpeg()), id="says nothing"),
        pytest.param("data:image/png;base64,iVBORw0KGgo...", id="example"),
        pytest.param(uri(pictures.plain_png()[:60], "png"), id="longer example"),
        pytest.param(uri(SVG[:30], "svg+xml"), id="example of a drawing"),
        pytest.param("data:image/png;base64,AAAA and more", id="no picture"),
        pytest.param("data:text/plain;base64,Wm9maWE=", id="text"),
        pytest.param("data:image/png;base64,=", id="nothing"),
        pytest.param("data:image/png;base64,A%FF%FE", id="no base 64"),
        pytest.param(
            "data:image/svg+xml,%3Csvg xmlns='a'%3E%3Cg/%3E%3C/svg%3E", id="plain drawing"
        ),
        pytest.param('"data:image/svg+xml,<svg ...>"', id="drawing that is left out"),
        pytest.param("the data:image/svg+xml, in words <b>x</b>", id="no drawing"),
    ],
)
def test_what_says_nothing_stays(text: str) -> None:
    """Such a text comes back as it was."""
    assert without_metadata(text, "a.md") == text


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(pictures.jpeg()[:400], "jpeg", id="JPEG"),
        pytest.param(pictures.png()[:-30], "png", id="PNG"),
        pytest.param(pictures.webp()[:-30], "webp", id="WebP"),
        pytest.param(pictures.avif()[:-3], "avif", id="AVIF"),
        pytest.param(pictures.jp2()[:-3], "jp2", id="JPEG 2000"),
        pytest.param(SVG[:-6], "svg+xml", id="SVG"),
        pytest.param(
            b'<!DOCTYPE svg PUBLIC "-" "a" [<!ENTITY n "x">]>' + SVG, "svg+xml", id="entities"
        ),
    ],
)
@pytest.mark.parametrize("written", [uri, lambda data, kind: spelled(data, kind=kind)])
def test_a_damaged_picture_that_says_something_is_refused(
    data: bytes, kind: str, written: Callable[[bytes, str], str]
) -> None:
    """Nothing vouches for what is left in it."""
    with pytest.raises(DamagedFileError, match=r"RED109 a\.md:2:1 a picture in it is damaged"):
        without_metadata(f"It rained.\n{written(data, kind)}", "a.md")


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_is_sought_in_a_picture(name: str) -> None:
    """Its base 64 is neither prose nor an address, so that no finding breaks it."""
    text = TEXTS[name].format(uri(pictures.plain_png(), "png"))
    document = documents.read(text.encode(), name)
    assert "iVBOR" not in normalize(document).text + address_text(document).text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{spelled(pictures.jpeg(), kind='jpeg')} rain <svg><g/></svg>", id="JPEG"),
        pytest.param(f"({spelled(SVG)}) rain <svg><g/></svg>", id="SVG"),
        pytest.param(f"'{spelled(SVG, ' <>=:/!')}' rain <svg><g/></svg>", id="SVG as it is"),
    ],
)
def test_what_follows_a_picture_stays(text: str) -> None:
    """A drawing in the page itself is no part of one before it."""
    clean = without_metadata(text, "a.html")
    assert CANARY not in clean
    assert clean.partition(" rain ")[2] == "<svg><g/></svg>"


def test_nothing_is_sought_in_a_drawing() -> None:
    """Nor in one in SVG."""
    document = documents.read(f"![a]({uri(SVG, 'svg+xml')})".encode(), "a.md")
    assert "PHN2" not in address_text(document).text


@pytest.mark.parametrize(
    "address",
    [
        "data:image/png;name=zofia;base64,iVBORw0KGgoAAAANSUhE",
        "data:image/png;base64,zofiaQuillonOfMarrowBay",
    ],
)
def test_an_address_that_only_looks_like_a_picture_is_searched(address: str) -> None:
    """The name of a file may stand before the picture, or words in its place."""
    document = documents.read(f"![a]({address})".encode(), "a.md")
    assert "zofia" in address_text(document).text


@given(st.binary(max_size=200), st.sampled_from(["jpeg", "png", "svg+xml"]))
def test_any_bytes_are_read_or_refused(data: bytes, kind: str) -> None:
    """Whatever stands there, it is a picture, none, or refused."""
    text = f"<p>{uri(data, kind)} {spelled(b'<svg ' + data, kind=kind)}</p>"
    try:
        clean = without_metadata(text, "a.html")
    except DamagedFileError:
        return
    assert without_metadata(clean, "a.html") == clean
