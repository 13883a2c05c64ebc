"""Small changes of a draft uncover nobody."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from redactor import Action, Redactor
from redactor.config import Config
from redactor.detection.recognizers.sheet_terms import Shape, SheetTerm, SheetTerms
from redactor.wordlists import Listing, Wordlists

EXAMPLES = Path(__file__).parent.parent / "examples"
DRAFTS = ("border-families.md", "cannery-night-shift.txt", "clinic-interview.md", "tip-sheet.txt")
PLAIN = DRAFTS[1:]
"""Drafts without a table, whose cells no line may end in."""

SHARE = 0.05
"""Of what rules alone hide, how much may show after a change."""

Spans = list[tuple[int, int]]


def upper(words: str) -> str:
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in words)


def with_break(words: str) -> str:
    return words.replace(" ", "\n", 1)


def with_zero_width(words: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[a-z])", "\u200b", words, count=1)


def hidden(redactor: Redactor, text: str) -> Spans:
    return [(d.start, d.end) for d in redactor.redact(text).decisions if d.action is Action.REDACT]


def changed(
    text: str, spans: Spans, change: Callable[[str], str], around: bool
) -> tuple[str, Spans]:
    """The text with `spans` changed, and what is around them if asked for, and where they are."""
    pieces: list[str] = []
    moved: Spans = []
    length = 0
    bounds = [0, *(at for span in spans for at in span), len(text)]
    for number, (start, end) in enumerate(pairwise(bounds)):
        words = text[start:end]
        pieces.append(change(words) if number % 2 or around else words)
        if number % 2:
            moved.append((length, length + len(pieces[-1])))
        length += len(pieces[-1])
    return "".join(pieces), moved


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    return Redactor.from_policy(operator="tag", language="en", threads=None)


@pytest.mark.parametrize(
    ("change", "around", "drafts"),
    [
        pytest.param(upper, False, DRAFTS, id="hidden words in capitals"),
        pytest.param(upper, True, DRAFTS, id="the whole draft in capitals"),
        pytest.param(with_break, False, PLAIN, id="a line break inside"),
        pytest.param(with_zero_width, False, DRAFTS, id="a zero-width space inside"),
    ],
)
def test_a_change_uncovers_hardly_anything(
    redactor: Redactor, change: Callable[[str], str], around: bool, drafts: tuple[str, ...]
) -> None:
    """What is hidden in the example drafts stays hidden, most of its letters, however written."""
    total = shown = 0
    for name in drafts:
        text = (EXAMPLES / name).read_text(encoding="utf-8")
        text, spans = changed(text, hidden(redactor, text), change, around)
        covered = {at for span in hidden(redactor, text) for at in range(*span)}
        letters = [[at for at in range(*span) if text[at].isalnum()] for span in spans]
        total += len(spans)
        shown += sum(2 * len(covered.intersection(span)) < len(span) for span in letters)
    assert total > 40
    assert shown <= SHARE * total


HEADLINE = """\
NURSE IN HYESAN TELLS OF ARRESTS

A nurse in Hyesan, Petrova Olena, said by phone that HER BROTHER was taken on 3 May. She asked that
her name not be printed.

UNICEF SAID NOTHING. "PETROVA IS A LIAR," an official shouted.
"""


def test_a_headline_in_capitals_is_redacted_like_one_that_is_not() -> None:
    """Town, kin and name go wherever they stand; the abbreviations of public bodies stay."""
    everything = Redactor.from_policy("everything", operator="tag", language="en", threads=None)
    redaction = everything.redact(HEADLINE)
    quiet = everything.redact(
        HEADLINE.replace("NURSE IN HYESAN TELLS OF ARRESTS", "Nurse in Hyesan tells of arrests")
        .replace("HER BROTHER", "her brother")
        .replace("PETROVA IS A LIAR", "Petrova is a liar")
        .replace("UNICEF SAID NOTHING", "UNICEF said nothing")
    )
    assert redaction.text.startswith("NURSE IN [LOCATION] TELLS OF ARRESTS")
    assert [(d.start, d.end, d.action, d.entity_type) for d in redaction.decisions] == [
        (d.start, d.end, d.action, d.entity_type) for d in quiet.decisions
    ]
    assert not redaction.leaks
    assert everything.redact(redaction.text).text == redaction.text


def test_a_name_in_capitals_belongs_to_the_same_person() -> None:
    """A surname shouted elsewhere is replaced by the same pseudonym as the full name."""
    pseudonyms = Redactor.from_policy(
        "names-only", operator="pseudonym", language="en", threads=None
    )
    text = pseudonyms.redact(HEADLINE).text
    (name,) = set(re.findall(r"\[[^]]+\]", text))
    assert text.count(name) == 2


def test_words_of_a_sheet_are_found_as_written() -> None:
    """A name that is an ordinary word too counts in capitals, though it reads as the word."""
    term = SheetTerm("PERSON", "sheet.name", ("mill",), Shape.CAPITALIZED)
    config = replace(Config("names-only", None, "tag"), language="en")
    sheet = Redactor.from_config(config, terms=SheetTerms((term,)), rules_only=True)
    assert sheet.redact("THEY SAW MILL AGAIN").text == "THEY SAW [PERSON] AGAIN"
    assert sheet.redact("They saw a mill again").text == "They saw a mill again"


def test_denied_words_are_found_in_capitals() -> None:
    """A deny list counts whatever the case."""
    denied = Wordlists(deny=(Listing("Blue Heron", "MISC"),))
    config = replace(Config("names-only", None, "tag"), language="en", wordlists=denied)
    redactor = Redactor.from_config(config, rules_only=True)
    assert redactor.redact("THE BLUE HERON SANK").text == "THE [MISC] SANK"
