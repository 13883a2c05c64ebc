"""Files as programs write them, to be damaged."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

from redactor.exposure.decisions import Action
from redactor.exposure.rulings import Ruling
from redactor.review.saved import Decisions
from redactor.rulepacks import bundled_folder
from redactor.spans import Span
from tests.documents import pictures
from tests.fuzz.targets import KEY

TESTS = Path(__file__).parent.parent
FILES = TESTS / "documents" / "files"
CORPUS = Path(__file__).parent / "corpus"

MAIL = b"""From: Anneke Tarnwick <anneke@example.org>
To: desk@example.org
Subject: =?utf-8?q?The_mill?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

My mother=E2=80=99s house.

--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

PHA+T24gdGhlIDE3dGg8L3A+
--b--
"""

SVG = b"""<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><title>The mill</title>
<desc>Anneke's</desc><style>text { fill: red }</style>
<text x="1" y="2">By the <tspan dx="1">river</tspan></text><path d="M0 0 L 3 4"/></svg>
"""

SHEET = b"""sources:
  - names: [Anneke Tarnwick]
    aliases: [Tilly]
    dates: [17 May 1984]
    contacts:
      phones: ["+44 20 7946 0018"]
      emails: [anneke@example.org]
    places: [Brindleford]
    relatives:
      - {name: Jory Tarnwick, relation: brother}
    facts: [keeps bees]
"""

LISTS = b"""allow:
  - {text: Brindleford, reason: "The mill is public."}
deny:
  - {text: Tilly, type: PERSON}
"""

CONFIG = b"""policy = "source-protection"
audience = "public"
[check]
exclude = ["old/"]
[[deny]]
text = "Tilly"
type = "PERSON"
"""

PACK = rb"""pack: mills
language: en
entity: MISC
source: Our own list of mills, 2026; Apache-2.0.
tokens:
  mill: [mill, mills]
  big: {IS_ALPHA: true, IS_LOWER: false}
rules:
  - id: mill
    why: A mill by name tells the town.
    patterns: ["the <big>+ <mill>", "[ <mill> ] of|by <Cap>"]
    phrases: [old mill]
    regex: ['\b(?P<entity>mill)-[0-9]{2}\b']
    context: [flour]
    tests:
      catch: ["Flour came from [[the Tarn mill]]."]
      leave: ["A mill."]
"""

GOLD = (
    b'{"id":"a","text":"At the mill.",'
    b'"spans":[{"start":7,"end":11,"label":"MISC","level":"quasi"}]}\n'
)

SIGNATURE = (
    b'{"schema":1,"head":"' + b"0" * 64 + b'","name":"Vera","time":"2026-05-14T09:30:00Z",'
    b'"key":"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",'
    b'"signature":"AAAA"}\n'
)

AGE = (
    b"age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 2\n"
    b"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"
    b"--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"
    b"0123456789abcdef0123456789abcdef"
)


def documents() -> dict[str, list[bytes]]:
    """Whole files, by a name that tells their format."""
    golden = sorted((TESTS / "documents" / "golden").glob("mill.*"))
    by_name = {path.name: [path.read_bytes()] for path in golden if path.stem == "mill"}
    front = b"---\ntitle: The mill\n---\n"
    by_name |= {
        "draft.md": [
            front + b'# By *hand*\n\n<b>Her</b> [house](/a/mill "t") `x` <!-- y -->\n| a |\n'
        ],
        "draft.txt": [
            "My mother’s house.\r\n\r\nOn the 17th.".encode(),
            "\ufeffÄ".encode(),
        ],
        "draft.eml": [MAIL],
        "draft.mbox": [
            b"From a@example.org Thu May 14 09:30:00 2026\n"
            + MAIL
            + b"\n"
            + b"From b\nSubject: c\n\nHi\n"
        ],
        "draft.svg": [SVG],
        "draft.html": [(FILES / "night-shift.html").read_bytes()],
        "draft.xhtml": [(FILES / "night-shift.xhtml").read_bytes()],
        "draft.fodt": [(FILES / "mill.fodt").read_bytes()],
        "draft.docx": [(FILES / "libreoffice.docx").read_bytes()],
        "draft.odt": [(FILES / "ferry.odt").read_bytes()],
        "draft.jpg": [pictures.jpeg()],
        "draft.png": [pictures.png()],
        "draft.webp": [pictures.webp()],
        "draft.gif": [pictures.gif()],
        "draft.tiff": [pictures.tiff()],
        "draft.avif": [pictures.avif()],
        "draft.jp2": [pictures.jp2()],
        "draft.heic": [(FILES / "transparent.heic").read_bytes()],
    }
    return by_name


def pdfs() -> list[bytes]:
    """Files that a process of its own reads."""
    return [(FILES / "libreoffice.pdf").read_bytes()]


def others() -> dict[str, list[bytes]]:
    """What the targets other than documents read, by their names."""
    kept = Decisions(KEY)
    said = "Anneke sells tofu at the mill."
    kept.keep(
        "draft.md",
        said,
        [Ruling(Span(0, 6), Action.REDACT, "PERSON", "Vera", "", "a woman")],
        ["Vera"],
    )
    policy = bundled_folder() / "policies" / "names-only.yaml"
    return {
        "normalizer": ["A\u0301\u200bnneke \u202eﬁ\u00ad\r\n\r\n“x” Ｂ\u0336 \U000e0041".encode()],
        "rule-pack": [PACK],
        "log": [(TESTS / "audit" / "pinned.audit.jsonl").read_bytes()],
        "signatures": [SIGNATURE],
        "decisions": [kept.dump()],
        "sheet": [SHEET],
        "encrypted": [AGE],
        "config": [CONFIG],
        "shared-config": [b"[tool.redactor]\n" + CONFIG.partition(b"[check]")[0]],
        "lists": [LISTS],
        "policy": [policy.read_bytes()],
        "baseline": [b""],
        "gold": [GOLD],
    }


def corpus(name: str) -> list[bytes]:
    """Bytes that once brought a target to fail, or to read what nothing else had."""
    return [path.read_bytes() for path in sorted((CORPUS / name).glob("*"))]


def members(data: bytes) -> dict[str, bytes]:
    """The files in a zip archive; empty for anything else."""
    if not data.startswith(b"PK"):
        return {}
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def archive(parts: dict[str, bytes]) -> bytes:
    """A zip archive of files, the first of them uncompressed as OpenDocument asks."""
    file = io.BytesIO()
    with ZipFile(file, "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return file.getvalue()
