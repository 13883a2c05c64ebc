"""What a document says of each place in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from redactor.exposure.attribution import Attribution, Evidence
from redactor.spans import Span

Attribute = Callable[[str], Attribution]


def _evidence(attributed: Attribute, text: str, words: str) -> Evidence:
    start = text.index(words)
    return attributed(text).evidence(Span(start, start + len(words)))


NURSE = (
    "A nurse in Brindle, who asked not to be named, said the ward shut on 4 May. She lives with "
    'her sister in Aldmere.\n\nThe nurse rang again from Corley. "My brother drove me," she '
    "said. Her brother drives a van. His wife slept.\n\nAda Quill, the health minister, spoke in "
    "Dunmore on Friday.\n"
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("Brindle", {"about_source": 3, "anonymity": 2}, id="in-the-promise"),
        pytest.param("4 May", {"said_by_source": 3, "source_in_sentence": 3}, id="reported"),
        pytest.param("Aldmere", {"about_source": 3, "anonymity": 1}, id="pronoun"),
        pytest.param("her sister", {"is_source": 3}, id="relative-of-a-source"),
        pytest.param("His wife", {"is_source": 3}, id="relative-of-a-relative"),
        pytest.param("Corley", {"about_source": 3, "quoted": False}, id="description"),
        pytest.param(
            "My brother",
            {"said_by_source": 3, "quoted": True, "first_person": True, "narrated": 0},
            id="first-person-in-a-quotation",
        ),
        pytest.param(
            "Dunmore",
            {"about_source": 0, "about_public": True, "source_in_sentence": 0, "source_before": 3},
            id="about-a-minister",
        ),
        pytest.param("Ada Quill", {"public_role": True, "is_source": 0}, id="minister"),
        pytest.param("health minister", {"public_role": True}, id="office"),
    ],
)
def test_evidence(attributed: Attribute, words: str, expected: dict[str, int | bool]) -> None:
    """Each place of a draft has what the draft's wording says of it."""
    evidence = _evidence(attributed, NURSE, words)
    assert {name: getattr(evidence, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "words", "flag"),
    [
        pytest.param("By Ada Quill\n\nIt rained.", "Ada Quill", "credit", id="byline"),
        pytest.param(
            "It rained.\n\n(Reporting by Ada Quill; editing by Bo Reis)",
            "Bo Reis",
            "credit",
            id="desk",
        ),
        pytest.param(
            "It rained.\n\nAda Quill is a reporter at the Corley Ledger.",
            "Ada Quill",
            "credit",
            id="author's-note",
        ),
        pytest.param("BRINDLE, May 3 - It rained.", "BRINDLE", "dateline", id="dateline"),
        pytest.param(
            "Marta (not her real name) left.", "Marta", "pseudonym", id="declared-pseudonym"
        ),
        pytest.param("We call her Marta. She left.", "Marta", "pseudonym", id="name-we-gave"),
        pytest.param(
            "I left the mill with my sister.", "my sister", "narrated", id="first-person-draft"
        ),
        pytest.param(
            '"It froze," said Ada Quill, a cook.', "Ada Quill", "on_record", id="on-the-record"
        ),
    ],
)
def test_flags(attributed: Attribute, text: str, words: str, flag: str) -> None:
    """Credits, datelines, made-up names and people on the record are told apart."""
    assert getattr(_evidence(attributed, text, words), flag)
    assert not getattr(_evidence(attributed, NURSE, "4 May"), flag)


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        pytest.param("A source in the town said the mill shut.", 3, id="source"),
        pytest.param("A person familiar with the talks rang.", 3, id="knowledge"),
        pytest.param("A welder, whose name has been changed, left.", 3, id="promise"),
        pytest.param('"It froze," said a welder. He has a limp. His boat sank.', 2, id="followed"),
        pytest.param('"It froze," K. said. Then K. left, and K. has a limp.', 2, id="an initial"),
        pytest.param('"It froze," said Kiri Alba. She has a limp. Kiri left.', 0, id="a name"),
        pytest.param('"Cold," said one shopper.', 1, id="passer-by"),
        pytest.param("Ada Quill, the mayor, said the mill shut.", 0, id="mayor"),
        pytest.param("Police said the mill shut.", 0, id="police"),
        pytest.param("Fish are the main source of protein there.", 0, id="source-of"),
        pytest.param("", 0, id="empty"),
    ],
)
def test_strength(attributed: Attribute, text: str, strength: int) -> None:
    """How surely a document has a source follows from how it speaks of people."""
    assert attributed(text).strength == strength


@pytest.mark.parametrize(
    ("text", "name", "flag"),
    [
        pytest.param(
            '"It froze," said Ada Quill, a cook. Later Quill left.',
            "Quill",
            "on_record",
            id="surname-of-somebody-on-record",
        ),
        pytest.param(
            "Mayor Ada Quill left. Quill said no.", "Quill", "public_role", id="surname-of-mayor"
        ),
        pytest.param(
            "Marta (not her real name) left. Then Marta wept.", "Marta", "pseudonym", id="pseudonym"
        ),
    ],
)
def test_all_mentions_of_a_name_stand_alike(
    attributed: Attribute, text: str, name: str, flag: str
) -> None:
    """How a named person stands is shared by all mentions of the name."""
    start = text.rindex(name)
    assert getattr(attributed(text).evidence(Span(start, start + len(name))), flag)


