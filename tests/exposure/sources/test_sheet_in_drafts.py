"""What stands on a sheet, through the whole engine."""

from __future__ import annotations

import pytest

from redactor import documents
from redactor.detection.dates import DateValue
from redactor.detection.engine import Engine
from redactor.detection.entities import Entity
from redactor.detection.recognizers.sheet import SheetRecognizer
from redactor.exposure.sources.reading import parse_sheet
from redactor.exposure.sources.terms import sheet_terms
from redactor.rulepacks import load_packs

SHEET = b"""\
sources:
  - names: [Anneke Tarnwick]
    places: [Oxmarsh]
    dates: [17 March 2026]
    facts: [plays the dulcimer]
    agreed: {places: a village in the west}
"""


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The rules, and a sheet."""
    terms = sheet_terms(parse_sheet(SHEET, "sheet.yaml"))
    return Engine(load_packs([]), threads=None, certain=[SheetRecognizer(terms)])


def on_sheet(engine: Engine, text: str) -> list[Entity]:
    document = documents.parse(text, "markdown")
    found = engine.detect(document, "en", lambda *_: ()).entities
    return [entity for entity in found if entity.rule.startswith("sheet.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Anneke **Tarn**wick left.", "Anneke **Tarn**wick", id="markup"),
        pytest.param("Anneke Tarn\u200bwick left.", "Anneke Tarn\u200bwick", id="zero width"),
        pytest.param("\u0410nneke left.", "\u0410nneke", id="look-alike letters"),
        pytest.param("Anneke Tarn-\nwick left.", "Anneke Tarn-\nwick", id="broken word"),
        pytest.param("[He](https://a.example/tarnwick-1) left.", "tarnwick", id="address"),
        pytest.param("She plays\nthe dulcimer.", "plays\nthe dulcimer", id="fact"),
    ],
)
def test_a_sheet_s_words_are_found_in_any_disguise(
    engine: Engine, text: str, expected: str
) -> None:
    """Markup, invisible characters, other alphabets and line ends hide nothing."""
    (entity,) = on_sheet(engine, text)
    assert text[entity.span.start : entity.span.end] == expected
    assert (entity.score, entity.protected, entity.direct) == (1.0, 1.0, 1.0)


def test_a_date_of_the_sheet_keeps_its_meaning(engine: Engine) -> None:
    """A date without agreed words has the value that the rules read, so it can be coarsened."""
    (entity,) = on_sheet(engine, "It was on 17 March 2026 that she left.")
    assert isinstance(entity.value, DateValue)
    assert entity.value.day == 17


def test_a_date_inside_a_longer_one_takes_it_whole(engine: Engine) -> None:
    """What the rules read as one point in time stays one."""
    text = "It was on Tuesday, 17 March 2026 at 9 pm that she left."
    (entity,) = on_sheet(engine, text)
    assert text[entity.span.start : entity.span.end] == "Tuesday, 17 March 2026 at 9 pm"
