"""Pictures: what draws them stays, and nothing else does."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps, ImageSequence

from redactor import documents
from redactor.documents.document import Edit
from redactor.documents.formats import format_named
from redactor.documents.images import properties, remains, salvaged, strip
from redactor.documents.images.boxes import box, boxes, full_box
from redactor.errors import (
    DamagedFileError,
    FormatMismatchError,
    ReadError,
    RedactionError,
    UnknownPartError,
)
from redactor.spans import Span
from tests.documents import pictures
from tests.documents.pictures import CANARY, chunk, segment

TELLING = {
    "jpeg": pictures.jpeg,
    "png": pictures.png,
    "webp": pictures.webp,
    "gif": pictures.gif,
    "tiff": pictures.tiff,
    "avif": pictures.avif,
    "jpeg 2000": pictures.jp2,
}
PLAIN: dict[str, Callable[[], bytes]] = {
    "jpeg": pictures.plain_jpeg,
    "progressive jpeg": lambda: pictures.plain_jpeg(progressive=True),
    "gray jpeg with restarts": lambda: pictures.plain_jpeg(restart_marker_blocks=1),
    "png": pictures.plain_png,
    "png palette": lambda: pictures.plain_png("P"),
    "png alpha": lambda: pictures.plain_png("RGBA"),
    "png bits": lambda: pictures.plain_png("1"),
    "webp": pictures.plain_webp,
    "gif": pictures.plain_gif,
    "avif": pictures.plain_avif,
    "jpeg 2000": pictures.plain_jp2,
    "jpeg 2000 code": lambda: pictures.plain_jp2(no_jp2=True),
    "tiff": pictures.plain_tiff,
    "tiff lzw": lambda: pictures.plain_tiff(compression="tiff_lzw"),
    "tiff deflate": lambda: pictures.plain_tiff(compression="tiff_adobe_deflate"),
}


def frames(data: bytes) -> Iterator[tuple[str, tuple[int, int], bytes]]:
    """Mode, size and pixels of every frame or page, the way up that a viewer shows it."""
    with Image.open(BytesIO(data)) as opened:
        for frame in ImageSequence.Iterator(opened):
            shown = ImageOps.exif_transpose(frame)
            yield shown.mode, shown.size, shown.tobytes()


def says(data: bytes) -> bool:
    """Whether the canary stands in a file's bytes, in UTF-8 or UTF-16."""
    return any(CANARY.encode(wide) in data for wide in ("utf-8", "utf-16-le", "utf-16-be"))


@pytest.mark.parametrize("kind", TELLING)
def test_a_stripped_picture_says_nothing_and_shows_the_same(kind: str) -> None:
    """No word is left in any corner, and every pixel is."""
    telling = TELLING[kind]()
    stripped = strip(telling, "a picture")
    assert says(telling)
    assert not says(stripped)
    assert properties(stripped, "a picture") == []
    assert list(frames(stripped)) == list(frames(telling))


@pytest.mark.parametrize("kind", PLAIN)
def test_a_picture_that_says_nothing_shows_the_same(kind: str) -> None:
    """Of a file without metadata, however it is packed, every pixel stays."""
    plain = PLAIN[kind]()
    stripped = strip(plain, "a picture")
    assert properties(stripped, "a picture") == []
    assert list(frames(stripped)) == list(frames(plain))


@pytest.mark.parametrize(
    "kind", [k for k in PLAIN if not k.startswith(("tiff", "avif", "jpeg 2000"))]
)
def test_a_picture_that_says_nothing_stays_as_it_is(kind: str) -> None:
    """A file without metadata comes back byte for byte."""
    plain = PLAIN[kind]()
    assert strip(plain, "a picture") == plain


