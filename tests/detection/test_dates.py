"""Dates and times: found whole, read into values, resolved against a reference date."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.dates import (
    DateValue,
    Direction,
    Granularity,
    Interval,
    Kind,
    Modifier,
    PartOfDay,
    Season,
    parse,
    reference_date,
)
from redactor.detection.nlp import BlankNlpEngine
from redactor.detection.recognizers.dates import DateRecognizer
from redactor.rulepacks import bundled_folder, load_pack, marked

REFERENCE = date(2025, 3, 12)
"""A Wednesday."""


@cache
def recognizer() -> tuple[DateRecognizer, BlankNlpEngine]:
    engine = BlankNlpEngine(["en"])
    engine.load()
    pack = load_pack(bundled_folder() / "dates" / "en.yaml")
    return DateRecognizer(pack, engine.nlp["en"]), engine


def find(text: str) -> list[tuple[str, DateValue | None]]:
    dates, engine = recognizer()
    results = dates.analyze(text, [], engine.process_text(text, "en"))
    return [(text[r.start : r.end], r.recognition_metadata["value"]) for r in results]


@pytest.mark.parametrize(
    "marked_text",
    [
        pytest.param("We met on [[Tuesday 11 March 2025, 22.40]] there.", id="weekday, day, clock"),
        pytest.param(
            "A man spoke to us on [[the 17th]] by phone.", id="ordinal day keeps its article"
        ),
        pytest.param("He called at the [[end of last month]].", id="article outside"),
        pytest.param("She has worked there since [[2009]].", id="preposition outside"),
        pytest.param(
            "They came on [[the morning of 14 August]] in vans.", id="part of a day of a month"
        ),
        pytest.param(
            "[[About 4 a.m. on July 8]] he rang.", id="clock on a day, with its qualifier"
        ),
        pytest.param("They left [[two weeks after the flood]].", id="told from an event"),
        pytest.param("We saw it the [[fortnight after 17 October]].", id="told from a day"),
        pytest.param("Held for [[nearly three years]], then [[fourteen months]].", id="durations"),
        pytest.param("She fled in the [[winter before last]].", id="season before last"),
        pytest.param("He saw her [[Ramadan before last]].", id="feast before last"),
        pytest.param("The clinic opens at [[7:40 and 7:55 in the morning]].", id="two clock times"),
        pytest.param("He served [[1999 to 2003]] in the navy.", id="years"),
        pytest.param("It meets on [[the 3rd]], [[the 9th]] or on [[Fridays]].", id="several"),
        pytest.param("[[Three years and ten months]] he waited.", id="two units"),
        pytest.param("They meet on [[Tuesday and Friday]] there.", id="two weekdays"),
        pytest.param("She rang [[the night before]], on [[the Monday]].", id="whole noun phrases"),
        pytest.param("The [[March 14]] raid and the [[next morning]] bus.", id="before a noun"),
        pytest.param("He prays [[every Friday at noon]] there.", id="habit with its hour"),
        pytest.param("It shut in [[early October]] and [[mid-2021]].", id="early and mid"),
    ],
)
def test_finds_whole_dates(marked_text: str) -> None:
    """What belongs to one date is one finding; articles and prepositions stay outside."""
    text, spans = marked(marked_text)
    assert [words for words, _ in find(text)] == [text[a:b] for a, b in spans]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They may march; a second man sat in the sun.", id="verbs and ordinals"),
        pytest.param("The hot spring bubbled; they spring from the hill.", id="water"),
        pytest.param("She lives on the 17th floor, as the second wife.", id="floors"),
        pytest.param("The 58-year-old is in his forties, aged 45.", id="ages of people"),
        pytest.param("Call 020-7946-0018 or see version 3.14.21.4.", id="phones and versions"),
        pytest.param("They won 3:2; it cost $2000 and weighed 2015 kg.", id="scores and sums"),
        pytest.param("Good morning, said the night watchman, one day.", id="set phrases"),
        pytest.param("One point two, at number six hospitals, he went back.", id="numbers"),
        pytest.param("", id="nothing"),
    ],
)
def test_leaves_what_dates_nothing(text: str) -> None:
    """Look-alikes are left."""
    assert find(text) == []


def test_a_finding_carries_its_value() -> None:
    """A recognized date comes with what it means."""
    [(_, value)] = find("The mill shut in March 2021.")
    assert value == parse("March 2021")


SPAN_2021 = Interval(datetime(2021, 3, 14), datetime(2021, 3, 15))


@pytest.mark.parametrize(
    "words",
    [
        "14 March 2021",
        "March 14th, 2021",
        "14th of March 2021",
        "2021-03-14",
        "14/03/2021",
        "3.14.21",
        "the fourteenth of March, 2021",
        "Sun, 14 Mar 2021",
        "14mar2021",
        "2021/03/14",
    ],
)
def test_orders_of_a_day(words: str) -> None:
    """A day reads the same in any order that leaves no doubt."""
    value = parse(words)
    assert value is not None
    assert (value.year, value.month, value.day) == (2021, 3, 14)
    assert value.interval == SPAN_2021


@pytest.mark.parametrize(
    ("words", "month"),
    [("march in Tarida", None), ("march last year", 3), ("March in Tarida", 3), ("3 march", 3)],
)
def test_a_march_is_walked(words: str, month: int | None) -> None:
    """In small letters, with no number or year beside it, it is not the month."""
    value = parse(words)
    assert (None if value is None else value.month) == month


def test_a_day_in_doubt_names_no_month() -> None:
    """Figures that could be day first or month first fix the year alone."""
    value = parse("3/4/2021")
    assert value is not None
    assert (value.year, value.month, value.interval) == (2021, None, None)


@pytest.mark.parametrize(
    ("words", "kind", "granularity", "fields"),
    [
        pytest.param("the 17th", Kind.CALENDAR, Granularity.DAY, {"day": 17}, id="day alone"),
        pytest.param(
            "late October",
            Kind.CALENDAR,
            Granularity.MONTH,
            {"month": 10, "modifier": Modifier.END},
            id="part of a month",
        ),
        pytest.param(
            "10 p.m.",
            Kind.CALENDAR,
            Granularity.HOUR,
            {"hour": 22, "part": PartOfDay.NIGHT},
            id="clock",
        ),
        pytest.param(
            "0430 hours",
            Kind.CALENDAR,
            Granularity.MINUTE,
            {"hour": 4, "minute": 30},
            id="military",
        ),
        pytest.param(
            "half past six",
            Kind.CALENDAR,
            Granularity.HOUR,
            {"hour": None},
            id="either half of the day",
        ),
        pytest.param(
            "two springs back",
            Kind.RELATIVE,
            Granularity.SEASON,
            {"season": Season.SPRING},
            id="springs",
        ),
        pytest.param(
            "a week earlier",
            Kind.ANCHORED,
            Granularity.WEEK,
            {"count": 1.0, "direction": Direction.PAST},
            id="earlier",
        ),
        pytest.param(
            "weeks after the flood", Kind.ANCHORED, Granularity.WEEK, {"event": True}, id="event"
        ),
        pytest.param(
            "fourteen months", Kind.DURATION, Granularity.MONTH, {"count": 14.0}, id="duration"
        ),
        pytest.param(
            "two and a half years", Kind.DURATION, Granularity.YEAR, {"count": 2.5}, id="half"
        ),
        pytest.param(
            "forty-five minutes",
            Kind.DURATION,
            Granularity.MINUTE,
            {"count": 45.0},
            id="compound number",
        ),
        pytest.param(
            "a fortnight", Kind.DURATION, Granularity.WEEK, {"count": 2.0}, id="fortnight"
        ),
        pytest.param(
            "every Tuesday", Kind.RECURRING, Granularity.DAY, {"weekday": 1}, id="recurring"
        ),
        pytest.param(
            "three mornings a week",
            Kind.RECURRING,
            Granularity.DAY,
            {"count": 3.0, "hour": None},
            id="no clock",
        ),
        pytest.param(
            "Lunar New Year's Eve", Kind.CALENDAR, Granularity.DAY, {"holiday": True}, id="feast"
        ),
        pytest.param(
            "Easter 2019",
            Kind.CALENDAR,
            Granularity.DAY,
            {"holiday": True, "year": 2019},
            id="feast of a year",
        ),
        pytest.param(
            "the second of the two pumps",
            Kind.CALENDAR,
            Granularity.UNKNOWN,
            {"hour": None},
            id="an ordinal and a count",
        ),
        pytest.param("1640 WIB", Kind.CALENDAR, Granularity.MINUTE, {"year": None}, id="a zone"),
        pytest.param("between two and three", Kind.CALENDAR, Granularity.HOUR, {}, id="hours"),
        pytest.param(
            "six weeks of notes", Kind.DURATION, Granularity.WEEK, {"count": 6.0}, id="a length of"
        ),
        pytest.param(
            "16 Dhu al-Hijjah 1446",
            Kind.CALENDAR,
            Granularity.DAY,
            {"year": None, "month": None},
            id="other calendar",
        ),
    ],
)
def test_reads_values(
    words: str, kind: Kind, granularity: Granularity, fields: dict[str, object]
) -> None:
    """Words become a kind, a granularity and the fields they tell."""
    value = parse(words)
    assert value is not None
    assert (value.kind, value.granularity) == (kind, granularity)
    assert {name: getattr(value, name) for name in fields} == fields


@pytest.mark.parametrize("words", ["", "21", "...", "17-"])
def test_no_value_without_words(words: str) -> None:
    """What has no letters and no date in figures has no value."""
    assert parse(words) is None


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("2009", date(2009, 1, 1), date(2010, 1, 1)),
        ("2014-2017", date(2014, 1, 1), date(2018, 1, 1)),
        ("2008–12", date(2008, 1, 1), date(2013, 1, 1)),
        ("the 1990s", date(1990, 1, 1), date(2000, 1, 1)),
        ("the 19th century", date(1800, 1, 1), date(1900, 1, 1)),
        ("first quarter of 2021", date(2021, 1, 1), date(2021, 4, 1)),
        ("second half of 2021", date(2021, 7, 1), date(2022, 1, 1)),
        ("March 2021", date(2021, 3, 1), date(2021, 4, 1)),
        ("14-18 October 2020", date(2020, 10, 14), date(2020, 10, 19)),
        ("second week of July 2023", date(2023, 7, 1), date(2023, 8, 1)),
        ("today", date(2025, 3, 12), date(2025, 3, 13)),
        ("yesterday", date(2025, 3, 11), date(2025, 3, 12)),
        ("three days ago", date(2025, 3, 9), date(2025, 3, 10)),
        ("last week", date(2025, 3, 3), date(2025, 3, 10)),
        ("two weeks ago", date(2025, 2, 24), date(2025, 3, 3)),
        ("last month", date(2025, 2, 1), date(2025, 3, 1)),
        ("next month", date(2025, 4, 1), date(2025, 5, 1)),
        ("last year", date(2024, 1, 1), date(2025, 1, 1)),
        ("14 March last year", date(2024, 3, 14), date(2024, 3, 15)),
        ("last November", date(2024, 11, 1), date(2024, 12, 1)),
        ("Friday", date(2025, 3, 7), date(2025, 3, 8)),
        ("last Wednesday", date(2025, 3, 5), date(2025, 3, 6)),
        ("next Wednesday", date(2025, 3, 19), date(2025, 3, 20)),
        ("the 17th", date(2025, 2, 17), date(2025, 2, 18)),
        ("30 October", date(2024, 10, 30), date(2024, 10, 31)),
    ],
)
def test_resolves(words: str, start: date, end: date) -> None:
    """Intervals are those of the calendar, counted from the reference date where words need it."""
    value = parse(words, reference=REFERENCE)
    assert value is not None
    assert value.interval is not None
    assert (value.interval.start.date(), value.interval.end.date()) == (start, end)
    assert value.interval.start.hour == 0


@pytest.mark.parametrize(
    "words",
    [
        "last month",
        "the 17th",
        "Friday",
        "March",
        "spring 2021",
        "Easter 2019",
        "30 February 2021",
        "two weeks after the flood",
        "fourteen months",
        "every Tuesday",
        "a week earlier",
    ],
)
def test_no_interval_without_its_anchor(words: str) -> None:
    """Words that need a reference date, an event or a hemisphere fix no interval by themselves."""
    value = parse(words)
    assert value is not None
    assert value.interval is None


@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)), st.sampled_from(["%d %B %Y", "%B %d, %Y"]))
def test_any_day_reads_back(day: date, layout: str) -> None:
    """Each day of the calendar, written out, reads back as itself."""
    value = parse(day.strftime(layout))
    assert value is not None
    midnight = datetime.combine(day, datetime.min.time())
    assert value.interval == Interval(midnight, midnight + timedelta(1))


@given(st.text(max_size=40), st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_any_words_can_be_read(words: str, reference: date) -> None:
    """No words and no reference date make the parser fail."""
    value = parse(words, reference=reference)
    assert value is None or value.kind in Kind


PIECES = st.lists(
    st.sampled_from(
        [
            "last",
            "two",
            "14",
            "March",
            "2021",
            "week",
            "ago",
            "of",
            "the",
            "17th",
            "Friday",
            "end",
            "before",
            "31",
            "February",
            "9999",
            "years",
            "next",
            "night",
            "at",
            "4 a.m.",
            "century",
        ]
    ),
    max_size=6,
)


@given(PIECES, st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_any_mix_of_date_words_can_be_read(pieces: list[str], reference: date) -> None:
    """Impossible days and years past the calendar's end have no interval, and raise nothing."""
    value = parse(" ".join(pieces), reference=reference)
    assert value is None or value.interval is None or value.interval.start < value.interval.end


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("---\ntitle: Mill\ndate: 2025-03-12\n---\nText", date(2025, 3, 12)),
        ("---\ndate: '12 March 2025'\n---\nText", date(2025, 3, 12)),
        ("By Ada Quill\nHARROWGATE, 12 March 2025 - The mill", date(2025, 3, 12)),
        ("Mill shut\n\n12 March 2025\n\nThe mill", date(2025, 3, 12)),
        ("---\ndate: 2025-03-12\n---\n\n14 March 2025\n\nThe mill", date(2025, 3, 12)),
        ("Mill shut\nWednesday, March 12, 2025\nThe mill", date(2025, 3, 12)),
        ("The mill shut on 12 March 2025.", None),
        ("12 March 2025\n13 March 2025\n", None),
        ("HARROWGATE, 12 March - The mill", None),
        ("", None),
    ],
)
def test_reference_date(text: str, day: date | None) -> None:
    """The document's own date is taken only where it is unmistakable."""
    assert reference_date(text) == day


def test_values_show_no_words() -> None:
    """The representation of a value holds nothing of the draft but what the fields name."""
    assert "flood" not in repr(parse("two weeks after the flood"))


@pytest.mark.parametrize("days", [0, -1])
def test_an_interval_is_never_empty(days: int) -> None:
    """An interval that ends where it starts, or before, is refused."""
    start = datetime(2021, 3, 14)
    with pytest.raises(ValueError, match="empty or reversed"):
        Interval(start, start + timedelta(days))
