"""The engine: which recognizers it has, and what it makes of their results."""

from __future__ import annotations

import logging

import pytest
from presidio_analyzer import EntityRecognizer
from presidio_analyzer.context_aware_enhancers import LemmaContextAwareEnhancer

from redactor import documents
from redactor.detection.engine import Engine, Seen
from redactor.detection.entities import Entity
from redactor.detection.nlp import BlankNlpEngine
from redactor.detection.recognizers import build
from redactor.detection.recognizers.listed import ListedRecognizer
from redactor.errors import DetectionError
from redactor.rulepacks import load_packs
from redactor.spans import Span
from redactor.wordlists import Listing

RECOGNIZERS = {
    "CreditCardRecognizer",
    "CryptoRecognizer",
    "EmailRecognizer",
    "IbanRecognizer",
    "IpRecognizer",
    "MacAddressRecognizer",
    "NationalNumberRecognizer",
    "PeopleRecognizer",
    "PhoneRecognizer",
    "places",
    "UnlistedNameRecognizer",
    "UrlRecognizer",
    "UuidRecognizer",
    "model",
    "rules/attribution",
    "rules/coordinates",
    "rules/dates",
    "rules/demographics",
    "rules/identifiers",
    "rules/kinship",
    "rules/occupations",
    "rules/organizations",
    "rules/people",
    "rules/places",
    "rules/quantities",
}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(load_packs(), threads=None)


def detect(engine: Engine, text: str) -> list[Entity]:
    return engine.detect(documents.parse(text, "markdown"), "en", lambda *_: []).entities


def test_the_recognizers_are_all_there() -> None:
    """A recognizer that stops being built fails here."""
    nlp = BlankNlpEngine(["en"])
    nlp.load()
    assert {r.name for r in build("en", load_packs(), nlp.nlp["en"])} == RECOGNIZERS


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Her father slept.", [("FAMILY_RELATION", "Her father")], id="rule pack"),
        pytest.param("Born in Hyesan.", [("LOCATION", "Hyesan")], id="gazetteer"),
        pytest.param(
            "Mail a.b@mail.example.", [("EMAIL_ADDRESS", "a.b@mail.example")], id="Presidio"
        ),
        pytest.param(
            "[it](mailto:a@mail.example)", [("EMAIL_ADDRESS", "a@mail.example")], id="address"
        ),
        pytest.param(
            "[it](https://www.news.example/a)", [], id="a URL as an address is no finding"
        ),
        pytest.param("The parent company slept.", [], id="vetoed"),
    ],
)
def test_detect(engine: Engine, text: str, found: list[tuple[str, str]]) -> None:
    """Findings of every kind of recognizer come back as spans of the document."""
    entities = detect(engine, text)
    assert [(e.type, e.span.of(text)) for e in entities] == found


def test_the_same_text_gives_the_same_findings(engine: Engine) -> None:
    """Detection does not depend on what was read before."""
    text = "Her father left Hyesan on 3 May with two cousins."
    first = detect(engine, text)
    detect(engine, "Her mother came from Brussels.")
    assert detect(engine, text) == first


def test_relative_dates_are_fixed_by_the_drafts_own(engine: Engine) -> None:
    """A date in the front matter fixes `last month`; without one it stays open."""
    dated = detect(engine, "---\ndate: 2025-02-20\n---\nShe called last month.\n")[-1]
    undated = detect(engine, "She called last month.")[-1]
    assert dated.text == undated.text == "last month"
    assert dated.value.interval.start.date().isoformat() == "2025-01-01"  # type: ignore[attr-defined]
    assert undated.value.interval is None  # type: ignore[attr-defined]


