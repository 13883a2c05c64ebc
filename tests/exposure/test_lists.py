"""Allow and deny lists: what they settle, and that they settle nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.entities import CONCEPTS, Entity
from redactor.detection.nlp import BlankNlpEngine
from redactor.detection.recognizers.listed import PREFIX, ListedRecognizer
from redactor.detection.wordings import DENIED, key
from redactor.exposure.decide import decide
from redactor.exposure.decisions import Action, Decision, Exposure
from redactor.exposure.lists import Lists
from redactor.exposure.policy import load_policy
from redactor.spans import Span
from redactor.wordlists import Listing, Wordlists
from tests.exposure.assessments import exposed

PRESS = Listing("Northgate Press", "ORGANIZATION", "Our printer.")
QUILL = Listing("Ada Quill", None, "The author.")
HERON = Listing("Blue Heron", "MISC")


def entity(text: str, kind: str = "ORGANIZATION", rule: str = "t.r") -> Entity:
    return Entity(kind, Span(0, len(text)), 0.9, rule, text)


def decided(policy: str, found: Entity, lists: Lists) -> Decision:
    chosen = load_policy(policy)
    (decision,) = lists.apply(decide([exposed(found)], chosen), chosen)
    return decision


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Northgate Press", "ORGANIZATION", id="as listed"),
        pytest.param("northgate-press", "ORGANIZATION", id="slug"),
        pytest.param("Northgate Press's", "ORGANIZATION", id="possessive"),
        pytest.param("Ada Quill", "PERSON", id="any type"),
        pytest.param("ADA QUILL", "MISC", id="any type, capitals"),
    ],
)
def test_allowed_words_stay(text: str, kind: str) -> None:
    """An entity with just the allowed words is public, and the reason says why."""
    decision = decided("everything", entity(text, kind), Lists(Wordlists((PRESS, QUILL))))
    assert (decision.action, decision.operator) == (Action.KEEP, "")
    assert (decision.exposure, decision.probability) == (Exposure.NONE, 0.0)
    assert decision.reason.startswith("on the newsroom's allow list: ")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Northgate Press", "PERSON", id="another type"),
        pytest.param("Northgate", "ORGANIZATION", id="fewer words"),
        pytest.param("Northgate Press Club", "ORGANIZATION", id="more words"),
        pytest.param("Northgate Pressing", "ORGANIZATION", id="longer word"),
        pytest.param("New Northgate Press", "ORGANIZATION", id="words before"),
        pytest.param("Ada Quills", "PERSON", id="plural"),
        pytest.param("'s", "PERSON", id="nothing but a possessive"),
    ],
)
def test_other_words_are_not_allowed(text: str, kind: str) -> None:
    """Part of an entity, and another type than the listed, lets nothing through."""
    found, policy = entity(text, kind), load_policy("everything")
    before = decide([exposed(found)], policy)
    assert Lists(Wordlists((PRESS, QUILL))).apply(before, policy) == before


@pytest.mark.parametrize(
    ("text", "kind", "rule"),
    [
        pytest.param("Blue Heron", "MISC", DENIED, id="found by the list"),
        pytest.param("blue heron", "LOCATION", "t.r", id="found as another type"),
        pytest.param("the Blue Heron Cafe", "ORGANIZATION", "t.r", id="inside a longer name"),
        pytest.param("Road", "MISC", DENIED, id="what a longer finding left of it"),
    ],
)
def test_denied_words_go(text: str, kind: str, rule: str) -> None:
    """What holds denied words is redacted though the policy keeps its type; the reason is mute."""
    decision = decided("names-only", entity(text, kind, rule), Lists(Wordlists(deny=(HERON,))))
    assert (decision.action, decision.operator) == (Action.REDACT, "generalize")
    assert decision.exposure is Exposure.DIRECT
    assert decision.reason == "on the newsroom's deny list"


@pytest.mark.parametrize("text", ["Herons", "Blue", "Blue Herons", "blueheron", "Heron Blue"])
def test_other_words_are_not_denied(text: str) -> None:
    """Part of the denied words, or of a word, is not what is denied."""
    lists = Lists(Wordlists(deny=(HERON,)))
    assert decided("names-only", entity(text), lists).action is Action.KEEP


def test_a_source_sheet_wins_over_allowed() -> None:
    """Allowed words that stand on a source sheet are decided as if no list allowed them."""
    found, policy = entity("Ada Quill", "PERSON", "sheet.name"), load_policy("everything")
    before = decide([exposed(found)], policy)
    assert Lists(Wordlists((QUILL,))).apply(before, policy) == before


def test_denied_words_win_over_allowed() -> None:
    """A longer allowed name that holds denied words is redacted."""
    allowed = Listing("Blue Heron Press", None, "Our printer.")
    lists = Lists(Wordlists((allowed,), (HERON,)))
    assert decided("names-only", entity("Blue Heron Press"), lists).action is Action.REDACT


name = st.text("abAB é-_' ", min_size=1, max_size=5).filter(key)
kinds = st.sampled_from([*CONCEPTS, "URL"])


@given(st.lists(st.tuples(name, kinds)), st.lists(st.tuples(name, st.none() | kinds)))
def test_an_allow_list_changes_nothing_else(
    found: list[tuple[str, str]], allow: list[tuple[str, str | None]]
) -> None:
    """Entities with other words than the allowed are decided as without the list."""
    policy = load_policy("everything")
    before = decide([exposed(entity(text, kind)) for text, kind in found], policy)
    lists = Wordlists(tuple(Listing(text, kind, "Known.") for text, kind in allow))
    after = Lists(lists).apply(before, policy)
    assert [d.entity for d in after] == [d.entity for d in before]
    for old, new in zip(before, after, strict=True):
        said = key(old.entity.text)
        forms = {said, said[:-2] if said[-2:] == ("'", "s") else said}
        if any(key(t) in forms and k in (None, old.entity_type) for t, k in allow):
            assert new.action is Action.KEEP
        else:
            assert new == old


def test_the_recognizer_finds_denied_words() -> None:
    """Denied words are found as their type with certainty, where no other rule finds them."""
    text = "We met at the blue heron and again at the Herons, near mill lane."
    recognizer = ListedRecognizer([HERON, Listing("Mill Lane", "LOCATION")])
    nlp = BlankNlpEngine(["en"])
    nlp.load()
    found = recognizer.analyze(text, [], nlp.process_text(text, "en"))
    assert [(r.entity_type, text[r.start : r.end], r.score) for r in found] == [
        (f"{PREFIX}MISC", "blue heron", 1.0),
        (f"{PREFIX}LOCATION", "mill lane", 1.0),
    ]
    assert {r.recognition_metadata["rule"] for r in found} == {DENIED}
    assert "heron" not in f"{recognizer.to_dict()} {found}".lower()
