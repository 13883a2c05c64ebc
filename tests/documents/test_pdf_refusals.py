"""PDF files that are not read: refused with a reason, in bounded time and memory."""

from __future__ import annotations

import sys
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from redactor import documents
from redactor.documents.pdf import objects, process
from redactor.documents.pdf.extraction import read_pages
from redactor.documents.pdf.format import FORMATS
from redactor.documents.pdf.limits import MEMORY, SECONDS
from redactor.documents.pdf.refusals import Refusal, error_for
from redactor.errors import ReadError
from tests.documents import pdfs
from tests.documents.pdfs import Array, Dictionary, Name, Stream, String

GOOD = pdfs.pdf(pdfs.STORY)


def scan(file: Any, page: Any) -> None:
    """A picture to draw as /P."""
    page.Resources.XObject = Dictionary(P=pdfs.picture(file, 90))


def unpacks_to_gigabytes(file: Any, page: Any) -> None:
    """A page whose content is 3 GB of spaces."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 10**6) for _ in range(3000)) + packer.flush()
    page.Contents = Stream(file, b"")
    page.Contents.write(packed, filter=Name.FlateDecode)


def draws_itself(file: Any, page: Any) -> None:
    """A form that is drawn within itself."""
    form = file.make_indirect(
        Stream(file, b"/X Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    )
    form.Resources = Dictionary(XObject=Dictionary(X=form))
    page.Resources.XObject = Dictionary(X=form)
    page.Contents = Stream(file, b"/X Do " + pdfs.STORY.encode())


def xfa(file: Any, page: Any) -> None:
    """A form that is a program of its own."""
    file.Root.AcroForm = Dictionary(XFA=String("x"), Fields=Array([]))


def outlines(file: Any, page: Any) -> None:
    """Letters that are shapes."""
    shapes = " ".join(f"{30 + at % 40 * 5} {300 - at // 40 * 9} 4 6 re f" for at in range(400))
    page.Contents = Stream(file, shapes.encode())


def no_letters(file: Any, page: Any) -> None:
    """A font that is drawings, and does not tell of which letters."""
    codes = range(32, 127)
    drawing = b"600 0 0 0 600 700 d1 50 0 400 700 re f"
    page.Resources.Font.F = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 600, 700]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary({f"/g{code}": Stream(file, drawing) for code in codes}),
        Encoding=Dictionary(
            Type=Name.Encoding, Differences=Array([32, *(Name(f"/g{code}") for code in codes)])
        ),
        FirstChar=32,
        LastChar=126,
        Widths=Array([600] * len(codes)),
    )


def monstrous(file: Any, page: Any) -> None:
    """A page of a hundred kilometres."""
    page.MediaBox = Array([0, 0, 10**8, 10**8])


HEAD = pdfs.text("Case 1:31-cv-00412 Document 7 Filed 03/04/31 Page 1 of 10", 20, 385, 8)
"""What courts print on scans."""

LOCKED = pdfs.pdf(pdfs.STORY, encryption=pikepdf.Encryption(owner="a", user="b"))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "RED109", id="empty"),
        pytest.param(b"A letter.", "RED109", id="no PDF"),
        pytest.param(GOOD[: len(GOOD) // 2], "RED109", id="cut short"),
        pytest.param(b"%PDF-1.7\n" + bytes(range(256)) * 40, "RED109", id="noise"),
        pytest.param(LOCKED, "RED110", id="locked"),
        pytest.param(pdfs.pdf(pdfs.STORY, change=xfa), "RED111", id="XFA"),
        pytest.param(
            pdfs.pdf(pdfs.STORY, change=pdfs.attached("jo.bin", b"\0\1")), "RED111", id="attachment"
        ),
        pytest.param(
            pdfs.pdf(pdfs.STORY, change=pdfs.attached("jo.pdf", GOOD)), "RED111", id="PDF in PDF"
        ),
        pytest.param(pdfs.pdf(*["0 g"] * 10_000), "RED112", id="10,000 pages"),
        pytest.param(pdfs.pdf(pdfs.STORY, change=monstrous), "RED112", id="monstrous page"),
        pytest.param(pdfs.pdf(pdfs.STORY, change=draws_itself), "RED112", id="draws itself"),
        pytest.param(
            pdfs.pdf(pdfs.STORY, change=unpacks_to_gigabytes), "RED112", id="unpacks to gigabytes"
        ),
        pytest.param(pdfs.pdf("0 g"), "RED113", id="blank"),
        pytest.param(pdfs.pdf("q 300 0 0 400 0 0 cm /P Do Q", change=scan), "RED113", id="scanned"),
        pytest.param(
            pdfs.pdf(f"q 300 0 0 400 0 0 cm /P Do Q {HEAD}", change=scan),
            "RED113",
            id="scanned, with a court's line",
        ),
        pytest.param(
            pdfs.pdf("q 300 0 0 400 0 0 cm /P Do Q", pdfs.STORY, change=scan),
            "RED113",
            id="one page scanned",
        ),
        pytest.param(pdfs.pdf(pdfs.STORY, change=outlines), "RED113", id="letters as shapes"),
        pytest.param(pdfs.pdf(pdfs.STORY, change=no_letters), "RED113", id="no letters"),
    ],
)
def test_refused(data: bytes, code: str) -> None:
    """What cannot be read is an error with a stable code and a next step, and quotes nothing."""
    with pytest.raises(ReadError) as caught:
        documents.read(data, "x.pdf")
    assert caught.value.code == code
    assert caught.value.path == "x.pdf"
    assert caught.value.next_step
    assert "mill" not in str(caught.value)
    assert "jo" not in str(caught.value)


def test_a_pdf_of_another_name_is_refused() -> None:
    """Bytes and extension must agree."""
    with pytest.raises(ReadError, match=r"RED108 x\.md"):
        documents.read(GOOD, "x.md")


def test_a_file_locked_against_changes_alone_is_read() -> None:
    """A file that opens without a password is read."""
    data = pdfs.pdf(pdfs.STORY, encryption=pikepdf.Encryption(owner="a", user=""))
    assert documents.read(data, "x.pdf").text.startswith("The mill")


def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time is bounded, whatever a file makes the reader do."""
    monkeypatch.setattr(process, "PATIENCE", 0.01)
    with pytest.raises(ReadError, match="RED112"):
        documents.read(GOOD, "x.pdf")


