"""What pictures' files say that leads to somebody: found by a check, and quiet on all others."""

from __future__ import annotations

import base64
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from redactor.checking.tasks import Manner, Task
from redactor.checking.telling import find_in_metadata
from redactor.config import Config
from redactor.documents.format import Property
from redactor.exposure.policy import load_policy
from tests.checking.conftest import PLAIN, TOLD, Check
from tests.documents import pictures
from tests.documents.docx_makers import pictured

TASK = Task(0, b"", "pier.jpg", "pier.jpg", False, Manner(Config()))


def rules(policy: str, *told: tuple[str, str]) -> list[str]:
    """The rules that find something in what a file says."""
    properties = [Property(place, value) for place, value in told]
    found = find_in_metadata(properties, load_policy(policy), TASK)
    return [finding.rule for finding in found]


@pytest.mark.parametrize(
    ("place", "value", "rule"),
    [
        ("EXIF: GPSLatitude", "42.510000 N", "metadata.position"),
        ("word/media/image1.jpeg: EXIF: GPSLongitude", "130.2 E", "metadata.position"),
        ("XMP: GPSLatitude", "41,12.0N", "metadata.position"),
        ("XMP: AbsGPSLongtitude", "3.3", "metadata.position"),
        ("IPTC: Sub-location", "Mill Lane 4", "metadata.position"),
        ("EXIF: CameraOwnerName", "Zofia Quillon", "metadata.owner"),
        ("XMP: OwnerName", "Zofia Quillon", "metadata.owner"),
        ("EXIF: Artist", "Zofia Quillon", "metadata.author"),
        ("IPTC: By-line", "Zofia Quillon", "metadata.author"),
        ("text Author", "Zofia Quillon", "metadata.author"),
        ("picture: XMP: creator", "Zofia Quillon", "metadata.author"),
        ("XMP: PersonInImage", "Zofia Quillon", "metadata.person"),
        ("XMP: PersonName", "Zofia Quillon", "metadata.person"),
        ("XMP: RegionName", "Zofia Quillon", "metadata.person"),
        ("EXIF: Photographer", "Zofia Quillon", "metadata.author"),
        ("EXIF: BodySerialNumber", "CX-20177", "metadata.serial-number"),
        ("XMP: SerialNumber", "20177", "metadata.serial-number"),
    ],
)
def test_what_tells(place: str, value: str, rule: str) -> None:
    """A position, a name and the number of a camera are each a finding."""
    assert rules("source-protection", (place, value)) == [rule]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("EXIF: Make", "Canon"),
        ("EXIF: Software", "GIMP 2.10"),
        ("EXIF: DateTimeOriginal", "2020:01:01 00:00:00"),
        ("EXIF: GPSLatitudeRef", "N"),
        ("EXIF: GPSLatitude", "0.000000 N"),
        ("XMP: GPSLatitude", "0,0.000000N"),
        ("EXIF: GPSVersionID", "2 3 0 0"),
        ("XMP: Name", "sRGB"),
        ("EXIF: Artist", "unknown"),
        ("EXIF: Artist", " "),
        ("XMP: CreatorTool", "Photoshop"),
        ("EXIF: LensModel", "EF50mm"),
        ("EXIF: BodySerialNumber", "0000000000"),
        ("docProps/core.xml: creator", "Jo Harlan"),
        ("Info: Author", "Jo Harlan"),
        ("IPTC: City", "Marrow Bay"),
    ],
)
def test_what_does_not_tell(place: str, value: str) -> None:
    """How a picture was made, and who wrote a text, is no finding."""
    assert rules("source-protection", (place, value)) == []


def test_a_policy_that_keeps_places_tells_no_position() -> None:
    """What a policy does not hide is no finding; what it hides is."""
    told = [("EXIF: GPSLatitude", "42.5 N"), ("EXIF: Artist", "Zofia Quillon")]
    assert rules("names-only", *told) == ["metadata.author"]


