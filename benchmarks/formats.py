"""Times reading, cleaning and writing in every format, of a made document of 50 kB of text.

    python benchmarks/formats.py [--json] [FORMAT ...]

Text: the drafts of examples/, repeated. Written are a hundred replacements, spread over it. Times
are wall-clock milliseconds, the best of five; a PDF is read in a process of its own, whose start is
part of that. Memory is the peak of a fresh process that reads, cleans and writes, or of the one
that reads for it, whichever is larger.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from html import escape
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from typing import Any

from speed import sample

from redactor import documents
from redactor.documents import Document, Edit
from redactor.documents.formats import formats
from redactor.spans import Span

LENGTH = 50_000
EDITS = 100
REPEATS = 5


def paragraphs(text: str) -> list[str]:
    """The paragraphs of the drafts, each in one line without marks of Markdown."""
    found = (" ".join(re.sub(r"[#*_>`|\\-]+", " ", p).split()) for p in text.split("\n\n"))
    return [paragraph for paragraph in found if paragraph]


def zipped(parts: dict[str, str]) -> bytes:
    """An archive of parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def as_docx(text: str) -> bytes:
    """A Word file."""
    import docx

    made, file = docx.Document(), BytesIO()
    for paragraph in paragraphs(text):
        made.add_paragraph(paragraph)
    made.save(file)
    return file.getvalue()


def as_odt(text: str) -> bytes:
    """An OpenDocument text."""
    kinds = "urn:oasis:names:tc:opendocument:xmlns:"
    kind = "application/vnd.oasis.opendocument.text"
    body = "".join(f"<text:p>{escape(paragraph)}</text:p>" for paragraph in paragraphs(text))
    content = (
        f'<office:document-content xmlns:office="{kinds}office:1.0" '
        f'xmlns:text="{kinds}text:1.0" office:version="1.3">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{kinds}manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    return zipped({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})


def as_html(text: str) -> bytes:
    """A page."""
    body = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs(text))
    head = "<!doctype html>\n<html><head><title>Drafts</title></head><body>\n"
    return f"{head}{body}\n</body></html>\n".encode()


def as_svg(text: str) -> bytes:
    """A drawing with lines of words."""
    lines = (f'<text y="{at}">{escape(p)}</text>' for at, p in enumerate(paragraphs(text)))
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(lines)}</svg>'.encode()


def as_latex(text: str) -> bytes:
    """An article."""
    body = re.sub(r"[$&%#{}~^]", " ", "\n\n".join(paragraphs(text)))
    head = "\\documentclass{article}\n\\begin{document}\n"
    return f"{head}{body}\n\\end{{document}}\n".encode()


def as_plain(text: str) -> bytes:
    """Paragraphs."""
    return "\n\n".join(paragraphs(text)).encode()


def as_cues(text: str, head: str, comma: str) -> bytes:
    """Subtitles of three seconds."""
    lines = [line for paragraph in paragraphs(text) for line in wrap(paragraph, 80)]
    cues = []
    for at, line in enumerate(lines):
        times = [f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}" for s in (3 * at, 3 * at + 3)]
        cues.append(f"{at + 1}\n{times[0]}{comma}000 --> {times[1]}{comma}000\n{line}\n")
    return (head + "\n".join(cues)).encode()


def as_mail(text: str) -> bytes:
    """A message."""
    made = EmailMessage()
    made["From"], made["To"] = "jo@desk.example", "desk@desk.example"
    made["Subject"] = "Drafts"
    made["Date"] = "Mon, 02 Mar 2026 10:00:00 +0000"
    made.set_content("\n\n".join(paragraphs(text)))
    return made.as_bytes()


def as_mailbox(text: str) -> bytes:
    """Ten messages."""
    found = paragraphs(text)
    share = len(found) // 10 + 1
    parts = ["\n\n".join(found[at : at + share]) for at in range(0, len(found), share)]
    head = b"From jo@desk.example Mon Mar  2 10:00:00 2026\n"
    return b"\n".join(head + as_mail(part) for part in parts)


def as_pdf(text: str) -> bytes:
    """Pages of 45 lines."""
    import pikepdf
    from pikepdf import Array, Dictionary, Name, Stream

    made, file = pikepdf.new(), BytesIO()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    font.Encoding = Name.WinAnsiEncoding
    shared = made.make_indirect(font)
    lines = [line for paragraph in paragraphs(text) for line in [*wrap(paragraph, 90), ""]]
    for first in range(0, len(lines), 45):
        shown = (re.sub(r"([\\()])", r"\\\1", line) for line in lines[first : first + 45])
        content = "BT /F 10 Tf 14 TL 60 780 Td " + " ".join(f"({line}) Tj T*" for line in shown)
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, 595, 842]),
            Resources=Dictionary(Font=Dictionary(F=shared)),
            Contents=Stream(made, f"{content} ET".encode("cp1252", "replace")),
        )
        made.pages.append(pikepdf.Page(made.make_indirect(page)))
    made.save(file)
    return file.getvalue()


