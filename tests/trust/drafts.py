"""A draft full of canaries, in every format."""

from __future__ import annotations

import unicodedata
from html import escape
from xml.sax.saxutils import escape as escape_xml

from tests.documents import docx_files, odts, pdfs
from tests.trust.canaries import WORDS

_W = WORDS

SENTENCES = (
    f"A source in {_W['town']} told us on {_W['day']} that the mill had closed.",
    f"“{_W['first name']} {_W['name']} asked my {_W['relation']} {_W['relative']},” she said.",
    f"She is the one who plays the {_W['fact']}, and goes by {_W['alias']} among friends.",
    f"Write to {_W['address']}, said {_W['denied']}, where {_W['allowed']} Press printed it.",
    f"The {_W['pack']} shift went home with {_W['front matter']}.",
)

PROSE = "\n\n".join(SENTENCES) + "\n"

MARKDOWN = (
    f"---\ntitle: The mill\nsource: {_W['front matter']}\ndate: 1943-03-17\n---\n"
    f"{PROSE}\n[a page](https://{_W['alias'].lower()}.example/{_W['town']} "
    f"'{_W['town']}') ![{_W['name']}](a.png)\n\n<!-- {_W['name']} called again -->\n"
)

HTML = (
    "<!doctype html><html lang=en><head><title>The mill</title>"
    f"<meta name=author content='{_W['front matter']}'></head><body>"
    + "".join(f"<p>{escape(each)}</p>" for each in SENTENCES)
    + f"<a href='https://x.example/{_W['town']}' title='{_W['name']}'>a page</a>"
    f"<!-- {_W['name']} --></body></html>\n"
)

LATEX = f"\\documentclass{{article}}\n\\begin{{document}}\n{PROSE}\\end{{document}}\n"

SUBTITLES = "".join(
    f"{number}\n00:00:{number:02},000 --> 00:00:{number:02},900\n{each}\n\n"
    for number, each in enumerate(SENTENCES, 1)
)

MESSAGE = (
    "From: desk@paper.example\nTo: other@paper.example\nSubject: The mill\n"
    "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
    f"Content-Transfer-Encoding: 8bit\n\n{PROSE}"
)


def _word() -> bytes:
    paragraphs = (docx_files.paragraph(docx_files.run(escape_xml(each))) for each in SENTENCES)
    return docx_files.docx("".join(paragraphs))


def _open_document() -> bytes:
    return odts.odt("".join(f"<text:p>{escape_xml(each)}</text:p>" for each in SENTENCES))


def _pdf() -> bytes:
    lines = " ".join(f"({_plain(each)}) Tj T*" for each in SENTENCES)
    return pdfs.pdf(f"BT /F 5 Tf 10 340 Td 9 TL {lines} ET")


def _plain(text: str) -> str:
    straight = text.replace("“", '"').replace("”", '"')
    return "".join(
        c for c in unicodedata.normalize("NFD", straight) if not unicodedata.combining(c)
    )


DRAFTS: dict[str, bytes] = {
    "md": MARKDOWN.encode(),
    "txt": PROSE.encode(),
    "html": HTML.encode(),
    "docx": _word(),
    "odt": _open_document(),
    "pdf": _pdf(),
    "eml": MESSAGE.encode(),
    "tex": LATEX.encode(),
    "srt": SUBTITLES.encode(),
    "adoc": PROSE.encode(),
    "rst": PROSE.encode(),
}
"""By extension."""
