"""The picture of figures over thresholds."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

SCRIPT = Path(__file__).parents[2] / "scripts" / "draw_curve.py"
SVG = "{http://www.w3.org/2000/svg}"


def _figures(path: Path, *points: tuple[float, float, float]) -> None:
    """A file as `redactor evaluate --curve --format json` writes it."""
    rows = [{"threshold": t, "protected": p, "public_kept": k} for t, p, k in points]
    section = {"documents": 1, "curve": rows}
    path.write_text(json.dumps({"all": section, "kinds": {"dense": section}}))


def test_each_point_stands_where_its_shares_say(tmp_path: Path) -> None:
    """Along the axes' ticks, both of which end at 1; the table holds the same numbers."""
    _figures(tmp_path / "one.json", (0.1, 0.9, 0.35), (0.5, 0.6, 0.8))
    _figures(tmp_path / "two.json", (0.1, 1.0, 0.5), (0.5, 0.7, 1.0))
    command = (sys.executable, SCRIPT, "a < b=one.json", "both=two.json", "--out", "curve.svg")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[2:] == [
        "| 0.1 | 0.900 / 0.350 | 1.000 / 0.500 |",
        "| 0.5 | 0.600 / 0.800 | 0.700 / 1.000 |",
    ]
    root = ElementTree.parse(tmp_path / "curve.svg").getroot()  # noqa: S314 - our own file
    texts = list(root.iter(f"{SVG}text"))
    assert {"a < b", "both"} <= {text.text for text in texts}
    left, right = _ticks(texts, "middle", "x")
    low, high = _ticks(texts, "end", "y")
    shares = [
        (
            round(1 - 0.7 * (right - float(circle.attrib["cx"])) / (right - left), 2),
            round(1 - 0.4 * (high - 4 - float(circle.attrib["cy"])) / (high - low), 2),
        )
        for circle in root.iter(f"{SVG}circle")
    ]
    assert shares == [(0.35, 0.9), (0.8, 0.6), (0.5, 1.0), (1.0, 0.7)]


def _ticks(texts: list[ElementTree.Element], anchor: str, axis: str) -> tuple[float, float]:
    """Where the first and the last share written along an axis stand, in pixels."""
    places = [
        float(text.attrib[axis])
        for text in texts
        if text.attrib.get("text-anchor") == anchor
        and "font-size" not in text.attrib
        and re.fullmatch(r"[01]\.\d", text.text or "")
    ]
    return places[0], places[-1]
