"""Pictures with words of invented people in every corner that a file has."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image, TiffImagePlugin
from PIL.PngImagePlugin import PngInfo

CANARY = "Zofia Quillon"
"""Stands wherever a picture's file has room for words."""

XMP = (
    "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
    "<rdf:Description rdf:about='' xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/'"
    " xmlns:dc='http://purl.org/dc/elements/1.1/' photoshop:City='Marrow Bay'>"
    f"<dc:creator><rdf:Seq><rdf:li>{CANARY}</rdf:li></rdf:Seq></dc:creator>"
    "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
).encode()


def drawing(mode: str = "RGB") -> Image.Image:
    """A small picture with some structure."""
    picture = Image.linear_gradient("L").resize((40, 24)).convert(mode)
    picture.paste(Image.radial_gradient("L").resize((12, 12)).convert(mode), (5, 6))
    return picture


def exif(orientation: int = 1) -> bytes:
    """An EXIF block, without its prefix, with an owner, a position and a maker's note."""
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x013B] = CANARY
    tags[0x010E] = "the pier"
    tags[0x9C9D] = (CANARY + "\0").encode("utf-16-le")
    ifd = tags.get_ifd(0x8769)
    ifd[0xA430] = CANARY
    ifd[0x927C] = b"\0\1note\0" + CANARY.encode() + b"\0\2"
    ifd[0x9286] = b"UNICODE\0" + CANARY.encode("utf-16-be")
    gps = tags.get_ifd(0x8825)
    gps[1], gps[2] = "N", (42.0, 30.0, 36.0)
    gps[3], gps[4] = "E", (130.0, 15.0, 0.0)
    gps[28] = b"ASCII\0\0\0" + CANARY.encode()
    return tags.tobytes().removeprefix(b"Exif\0\0")


def iim(words: str = CANARY) -> bytes:
    """IPTC records: a by-line."""
    value = words.encode()
    return b"\x1c\x02\x50" + struct.pack(">H", len(value)) + value


def photoshop() -> bytes:
    """Photoshop's resources: IPTC records, and a URL."""
    found = b""
    for number, held in ((0x0404, iim()), (0x040B, f"https://example.org/{CANARY}".encode())):
        padding = b"\0" * (len(held) % 2)
        found += b"8BIM" + struct.pack(">HH", number, 0) + struct.pack(">I", len(held))
        found += held + padding
    return found


def profile(size: int = 200) -> bytes:
    """Bytes in the shape of a colour profile."""
    body = bytearray(size)
    body[:4] = struct.pack(">I", size)
    body[36:40] = b"acsp"
    return bytes(body)


def segment(marker: int, body: bytes) -> bytes:
    """A segment of a JPEG file."""
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def plain_jpeg(**options: object) -> bytes:
    """A JPEG file that says nothing."""
    out = BytesIO()
    drawing().save(out, "JPEG", quality=90, **options)
    return out.getvalue()


def jpeg(orientation: int = 1) -> bytes:
    """A JPEG file that says all it can."""
    plain = plain_jpeg()
    guid = b"0" * 32
    told = [
        segment(0xE1, b"Exif\0\0" + exif(orientation)),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP),
        segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + guid + b"\0" * 8 + XMP),
        segment(0xE2, b"ICC_PROFILE\0\1\1" + profile() + CANARY.encode()),
        segment(0xE2, b"FPXR\0" + CANARY.encode()),
        segment(0xED, b"Photoshop 3.0\0" + photoshop()),
        segment(0xE5, CANARY.encode()),
        segment(0xE0, b"JFXX\0\x10" + CANARY.encode()),
        segment(0xFE, CANARY.encode()),
        segment(0xFE, CANARY.encode("utf-16-le")),
    ]
    head = 2 + 2 + 16
    return plain[:head] + b"".join(told) + plain[head:] + plain_jpeg() + CANARY.encode()


