"""Sums, counts, things and events."""

from __future__ import annotations

import pytest

from redactor.detection.nlp import BlankNlpEngine
from redactor.detection.recognizers.rules import RulePackRecognizer, apply_vetoes
from redactor.detection.ruletests import run_tests
from redactor.rulepacks import bundled_folder, load_pack

ENGINE = BlankNlpEngine(["en"])
ENGINE.load()
PACK = load_pack(bundled_folder() / "quantities" / "en.yaml")
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
        ("She paid 3,200 yuan there.", ["3,200 yuan"]),
        ("It cost $400 then.", ["$400"]),
        ("They held 62 girls and ninety-six boys.", ["62", "ninety-six"]),
        ("It fell by 57% there.", ["57%"]),
        ("More than 2,500 came.", ["More than 2,500"]),
        ("He drove a red Lada then.", ["red Lada"]),
        ("She gave two sacks of corn away.", ["two sacks of corn"]),
        ('A banner reading "Bread now" hung.', ["Bread now"]),
        ("After the strike at the cannery he left.", ["strike at the cannery"]),
        ("He made two hundred thousand won there.", ["two hundred thousand won"]),
    ],
)
def test_finds(text: str, words: list[str]) -> None:
    """Sums, counts and things are found whole."""
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 it weighed 40 kg.",
        "On 14 March and May 3 it was 20 degrees.",
        "They strike at noon and flood out.",
        "COVID 19 came.",
    ],
)
def test_leaves(text: str) -> None:
    """Years, measures and dates are left."""
    assert found(text) == []