def test_a_failing_recognizer_fails_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception in a recognizer is an error that does not quote the text."""
    engine = Engine(load_packs(), threads=None)

    def broken(self: EntityRecognizer, text: str, *args: object, **kwargs: object) -> None:
        raise ValueError(text)

    monkeypatch.setattr("redactor.detection.recognizers.places.PlaceRecognizer.analyze", broken)
    with pytest.raises(DetectionError, match="RED202") as caught:
        detect(engine, "Born in Hyesan.")
    assert "Hyesan" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_nothing_of_the_text_is_logged(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    """Not even an application that logs everything gets the text from Presidio."""
    with caplog.at_level(logging.DEBUG):
        detect(engine, "Her father left Hyesan; call +47 22 22 55 55.")
    assert "Hyesan" not in caplog.text
    assert "22 55" not in caplog.text


def test_vetoes_hold_for_the_model_too() -> None:
    """What the packs veto is no finding, whoever found it; replacements are left alone."""
    engine = Engine(load_packs())
    assert not [e for e in detect(engine, "The parent company paid.") if "parent" in e.text]


def test_nothing_is_concluded_from_a_replacement(engine: Engine) -> None:
    """The words of a replacement are not read, so that what stands beside it stays as it is."""
    document = documents.parse("[a place in North Korea]to the sea", "text")
    found = engine.detect(document, "en", lambda *_: [Span(0, 24)]).entities
    assert [e.text for e in found if e.span.start < 26] == []


def test_addresses_are_searched_for_identifiers_alone(engine: Engine) -> None:
    """A number in a link target is no quantity, and a footnote's mark is none either."""
    assert detect(engine, "It rained[^1].\n\n[^1]: [more](p.html?id=7#section-3)\n") == []


DENIED = [
    Listing("blue heron", "MISC"),
    Listing("Ri Sol-mi", "PERSON"),
    Listing("mother nature", "FAMILY_RELATION"),
    Listing("press road", "LOCATION"),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("We met at the Blue Heron cafe.", "Blue Heron", id="inside a longer finding"),
        pytest.param("Mother Nature rang.", "Mother Nature", id="vetoed by a rule"),
        pytest.param("Lee and Ri Sol-mi Kim left.", "Ri Sol-mi", id="inside another of its type"),
        pytest.param("[x](https://a.example/ri-sol-mi/)", "ri-sol-mi", id="in a link target"),
        pytest.param("At Northgate Press Road.", "Press Road", id="the end of a longer finding"),
    ],
)
def test_denied_words_are_found_whatever_else_is(text: str, found: str) -> None:
    """What the newsroom denies is an entity of its own, and nothing overlaps it."""
    engine = Engine(load_packs(), None, certain=[ListedRecognizer(DENIED)])
    entities = detect(engine, text)
    (denied,) = [e for e in entities if e.rule == "lists.deny"]
    assert text[denied.span.start : denied.span.end] == found
    assert (denied.protected, denied.direct) == (1.0, 1.0)
    assert not any(e.span.overlaps(denied.span) for e in entities if e is not denied)
    assert engine.entity_types == Engine(load_packs(), None).entity_types


def test_what_did_not_change_is_not_read_again(engine: Engine) -> None:
    """A segment seen before gives what it gave then, wherever it stands; a changed one is read."""
    paragraph = "Her father slept in Hyesan. " * 200 + "\n\n"
    draft, longer = (documents.parse(t, "text") for t in (paragraph * 2, "Go.\n\n" + paragraph * 2))
    seen: Seen = {}
    first = engine.detect(draft, "en", lambda *_: [], seen)
    assert engine.detect(draft, "en", lambda *_: [], seen) == first
    assert engine.detect(draft, "en", lambda *_: []) == first
    changed = engine.detect(longer, "en", lambda *_: [], seen)
    assert changed == engine.detect(longer, "en", lambda *_: [])
    seen.update(dict.fromkeys(seen, ([], [])))
    assert engine.detect(draft, "en", lambda *_: [], seen).entities == []


def test_scores_are_left_as_they_are_found(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Presidio's way of raising scores by context, which may quote a draft, is not taken."""
    monkeypatch.setattr(LemmaContextAwareEnhancer, "enhance_using_context", None)
    assert detect(engine, "Her sister Maren Oldfield rang at noon.")
