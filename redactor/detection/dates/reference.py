"""Finds the date of the document itself, which `yesterday` and `last month` are told from."""

from __future__ import annotations

import re
from datetime import date

from redactor.detection.dates.english import any_of
from redactor.detection.dates.parsing import parse
from redactor.detection.dates.values import DateValue, Granularity, Kind
from redactor.detection.vocabulary import MONTH_NAMES, MONTHS

_FRONT_MATTER = re.compile(r"\A\s*---\n(?P<body>.*?\n)---\s*(?:\n|\Z)", re.DOTALL)
_FRONT_DATE = re.compile(
    r"^(?:date|published|publish_date|pubdate)\s*:\s*(?P<value>.+)$", re.M | re.I
)
_CAPITALIZED = [*map(str.capitalize, MONTHS), *map(str.upper, MONTH_NAMES)]
_MONTHS = rf"(?:{any_of(_CAPITALIZED)})\.?"
_DATE = (
    rf"(?:\d{{4}}-\d\d-\d\d|\d\d? {_MONTHS},? \d{{4}}|{_MONTHS} \d\d?(?:st|nd|rd|th)?,? \d{{4}})"
)
_DATELINE = re.compile(
    rf"^(?:[A-Z][^\n,.]{{0,40}}, )?(?:\w+day,? )?(?P<value>{_DATE})(?=\s*(?:$|[-–—(:|·]))",
    re.MULTILINE,
)

_HEAD = 600
"""How many code points of the document a dateline may stand in."""


def reference_date(text: str) -> date | None:
    """The document's own date, if it has an unmistakable one.

    Args:
        text: the whole document.

    Returns:
        The day named by `date:` in the front matter or by a dateline (a line among the first 600
        code points that is, or opens with, a place and a full date); `None` when there is none,
        or when datelines name more than one day. Front matter counts before a dateline.
    """
    if front := _FRONT_MATTER.match(text):
        found = _FRONT_DATE.search(front["body"])
        if found and (day := _full_day(found["value"])):
            return day
    days = {_full_day(found["value"]) for found in _DATELINE.finditer(text[:_HEAD])}
    days.discard(None)
    return days.pop() if len(days) == 1 else None


def _full_day(words: str) -> date | None:
    value = parse(words.strip().strip("'\""))
    if (
        not isinstance(value, DateValue)
        or value.kind is not Kind.CALENDAR
        or value.interval is None
    ):
        return None
    fine = (Granularity.DAY, Granularity.PART_OF_DAY, Granularity.HOUR, Granularity.MINUTE)
    return value.interval.start.date() if value.granularity in fine else None
