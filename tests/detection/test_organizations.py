"""Named bodies: offices, companies, schools, units, media."""

from __future__ import annotations

import pytest

from redactor.detection.nlp import BlankNlpEngine
from redactor.detection.recognizers.rules import RulePackRecognizer, apply_vetoes
from redactor.detection.ruletests import run_tests
from redactor.rulepacks import bundled_folder, load_pack

ENGINE = BlankNlpEngine(["en"])
ENGINE.load()
PACK = load_pack(bundled_folder() / "organizations" / "en.yaml")
RULES = RulePackRecognizer(PACK, ENGINE.nlp["en"])


def found(text: str) -> list[str]:
    """The words found, without those inside longer ones, in order."""
    results = apply_vetoes(RULES.analyze(text, [], ENGINE.process_text(text, "en")))
    kept: list[tuple[int, int]] = []
    for start, end in sorted({(r.start, r.end) for r in results}, key=lambda s: (s[0], -s[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return [text[start:end] for start, end in kept]


def test_every_rule_passes_its_own_tests() -> None:
    """Each rule finds what its pack says it must, and leaves what it must leave."""
    failed = [(test.rule, test.kind) for test in run_tests(PACK, ENGINE) if not test.passed]
    assert failed == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It went to the Ministry of Water and Sanitation.", ["Ministry of Water and Sanitation"]),
        ("The 3rd Border Guard Brigade moved.", ["3rd Border Guard Brigade"]),
        ("He was in Unit 5512 then.", ["Unit 5512"]),
        ("She sued Wexa Tombal Ltd. there.", ["Wexa Tombal Ltd."]),
        ("The Union of Canal Workers met.", ["Union of Canal Workers"]),
        ("Maslow Park Primary School shut.", ["Maslow Park Primary School"]),
        ("The UNHCR said so.", ["UNHCR"]),
        ("Our city council met.", ["city council"]),
        ("The Northern Ledger printed it.", ["Northern Ledger"]),
        ("NAIROBI, Nov 12 (Meridian) - A judge", ["Meridian"]),
        ("The telecoms agency, Anatex, agreed.", ["Anatex"]),
        ("The Supreme Court and the Foreign Ministry met.", ["Supreme Court", "Foreign Ministry"]),
    ],
)
def test_finds(text: str, words: list[str]) -> None:
    """Names of bodies are found whole."""
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The office was shut and the school closed.",
        "A CEO with a TV left the UK with DNA.",
        "Louis XIV had an army of ants.",
        "FARMERS SAY NO TO NEW TAX",
        "On Monday The Hague was cold.",
    ],
)
def test_leaves(text: str) -> None:
    """Common nouns, acronyms of things and headings are left."""
    assert found(text) == []
