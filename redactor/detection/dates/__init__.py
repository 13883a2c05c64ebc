"""What dates and times mean: values, the parser of their words, and the document's own date."""

from redactor.detection.dates.parsing import parse
from redactor.detection.dates.reference import reference_date
from redactor.detection.dates.resolution import resolve
from redactor.detection.dates.values import (
    DateValue,
    Direction,
    Granularity,
    Interval,
    Kind,
    Modifier,
    PartOfDay,
    Season,
)

__all__ = [
    "DateValue",
    "Direction",
    "Granularity",
    "Interval",
    "Kind",
    "Modifier",
    "PartOfDay",
    "Season",
    "parse",
    "reference_date",
    "resolve",
]