def as_picture(text: str) -> bytes:
    """A photograph of 12 million pixels; it has no text but what its maker wrote into it."""
    from PIL import Image

    tags, file = Image.Exif(), BytesIO()
    tags[0x010E] = text[:1000].encode("ascii", "replace").decode()
    Image.radial_gradient("L").resize((4000, 3000)).save(file, "JPEG", exif=tags)
    return file.getvalue()


MADE: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "text": (".txt", as_plain),
    "markdown": (".md", str.encode),
    "mdx": (".mdx", str.encode),
    "docx": (".docx", as_docx),
    "odt": (".odt", as_odt),
    "html": (".html", as_html),
    "asciidoc": (".adoc", as_plain),
    "latex": (".tex", as_latex),
    "rst": (".rst", as_plain),
    "srt": (".srt", lambda text: as_cues(text, "", ",")),
    "vtt": (".vtt", lambda text: as_cues(text, "WEBVTT\n\n", ".")),
    "eml": (".eml", as_mail),
    "mbox": (".mbox", as_mailbox),
    "image": (".jpg", as_picture),
    "svg": (".svg", as_svg),
    "pdf": (".pdf", as_pdf),
}
"""For each format an extension, and what makes a file of a text."""


def edits(document: Document) -> list[Edit]:
    """Replacements of words that stand in prose."""
    blocked = [region.span for region in document.regions]
    words = [Span(*m.span()) for m in re.finditer(r"[^\W\d_]{5,}", document.text)]
    step = max(1, len(words) // EDITS)
    free, at = [], 0
    for word in words[::step]:
        while at < len(blocked) and blocked[at].end <= word.start:
            at += 1
        if at == len(blocked) or blocked[at].start >= word.end:
            free.append(Edit(word, "[a word]"))
    return free


def best(run: Callable[[], object]) -> float:
    """The shortest of some runs, in milliseconds."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


def work(name: str) -> None:
    """Read, clean and write once."""
    suffix, make = MADE[name]
    clean = documents.cleaned(documents.read(make(sample(LENGTH)), f"draft{suffix}"))
    documents.write(clean, edits(clean))


def peak_memory(name: str) -> float:
    """Of a fresh process that does the work, in MB."""
    script = f"import formats\nformats.work({name!r})\nprint(formats.peak())"
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent,
    )
    return float(done.stdout)


def peak() -> float:
    """Peak resident memory of this process, or of one that it has waited for, in MB."""
    # What the system tells of a process alone also counts the one that started it.
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    own = int(re.findall(r"VmHWM:\s+(\d+)", status)[0])
    return max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024


def measure(name: str) -> dict[str, Any]:
    """The figures of one format."""
    suffix, make = MADE[name]
    data = make(sample(LENGTH))
    path = f"draft{suffix}"
    document = documents.read(data, path)
    clean = documents.cleaned(document)
    changes = edits(clean)
    read = best(lambda: documents.read(data, path))
    return {
        "format": name,
        "file_kb": len(data) / 1000,
        "text_kb": len(document.text) / 1000,
        "read_ms": read,
        "clean_ms": best(lambda: documents.cleaned(document)),
        "write_ms": best(lambda: documents.write(clean, changes)),
        "replacements": len(changes),
        "read_mb_per_s": len(document.text) / 1000 / read,
        "peak_mb": peak_memory(name),
    }


def measured(names: list[str]) -> Iterator[dict[str, Any]]:
    """The figures, as soon as they are known."""
    for name in names or formats():
        if name in MADE:
            yield measure(name)
        else:
            print(f"{name}: no document is made in this format", file=sys.stderr)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("formats", nargs="*", metavar="FORMAT")
    asked = parser.parse_args()
    if asked.json:
        print(json.dumps(list(measured(asked.formats)), indent=2))
        return
    print(
        f"{'format':17}{'file kB':>9}{'text kB':>9}{'read ms':>10}{'clean ms':>10}{'write ms':>10}"
        f"{'read MB/s':>11}{'peak MB':>9}"
    )
    for row in measured(asked.formats):
        print(
            f"{row['format']:17}{row['file_kb']:9.0f}{row['text_kb']:9.0f}{row['read_ms']:10.1f}"
            f"{row['clean_ms']:10.1f}{row['write_ms']:10.1f}{row['read_mb_per_s']:11.2f}"
            f"{row['peak_mb']:9.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
