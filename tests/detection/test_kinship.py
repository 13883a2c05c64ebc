"""Family relations: what the English kinship pack finds, and what it leaves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.nlp import BlankNlpEngine
from redactor.detection.recognizers.rules import RulePackRecognizer, apply_vetoes
from redactor.rulepacks import bundled_folder, load_pack

ENGINE = BlankNlpEngine(["en"])
ENGINE.load()
KINSHIP = RulePackRecognizer(load_pack(bundled_folder() / "kinship" / "en.yaml"), ENGINE.nlp["en"])


def found(text: str) -> list[str]:
    """The outermost matches that no veto removes, in order."""
    results = apply_vetoes(KINSHIP.analyze(text, [], ENGINE.process_text(text, "en")))
    kept: list[tuple[int, int]] = []
    for start, end in sorted({(r.start, r.end) for r in results}, key=lambda r: (r[0], -r[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return [text[start:end] for start, end in kept]


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        pytest.param("Then my late father wept.", ["my late father"], id="possessive"),
        pytest.param("He fed his three boys.", ["his three boys"], id="children as offspring"),
        pytest.param("They hid their twin girls.", ["their twin girls"], id="multiple birth"),
        pytest.param("We met her husband's uncle.", ["her husband's uncle"], id="kin of kin"),
        pytest.param(
            "It was my wife's cousin's son.", ["my wife's cousin's son"], id="kin of kin of kin"
        ),
        pytest.param(
            "The girl's paternal grandmother came.",
            ["girl's paternal grandmother"],
            id="noun as possessor",
        ),
        pytest.param("Ask Mother's half-sister.", ["Mother's half-sister"], id="half-"),
        pytest.param("Ask her step-brother.", ["her step-brother"], id="step-"),
        pytest.param("Ask his foster mother.", ["his foster mother"], id="foster"),
        pytest.param("Ask my great-great-aunt.", ["my great-great-aunt"], id="great-"),
        pytest.param("Ask their godson.", ["their godson"], id="god-"),
        pytest.param("Ask her ex-husband.", ["her ex-husband"], id="ex-"),
        pytest.param("Ask your daughters-in-law.", ["your daughters-in-law"], id="in-laws"),
        pytest.param("Ask her father in law.", ["her father in law"], id="in-law, no hyphens"),
        pytest.param("Ask his in-laws.", ["his in-laws"], id="in-laws alone"),
        pytest.param("Ask an aunt.", ["aunt"], id="article stays out"),
        pytest.param("Ask Teodora's sister.", ["sister"], id="name stays out"),
        pytest.param("Father called.", ["Father"], id="as a name"),
        pytest.param("Uncle Teo drove.", ["Uncle Teo"], id="title and name"),
        pytest.param("Her halmoni and his abuela sang.", ["Her halmoni", "his abuela"], id="other"),
        pytest.param("The elder of her daughters left.", ["elder of her daughters"], id="birth"),
        pytest.param("She is a middle child.", ["middle child"], id="middle child"),
        pytest.param("The youngest of five, he left.", ["youngest of five"], id="of five"),
        pytest.param("He was an only child.", ["only child"], id="only child"),
        pytest.param("She is widowed.", ["widowed"], id="widowed"),
        pytest.param("A widower fished.", ["widower"], id="widower"),
        pytest.param("She is engaged to be married.", ["engaged to be married"], id="engaged"),
        pytest.param("They are separated.", ["separated"], id="separated"),
        pytest.param("He is twice divorced.", ["twice divorced"], id="divorced"),
        pytest.param("A divorcee moved in.", ["divorcee"], id="divorcee"),
        pytest.param("Her fiancé fled.", ["Her fiancé"], id="fiancé"),
        pytest.param("A mother of five spoke.", ["mother of five"], id="parent of a number"),
        pytest.param("She was expecting a third.", ["expecting a third"], id="expecting"),
        pytest.param("He lost both parents.", ["lost both parents"], id="orphanhood"),
        pytest.param(
            "He was raised by his grandmother.", ["raised by his grandmother"], id="raised by"
        ),
        pytest.param("His family of five left.", ["His family of five"], id="household size"),
        pytest.param("A household of six ate.", ["household of six"], id="household"),
        pytest.param("Defector families met.", ["Defector families"], id="collective"),
        pytest.param(
            "The families of the detained met.", ["families of the detained"], id="of the detained"
        ),
        pytest.param('"My dad did it," she said.', ["My dad"], id="reported speech"),
    ],
)
def test_finds(text: str, relations: list[str]) -> None:
    """Relations are found whole, with possessive and number, without article or name."""
    assert found(text) == relations


@pytest.mark.parametrize(
    "text",
    [
        "Mother Nature took it back.",
        "It is the mother lode of tin.",
        "She spoke her mother tongue.",
        "The motherland called.",
        "Bergen is a sister city.",
        "The sister paper folded.",
        "A brother-in-arms fell.",
        "Big Brother is watching.",
        "The brotherhood met.",
        "The parent company paid.",
        "Our founding fathers wrote it.",
        "It fell on Father's Day.",
        "Father Christmas came late.",
        "Uncle Sam paid.",
        "Father Anselm rang the bell.",
        "Sister Benedikta rang the bell.",
        "The motherboard failed.",
        "They stayed a couple of days.",
        "Save the Children wrote.",
        "A trading partner left.",
        "He wore kid gloves.",
        "They made baby steps.",
        "The twin towers fell.",
        "A twin-engine plane landed.",
        "The grandfather clause stands.",
        "A mother-of-pearl button lay there.",
        "He is married to the idea.",
        "It is divorced from reality.",
        "They engaged in talks.",
        "The family doctor left.",
        "It is a family of languages.",
        "The board engaged a lawyer.",
        "A single page was missing.",
        "Every relative advantage counts.",
    ],
)
def test_leaves(text: str) -> None:
    """Kin words in idioms, trades and names are no relations."""
    assert found(text) == []


@given(st.sampled_from(["aunt", "brother", "mother-in-law", "stepson", "cousins"]), st.text())
def test_finds_a_possessive_wherever_it_stands(kin: str, rest: str) -> None:
    """What stands on another line does not hide a relation with its possessor."""
    text = f"{rest}\n\nthen her {kin}\n"
    assert any(words.endswith(f"her {kin}") for words in found(text))