@pytest.mark.parametrize("kind", [*TELLING, *PLAIN])
def test_stripping_twice_equals_stripping_once(kind: str) -> None:
    """There is nothing left to strip."""
    once = strip({**PLAIN, **TELLING}[kind](), "a picture")
    assert strip(once, "a picture") == once


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "tiff", "avif"])
@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_turned_picture_stays_upright(kind: str, orientation: int) -> None:
    """Which way up it is shown is all that is kept of its EXIF block."""
    telling = TELLING[kind](orientation)
    stripped = strip(telling, "a picture")
    with Image.open(BytesIO(stripped)) as opened:
        assert opened.getexif()[0x0112] == orientation
        assert 0x013B not in opened.getexif()
    assert list(frames(stripped)) == list(frames(telling))


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "tiff", "avif"])
def test_the_colour_profile_stays(kind: str) -> None:
    """Colours are shown as before."""
    with Image.open(BytesIO(strip(TELLING[kind](), "a picture"))) as opened:
        assert opened.info["icc_profile"] == pictures.profile()


def test_a_second_picture_is_gone() -> None:
    """What a telephone keeps behind a picture, such as a moment earlier, does not stay."""
    two = pictures.two_pictures()
    with Image.open(BytesIO(two)) as opened:
        assert opened.n_frames == 2
    stripped = strip(two, "a")
    assert stripped.count(b"\xff\xd8\xff") == 1
    assert list(frames(stripped)) == list(frames(two))[:1]


def test_an_animation_loops_as_before() -> None:
    """Times and loops are part of what an animated GIF file shows."""
    with Image.open(BytesIO(strip(pictures.gif(), "a"))) as opened:
        assert (opened.info["loop"], opened.info["duration"], opened.n_frames) == (3, 90, 3)


PLACES = {
    "jpeg": {
        "EXIF: Artist": CANARY,
        "EXIF: ImageDescription": "the pier",
        "EXIF: XPAuthor": CANARY,
        "EXIF: CameraOwnerName": CANARY,
        "EXIF: MakerNote": CANARY,
        "EXIF: UserComment": CANARY,
        "EXIF: GPSLatitude": "42.510000 N",
        "EXIF: GPSLongitude": "130.250000 E",
        "EXIF: GPSAreaInformation": CANARY,
        "XMP: City": "Marrow Bay",
        "XMP: creator": CANARY,
        "IPTC: By-line": CANARY,
        "IPTC: resource 0x040b": f"https://example.org/{CANARY}",
        "colour profile": CANARY,
        "segment APP2": CANARY,
        "segment APP5": CANARY,
        "segment APP0": CANARY,
        "comment": CANARY,
        "after the end: after the end": CANARY,
    },
    "png": {
        "EXIF: Artist": CANARY,
        "text Author": CANARY,
        "text Comment": CANARY,
        f"text Title en {CANARY}": CANARY,
        "XMP: creator": CANARY,
        "IPTC: By-line": CANARY,
        "chunk prVt": CANARY,
        "time": "2031-04-05 06:07:08",
        "after the end": CANARY,
    },
    "webp": {
        "EXIF: Artist": CANARY,
        "XMP: creator": CANARY,
        "chunk ABCD": CANARY,
        "after the end": CANARY,
    },
    "gif": {
        "comment": CANARY,
        "XMP: creator": CANARY,
        "application's block": CANARY,
        "plain text": CANARY,
        "after the end": CANARY,
    },
    "avif": {
        "EXIF: Artist": CANARY,
        "XMP: creator": CANARY,
        "unused space": CANARY,
        "box uuid": CANARY,
    },
    "tiff": {
        "EXIF: DocumentName": CANARY,
        "EXIF: Artist": CANARY,
        "EXIF: HostComputer": CANARY,
        "EXIF: Copyright": CANARY,
        "EXIF: creator": CANARY,
        "EXIF: By-line": CANARY,
        "EXIF: resource 0x040b": f"https://example.org/{CANARY}",
        "EXIF: ImageSourceData": CANARY,
    },
}


@pytest.mark.parametrize(
    ("kind", "place", "value"),
    [
        pytest.param(kind, place, value, id=f"{kind} {place}")
        for kind, places in PLACES.items()
        for place, value in places.items()
    ],
)
def test_every_corner_is_told(kind: str, place: str, value: str) -> None:
    """What a file says is listed with its place."""
    told = [found.value for found in properties(TELLING[kind](), "a") if found.place == place]
    assert any(value in words for words in told)


