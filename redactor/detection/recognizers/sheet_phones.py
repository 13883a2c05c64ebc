"""Finds the phone numbers of a source sheet in a text, however they are written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

import regex

from redactor.detection.recognizers.sheet_terms import SheetPhone, value_of_all
from redactor.spans import Span

_DIGITS = regex.compile(
    r"(?<!\w)\+?\(?\d(?>[ \u00a0]?[().\-/\u2010\u2011]{0,2}[ \u00a0]?\d){5,19}(?!\w)"
)

SHORTEST: Final = 7
"""Digits by which a number without its country and area codes is known."""

_LONGEST_PREFIX: Final = 5
"""Digits that may stand before a number of unknown country: its country code and a zero."""

_TRUNKS: Final = ("", "0", "8", "1", "06")
"""What is dialled before a national number: most countries, Russia, North America, Hungary."""

_EXITS: Final = ("", "00", "011", "810")
"""What is dialled before a country code, where it is no `+`."""


@dataclass(frozen=True, slots=True)
class PhoneMatch:
    """A phone number found.

    Args:
        span: where.
        value: what is said instead; `None` also where several numbers of the sheet may be meant.
    """

    span: Span
    value: object | None = field(repr=False)


class PhoneIndex:
    """The phone numbers of a sheet, ready to be found."""

    def __init__(self, phones: Iterable[SheetPhone]) -> None:
        self._by_end: dict[str, list[SheetPhone]] = {}
        for phone in phones:
            self._by_end.setdefault(phone.national[-SHORTEST:], []).append(phone)

    def find(self, text: str) -> Iterator[PhoneMatch]:
        """Where the numbers stand in `text`: disjoint, in order."""
        if not self._by_end:
            return
        for match in _DIGITS.finditer(text):
            digits = "".join(str(unicodedata.digit(c)) for c in match[0] if c.isdigit())
            ends = (digits[-SHORTEST:], digits[-SHORTEST + 1 :])
            alike = (p for end in ends for p in self._by_end.get(end, ()))
            phones = [phone for phone in alike if _same(phone, digits)]
            if phones:
                start = match.start() + (match[0][0] == "(" and ")" not in match[0])
                yield PhoneMatch(Span(start, match.end()), value_of_all(phones))


def _same(phone: SheetPhone, digits: str) -> bool:
    """Whether digits as dialled are that number, or its end without an area code."""
    national = phone.national
    if national.endswith(digits):
        return len(digits) >= min(SHORTEST, len(national))
    if not digits.endswith(national):
        return False
    prefix = digits[: -len(national)]
    if prefix in _TRUNKS:
        return True
    if not phone.country:
        return len(prefix) <= _LONGEST_PREFIX
    codes = {exit + phone.country for exit in _EXITS}
    return prefix in {code + trunk for code in codes for trunk in _TRUNKS}