def test_the_writer_is_not_whom_a_story_opens_with(attributed: Attribute) -> None:
    """A pronoun that opens a story means somebody without a name, not its byline."""
    text = 'By Ada Quill\n\nShe wrote from Corley. "I ran," she said. Her boat sank.'
    assert _evidence(attributed, text, "Corley").about_source == 2


@pytest.mark.parametrize(
    ("text", "narration"),
    [
        pytest.param("I left. It froze. We ran.", 2, id="first-person"),
        pytest.param("It froze. It thawed. She ran. I left. " + "It froze. " * 4, 1, id="partly"),
        pytest.param('"I left," she said. It froze.', 0, id="quoted"),
    ],
)
def test_narration(attributed: Attribute, text: str, narration: int) -> None:
    """A document told in the first person is told apart from one that quotes it."""
    assert _evidence(attributed, text, "froze").narration == narration


@pytest.mark.parametrize(
    ("after", "carried"),
    [
        pytest.param(" Three months in Corley.", 3, id="fragment"),
        pytest.param(" Ada Quill met her in Corley.", 0, id="somebody-else"),
        pytest.param("\n\nThree months in Corley.", 0, id="next-paragraph"),
    ],
)
def test_a_sentence_about_nobody_carries_on(
    attributed: Attribute, after: str, carried: int
) -> None:
    """It is about whoever the sentence before it in the paragraph is about."""
    text = "A clerk who asked not to be named left." + after
    assert _evidence(attributed, text, "Corley").carried_source == carried


def test_strong_and_weak_source_mentions(attributed: Attribute) -> None:
    """Words that ordinary copy uses too are weak."""
    sources = attributed("A source in the town wept. One shopper said no.").sources
    assert [source.strong for source in sources] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ada Quill, who asked not to be named, said it froze.", id="who"),
        pytest.param("Ada Quill, a nurse, spoke on condition of anonymity.", id="with-trade"),
        pytest.param("Ada Quill, a nurse in Corley, spoke on condition of anonymity.", id="where"),
        pytest.param("Ada Quill said it froze. She asked not to be named.", id="she"),
        pytest.param("The source, Ada Quill, asked not to be named.", id="called-source"),
        pytest.param(
            "A nurse who asked not to be named left. It froze, said the nurse, Ada Quill.",
            id="named-later",
        ),
    ],
)
def test_a_promise_holds_for_a_full_name(attributed: Attribute, text: str) -> None:
    """A draft may still give in full the name that it must not print."""
    assert _evidence(attributed, text, "Ada Quill").is_source == 3


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ada Quill met a clerk who asked not to be named.", id="to-a-clerk"),
        pytest.param("According to the source, Ada Quill left the mill.", id="by-a-source"),
        pytest.param("We heard from a source, Ada Quill, a cook, left.", id="from-a-source"),
        pytest.param(
            "Ada Quill said in the north of the county that wages had stopped; it was told on "
            "condition of anonymity.",
            id="far-away",
        ),
    ],
)
def test_a_promise_is_to_nobody_who_only_stands_near(attributed: Attribute, text: str) -> None:
    """Somebody named in full is no source when somebody else is promised anonymity."""
    assert _evidence(attributed, text, "Ada Quill").is_source == 0


def test_a_promise_is_not_to_a_minister(attributed: Attribute) -> None:
    """Where somebody in office stands beside a promise, it is made to the other person."""
    text = "The minister, Ada Quill, met a clerk who asked not to be named."
    assert _evidence(attributed, text, "Ada Quill").is_source == 0
    assert _evidence(attributed, text, "clerk").is_source == 3


_PIECES = st.sampled_from(
    [
        "A source in Brindle",
        " said ",
        "she",
        "Ada Quill",
        ", the mayor, ",
        '"',
        "'",
        "\n\n",
        ". ",
        "her brother",
        "not her real name",
        "Q: ",
        "A: ",
        "– ",
        "\u00ad",
        "It froze",
        "we call her Marta",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pieces=st.lists(_PIECES, max_size=25), data=st.data())
def test_every_place_of_every_draft_has_evidence(
    attributed: Attribute, pieces: list[str], data: st.DataObject
) -> None:
    """No wording breaks attribution, and no strength is out of range."""
    text = "".join(pieces)
    attribution = attributed(text)
    if text:
        start = data.draw(st.integers(0, len(text) - 1))
        evidence = attribution.evidence(Span(start, start + 1))
        assert 0 <= evidence.about_source <= evidence.source_in_document <= 3
        assert evidence.source_in_sentence <= evidence.source_in_paragraph
        assert evidence.source_in_sentence <= evidence.source_before
    assert all(said.span.end <= len(text) for said in attribution.speeches)