def test_each_kind_is_told_once() -> None:
    """Latitude and longitude are one finding."""
    told = [("EXIF: GPSLatitude", "42.5 N"), ("EXIF: GPSLongitude", "1.5 E")]
    assert rules("source-protection", *told) == ["metadata.position"]


def positioned() -> bytes:
    """A photograph that says where it was taken, and nothing else."""
    tags = Image.Exif()
    gps = tags.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (42.0, 30.0, 36.0), "E", (130.0, 15.0, 0.0)
    out = BytesIO()
    pictures.drawing().save(out, "JPEG", exif=tags)
    return out.getvalue()


def found(check: Check, *names: str) -> list[tuple[Any, ...]]:
    """Path, code and rule of what a check finds."""
    told = json.loads(check(*names, "--format", "json").out)["findings"]
    return [(each["path"], each["code"], each["rule"]) for each in told]


def test_a_check_finds_where_a_photograph_was_taken(check: Check) -> None:
    """A photograph by itself and one in a Word file are found; one that says nothing is not."""
    Path("pier.jpg").write_bytes(positioned())
    Path("pier.docx").write_bytes(pictured(positioned(), "word/media/image1.png"))
    Path("plain.jpg").write_bytes(pictures.plain_jpeg())
    assert found(check, ".") == [
        ("pier.docx", "RED907", "metadata.position"),
        ("pier.jpg", "RED907", "metadata.position"),
    ]
    done = check("pier.jpg")
    assert done.code == 1
    assert "Run: redactor clean pier.jpg" in done.out
    assert "42.5" not in done.out + done.err


def test_a_stripped_photograph_is_quiet(check: Check) -> None:
    """What `clean` writes has nothing to be found."""
    from redactor.documents.images import strip

    Path("pier.jpg").write_bytes(strip(positioned(), "pier.jpg"))
    assert check("pier.jpg").code == 0


def test_a_known_position_is_held_by_a_baseline(check: Check) -> None:
    """An archive's photographs are told once."""
    Path("pier.jpg").write_bytes(positioned())
    check("pier.jpg", "--baseline", "known.json", "--write-baseline")
    assert check("pier.jpg", "--baseline", "known.json").code == 0


def test_findings_of_metadata_are_not_lost_to_the_cache(check: Check) -> None:
    """A second check finds what the first one found."""
    Path("pier.jpg").write_bytes(positioned())
    Path("a.md").write_text(PLAIN)
    assert [check(".", cached=True).code for _ in range(2)] == [1, 1]


def test_a_photograph_within_a_page_is_found(check: Check) -> None:
    """A picture that stands in a text in base 64 tells as much as one beside it."""
    data = base64.b64encode(positioned()).decode()
    Path("pier.md").write_text(f"It rained. ![](data:image/jpeg;base64,{data})\n")
    assert found(check, "pier.md") == [("pier.md", "RED907", "metadata.position")]


def test_the_rest_of_a_message_with_a_damaged_attachment_is_checked(
    check: Check, tmp_path: Path
) -> None:
    """What can be read is judged, or known; the part that cannot be is a problem of its own."""
    part = "Content-Type: application/pdf\n\nIt is none.\n"
    parts = "".join(
        f"--b\n{each}\n" for each in (f"\n{TOLD}", part, part, "Content-Type: x/y\n\nz")
    )
    head = "Subject: rain\nContent-Type: multipart/mixed; boundary=b\n\n"
    (tmp_path / "a.eml").write_text(f"{head}{parts}--b--\n", encoding="utf-8")
    done = check("--format", "json", "a.eml")
    told = json.loads(done.out)
    assert done.code == 2
    assert {found["rule"] for found in told["findings"]} >= {"places.town"}
    (problem,) = told["problems"]
    assert problem["code"] == "RED114"
    assert all(f"part {number} is a" in problem["message"] for number in (2, 3, 4))
    check("--baseline", "base.jsonl", "--write-baseline", "a.eml")
    done = check("--baseline", "base.jsonl", "--format", "json", "a.eml")
    known = json.loads(done.out)
    assert (done.code, known["findings"], known["problems"]) == (2, [], [problem])