def test_which_way_up_is_no_property() -> None:
    """What only tells how the picture is drawn is not told."""
    stripped = strip(pictures.jpeg(6), "a")
    assert b"Exif" in stripped
    assert properties(stripped, "a") == []


def test_names_of_faces_are_told_as_such() -> None:
    """What a program for photographs wrote beside a face that it found or was shown."""
    names = "xmlns:r='http://www.metadataworkinggroup.com/schemas/regions/'"
    xmp = f"<x {names}><r:li r:Type='Face'><r:Name>{CANARY}</r:Name></r:li><Name>a</Name></x>"
    told = properties(pictures.plain_webp(xmp=xmp.encode()), "a")
    assert [(each.place, each.value) for each in told] == [
        ("XMP: RegionType", "Face"),
        ("XMP: RegionName", CANARY),
        ("XMP: Name", "a"),
    ]


def test_xmp_with_a_document_type_is_told_as_words() -> None:
    """No entity is ever expanded."""
    bomb = b'<!DOCTYPE x [<!ENTITY a "Zofia Quillon">]><x>&a;&a;</x>'
    data = pictures.plain_webp(xmp=bomb)
    told = [found for found in properties(data, "a") if found.place == "XMP: XMP"]
    assert [CANARY in found.value for found in told] == [True]


@pytest.mark.parametrize("kind", TELLING)
@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9])
def test_a_picture_cut_short_is_damaged(kind: str, share: float) -> None:
    """Nothing is guessed of what is missing."""
    plain = TELLING[kind]().removesuffix(CANARY.encode())
    if kind == "jpeg":
        plain = pictures.plain_jpeg()
    with pytest.raises(ReadError) as caught:
        strip(plain[: 4 + int(share * (len(plain) - 8))], "a")
    assert caught.value.code in ("RED109", "RED111")


def _png_with(*chunks: bytes) -> bytes:
    plain = pictures.plain_png()
    return plain[:33] + b"".join(chunks) + plain[33:]


def _jpeg_with(*segments: bytes) -> bytes:
    plain = pictures.plain_jpeg()
    return plain[:2] + b"".join(segments) + plain[2:]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(_jpeg_with(segment(0xDB, b"\0" * 65 + b"hidden")), id="behind a table"),
        pytest.param(_jpeg_with(segment(0xC4, b"\0" * 17 + b"hidden")), id="behind codes"),
        pytest.param(_jpeg_with(segment(0xDD, b"\0\0hidden")), id="behind an interval"),
        pytest.param(_jpeg_with(segment(0xE5, b""), b"hidden"), id="between segments"),
        pytest.param(_jpeg_with(b"\xff\xd0"), id="a marker without a segment"),
        pytest.param(_jpeg_with(segment(0xC8, b"")), id="an unknown segment"),
        pytest.param(b"\xff\xd8\xff\xd9", id="no picture"),
        pytest.param(_png_with(chunk(b"HIDE", b"hidden")), id="an unknown critical chunk"),
        pytest.param(_png_with(chunk(b"tEXt", b"a")[:-1] + b"\0"), id="a wrong check sum"),
        pytest.param(_png_with(chunk(b"IEND", b"")), id="no pixels"),
        pytest.param(_png_with(chunk(b"IDAT", b""), chunk(b"gAMA", b"\0" * 4)), id="pixels apart"),
        pytest.param(b"GIF89a" + b"\0" * 7 + b"?", id="a block that is none"),
        pytest.param(b"GIF89a" + b"\0" * 7 + b";", id="a GIF file without a picture"),
        pytest.param(b"RIFF\4\0\0\0WEBP", id="a WebP file without a picture"),
        pytest.param(b"II*\0\x08\0\0\0\0\0\0\0\0\0", id="a TIFF file without a picture"),
        pytest.param(b"II*\0\0\0\0\0", id="a TIFF file without a directory"),
        pytest.param(b"\0\0\0\x10ftypheic\0\0\0\0", id="a HEIC file without a picture"),
    ],
)
def test_a_picture_that_is_not_built_as_it_should_be_is_damaged(data: bytes) -> None:
    """Where words could hide that no viewer looks at, the file is refused."""
    with pytest.raises(DamagedFileError, match=r"RED109 a\.x"):
        strip(data, "a.x")


