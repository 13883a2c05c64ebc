"""Messages and mailboxes: how they are read, written, cleaned and refused."""

from __future__ import annotations

import base64
import quopri
import re
from collections.abc import Callable
from email import message_from_bytes, message_from_string, policy
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from redactor import Redaction, Redactor, documents
from redactor.detection.normalization import address_text, normalize
from redactor.documents import Edit, cleaned, read, write
from redactor.documents.document import Document, Unread
from redactor.documents.format import Format
from redactor.documents.formats import format_named
from redactor.documents.mail.attachments import CONVERTED, LEFT_OUT
from redactor.documents.mail.content import for_transfer, transferred
from redactor.documents.mail.entity import put_together, take_apart
from redactor.documents.mail.words import (
    read_mailboxes,
    read_words,
    write_mailboxes,
    write_words,
)
from redactor.errors import (
    AttachmentError,
    DamagedFileError,
    EncodingError,
    EncryptedFileError,
    ExpansionError,
    ReadError,
    RedactionError,
    UnknownPartError,
)
from redactor.spans import Span

from . import pdfs, pictures
from .pictures import CANARY, jpeg

NAME = "Tessa Vorn"
EML = format_named("eml")
HEAD = "From: Moss Vell <m@desk.example>\nSubject: rain\nMIME-Version: 1.0\n"


def message(text: str | bytes) -> Document:
    data = text if isinstance(text, bytes) else text.encode()
    return read(data, "a.eml")


def prose(text: str | bytes) -> list[str]:
    found = normalize(message(text)).text.splitlines()
    return [line.strip() for line in found if line.strip()]


def addresses(text: str | bytes) -> list[str]:
    return address_text(message(text)).text.splitlines()


def of_parts(*parts: str, kind: str = "mixed") -> str:
    joined = "\n".join(f"--b\n{part}" for part in parts)
    return f"{HEAD}Content-Type: multipart/{kind}; boundary=b\n\n{joined}\n--b--\n"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("Subject: a\n b\n\nc", ["a b", "c"], id="folded"),
        pytest.param(
            "Subject: =?utf-8?q?J=C3=A9?= =?utf-8?b?IMOh?=\n\n", ["Jé á"], id="encoded words"
        ),
        pytest.param("From: Ana Ruiz <a@b.example>\n\nx", ["Ana Ruiz", "x"], id="name"),
        pytest.param(
            'To: "Ruiz, Ana" <a@b.example>,\n =?latin1?q?J=E9?= <j@b.example>\n\n',
            ["Ruiz, Ana", "Jé"],
            id="names",
        ),
        pytest.param("From: a@b.example (Ana Ruiz)\n\n", ["Ana Ruiz"], id="comment"),
        pytest.param(
            "To: friends: Ana <a@b.example>;\n\n", ["friends: Ana <a@b.example>;"], id="group"
        ),
        pytest.param("From: Jé <j@b.example>\n\n", ["Jé"], id="bare UTF-8"),
        pytest.param(
            "Subject: x\n\n> Ana\n> Ruiz wrote:\n>> no\n-- \nTeo",
            ["x", "Ana", "Ruiz wrote:", "no", "Teo"],
            id="quotes",
        ),
        pytest.param(
            "Content-Type: text/plain; format=flowed\nSubject: x\n\nAna \nRuiz\n> said \n> so.\n",
            ["x", "Ana Ruiz", "said so."],
            id="flowed",
        ),
        pytest.param(
            "Content-Type: text/plain; format=flowed; delsp=yes\nSubject: x\n\nAna \nRuiz\n",
            ["x", "AnaRuiz"],
            id="flowed, spaces removed",
        ),
        pytest.param(
            "Content-Type: text/html\nSubject: x\n\n<b>A</b>n<i>a</i>", ["x", "Ana"], id="HTML"
        ),
        pytest.param(
            "Content-Type: text/plain; charset=iso-8859-1\nSubject: x\n"
            "Content-Transfer-Encoding: quoted-printable\n\nJ=E9 A=\nna",
            ["x", "Jé Ana"],
            id="quoted-printable",
        ),
        pytest.param(
            "Content-Type: text/plain; charset=utf-8\nSubject: x\n"
            "Content-Transfer-Encoding: base64\n\nSsOpIEFu\nYQ==\n",
            ["x", "Jé Ana"],
            id="base64",
        ),
        pytest.param(
            of_parts(
                "Content-Type: text/plain\n\nA",
                "Content-Type: text/html\n\n<p>A",
                kind="alternative",
            ),
            ["Moss Vell", "rain", "A", "A"],
            id="alternatives",
        ),
        pytest.param(
            of_parts("Content-Type: message/rfc822\n\nSubject: Ana\n\nB\n", "\nC\n"),
            ["Moss Vell", "rain", "Ana", "B", "C"],
            id="message in a message",
        ),
        pytest.param(
            of_parts("Content-Disposition: attachment; filename*=utf-8''J%C3%A9%20x.txt\n\nA"),
            ["Moss Vell", "rain", "Jé x", "A"],
            id="name of a file",
        ),
        pytest.param(
            f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\nAna\n--b\n\nx\n--b--\nTeo\n",
            ["Moss Vell", "rain", "Ana", "x", "Teo"],
            id="around the parts",
        ),
    ],
)
def test_what_is_prose(text: str, read: list[str]) -> None:
    """Headers are read decoded, and every part as what it is."""
    assert prose(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("From: Ana <ana@b.example>\n\n", ["ana@b.example"], id="address"),
        pytest.param(
            "Received: from ana\nX-A: =?utf-8?q?J=C3=A9?=\nSubject: x\n\n",
            ["from ana", "Jé"],
            id="routing",
        ),
        pytest.param(
            "Subject: x\nContent-Location: http://a.example/x\n\n",
            ["http://a.example/x"],
            id="location",
        ),
    ],
)
def test_what_is_an_address(text: str, read: list[str]) -> None:
    """Addresses and the headers of a message's way are addresses."""
    assert addresses(text) == read


