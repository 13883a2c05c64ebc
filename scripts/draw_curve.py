"""Draws protected against public kept over thresholds, as SVG, and prints the numbers as a table.

redactor evaluate GOLD.jsonl --curve --format json --rules-only > rules.json
redactor evaluate GOLD.jsonl --curve --format json --model-only > model.json
redactor evaluate GOLD.jsonl --curve --format json > both.json
python scripts/draw_curve.py rules=rules.json model=model.json both=both.json --out docs/curve.svg
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 640, 480
LEFT, TOP, RIGHT, BOTTOM = 60, 24, 24, 56
"""Margins around the plot, in pixels."""

STYLES = (
    ("#8a5a00", "6 4"),
    ("#0a6e5c", "2 4"),
    ("#3a3a9e", ""),
    ("#9e2a4a", "8 3 2 3"),
)
"""Colour and dashes of each line; the dashes tell them apart without colour."""


@dataclass(frozen=True, slots=True)
class Point:
    """What one threshold gives: shares of 1."""

    threshold: float
    protected: float
    kept: float


@dataclass(frozen=True, slots=True)
class Line:
    """The points of one way to redact, and its name."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What part of the plane is drawn: both axes end at 1.

    Args:
        kept: where the horizontal axis begins.
        protected: where the vertical one does.
    """

    kept: float
    protected: float

    def x(self, kept: float) -> float:
        """Pixels from the left."""
        return LEFT + (kept - self.kept) / (1 - self.kept) * (WIDTH - LEFT - RIGHT)

    def y(self, protected: float) -> float:
        """Pixels from the top."""
        span = HEIGHT - TOP - BOTTOM
        return TOP + (1 - protected) / (1 - self.protected) * span


def read(argument: str, kind: str) -> Line:
    """A line from `NAME=FILE`, of drafts of a kind or `all`."""
    name, _, path = argument.partition("=")
    figures = json.loads(Path(path).read_text(encoding="utf-8"))
    section = figures["all"] if kind == "all" else figures["kinds"][kind]
    points = (
        Point(row["threshold"], row["protected"], row["public_kept"]) for row in section["curve"]
    )
    return Line(name, tuple(points))


def frame(lines: Sequence[Line]) -> Frame:
    """The least part of the plane in tenths that holds all points."""
    points = [point for line in lines for point in line.points]
    return Frame(
        kept=min(0.9, math.floor(10 * min(p.kept for p in points)) / 10),
        protected=min(0.9, math.floor(10 * min(p.protected for p in points)) / 10),
    )


def svg(lines: Sequence[Line], labelled: Sequence[float]) -> str:
    """The picture.

    Args:
        lines: at most as many as `STYLES`.
        labelled: thresholds written beside the last line's points.
    """
    within = frame(lines)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12" role="img">',
        "<title>Protected hidden against public kept, over thresholds</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        *axes(within),
    ]
    for line, (colour, dashes) in zip(lines, STYLES, strict=False):
        parts += drawn(line, within, colour, dashes)
    parts += legend(lines, within)
    parts += [
        f'<text x="{within.x(p.kept) - 7:.1f}" y="{within.y(p.protected) + 15:.1f}" '
        f'text-anchor="end" font-size="11" fill="#222222">{p.threshold:g}</text>'
        for p in lines[-1].points
        if p.threshold in labelled
    ]
    return "\n".join([*parts, "</svg>"]) + "\n"


def axes(within: Frame) -> Iterator[str]:
    """Grid, ticks and titles."""
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    for share in ticks(within.kept):
        x = within.x(share)
        yield f'<path d="M{x:.1f} {TOP}V{bottom}" stroke="#dddddd"/>'
        yield f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{share:.1f}</text>'
    for share in ticks(within.protected):
        y = within.y(share)
        yield f'<path d="M{LEFT} {y:.1f}H{right}" stroke="#dddddd"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{share:.1f}</text>'
    yield f'<path d="M{LEFT} {TOP}V{bottom}H{right}" stroke="#222222" fill="none"/>'
    middle = (LEFT + right) / 2
    yield (
        f'<text x="{middle}" y="{HEIGHT - 14}" text-anchor="middle">'
        "share of public mentions kept</text>"
    )
    y = (TOP + bottom) / 2
    yield (
        f'<text x="16" y="{y}" text-anchor="middle" transform="rotate(-90 16 {y})">'
        "share of protected mentions hidden</text>"
    )


def ticks(start: float) -> list[float]:
    """Tenths from `start` to 1."""
    return [tenth / 10 for tenth in range(round(10 * start), 11)]


def drawn(line: Line, within: Frame, colour: str, dashes: str) -> Iterator[str]:
    """A line and its points."""
    places = [(within.x(point.kept), within.y(point.protected)) for point in line.points]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    yield (
        f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2" '
        f'stroke-dasharray="{dashes}"/>'
    )
    for x, y in places:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'


def legend(lines: Sequence[Line], within: Frame) -> Iterator[str]:
    """The names, in the lower left corner, where no line of use ends."""
    x = within.x(within.kept) + 16
    for row, (line, (colour, dashes)) in enumerate(zip(lines, STYLES, strict=False)):
        y = HEIGHT - BOTTOM - 20 * (len(lines) - row)
        yield (
            f'<path d="M{x:.1f} {y}h34" stroke="{colour}" stroke-width="2" '
            f'stroke-dasharray="{dashes}"/>'
        )
        yield f'<text x="{x + 42:.1f}" y="{y + 4}">{escape(line.name)}</text>'


def table(lines: Sequence[Line]) -> str:
    """The numbers as Markdown: protected / public kept."""
    rows = [
        "| threshold | " + " | ".join(line.name for line in lines) + " |",
        "|---|" + "---|" * len(lines),
    ]
    for points in zip(*(line.points for line in lines), strict=True):
        cells = " | ".join(f"{p.protected:.3f} / {p.kept:.3f}" for p in points)
        rows.append(f"| {points[0].threshold:g} | {cells} |")
    return "\n".join(rows) + "\n"


def main() -> None:
    """Write the picture, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("lines", nargs="+", metavar="NAME=FILE", help="the last gets labels")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--kind", default="all", help="of drafts")
    asked = parser.parse_args()
    lines = [read(argument, asked.kind) for argument in asked.lines]
    if len(lines) > len(STYLES):
        parser.error(f"at most {len(STYLES)} lines can be told apart")
    asked.out.write_text(svg(lines, (0.02, 0.1, 0.3, 0.7)), encoding="utf-8")
    sys.stdout.write(table(lines))


if __name__ == "__main__":
    main()