def test_what_stands_behind_packed_pixels_is_cut_off() -> None:
    """Bytes behind the end of a PNG file's pixels, which decoders skip, are told and gone."""
    plain = pictures.plain_png()
    at = plain.index(b"IDAT") - 4
    length = int.from_bytes(plain[at : at + 4], "big")
    body = plain[at + 8 : at + 8 + length]
    hidden = plain[:at] + chunk(b"IDAT", body + CANARY.encode()) + plain[at + 12 + length :]
    assert [found.place for found in properties(hidden, "a")] == ["behind the pixels"]
    assert strip(hidden, "a") == plain


def test_pixels_that_unpack_to_too_much_are_refused() -> None:
    """A small file that announces a huge picture is not unpacked."""
    head = (60_000).to_bytes(4, "big") * 2 + b"\x10\6\0\0\0"
    plain = pictures.plain_png()
    with pytest.raises(ReadError, match="RED112"):
        strip(plain[:8] + chunk(b"IHDR", head) + plain[33:], "a.png")


def test_parts_that_stand_on_each_other_are_refused() -> None:
    """A small HEIC file whose parts are all of it unpacks to no more."""
    data = bytearray(heif(*[(b"hvc1", b"x" * 50)] * 50))
    at = data.index(b"iloc") + 12
    for number in range(50):
        data[at + 16 * number + 8 : at + 16 * number + 16] = struct.pack(">II", 0, 2500)
    with pytest.raises(ReadError, match="RED112"):
        strip(bytes(data), "a.heic")


def test_a_file_of_endless_small_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A GIF file whose comment is told byte by byte is not read to its end."""
    monkeypatch.setattr("redactor.documents.images.parts.MOST_STEPS", 2_000)
    data = pictures.plain_gif()[:-1] + b"!\xfe" + b"\1x" * 2_000 + b"\0;"
    with pytest.raises(ReadError, match="RED112"):
        strip(data, "a.gif")


def test_tags_that_stand_on_each_other_are_refused() -> None:
    """A TIFF file whose pages share a large value is not unpacked to pages of that size each."""
    pages, size = 40, 2000
    data = b"II*\0\x08\0\0\0"
    for number in range(pages):
        following = len(data) + 18 if number < pages - 1 else 0
        data += struct.pack("<HHHIII", 1, 0x010E, 2, size, 0, following)
    with pytest.raises(ReadError, match="RED112"):
        strip(data + b"x" * size, "a.tif")


def test_pages_in_a_circle_are_refused() -> None:
    """A TIFF file whose last page is followed by its first one ends."""
    page = b"\x01\0\x00\x01\x03\0\x01\0\0\0\x01\0\0\0\x08\0\0\0"
    with pytest.raises(ReadError, match="RED112"):
        strip(b"II*\0\x08\0\0\0" + page, "a.tif")


FILES = Path(__file__).parent / "files"


@pytest.mark.parametrize("name", ["two-pictures.heic", "transparent.heic"])
def test_of_a_heic_file_the_picture_alone_stays(name: str) -> None:
    """Its data stays bit for bit, with its transparency and which way up it is."""
    data = (FILES / name).read_bytes()
    stripped = strip(data, name)
    assert says(data)
    assert not says(stripped)
    assert (properties(stripped, name), strip(stripped, name)) == ([], stripped)
    (pixels,) = (content for kind, content, _ in boxes(stripped, name) if kind == b"mdat")
    assert len(pixels) > 300
    assert pixels[:100] in data
    assert pixels[-100:] in data
    assert (b"auxC" in stripped) == (b"auxC" in data)
    assert (b"irot" in stripped) == (b"irot" in data)
    assert b"hvcC" in stripped


def heif(
    *items: tuple[bytes, bytes],
    references: bytes = b"",
    kind: bytes = b"heic",
    described: bytes = b"",
) -> bytes:
    """A HEIF file of items, the first of which is the picture, with places in its `idat`."""
    infos, places, at = b"", b"", 0
    for number, (item, content) in enumerate(items, 1):
        infos += full_box(b"infe", 2, struct.pack(">HH", number, 0), item, CANARY.encode(), b"\0")
        places += struct.pack(">HHHHII", number, 1, 0, 1, at, len(content))
        at += len(content)
    count = struct.pack(">H", len(items))
    return box(b"ftyp", kind, b"\0\0\0\0", b"mif1") + full_box(
        b"meta",
        0,
        full_box(b"pitm", 0, b"\0\1"),
        full_box(b"iinf", 0, count, infos),
        full_box(b"iloc", 1, b"\x44\0", count, places),
        full_box(b"iref", 0, references),
        box(b"iprp", box(b"ipco", described), full_box(b"ipma", 0, b"\0\0\0\0")),
        box(b"idat", *(content for _, content in items)),
    )


def test_of_a_picture_in_tiles_the_tiles_stay() -> None:
    """A telephone's picture is put together of tiles; its thumbnail and depth do not stay."""
    data = heif(
        (b"grid", b"two tiles"),
        (b"hvc1", b"left"),
        (b"hvc1", b"right"),
        (b"hvc1", b"thumbnail"),
        (b"hvc1", b"depth"),
        (b"uri ", CANARY.encode()),
        references=box(b"dimg", b"\0\1\0\2\0\2\0\3")
        + box(b"thmb", b"\0\4\0\1\0\1")
        + box(b"auxl", b"\0\5\0\1\0\1"),
    )
    stripped = strip(data, "a.heic")
    parts = {kind: content for kind, content, _ in boxes(stripped, "a")}
    assert parts[b"mdat"] == b"two tilesleftright"
    assert box(b"dimg", b"\0\1\0\2\0\2\0\3") in parts[b"meta"]
    assert b"thmb" not in parts[b"meta"]
    assert not says(stripped)
    told = [found.place for found in properties(data, "a.heic")]
    assert told == ["another picture"] * 2 + ["part uri "] + ["name of a part"] * 3


