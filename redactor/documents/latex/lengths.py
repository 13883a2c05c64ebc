r"""Tells lengths of LaTeX from words, and how far they move words apart.

Source: D. E. Knuth, The TeXbook, chapters 10 (units), 12 (glue) and 24 (its grammar); LaTeX2e's
`\hspace` and `\vspace`.
"""

from __future__ import annotations

import re
from typing import Final

_GAP: Final = r"[ \t]{0,9}"
_NUMBER: Final = r"(?:[0-9]{1,9}(?:[.,][0-9]{0,9})?|[.,][0-9]{1,9})"
_EM: Final = {
    "pt": 0.1, "bp": 0.1, "dd": 0.11, "mm": 0.28, "ex": 0.43, "em": 1.0, "pc": 1.2, "cc": 1.3,
    "cm": 2.8, "in": 7.2, "mu": 0.06, "sp": 0.0, "filll": 9.0, "fill": 9.0, "fil": 9.0,
}  # fmt: skip
"""Units in widths of an em of ten points; a stretch takes what is left of a line."""
_UNIT: Final = rf"(?:true{_GAP})?(?:{'|'.join(_EM)})"
_STRETCH: Final = rf"(?:{_GAP}(?:plus|minus){_GAP}-?{_NUMBER}{_GAP}{_UNIT}){{0,2}}"
_PLAIN: Final = rf"[-+]?{_GAP}{_NUMBER}{_GAP}{_UNIT}{_STRETCH}"
_NAMED: Final = (
    "textwidth linewidth columnwidth paperwidth paperheight textheight hsize vsize fill "  # noqa: SIM905
    "parindent parskip baselineskip itemsep topsep leftmargin rightmargin tabcolsep arraycolsep "
    "arrayrulewidth columnsep columnseprule fboxsep fboxrule unitlength width height depth "
    "totalheight smallskipamount medskipamount bigskipamount oddsidemargin evensidemargin "
    "topmargin headheight headsep footskip marginparwidth floatsep textfloatsep intextsep "
    "abovecaptionskip belowcaptionskip".split()
)
"""LaTeX's own; the name of another is the draft's."""
_OF_ANOTHER: Final = rf"[-+]?{_GAP}{_NUMBER}?{_GAP}\\(?:{'|'.join(_NAMED)})"
_STRETCHED: Final = rf"\\stretch{_GAP}\{{{_GAP}{_NUMBER}{_GAP}\}}"

SKIP: Final = rf"""\\(?:[hv]skip|m?kern|mskip){_GAP}(?:{_PLAIN})[ \t]?
        |\\hspace\*?{_GAP}\{{{_GAP}(?:{_PLAIN}|{_STRETCHED}|{_OF_ANOTHER}){_GAP}\}}"""
"""What moves words apart, or together, for a verbose pattern."""

SET: Final = re.compile(
    rf"{_GAP}={_GAP}(?:{_PLAIN})[ \t]?|{_GAP}[-+]?{_NUMBER}{_UNIT}{_STRETCH}\b[ \t]?"
)
"""What a command is set to that stands for a length."""

_LENGTH: Final = re.compile(rf"{_GAP}(?:{_PLAIN}|{_OF_ANOTHER}|{_STRETCHED}){_GAP}")
_WIDTH: Final = re.compile(
    rf"(?P<minus>-?){_GAP}(?P<number>{_NUMBER}){_GAP}(?:true{_GAP})?(?P<unit>{'|'.join(_EM)})"
)
_APART: Final = 0.2
"""Ems that readers see as a space; between words TeX sets a third of one."""


def is_length(said: str) -> bool:
    """True for a length, which is no word of anybody."""
    return _LENGTH.fullmatch(said) is not None


def moved(code: str) -> str:
    """What a `SKIP` reads as: nothing, a space, or the end of a paragraph."""
    if code.startswith("\\vskip"):
        return "\n"
    found = _WIDTH.search(code)
    if found is None:
        return " "
    width = float(found["number"].replace(",", ".")) * _EM[found["unit"]]
    stretches = "plus" in code
    return " " if stretches or (not found["minus"] and width >= _APART) else ""
