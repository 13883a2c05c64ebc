"""Handles, plates, case numbers and other identifiers."""

from __future__ import annotations

import pytest

from redactor.detection.nlp import BlankNlpEngine
from redactor.detection.recognizers.rules import RulePackRecognizer, apply_vetoes
from redactor.detection.ruletests import run_tests
from redactor.rulepacks import bundled_folder, load_pack

ENGINE = BlankNlpEngine(["en"])
ENGINE.load()
PACK = load_pack(bundled_folder() / "identifiers" / "en.yaml")
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
        ("Write to @quiet_river now.", ["@quiet_river"]),
        ("See t.me/quiet_river_77 today.", ["t.me/quiet_river_77"]),
        ("Her handle quiet_river went dark.", ["quiet_river"]),
        ("It is case 14/2231 there.", ["case 14/2231"]),
        ("Her badge, CD-55817, opened it.", ["CD-55817"]),
        ("The account ending 4471 was shut.", ["4471"]),
        ("The van's plate was KBX 417J.", ["KBX 417J"]),
        ("Prisoner number 88213 died.", ["Prisoner number 88213"]),
        ("They gave him BSN-2207-0431.", ["BSN-2207-0431"]),
        ("Audio: talk_liuda_0308.wav.", ["talk_liuda_0308.wav"]),
        ("[22:14] heron.77: you up?", ["heron.77"]),
    ],
)
def test_finds(text: str, words: list[str]) -> None:
    """Identifiers are found whole."""
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "In case 3 people come, file the rest.",
        "The file was shut in 2019.",
        "COVID-19 and an AK-47.",
        "Sold @ 3 yuan and/or less.",
        "The plate was hot. A _very_ odd day.",
    ],
)
def test_leaves(text: str) -> None:
    """Numbers and words that identify nobody are left."""
    assert found(text) == []