def test_a_description_among_the_properties_of_a_heic_file_is_told() -> None:
    """What a copy leaves out of them is seen by a check as well."""
    words = full_box(b"udes", 0, b"en\0", CANARY.encode(), b"\0\0")
    data = heif((b"hvc1", b"x" * 50), described=words)
    assert CANARY in remains(data, "a.heic")
    assert "property udes" in [found.place for found in properties(data, "a.heic")]
    assert not says(strip(data, "a.heic"))


def test_kinds_that_cannot_be_read_are_refused_with_a_way_out() -> None:
    """A picture that moves is named as what it is."""
    with pytest.raises(UnknownPartError, match=r"RED111 a\.heic .*Export it as JPEG or PNG"):
        documents.read(heif((b"hvc1", b"x")) + box(b"moov", b""), "a.heic")
    with pytest.raises(UnknownPartError, match="RED111"):
        strip(b"no picture", "a.png")


def test_a_kind_that_is_not_what_the_name_says_is_refused() -> None:
    """A JPEG file named as PNG is no PNG file, nor is a text file, and a picture is no text."""
    with pytest.raises(FormatMismatchError, match=r"its name says PNG, and its bytes say JPEG"):
        documents.read(pictures.plain_jpeg(), "a.png")
    with pytest.raises(FormatMismatchError, match="its bytes say picture"):
        documents.read(pictures.plain_jpeg(), "a.txt")


def test_a_picture_reads_as_what_it_says() -> None:
    """A document's text has a line for each property, whose value is prose."""
    document = documents.read(pictures.jpeg(), "a.jpg")
    assert f"\nEXIF: Artist: {CANARY}\n" in document.text
    prose = document.text
    for region in reversed(document.regions):
        prose = prose[: region.span.start] + "|" + prose[region.span.end :]
    assert f"|{CANARY}|" in prose
    assert "Artist" not in prose


