"""Behaviour of pattern matching around anchors: what spaCy would find everywhere, and no less."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from redactor.detection.nlp import BlankNlpEngine
from redactor.detection.recognizers.anchors import AnchorFinder
from redactor.detection.recognizers.matching import PatternMatcher
from redactor.detection.recognizers.patterns import Compiled
from redactor.detection.recognizers.token_table import FLAGS, token_table
from redactor.rulepacks import TokenPattern

KIN: TokenPattern = {"LOWER": {"IN": ["mother", "aunt"]}}
THE: TokenPattern = {"LOWER": {"IN": ["the", "a"]}}
AN: TokenPattern = {"LOWER": {"REGEX": "^an?$"}}
TITLE: TokenPattern = {"IS_ALPHA": True, "IS_LOWER": False}
NUMBER: TokenPattern = {"LIKE_NUM": True}
DAY: TokenPattern = {"TEXT": {"REGEX": "^[A-Z][a-z]+day$"}}
COMMA: TokenPattern = {"ORTH": ","}
ANY: TokenPattern = {}

PATTERNS: list[list[TokenPattern]] = [
    [KIN],
    [THE, KIN],
    [{**THE, "OP": "?"}, KIN, COMMA],
    [TITLE, COMMA, {**NUMBER, "OP": "?"}, KIN],
    [{**TITLE, "OP": "+"}, KIN],
    [{**KIN, "OP": "+"}, {**TITLE, "OP": "*"}, COMMA],
    [AN, TITLE, COMMA],
    [NUMBER, DAY],
    [DAY, ANY, ANY, THE],
    [TITLE, NUMBER],
    [{**THE, "OP": "!"}, KIN],
    [THE, {**TITLE, "OP": "?"}, DAY, {**ANY, "OP": "?"}, COMMA],
    [COMMA, {**TITLE, "OP": "+"}, THE, {**NUMBER, "OP": "*"}, KIN],
    [DAY, {**ANY, "OP": "*"}, AN, {**KIN, "OP": "+"}, {**THE, "OP": "!"}, COMMA],
]
WORDS = ("mother", "Aunt", "the", "a", "An", ",", "Monday", "Friday", "seven", "12", "went", "\n")


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The pipeline."""
    engine = BlankNlpEngine(["en"])
    engine.load()
    return engine.nlp["en"]


def everywhere(doc: Doc) -> set[tuple[int, int, int]]:
    """What spaCy finds when every pattern is tried on every token."""
    found = set()
    for number, pattern in enumerate(PATTERNS):
        matcher = Matcher(doc.vocab)
        matcher.add("pattern", [pattern], greedy="LONGEST")
        for _, start, end in matcher(doc):
            found.add((number, doc[start:end].start_char, doc[start:end].end_char))
    return found


@given(words=st.lists(st.sampled_from(WORDS), max_size=8))
def test_anchors_lose_nothing(nlp: Language, words: list[str]) -> None:
    """Trying patterns around their anchors only finds what trying them everywhere finds."""
    matcher = PatternMatcher(nlp)
    for number, pattern in enumerate(PATTERNS):
        matcher.add(number, Compiled(tuple(pattern), 0, len(pattern)))
    doc = nlp(" ".join(words))
    assert set(matcher.find(doc)) == everywhere(doc)


@pytest.mark.parametrize(
    ("pattern", "words", "looks"),
    [
        pytest.param([THE, KIN], {"mother", "aunt"}, None, id="rarer words first"),
        pytest.param([COMMA, THE], {"the", "a"}, None, id="words before marks"),
        pytest.param([AN, TITLE], {"a", "an"}, None, id="a regex that lists words"),
        pytest.param([TITLE, DAY], None, "^[A-Z][a-z]+day$", id="a regex that does not"),
        pytest.param([TITLE, NUMBER], None, None, id="none"),
        pytest.param([{**KIN, "OP": "?"}, TITLE], None, None, id="no optional token"),
    ],
)
def test_anchor(pattern: list[TokenPattern], words: set[str] | None, looks: str | None) -> None:
    """A pattern is looked for by the token that is least frequent."""
    anchor = AnchorFinder({"the", "a", "an"}).find(pattern)
    assert anchor.words == words
    assert (anchor.looks and anchor.looks[0]) == looks


def test_a_table_says_what_the_tokens_say(nlp: Language) -> None:
    """Words and flags are the tokens' own."""
    doc = nlp("The 2 Aunts went TO town on Monday, 3 times.")
    table = token_table(doc)
    assert table.words == [token.lower for token in doc]
    assert [bool(flags & 1) for flags in table.flags] == [token.is_alpha for token in doc]
    number = 1 << FLAGS.index("LIKE_NUM")
    assert [bool(flags & number) for flags in table.flags] == [token.like_num for token in doc]
    assert token_table(doc) is table
