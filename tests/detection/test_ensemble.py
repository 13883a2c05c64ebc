"""Rules and model together: the union, with a stated precedence."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.ensemble import WEAK, combine, overrule
from redactor.detection.entities import Entity
from redactor.detection.overlaps import resolve_overlaps
from redactor.spans import Span

TEXT = "the market in Hyesan on the 17th was quiet, and she told her father"


def found(words: str, kind: str = "LOCATION", *, rule: str = "p.r", score: float = 0.8) -> Entity:
    start = TEXT.index(words)
    protected = 0.7 if rule == "model.x" else None
    span = Span(start, start + len(words))
    return Entity(kind, span, score, rule, words, protected=protected)


def model(words: str, kind: str = "LOCATION", score: float = 0.8) -> Entity:
    return found(words, kind, rule="model.x", score=score)


@pytest.mark.parametrize(
    ("rules", "models", "expected"),
    [
        pytest.param([found("Hyesan")], [], [("p.r", "Hyesan")], id="a rule alone"),
        pytest.param([], [model("Hyesan")], [("model.x", "Hyesan")], id="the model alone"),
        pytest.param([found("Hyesan")], [model("Hyesan")], [("p.r", "Hyesan")], id="the same"),
        pytest.param([], [model("on the")], [], id="little words alone"),
        pytest.param(
            [], [model("on the 17th")], [("model.x", "on the 17th")], id="more than little"
        ),
        pytest.param(
            [found("Hyesan")], [model("in Hyesan on the")], [("p.r", "Hyesan")], id="little words"
        ),
        pytest.param(
            [found("her father")],
            [model("she told her father")],
            [("p.r", "her father")],
            id="a verb",
        ),
        pytest.param(
            [found("Hyesan")],
            [model("market in Hyesan")],
            [("model.x", "market in Hyesan")],
            id="the model says more",
        ),
        pytest.param(
            [found("market in Hyesan")],
            [model("Hyesan on the 17th")],
            [("p.r", "market in Hyesan"), ("model.x", "on the 17th")],
            id="they overlap in part",
        ),
        pytest.param(
            [found("market", score=WEAK)], [model("quiet")], [("model.x", "quiet")], id="weak rule"
        ),
        pytest.param(
            [found("market", score=WEAK)], [model("market")], [("p.r", "market")], id="weak, seen"
        ),
        pytest.param(
            [found("market", score=WEAK)], [], [("p.r", "market")], id="weak, no model asked"
        ),
    ],
)
def test_precedence(
    rules: list[Entity], models: list[Entity], expected: list[tuple[str, str]]
) -> None:
    """Rules win what they say as well; the model wins where it says more."""
    combined = combine(rules, models)
    assert [(e.rule, TEXT[e.span.start : e.span.end].strip()) for e in combined] == expected


def test_a_rules_finding_takes_over_the_models_exposure() -> None:
    """What the model thinks of an entity is passed on when a rule's finding stands for it."""
    (entity,) = combine([found("Hyesan")], [model("Hyesan")])
    assert (entity.rule, entity.protected) == ("p.r", 0.7)


spans = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 15)).map(
        lambda t: Span(t[0], min(len(TEXT), t[0] + t[1]))
    ),
    max_size=8,
)


def entities(drawn: list[Span], rule: str) -> list[Entity]:
    return [Entity("MISC", span, 0.8, rule, span.of(TEXT)) for span in drawn]


@given(spans, spans)
def test_the_union_is_disjoint_and_covers_what_rules_cover(
    rules: list[Span], models: list[Span]
) -> None:
    """The result is in order and disjoint, and no letter that a rule covers is uncovered."""
    seen = resolve_overlaps(entities(models, "model.x"))
    combined = combine(entities(rules, "p.r"), seen)
    assert all(a.span.end <= b.span.start for a, b in pairwise(combined))
    covered = {i for e in combined for i in range(e.span.start, e.span.end)}
    wanted = {i for span in rules for i in range(span.start, span.end) if TEXT[i].isalnum()}
    assert wanted <= covered


@pytest.mark.parametrize(
    ("certain", "others", "expected"),
    [
        pytest.param(
            ["Hyesan on"], ["in Hyesan"], [("c.r", "Hyesan on")], id="little words left over"
        ),
        pytest.param(
            ["Hyesan"],
            ["market in Hyesan"],
            [("p.r", "market in"), ("c.r", "Hyesan")],
            id="inside a longer finding",
        ),
        pytest.param(
            ["Hyesan", "in Hyesan"],
            ["she"],
            [("c.r", "in Hyesan"), ("p.r", "she")],
            id="apart, and two that overlap",
        ),
    ],
)
def test_what_is_certain_holds(
    certain: list[str], others: list[str], expected: list[tuple[str, str]]
) -> None:
    """A certain finding stays as it is; others keep what says something beside it."""
    sure = [found(words, rule="c.r") for words in certain]
    assert [(e.rule, e.text) for e in overrule(sure, map(found, others))] == expected