def test_a_copy_is_the_picture_alone() -> None:
    """Cleaned, a picture has no text; written and read back, it has none either."""
    document = documents.read(pictures.jpeg(), "a.jpg")
    assert documents.write(document, []) == pictures.jpeg()
    cleaned = documents.cleaned(document)
    data = documents.write(cleaned, [])
    assert (cleaned.text, cleaned.regions) == ("", ())
    assert data == strip(pictures.jpeg(), "a.jpg")
    assert documents.read_back(cleaned, data) == cleaned
    assert documents.cleaned(cleaned) == cleaned
    assert [e.text for e in documents.extracts(cleaned, data)] == ["acsp"]
    assert "human eyes" in "".join(cleaned.notes)


def test_what_a_picture_says_is_never_rewritten() -> None:
    """An edit has no place in a picture."""
    document = documents.read(pictures.jpeg(), "a.jpg")
    with pytest.raises(RedactionError, match="RED301"):
        documents.write(document, [Edit(Span(0, 4), "[x]")])


def test_words_in_a_colour_profile_remain_to_be_found() -> None:
    """What stripping keeps is searched by whoever embeds the picture."""
    named = bytearray(pictures.profile())
    named[140 : 140 + 2 * len(CANARY)] = CANARY.encode("utf-16-be")
    stripped = strip(pictures.plain_png(icc_profile=bytes(named)), "a")
    stripped_jpeg = strip(pictures.plain_jpeg(icc_profile=bytes(named)), "a")
    assert CANARY in remains(stripped_jpeg, "a")
    assert CANARY in remains(stripped, "a")


starts = st.sampled_from([build() for build in TELLING.values()])


@given(starts, st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=6))
def test_any_bytes_are_a_picture_or_a_read_error(
    start: bytes, changes: list[tuple[int, int]]
) -> None:
    """A file with a few bytes changed is read and stripped, or refused."""
    changed = bytearray(start)
    for at, value in changes:
        changed[at % len(changed)] = value
    try:
        once = strip(bytes(changed), "a")
        properties(bytes(changed), "a")
    except ReadError:
        return
    assert strip(once, "a") == once
    assert properties(once, "a") == []


@given(st.binary(max_size=300), st.sampled_from([b"\xff\xd8\xff", b"GIF89a", b"II*\0", b"MM\0*"]))
def test_any_bytes_behind_a_start_are_read_or_refused(rest: bytes, start: bytes) -> None:
    """Whatever follows the first bytes of a picture, there is an error of ours or a document."""
    try:
        format_named("image").read(start + rest, "picture")
    except ReadError:
        return


def cut(data: bytes) -> bytes:
    """A JPEG file that ends within its pixels."""
    at = data.index(b"\xff\xda")
    return data[: at + 60]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(cut(pictures.jpeg()), id="cut within the pixels"),
        pytest.param(pictures.jpeg()[:400], id="cut within EXIF"),
        pytest.param(b"\r\n" + pictures.jpeg(), id="bytes before it"),
        pytest.param(b"\0" * 44 + CANARY.encode("utf-16-le") + b"\0\0", id="no picture"),
        pytest.param(
            pictures.jpeg()[:20] + segment(0xC0, b"odd " + CANARY.encode()), id="odd segment"
        ),
    ],
)
def test_a_damaged_picture_tells_what_it_can(data: bytes) -> None:
    """What stands before the damage, or in bytes of no known kind, is told."""
    with pytest.raises(ReadError):
        strip(data, "a")
    assert any(CANARY in each.value for each in salvaged(data))


def test_pixels_of_a_damaged_picture_are_no_words() -> None:
    """Of a picture without metadata that is cut short, nothing is told but that."""
    data = cut(pictures.plain_jpeg())
    assert [each.place for each in salvaged(data)] == ["unreadable"]


def test_a_position_is_told_of_a_picture_cut_short() -> None:
    """The position that a camera wrote is read though the pixels end too early."""
    told = {each.place: each.value for each in salvaged(cut(pictures.jpeg()))}
    assert told["EXIF: GPSLatitude"] == "42.510000 N"