def all_of(data: bytes) -> str:
    """Everything in a file: as it stands, and what in it looks like an encoding decoded."""
    found = [data.decode("latin-1"), quopri.decodestring(data).decode("latin-1")]
    for run in re.findall(rb"[A-Za-z0-9+/=\r\n]{8,}", data):
        octets = re.sub(rb"[\r\n=]", b"", run)
        for cut in range(4):
            body = octets[cut:]
            plain = base64.b64decode(body[: len(body) // 4 * 4])
            found += [plain.decode("latin-1"), plain.decode("utf-16-le", "replace")]
    for part in message_from_bytes(data, policy=policy.default).walk():
        found += [str(value) for value in part.values()]
        found.append(str(part.get_filename()))
        body = part.get_payload(decode=True)
        if isinstance(body, bytes):
            found += [body.decode("utf-8", "replace"), body.decode("utf-16-le", "replace")]
    text = "\n".join(found)
    return re.sub(r"<[^<>]*>", "", text) + text


@pytest.fixture(scope="module")
def generalizing() -> Redactor:
    return Redactor.from_policy("everything", language="en", threads=None)


def redacted(redactor: Redactor, data: bytes, name: str = "a.eml") -> Redaction:
    return redactor.redact_document(documents.read(data, name))


def in_base64(text: str, encoding: str = "utf-8") -> str:
    return base64.encodebytes(text.encode(encoding)).decode()


SAID = f"{NAME} said so."
PLACES = [
    pytest.param(f"{HEAD}\n{SAID}\n", id="text"),
    pytest.param(f"From: {NAME} <t@desk.example>\n\nx", id="From"),
    pytest.param(f"{HEAD}To: a@b.example, {NAME} <t@desk.example>\n\nx", id="To"),
    pytest.param(f'{HEAD}Cc: "Vorn, Tessa" <tessa.vorn@desk.example>\n\n{SAID}', id="Cc"),
    pytest.param(f"{HEAD}Bcc: =?utf-8?b?{in_base64(NAME).strip()}?= <t@x.example>\n\nx", id="Bcc"),
    pytest.param(f"From: t@x.example ({NAME})\n\nx", id="comment in From"),
    pytest.param(f"From: friends: {NAME} <t@x.example>;\n\nx", id="group"),
    pytest.param(f"From: a@b.example\nSubject: {NAME} and\n the rain\n\nx", id="Subject"),
    pytest.param(
        "From: a@b.example\nSubject: =?utf-8?q?Tessa_V?=\n =?utf-8?q?orn?=\n\nx", id="encoded"
    ),
    pytest.param(f"{HEAD}Keywords: {NAME}, rain\nComments: {SAID}\n\nx", id="keywords"),
    pytest.param(f"{HEAD}X-Notes: {SAID}\nOrganization: {SAID}\n\nx", id="unknown headers"),
    pytest.param(f"Return-Path: <tessa.vorn@x.example>\n{HEAD}\n{SAID}", id="return path"),
    pytest.param(f"Received: from tessa-vorn by mx ({NAME})\n{HEAD}\n{SAID}", id="received"),
    pytest.param(
        f"{HEAD}Message-ID: <1.tessa.vorn@x>\nReferences: <tessavorn@x>\n\n{SAID}", id="ids"
    ),
    pytest.param(f"From tessa.vorn@x.example Tue Nov  3 2026\n{HEAD}\n{SAID}", id="From line"),
    pytest.param(
        f"{HEAD}Content-Transfer-Encoding: quoted-printable\n\nTessa V=6F=\nrn said so.\n",
        id="quoted",
    ),
    pytest.param(f"{HEAD}Content-Transfer-Encoding: base64\n\n{in_base64(SAID)}", id="base64"),
    pytest.param(
        f"{HEAD}Content-Type: text/plain; charset=utf-16le\nContent-Transfer-Encoding: base64\n\n"
        + in_base64(SAID, "utf-16-le"),
        id="UTF-16",
    ),
    pytest.param(
        f"{HEAD}Content-Type: text/plain; format=flowed\n\nSo said Tessa \nVorn.\n", id="flowed"
    ),
    pytest.param(f"{HEAD}\n> On Monday {NAME} wrote:\n> > {SAID}\n", id="quoted reply"),
    pytest.param(f"{HEAD}\nIt rained.\n-- \n{NAME}\n", id="signature"),
    pytest.param(f"{HEAD}Content-Type: text/html\n\n<p>Te<b>ssa</b> V&#111;rn said so.", id="HTML"),
    pytest.param(
        f"{HEAD}Content-Type: text/html\n\n<!-- {SAID} --><img alt='{SAID}'>", id="hidden in HTML"
    ),
    pytest.param(
        of_parts(
            f"Content-Type: text/plain\n\n{SAID}",
            f"Content-Type: text/html\n\n<p>{SAID}",
            kind="alternative",
        ),
        id="alternatives",
    ),
    pytest.param(
        of_parts(f"Content-Type: message/rfc822\n\nFrom: {NAME} <t@x>\n\n{SAID}"),
        id="message in a message",
    ),
    pytest.param(
        of_parts(
            "Content-Disposition: attachment; filename=x.eml\nContent-Transfer-Encoding: base64\n\n"
            + in_base64(f"From: {NAME} <t@x.example>\n\n{SAID}")
        ),
        id="attached message",
    ),
    pytest.param(
        of_parts(f"Content-Disposition: attachment; filename=x.md\n\n# {NAME}\n\n{SAID}"),
        id="attached Markdown",
    ),
    pytest.param(
        of_parts(f'Content-Type: text/plain; name="{NAME}.txt"\n\nx', f"\n{SAID}"),
        id="name of a file",
    ),
    pytest.param(
        of_parts(
            'Content-Disposition: attachment; filename*0="Tessa V"; filename*1="orn.txt"\n\nx'
        ),
        id="name in pieces",
    ),
    pytest.param(of_parts(f"Content-Description: {SAID}\n\nx"), id="description"),
    pytest.param(
        of_parts(f"\nFrom: {NAME} <t@x>\nX-A: {NAME}\n\n{SAID}", kind="digest"), id="digest"
    ),
    pytest.param(of_parts(f"Content-ID: <tessa.vorn@x>\n\n{SAID}"), id="content id"),
    pytest.param(
        f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n{SAID}\n--b\n\nx\n--b--\n{SAID}",
        id="around the parts",
    ),
    pytest.param(
        f"{HEAD}Content-Type: multipart/mixed; boundary=TessaVorn\n\n--TessaVorn\n\n{SAID}\n",
        id="border",
    ),
    pytest.param(
        of_parts(f"\n{SAID}", f"Content-Type: application/pgp-signature\n\n{NAME}", kind="signed"),
        id="signature of a program",
    ),
    pytest.param(
        of_parts(f"Content-Type: message/delivery-status\n\nReporting: {SAID}"),
        id="delivery status",
    ),
]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("text", PLACES)
def test_nothing_is_left_anywhere(generalizing: Redactor, text: str, newline: str) -> None:
    """A name planted anywhere is gone, also from what any encoding hides; nothing leaks."""
    data = text.replace("\n", newline).encode()
    redaction = redacted(generalizing, data)
    assert not redaction.leaks
    left = all_of(redaction.data).lower()
    assert "tessa" not in left
    assert "vorn" not in left
    assert redacted(generalizing, redaction.data).data == redaction.data
    assert newline == "\r\n" or "\r" not in redaction.data.decode()


def test_attachments_are_redacted_as_their_own_format(generalizing: Redactor) -> None:
    """An attached page of an office program is redacted, and stays attached under its name."""
    page = (Path(__file__).parent / "files" / "night-shift.html").read_bytes()
    text = of_parts(
        "\nIt rained.",
        "Content-Type: text/html; name=page.html\nContent-Transfer-Encoding: base64\n\n"
        + base64.encodebytes(page).decode(),
    )
    redaction = redacted(generalizing, text.encode())
    assert not redaction.leaks
    parts = list(message_from_bytes(redaction.data, policy=policy.default).walk())
    assert [part.get_content_type() for part in parts] == [
        "multipart/mixed",
        "text/plain",
        "text/html",
    ]
    assert parts[2].get_filename() == "page.html"
    shown = parts[2].get_content()
    assert "<style" in shown
    assert "Hyesan" not in shown
    assert "LibreOffice" not in shown


def test_an_attached_picture_loses_what_it_says(generalizing: Redactor) -> None:
    """Its metadata goes, its pixels stay, and it stays attached."""
    picture = jpeg()
    text = of_parts(
        "\nIt rained.",
        "Content-Type: image/jpeg; name=mill.jpg\nContent-Transfer-Encoding: base64\n\n"
        + base64.encodebytes(picture).decode(),
    )
    redaction = redacted(generalizing, text.encode())
    assert not redaction.leaks
    *_, part = message_from_bytes(redaction.data, policy=policy.default).walk()
    assert part.get_content_type() == "image/jpeg"
    kept = part.get_content()
    assert CANARY.encode() in picture
    assert CANARY.encode() not in kept
    assert Image.open(BytesIO(kept)).tobytes() == Image.open(BytesIO(picture)).tobytes()


def test_only_what_is_replaced_changes(generalizing: Redactor) -> None:
    """Parts and headers without findings stay byte for byte."""
    text = of_parts("Content-Type: text/plain;charset=utf-8\n\nIt  rained =C3=A9", f"\n{SAID}")
    copy = redacted(generalizing, text.encode()).data.decode()
    assert "Content-Type: text/plain;charset=utf-8\n\nIt  rained =C3=A9\n" in copy
    assert copy.startswith("From: ")
    assert "Subject: rain\nMIME-Version: 1.0\n" in copy


def test_words_beyond_a_character_set_change_it() -> None:
    """What a part's character set lacks is written in UTF-8, and the part says so."""
    data = (
        f"{HEAD}Content-Type: text/plain; charset=iso-8859-1; format=flowed\n"
        "Content-Transfer-Encoding: 8bit\n\nJ\xe9 X\n"
    ).encode("latin-1")
    document = message(data)
    at = document.text.index("X")
    copy = write(document, [Edit(Span(at, at + 1), "█████")])
    part = message_from_bytes(copy, policy=policy.default)
    assert part.get_content() == "Jé █████\n"
    assert part.get_content_charset() == "utf-8"
    assert message(copy).text == document.text.replace("X", "█████")


def test_words_beyond_seven_bits_change_the_encoding() -> None:
    """A part of seven bits that gets more is quoted, and says so."""
    document = message(f"{HEAD}\nX\n")
    at = document.text.index("X")
    copy = write(document, [Edit(Span(at, at + 1), "█████")])
    assert copy.isascii()
    assert message_from_bytes(copy, policy=policy.default).get_content() == "█████\n"
    assert message(copy).text == document.text.replace("X", "█████")


def test_scripts_of_pages_in_messages_are_looked_through(generalizing: Redactor) -> None:
    """A redacted name in the script of a page that a message holds is a leak, and says where."""
    page = f"<p>{SAID}</p><script>a = 'T\\x65ssa Vorn'</script>"
    redaction = redacted(generalizing, f"{HEAD}Content-Type: text/html\n\n{page}".encode())
    assert {leak.place for leak in redaction.leaks} == {"the message: <script> at line 1"}


ROUTED = (
    "Return-Path: <t@x.example>\nReceived: from a by b; Tue, 3 Nov 2026\n"
    "DKIM-Signature: v=1; b=abc\nFrom: Moss Vell <m@desk.example>\n"
    "Date: Tue, 3 Nov 2026 10:00:00 +0900 (KST)\n"
    "Message-ID: <1@x>\nIn-Reply-To: <2@x>\nUser-Agent: Thing 1\nX-Originating-IP: [192.0.2.1]\n"
    "Subject: rain\nContent-Type: multipart/signed; boundary=Apple-Mail; micalg=sha1;\n"
    " protocol=x/y\n\nThis is a message.\n--Apple-Mail\n"
    'Content-Disposition: attachment; filename=x.txt; creation-date="Tue"\n\nIt rained.\n'
    "--Apple-Mail\nContent-Type: application/pgp-signature\n\nabc\n--Apple-Mail--\n"
)


def test_routing_headers_are_dropped() -> None:
    """What tells of the way, the programs, the clock and the keys of the sender goes."""
    clean = format_named("eml").scrub(ROUTED.encode(), "a.eml").decode()
    assert clean == (
        "From: Moss Vell <m@desk.example>\nDate: Tue, 03 Nov 2026 01:00:00 +0000\nSubject: rain\n"
        'Content-Type: multipart/mixed;\n boundary="=-0-="\n\n\n--=-0-=\n'
        'Content-Disposition: attachment;\n filename="x.txt"\n\nIt rained.\n--=-0-=--\n'
    )
    assert format_named("eml").scrub(clean.encode(), "a.eml").decode() == clean


@pytest.mark.parametrize("zone", ["CEST", "MSK (Moss)", "UTC+2", "Europe/Moss"])
def test_the_name_of_a_zone_is_dropped(zone: str) -> None:
    """A zone that cannot be reckoned with is left out of a date all the same, and is told."""
    form = format_named("eml")
    data = f"{HEAD}Date: Tue, 3 Nov 2026 10:00:00 {zone}\n\nrain\n".encode()
    clean = form.scrub(data, "a.eml")
    assert b"Date: Tue, 03 Nov 2026 10:00:00 -0000\n" in clean
    assert "the message: date: time zone" in [one.place for one in form.metadata(data, "a.eml")]
    assert form.scrub(clean, "a.eml") == clean


def test_a_message_may_have_no_header_left() -> None:
    """A message that had nothing but routing headers is one without them."""
    clean = format_named("eml").scrub(b"Message-ID: <1@x>\n\nIt rained.\n", "a.eml")
    assert clean == b"\nIt rained.\n"
    assert format_named("eml").scrub(clean, "a.eml") == clean


def test_metadata_tells_what_is_dropped() -> None:
    """Routing headers, the time zone, dates of attachments and signatures are listed."""
    found = format_named("eml").metadata(ROUTED.encode(), "a.eml")
    places = [one.place for one in found]
    assert "the message: received" in places
    assert "the message: date: time zone" in places
    assert "part 1: content-disposition: creation-date" in places
    assert "part 2: signature" in places
    assert ("the message: user-agent", "Thing 1") in [(one.place, one.value) for one in found]
    clean = format_named("eml").scrub(ROUTED.encode(), "a.eml")
    assert format_named("eml").metadata(clean, "a.eml") == []


def test_metadata_of_a_page_in_a_message() -> None:
    """A page is read in the character set that its part says, whatever it says itself."""
    text = (
        f"{HEAD}Content-Type: text/html; charset=iso-8859-1\n\n"
        "<meta charset=koi8-r><meta name=generator content='Th\xefng 1'><p>\xe9"
    )
    (found,) = format_named("eml").metadata(text.encode("latin-1"), "a.eml")
    assert (found.place, found.value) == ("the message: meta generator", "Th\xefng 1")


MAILBOX = (
    f"From tessa.vorn@x.example Tue Nov  3 10:00:00 2026\n{HEAD}Received: x\n\n{SAID}\n"
    f">From here it rained.\n\nFrom b@x.example Tue Nov  3 10:00:00 2026\n{HEAD}\nIt rained.\n"
)


def test_a_mailbox_is_a_row_of_messages(generalizing: Redactor) -> None:
    """Each message of a mailbox is redacted, and whom it is from is no longer told."""
    redaction = redacted(generalizing, MAILBOX.encode(), "a.mbox")
    assert not redaction.leaks
    copy = redaction.data.decode()
    assert copy.count("\nFrom MAILER-DAEMON Thu Jan  1 00:00:00 1970\n") == 1
    assert copy.startswith("From MAILER-DAEMON")
    assert "\n>From here" in copy
    for gone in ("essa", "vorn", "Received", "2026", "x.example"):
        assert gone not in copy
    assert redacted(generalizing, redaction.data, "a.mbox").data == redaction.data


@pytest.mark.parametrize(
    ("text", "error"),
    [
        pytest.param("It rained.\n", DamagedFileError, id="no message"),
        pytest.param("", DamagedFileError, id="nothing"),
        pytest.param(f"{HEAD}Content-Type: multipart/mixed\n\nx", DamagedFileError, id="no border"),
        pytest.param(
            f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\nx", DamagedFileError, id="no parts"
        ),
        pytest.param(
            f"{HEAD}Content-Transfer-Encoding: base64\n\nA!B", DamagedFileError, id="broken base64"
        ),
        pytest.param(
            f"{HEAD}Content-Transfer-Encoding: x-rot13\n\nA", UnknownPartError, id="encoding"
        ),
        pytest.param(
            f"{HEAD}Content-Type: text/plain; charset=x-none\n\nA", UnknownPartError, id="charset"
        ),
        pytest.param(
            f"{HEAD}Content-Type: text/plain; charset=utf-8\n\n".encode() + b"\xff",
            EncodingError,
            id="bytes that do not fit",
        ),
        pytest.param("Subject: =?x-none?b?/w==?=\n\n", UnknownPartError, id="encoded word"),
        pytest.param(
            of_parts("Content-Type: application/pgp-encrypted\n\nA", kind="encrypted"),
            EncryptedFileError,
            id="PGP",
        ),
        pytest.param(
            f"{HEAD}Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nA",
            EncryptedFileError,
            id="S/MIME",
        ),
        pytest.param(
            f"{HEAD}\n-----BEGIN PGP MESSAGE-----\n\nA", EncryptedFileError, id="PGP in text"
        ),
        pytest.param(
            40 * "Content-Type: message/rfc822\nSubject: x\n\n", ExpansionError, id="deep"
        ),
        pytest.param(of_parts(*3000 * ["\nx"]), ExpansionError, id="many parts"),
        pytest.param(3000 * "X-A: b\n" + "\nx", ExpansionError, id="many headers"),
    ],
)
def test_what_cannot_be_read_is_refused(text: str | bytes, error: type[ReadError]) -> None:
    """Damaged, encrypted and unknown messages are errors that say in which part."""
    with pytest.raises(error) as raised:
        message(text)
    assert str(raised.value).startswith(f"{error.code} a.eml")


def test_a_parameter_that_cannot_be_decoded_is_said_to_be_one() -> None:
    """The error says what is wrong with what, though not in which part."""
    text = f'{HEAD}Content-Disposition: attachment; filename="=?utf-8?b?//8=?="\n\nrain\n'
    with pytest.raises(EncodingError, match="a parameter of a part is not utf-8"):
        message(text)


def test_errors_repeat_no_words() -> None:
    """No name of a file, media type or word of a message stands in an error."""
    first, last = NAME.split()
    (unread,) = message(
        of_parts("\nx", f"Content-Type: application/{first}; name={last}.xyz\n\nA")
    ).unread
    assert unread == UNKNOWN
    for part in (
        f"Content-Type: text/plain; charset={NAME.split(maxsplit=1)[0]}\n\nA",
        f"Content-Transfer-Encoding: {NAME}\n\nA",
    ):
        with pytest.raises(ReadError) as raised:
            message(of_parts(part))
        assert "part 1" in str(raised.value)
        assert "essa" not in str(raised.value)
        assert "orn" not in str(raised.value)


def test_an_edit_over_a_border_is_refused() -> None:
    """A replacement that reaches from one part into another cannot be written."""
    document = message(of_parts("\nA", "\nB"))
    start, end = document.text.index("A"), document.text.index("B") + 1
    with pytest.raises(RedactionError, match="RED301"):
        write(document, [Edit(Span(start, end), "x")])


ODD = st.lists(
    st.sampled_from(
        [
            "From: a\n",
            "Subject: =?utf-8?q?a?=\n",
            "\n",
            "\r\n",
            "\r",
            "Content-Type: ",
            "text/plain",
            "multipart/mixed; boundary=b\n",
            "message/rfc822\n",
            "--b\n",
            "--b--",
            "--b--\n",
            "x",
            "é",
            "charset=utf-8",
            "; ",
            " ",
            "\t",
            ":",
            "Content-Transfer-Encoding: base64\n",
            "QUJD\n",
            "<p>",
            "From x\n",
            "To: a <b@c>, ",
            "Date: Tue, 3 Nov 2026 10:00:00 +0900\n",
            ">",
            "=",
            "=",
        ]
    ),
    max_size=25,
).map("".join)


@given(st.binary(max_size=120) | ODD.map(str.encode))
def test_taking_apart_loses_nothing(data: bytes) -> None:
    """A message taken apart and put together is the message, whatever its bytes."""
    try:
        entity = take_apart(data, "a.eml")
    except ReadError:
        return
    assert put_together(entity) == data


@settings(max_examples=200)
@given(ODD)
def test_any_bytes_are_a_message_or_an_error(text: str) -> None:
    """What is read is written as it was, and cleaning twice equals cleaning once."""
    try:
        document = message(text)
    except ReadError:
        return
    assert write(document, []) == text.encode()
    clean = documents.cleaned(document)
    assert documents.cleaned(clean) == clean


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
def test_words_of_headers_are_read_as_written(text: str) -> None:
    """Whatever stands in a header is read back, white space at its ends apart."""
    text = " ".join(text.split())
    if "=?" in text:
        return
    value = write_words(text)
    assert value.isascii()
    assert read_words(value, "", "") == text
    assert all(len(line) <= 78 or b" " not in line.strip() for line in value.split(b"\n"))


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=12),
            st.sampled_from(["a@b.example", "redacted", "x.y@c.example"]),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_mailboxes_are_read_as_written(boxes: list[tuple[str, str]]) -> None:
    """Names with any characters, and addresses, are read back, or the header is plain words."""
    found = read_mailboxes(write_mailboxes(boxes), "", "")
    assert found is None or found == boxes


@pytest.mark.parametrize("encoding", ["", "7bit", "8bit", "binary", "quoted-printable", "base64"])
@given(data=st.binary(max_size=300).map(lambda data: data.replace(b"\x00", b"")))
def test_bytes_of_parts_are_read_as_written(encoding: str, data: bytes) -> None:
    """Any bytes come through any encoding."""
    body, used = for_transfer(data, encoding, b"\n", b"\n")
    assert transferred(body, used, "", "") == data
    assert encoding == "binary" or max(map(len, body.splitlines() or [b""])) <= 998


FILES = Path(__file__).parent / "files"


def test_office_files_and_pictures_stay_attached(generalizing: Redactor) -> None:
    """Attachments of other formats are redacted and cleaned, and open as before."""
    sent = EmailMessage()
    sent["From"], sent["Subject"] = "m@desk.example", "rain"
    sent.set_content("It rained.\n")
    for name, kind in (
        ("libreoffice.docx", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("ferry.odt", "vnd.oasis.opendocument.text"),
    ):
        sent.add_attachment(
            (FILES / name).read_bytes(), maintype="application", subtype=kind, filename=name
        )
    data = sent.as_bytes(policy=policy.SMTP)
    assert write(read(data, "a.eml"), []) == data
    redaction = redacted(generalizing, data)
    assert not redaction.leaks
    attached = list(message_from_bytes(redaction.data, policy=policy.default).iter_attachments())
    assert [part.get_content_type().rpartition(".")[2] for part in attached] == ["document", "text"]
    for part, name in zip(attached, ("libreoffice.docx", "ferry.odt"), strict=True):
        alone = generalizing.redact_document(documents.read_path(FILES / name))
        old = {d.entity.text for d in alone.decisions if d.entity_type == "PERSON"}
        copy = documents.read(part.get_content(), name)
        assert old
        assert not [words for words in old if words in copy.text]


LINES = st.lists(
    st.sampled_from(
        [
            "A nurse from Hyesan spoke by phone, she said.",
            "> On 3 May Tessa Vorn <t.vorn@mail.example> wrote:",
            "> Her sister-in-law called on 14 March \n> 2021 from Hyesan.",
            "-- \nTessa Vorn\nHyesan Desk\n+47 22 22 55 55",
            "Dr Tessel\nQuill said so, and it rained.",
            "From: Tessa Vorn\nSent: Monday, 3 May 2021\nSubject: Hyesan",
        ]
    ),
    min_size=1,
    max_size=3,
).map("\n".join)
HEADERS = st.lists(
    st.sampled_from(
        [
            "From: Tessa Vorn <t.vorn@mail.example>",
            "To: Ana Ruiz <a@x.example>, Mr Tessel Quill <q@x.example>",
            "Cc: a@x.example, Hyesan Desk <d@x.example>, Tessa Vorn",
            "Subject: =?utf-8?b?SHllc2Fu?=, 3 May",
            "Date: Mon, 3 May 2021 10:00:00 +0900",
            "Keywords: Hyesan, Chongjin",
            'Content-Disposition: attachment; filename="Hyesan by Tessa Vorn.txt"',
        ]
    ),
    min_size=1,
    max_size=4,
    unique=True,
).map(lambda headers: "".join(f"{header}\n" for header in headers))
SOME_PARTS = st.one_of(
    st.tuples(st.sampled_from(["\n", "Content-Type: text/plain; format=flowed\n\n"]), LINES),
    st.tuples(st.just("Content-Type: message/rfc822\n\nSubject: Hyesan\n\n"), LINES),
    st.tuples(st.just("Content-Type: text/html\n\n<p title='Hyesan'>"), LINES),
).map("".join)


@settings(max_examples=25, deadline=None)
@given(HEADERS, st.lists(SOME_PARTS, min_size=1, max_size=3))
def test_any_message_is_redacted_once_and_for_all(
    generalizing: Redactor, headers: str, parts: list[str]
) -> None:
    """No message leaks, and its copy redacted again stays as it is."""
    joined = "\n".join(f"--b\n{part}" for part in parts)
    text = f"{headers}Content-Type: multipart/mixed; boundary=b\n\n{joined}\n--b--\n"
    once = redacted(generalizing, text.encode())
    assert not once.leaks
    again = redacted(generalizing, once.data)
    assert again.data == once.data
    assert not again.leaks


def test_pictures_stay_apart(generalizing: Redactor) -> None:
    """A page calls each picture of its message by an id of its own, in the copy, too."""
    parts = [
        f"Content-Type: image/svg+xml\nContent-ID: <image00{n}.png@01DA7A2C.1122334{n}>\n\n"
        '<svg xmlns="http://www.w3.org/2000/svg"/>'
        for n in (1, 2)
    ]
    page = "".join(f'<img src="cid:image00{n}.png@01DA7A2C.1122334{n}">' for n in (1, 2))
    text = of_parts(f"Content-Type: text/html\n\n<p>It rained.</p>{page}", *parts, kind="related")
    redaction = redacted(generalizing, text.encode())
    assert not redaction.leaks
    _, shown, *pictures = message_from_bytes(redaction.data, policy=policy.default).walk()
    ids = [str(part["Content-ID"]).strip("<>") for part in pictures]
    assert len(set(ids)) == 2
    assert not any("01DA7A2C" in name for name in ids)
    assert [f'"cid:{name}"' in shown.get_content() for name in ids] == [True, True]


UNKNOWN = Unread("part 2 is an attachment that cannot be read")
UNREAD = {
    "attachment": "Content-Type: x/y\n\n",
    "extension": "Content-Type: x/y; name=a.b\n\n",
    "elsewhere": "Content-Type: message/external-body; name=a.txt\n\nContent-Type: text/plain\n",
    "calendar": "Content-Type: text/calendar\n\n",
    "card": "Content-Type: text/vcard; name=a.vcf\n\n",
    "TNEF": "Content-Type: application/ms-tnef; name=winmail.dat\n\n",
    "archive": "Content-Type: application/zip; name=a.zip\n\n",
}


@pytest.mark.parametrize("head", UNREAD.values(), ids=UNREAD)
def test_attachments_that_nobody_can_read_are_left_out(generalizing: Redactor, head: str) -> None:
    """A check cannot judge the message; a copy lacks them, and an editor is told."""
    document = message(of_parts("Content-Type: text/plain\n\nIt rained.\n", f"{head}{CANARY}\n"))
    assert document.unread == (UNKNOWN,)
    with pytest.raises(UnknownPartError, match=r"RED111 a\.eml part 2 is an attachment"):
        generalizing.assess(document)
    redaction = generalizing.redact_document(document)
    assert CANARY.encode() not in redaction.data
    assert "It rained." in redaction.text
    assert redaction.document.notes == (LEFT_OUT,)
    assert message(redaction.data).unread == ()
    with pytest.raises(UnknownPartError, match="RED111"):
        EML.scrub(of_parts("\nIt rained.\n", f"{head}{CANARY}\n").encode(), "a.eml")
    told = EML.metadata(of_parts("\nIt rained.\n", f"{head}{CANARY}\n").encode(), "a.eml")
    assert [each.value for each in told] == ["an attachment that cannot be read"]


def test_a_message_of_unread_attachments_alone_has_no_copy() -> None:
    """Nothing would be left of it."""
    with pytest.raises(UnknownPartError, match=r"RED111 a\.eml nothing in the message can be read"):
        cleaned(message(of_parts("Content-Type: x/y\n\nA")))


@pytest.mark.parametrize(
    "kind", ["Content-Type: multipart/mixed; boundary=c\n\n--c\n{}--c--\n",
             f"Content-Type: message/rfc822\n\n{HEAD}{{}}",
             f"Content-Type: message/rfc822\n\n{HEAD}Content-Type: multipart/mixed; boundary=c\n\n"
             "--c\n{}--c--\n"],
    ids=["parts", "message", "message of parts"],
)  # fmt: skip
def test_what_holds_unread_attachments_alone_is_left_out(kind: str) -> None:
    """What else the message says is in the copy."""
    inner = kind.format(f"Content-Type: application/zip; name=a.zip\n\n{CANARY}\n")
    clean = cleaned(message(of_parts("\nIt rained.\n", inner)))
    assert "It rained." in clean.text
    assert CANARY not in write(clean, []).decode()
    assert clean.notes == (LEFT_OUT,)


def attached(data: bytes, kind: str) -> str:
    """A message with an attached file."""
    head = f"Content-Type: {kind}\nContent-Transfer-Encoding: base64\n\n"
    return of_parts(f"\n{SAID}\n", head + base64.encodebytes(data).decode())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(attached(b"%PDF-1.7 cut short", "application/pdf"), "RED109", id="damaged"),
        pytest.param(
            attached(pdfs.pdf("q", encryption=pikepdf.Encryption(user="x")), "application/pdf"),
            "RED110",
            id="locked",
        ),
        pytest.param(attached(pictures.jpeg(), "image/png"), "RED108", id="of another kind"),
        pytest.param(
            attached(pictures.jpeg()[:400], "application/octet-stream; name=a.jpg"),
            "RED109",
            id="picture",
        ),
    ],
)
def test_a_damaged_attachment_keeps_a_copy_from_being_made(text: str, code: str) -> None:
    """The rest of the message is read; the error tells which part to take out."""
    document = message(text)
    assert SAID in document.text
    (unread,) = document.unread
    assert unread.what == f"part 2 is a damaged, locked or oversized attachment ({code})"
    refused = rf"RED114 a\.eml part 2 is a .* \({code}\)\. Take it out of the message"
    with pytest.raises(AttachmentError, match=refused):
        cleaned(document)
    with pytest.raises(AttachmentError, match=refused):
        EML.scrub(text.encode(), "a.eml")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(attached(b"%PDF-1.7 cut short", "application/pdf"), id="damaged"),
        pytest.param(attached(pdfs.pdf("q"), "image/png"), id="of another kind"),
        pytest.param(attached(b"a", "application/pdf").replace("YQ==", "YQ*="), id="no base 64"),
    ],
)
def test_a_damaged_attachment_is_told_of(text: str) -> None:
    """Beside what else the message says of its makers."""
    (told,) = EML.metadata(text.encode(), "a.eml")
    assert (told.place, told.value) == ("part 2", "an attachment that cannot be read")