@pytest.mark.parametrize(
    ("rules", "models", "more", "expected"),
    [
        pytest.param([], [], "market in Hyesan", [("added.x", "market in Hyesan")], id="alone"),
        pytest.param(
            [found("Hyesan")], [], "in Hyesan on", [("p.r", "Hyesan")], id="little beside a rule"
        ),
        pytest.param(
            [], [model("Hyesan")], "Hyesan", [("model.x", "Hyesan")], id="the model saw the same"
        ),
        pytest.param(
            [],
            [model("Hyesan")],
            "market in Hyesan",
            [("added.x", "market in Hyesan")],
            id="it says more than the model",
        ),
        pytest.param(
            [found("market", score=WEAK)],
            [model("quiet")],
            "market",
            [("p.r", "market"), ("model.x", "quiet")],
            id="it backs a weak rule",
        ),
    ],
)
def test_an_added_model_comes_last(
    rules: list[Entity], models: list[Entity], more: str, expected: list[tuple[str, str]]
) -> None:
    """It stands to rules and model as the model stands to rules."""
    joined = combine(rules, models, [found(more, rule="added.x")])
    assert [(entity.rule, entity.text) for entity in joined] == expected


def test_an_added_model_keeps_the_exposure_that_the_model_saw() -> None:
    """What takes a finding's place takes over its exposure; what leaves it alone changes none."""
    (longer,) = combine([], [model("Hyesan")], [found("market in Hyesan", rule="added.x")])
    assert longer.protected == 0.7
    (same,) = combine([found("Hyesan")], [model("Hyesan")], [found("Hyesan", rule="added.x")])
    assert (same.rule, same.protected) == ("p.r", 0.7)


@pytest.mark.parametrize(
    ("rule", "seen", "kind"),
    [
        pytest.param(
            found("market", score=0.8), model("market", "OCCUPATION", 0.95), "OCCUPATION", id="sure"
        ),
        pytest.param(
            found("market", score=0.8), model("market", "OCCUPATION", 0.6), "LOCATION", id="unsure"
        ),
        pytest.param(
            found("market", score=0.95),
            model("market", "OCCUPATION", 0.95),
            "LOCATION",
            id="certain rule",
        ),
        pytest.param(
            found("market", "DATE_TIME", score=0.8),
            model("market", "OCCUPATION", 0.95),
            "DATE_TIME",
            id="no name",
        ),
        pytest.param(
            found("market", score=0.8),
            model("market", "PERSON", 0.95),
            "LOCATION",
            id="another kind of name",
        ),
    ],
)
def test_the_model_outvotes_a_rule_that_takes_a_word_for_a_name(
    rule: Entity, seen: Entity, kind: str
) -> None:
    """Where it is sure of another type and the rule is not, the rule's meaning would be untrue."""
    assert [e.type for e in combine([rule], [seen])] == [kind]


def test_an_identifier_keeps_its_kind() -> None:
    """A longer finding of the model's does not take the place of a rule's e-mail address."""
    both = combine([found("Hyesan", "EMAIL_ADDRESS")], [model("market in Hyesan", "ID")])
    assert [(e.type, e.text) for e in both] == [("ID", "market in"), ("EMAIL_ADDRESS", "Hyesan")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("van Hagen", "van Hagen", id="a particle"),
        pytest.param("umm Hagen", "umm Hagen", id="a kunya"),
        pytest.param("Aimee van der Hagen", "Aimee van der Hagen", id="a name more"),
        pytest.param("asked Hagen", "Hagen", id="a verb"),
        pytest.param("old Hagen", "Hagen", id="an ordinary word"),
    ],
)
def test_a_particle_belongs_to_a_name(words: str, expected: str) -> None:
    """Of what the model adds to a person's name, particles stay, other words in lower case go."""
    rule = Entity("PERSON", Span(len(words) - 5, len(words)), 0.8, "p.r", "Hagen")
    seen = Entity("PERSON", Span(0, len(words)), 0.95, "model.x", words)
    assert [e.text for e in combine([rule], [seen])] == [expected]
