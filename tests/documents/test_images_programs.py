"""ExifTool, which reads more of pictures' files than any other program, finds nothing in copies."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from redactor.documents.images import properties, strip
from tests.documents import pictures
from tests.documents.programs import program

SHAPE = {
    "SourceFile", "ExifTool", "File", "System", "JFIF", "PNG", "PNG-pHYs", "RIFF", "GIF",
    "Animation", "Composite", "Adobe", "ICC-header", "ICC_Profile",
}  # fmt: skip
"""Groups of what a file must say to be drawn."""


def told(data: bytes, folder: Path, name: str) -> dict[str, object]:
    """What ExifTool finds in a file, but for its shape, by group and tag."""
    path = folder / name
    path.write_bytes(data)
    done = subprocess.run(
        [program("exiftool"), "-json", "-G1", "-a", "-U", "-ee3", str(path)],
        capture_output=True,
        check=False,
    )
    found: dict[str, object] = json.loads(done.stdout)[0]
    return {tag: value for tag, value in found.items() if tag.partition(":")[0] not in SHAPE}


BUILD = {
    "a.jpg": pictures.jpeg,
    "a.png": pictures.png,
    "a.webp": pictures.webp,
    "a.tif": pictures.tiff,
}


@pytest.mark.parametrize("name", BUILD)
def test_of_a_stripped_picture_nothing_is_told_but_which_way_up(name: str, tmp_path: Path) -> None:
    """Every group of metadata is gone, and the orientation is there."""
    before = told(BUILD[name](6), tmp_path, name)
    after = told(strip(BUILD[name](6), name), tmp_path, name)
    assert before["IFD0:Artist"] == pictures.CANARY
    assert after.pop("IFD0:Orientation") == "Rotate 90 CW"
    # Of a TIFF file the tags that draw its pages have the same groups as all others.
    drawn = set(told(pictures.plain_tiff(), tmp_path, name)) if name == "a.tif" else set()
    assert {tag for tag in after if not tag.endswith(":Orientation")} <= drawn


def test_a_stripped_gif_file_says_nothing(tmp_path: Path) -> None:
    """A comment and XMP are gone."""
    before = told(pictures.gif(), tmp_path, "a.gif")
    assert any(tag.startswith("XMP") for tag in before)
    assert told(strip(pictures.gif(), "a"), tmp_path, "a.gif") == {}


def test_a_stripped_jpeg_2000_file_says_nothing(tmp_path: Path) -> None:
    """XMP, EXIF, and the comment in its code are gone."""
    before = told(pictures.jp2(), tmp_path, "a.jp2")
    assert before["IFD0:Artist"] == pictures.CANARY
    after = told(strip(pictures.jp2(), "a"), tmp_path, "a.jp2")
    assert {tag.partition(":")[0] for tag in after} == {"Jpeg2000"}
    assert pictures.CANARY not in str(after)


def test_values_that_exiftool_writes_are_told(tmp_path: Path) -> None:
    """EXIF, GPS, IPTC and XMP as another program writes them are read, and stripped."""
    path = tmp_path / "a.jpg"
    path.write_bytes(pictures.plain_jpeg())
    written = {
        "EXIF:Artist": "Zofia Quillon",
        "EXIF:OwnerName": "Gregor Malthus",
        "EXIF:SerialNumber": "CX-20177",
        "EXIF:UserComment": "Zażółć",
        "GPS:GPSLatitude": "42.5",
        "GPS:GPSLatitudeRef": "S",
        "IPTC:By-line": "Zofia Quillon",
        "IPTC:City": "Marrow Bay",
        "XMP-dc:Creator": "Zofia Quillon",
        "XMP-photoshop:City": "Marrow Bay",
        "Comment": "by Zofia",
    }
    subprocess.run(
        [
            program("exiftool"),
            "-overwrite_original",
            *(f"-{k}={v}" for k, v in written.items()),
            path,
        ],
        check=True,
        capture_output=True,
    )
    data = path.read_bytes()
    found = {each.place: each.value for each in properties(data, "a.jpg")}
    assert found["EXIF: Artist"] == "Zofia Quillon"
    assert found["EXIF: CameraOwnerName"] == "Gregor Malthus"
    assert found["EXIF: BodySerialNumber"] == "CX-20177"
    assert found["EXIF: UserComment"] == "Zażółć"
    assert found["EXIF: GPSLatitude"] == "42.500000 S"
    assert found["IPTC: By-line"] == "Zofia Quillon"
    assert found["IPTC: City"] == "Marrow Bay"
    assert found["XMP: creator"] == "Zofia Quillon"
    assert found["XMP: City"] == "Marrow Bay"
    assert found["comment"] == "by Zofia"
    assert strip(data, "a") == strip(pictures.plain_jpeg(), "a")