def test_an_attachment_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither cleaning nor writing reads again what was read."""
    read: list[bytes] = []
    for form in (format_named("pdf"), format_named("docx")):
        monkeypatch.setattr(type(form), "read", _noting(type(form).read, read))
    sent = message_from_string(with_pdf("It snowed."), policy=policy.default)
    office = (FILES / "libreoffice.docx").read_bytes()
    sent.add_attachment(office, "application", "x", filename="a.docx")
    document = message(sent.as_string())
    clean = cleaned(document)
    write(clean, [Edit(Span(clean.text.index("snowed"), clean.text.index("snowed") + 6), "hailed")])
    EML.metadata(sent.as_bytes(), "a.eml")
    assert sum(data.startswith(b"%PDF") for data in read) == 1
    assert read.count(office) == 1


def _noting(
    real: Callable[[Format, bytes, str], Document], read: list[bytes]
) -> Callable[[Format, bytes, str], Document]:
    def noting(self: Format, data: bytes, name: str) -> Document:
        read.append(data)
        return real(self, data, name)

    return noting


def with_pdf(words: str, name: str = "memo.pdf") -> str:
    """A message with an attached PDF file by somebody."""
    data = pdfs.pdf(pdfs.text(words), change=lambda file, _: file.docinfo.update({"/Author": NAME}))
    head = f'Content-Type: application/pdf; name="{name}"\nContent-Transfer-Encoding: base64\n'
    head += f'Content-Disposition: attachment; filename="{name}"; size={len(data)}\n'
    return of_parts("\nIt rained.\n", f"{head}\n{base64.encodebytes(data).decode()}")


def test_an_attached_pdf_becomes_markdown(generalizing: Redactor) -> None:
    """Its words are redacted in a text file of its name, and nothing else of it is left."""
    document = message(with_pdf(f"Mr. {NAME} left home."))
    assert "left home" in document.text
    assert NAME in document.text.replace("left home", "", 1)
    redaction = generalizing.redact_document(document)
    assert not redaction.leaks
    _, part = message_from_bytes(redaction.data).get_payload()
    assert (part.get_content_type(), part.get_filename()) == ("text/markdown", "memo.md")
    body = part.get_payload(decode=True)
    assert body.endswith(b"left home.\n")
    assert NAME.split()[1].encode() not in body
    assert redaction.document.notes[0] == CONVERTED


def test_an_attached_pdf_stays_one_when_it_is_cleaned() -> None:
    """Without its author, and with its words."""
    data = EML.scrub(with_pdf("It snowed.").encode(), "a.eml")
    _, part = message_from_bytes(data).get_payload()
    assert part.get_filename() == "memo.pdf"
    body = part.get_payload(decode=True)
    assert body.startswith(b"%PDF")
    assert NAME.encode() not in body
    assert "It snowed." in message(data).text


def test_a_scan_attached_is_left_out() -> None:
    """Pages that are pictures cannot be read without being asked for."""
    data = base64.encodebytes(pdfs.scanned()).decode()
    head = "Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n"
    document = message(of_parts("\nIt rained.\n", head + data))
    assert document.unread
    assert cleaned(document).notes == (LEFT_OUT,)
