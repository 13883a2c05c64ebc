"""Jobs, ranks, offices and fields of study."""

from __future__ import annotations

import pytest

from redactor.detection.nlp import BlankNlpEngine
from redactor.detection.recognizers.rules import RulePackRecognizer, apply_vetoes
from redactor.detection.ruletests import run_tests
from redactor.rulepacks import bundled_folder, load_pack

ENGINE = BlankNlpEngine(["en"])
ENGINE.load()
PACK = load_pack(bundled_folder() / "occupations" / "en.yaml")
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
        ("She is a night-shift nurse at the clinic.", ["night-shift nurse"]),
        ("The deputy section chief signed.", ["deputy section chief"]),
        ("A retired kindergarten teacher sang.", ["retired kindergarten teacher"]),
        ("Two border guards slept.", ["border guards"]),
        ("Prime Minister Ada Quill spoke.", ["Prime Minister"]),
        ("The minister of water and sanitation left.", ["minister of water and sanitation"]),
        ("He drives a bread van there.", ["drives a bread van"]),
        ("She taught maths for years.", ["taught maths"]),
        ("A degree in economics hung there.", ["degree in economics"]),
        ("He served in the border guard.", ["served in the border guard"]),
        ("The lieutenant colonel agreed.", ["lieutenant colonel"]),
        ("My aunt sells bottled water there.", ["sells bottled water"]),
        ("She works at the shoe factory.", ["works at the shoe factory"]),
        ("The volcanologists left.", ["volcanologists"]),
        ("Former customs officers met.", ["Former customs officers"]),
        (
            "The Attorney General and the chief of staff met.",
            ["Attorney General", "chief of staff"],
        ),
    ],
)
def test_finds(text: str, words: list[str]) -> None:
    """Jobs, told as nouns or verbs, are found whole."""
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "She nursed a drink and judged the moment.",
        "They cook rice, guard it and coach nobody.",
        "In general it was a major and private matter.",
        "A coach full of tourists passed the general election office.",
        "The head of the valley is dry.",
        "On the other hand it works in the dark.",
    ],
)
def test_leaves(text: str) -> None:
    """Words that also name jobs are left where they name none."""
    assert found(text) == []