ENDING = """\
import atexit, os, resource
def tell():
    kinds = resource.RLIMIT_AS, resource.RLIMIT_FSIZE, resource.RLIMIT_CPU
    limits = [resource.getrlimit(kind)[1] for kind in kinds]
    os.mkdir(os.path.join(os.path.dirname(__file__), "-".join(map(str, limits))))
atexit.register(tell)
"""
"""A `sitecustomize`; it makes a folder, as a process that is so bounded writes no file."""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not let each bound be set")
def test_a_reader_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In memory, in processor time, and in what it writes to a file, which is nothing."""
    (tmp_path / "sitecustomize.py").write_text(ENDING)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert documents.read(GOOD, "x.pdf").text == pdfs.READ
    told = {path.name for path in tmp_path.iterdir() if path.name.count("-") == 2}
    assert told == {f"{MEMORY}-0-{SECONDS}"}


@pytest.mark.parametrize(
    ("code", "shown"),
    [(-11, "RED109"), (-9, "RED112"), (1, "RED109")],
    ids=["fault", "out", "error"],
)
def test_a_reader_that_dies(code: int, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The end of the process that reads is an error about the file, and nothing else ends."""
    monkeypatch.setattr(process, "_run", lambda data, seconds: (code, b""))
    with pytest.raises(ReadError, match=shown):
        documents.read(GOOD, "x.pdf")


def test_missing_packages_name_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its packages the message says how to install them."""
    monkeypatch.setattr(process, "_run", lambda data, seconds: (0, b'{"refused": "no extra"}\n'))
    with pytest.raises(Exception, match=r"RED002 .*pip install 'redactor\[pdf\]'"):
        documents.read(GOOD, "x.pdf")


def test_modules_where_the_user_is_are_not_run(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is named like a module of ours, beside a draft, is never run."""
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    (tmp_path / "redactor.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    assert documents.read(GOOD, "x.pdf").text == pdfs.READ


def test_every_refusal_is_an_error() -> None:
    """An unknown cause counts as damage."""
    assert error_for("something new", "x.pdf").code == "RED109"


def test_the_format_needs_no_packages_to_be_listed() -> None:
    """Formats are listed and recognised without what reads them."""
    (form,) = FORMATS
    assert form.recognizes(b"\n%PDF-1.4")
    assert not form.recognizes(b"%!PS")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.integers(0, len(GOOD)), st.integers(0, 40))
@example(b"\x80", GOOD.index(b"/Filter /") + len(b"/Filter /"), 0)
def test_any_bytes(noise: bytes, at: int, cut: int) -> None:
    """Damage anywhere gives words or a refusal, never another error."""
    for data in (noise, GOOD[:at] + noise + GOOD[at + cut :]):
        with suppress(Refusal):
            assert isinstance(read_pages(data).text, str)
        with suppress(Refusal):
            assert all(word.text for word in objects.words(objects.opened(data)))