def two_pictures() -> bytes:
    """A JPEG file with a second picture behind it, as telephones make them."""
    out = BytesIO()
    drawing().save(out, "MPO", save_all=True, append_images=[drawing().rotate(180)])
    return out.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk of a PNG file."""
    crc = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc)


def plain_png(mode: str = "RGB", **options: object) -> bytes:
    """A PNG file that says nothing."""
    out = BytesIO()
    drawing(mode).save(out, "PNG", **options)
    return out.getvalue()


def png(orientation: int = 1) -> bytes:
    """A PNG file that says all it can."""
    info = PngInfo()
    info.add_text("Author", CANARY)
    info.add_text("Comment", CANARY, zip=True)
    info.add_itxt("Title", CANARY, "en", CANARY)
    info.add_itxt("XML:com.adobe.xmp", XMP.decode(), zip=True)
    raw = b"\niptc\n      20\n" + iim().hex().encode() + b"\n"
    info.add_text("Raw profile type iptc", raw.decode(), zip=True)
    plain = plain_png(pnginfo=info, exif=b"Exif\0\0" + exif(orientation), icc_profile=profile())
    at = plain.index(b"IDAT") - 4
    told = chunk(b"tIME", struct.pack(">H5B", 2031, 4, 5, 6, 7, 8)) + chunk(
        b"prVt", CANARY.encode()
    )
    return plain[:at] + told + plain[at:] + CANARY.encode()


def plain_webp(**options: object) -> bytes:
    """A WebP file that says nothing."""
    out = BytesIO()
    drawing("RGBA").save(out, "WEBP", lossless=True, **options)
    return out.getvalue()


def webp(orientation: int = 1) -> bytes:
    """A WebP file that says all it can."""
    told = plain_webp(exif=b"Exif\0\0" + exif(orientation), xmp=XMP, icc_profile=profile())
    words = CANARY.encode() + b"\0" * (len(CANARY) % 2)
    body = told[8:] + b"ABCD" + struct.pack("<I", len(CANARY)) + words
    return b"RIFF" + struct.pack("<I", len(body)) + body + CANARY.encode()


def plain_avif(**options: object) -> bytes:
    """An AVIF file that says nothing."""
    out = BytesIO()
    drawing("RGBA").save(out, "AVIF", speed=10, **options)
    return out.getvalue()


def avif(orientation: int = 1) -> bytes:
    """An AVIF file that says all it can."""
    told = plain_avif(exif=b"Exif\0\0" + exif(orientation), xmp=XMP, icc_profile=profile())
    words = CANARY.encode()
    others = b"".join(
        struct.pack(">I", 8 + len(words)) + kind + words for kind in (b"free", b"uuid")
    )
    return told + others


def plain_jp2(**options: object) -> bytes:
    """A JPEG 2000 file that says nothing."""
    out = BytesIO()
    drawing().save(out, "JPEG2000", irreversible=False, comment=None, **options)
    return out.getvalue()


def jp2() -> bytes:
    """A JPEG 2000 file that says all it can."""
    plain = plain_jp2()
    at = plain.index(b"jp2c") - 4
    xmp = bytes.fromhex("be7acfcb97a942e89c71999491e3afac") + XMP
    exiv = b"JpgTiffExif->JP2" + exif()
    words = CANARY.encode()
    told = b"".join(
        struct.pack(">I4s", 8 + len(body), kind) + body
        for kind, body in (
            (b"uuid", xmp), (b"uuid", exiv), (b"xml ", XMP), (b"free", words), (b"asoc", words)
        )
    )  # fmt: skip
    comment = struct.pack(">HHH", 0xFF64, 4 + len(words), 1) + words
    code = bytearray(plain[at:])
    # Behind the first segment, which tells the picture's size.
    length = int.from_bytes(code[12:14], "big")
    code[12 + length : 12 + length] = comment
    code[:4] = struct.pack(">I", len(code))
    return plain[:at] + told + bytes(code)


def plain_gif() -> bytes:
    """An animated GIF file that says nothing, and loops three times."""
    out = BytesIO()
    frames = [drawing("L"), drawing("L").rotate(90), drawing("L").rotate(180)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=90, loop=3)
    return out.getvalue()


def gif() -> bytes:
    """A GIF file that says all it can."""
    words = bytes([len(CANARY)]) + CANARY.encode() + b"\0"
    trailer = b"\1" + bytes(range(255, -1, -1)) + b"\0"
    told = [
        b"!\xfe" + words,
        b"!\xff\x0bXMP DataXMP" + XMP + trailer,
        b"!\xff\x0bREDACTTEST1" + words,
        b"!\x01\x0c" + b"\0" * 12 + words,
    ]
    plain = plain_gif()
    return plain[:-1] + b"".join(told) + b";" + CANARY.encode()


def plain_tiff(**options: object) -> bytes:
    """A TIFF file of two pages that says nothing."""
    out = BytesIO()
    drawing().save(
        out, "TIFF", save_all=True, append_images=[drawing("L"), drawing("1")], **options
    )
    return out.getvalue()


def tiff(orientation: int = 1) -> bytes:
    """A TIFF file that says all it can."""
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[0x0112] = orientation
    for number in (0x010D, 0x010E, 0x013B, 0x013C, 0x8298):
        tags[number] = CANARY
    tags[0x02BC] = XMP
    tags[0x83BB] = iim()
    tags[0x8649] = photoshop()
    tags[0x935C] = CANARY.encode()
    tags.tagtype.update({0x02BC: 1, 0x83BB: 7, 0x8649: 1, 0x935C: 7})
    return plain_tiff(tiffinfo=tags, icc_profile=profile()) + CANARY.encode()


def emf(words: str = CANARY) -> bytes:
    """The head of an enhanced metafile, as clipboards make it, with its description."""
    told = f"Draw\0{words}\0\0".encode("utf-16-le")
    size = 100 + len(told)
    head = struct.pack("<II8iI", 1, size, *[0] * 8, 0x464D4520)
    return (head + struct.pack("<IIIHHII", 0x10000, size, 1, 1, 0, len(told) // 2, 100)).ljust(
        100, b"\0"
    ) + told
