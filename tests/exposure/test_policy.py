"""Policies: what they decide, and what is refused with its line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.entities import CONCEPTS, PERSON, Entity
from redactor.errors import PolicyError
from redactor.exposure.audience import PUBLIC
from redactor.exposure.audiences import bundled_audiences
from redactor.exposure.decide import decide
from redactor.exposure.decisions import Action, Exposure
from redactor.exposure.policy import (
    DIRECT_WEIGHT,
    OPERATORS,
    Treatment,
    bundled_policies,
    load_policy,
)
from redactor.spans import Span
from tests.exposure.assessments import exposed

OWN = """\
policy: desk
about: The desk's own policy, for a test.
default:
  action: redact
  operator: tag
  min_score: 0.5
entities:
  PERSON:
    operator: block
  URL:
    action: keep
  LOCATION:
    from: quasi
    threshold: 0.3
audience: public
audiences:
  public:
    min_days: 14
  rivals:
    min_population: 1000
    min_days: 2
    recurring: true
    gender: true
    trade: true
    origin: true
"""


def write(folder: Path, text: str) -> str:
    path = folder / "desk.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def entity(kind: str, score: float = 0.9) -> Entity:
    return Entity(kind, Span(0, 4), score, "t.r", "word")


def treatment(acts_from: Exposure, action: Action = Action.REDACT) -> Treatment:
    return Treatment(action, acts_from, "tag", threshold=0.3, min_score=0.5)


def test_every_bundled_policy_loads() -> None:
    """Each bundled policy is named as its file is, and is for the public unless asked otherwise."""
    assert bundled_policies() == ["everything", "names-only", "source-protection"]
    for name in bundled_policies():
        policy = load_policy(name)
        assert policy.name == name
        assert policy.audience == PUBLIC
        assert list(policy.audiences) == ["public", "authorities", "community"]


def test_everything_redacts_every_type() -> None:
    """The bundled policy `everything` acts on any type, whatever the exposure and score."""
    policy = load_policy("everything")
    decisions = decide([exposed(entity(kind)) for kind in ("PERSON", "MISC", "KR_RRN")], policy)
    assert {d.action for d in decisions} == {Action.REDACT}
    assert {d.operator for d in decisions} == {"generalize"}
    assert [d.exposure for d in decisions] == [Exposure.DIRECT, Exposure.QUASI, Exposure.DIRECT]
    assert policy.treatment("LOCATION").acts_on(0.0, 0.0, 0.0)


@pytest.mark.parametrize("kind", [*CONCEPTS, "PHONE_NUMBER", "CASE_NUMBER", "OWN_STAFF_NUMBER"])
def test_names_only(kind: str) -> None:
    """`names-only` takes people and identifiers, whoever they belong to, and nothing else."""
    acts = load_policy("names-only").treatment(kind).acts_on(0.0, 0.0, 0.4)
    assert acts is (kind == PERSON or kind not in CONCEPTS)


@pytest.mark.parametrize("kind", [*CONCEPTS, "PHONE_NUMBER"])
def test_source_protection_spares_the_public_world(kind: str) -> None:
    """`source-protection` acts on what helps to find a protected person, and on nothing else."""
    own = load_policy("source-protection").treatment(kind)
    assert own.acts_on(1.0, 0.0, 0.4)
    assert own.acts_on(0.0, 1.0, 0.4)
    assert not own.acts_on(0.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("acts_from", "protected", "direct", "acts"),
    [
        pytest.param(Exposure.NONE, 0.0, 0.0, True, id="none: whatever the exposure"),
        pytest.param(Exposure.QUASI, 0.3, 0.0, True, id="quasi: at the threshold"),
        pytest.param(Exposure.QUASI, 0.29, 0.09, False, id="quasi: below both"),
        pytest.param(Exposure.QUASI, 0.1, 0.11, True, id="quasi: direct from a third"),
        pytest.param(Exposure.DIRECT, 1.0, 0.29, False, id="direct: helping is not enough"),
        pytest.param(Exposure.DIRECT, 0.0, 0.3, True, id="direct: at the threshold"),
    ],
)
def test_what_a_treatment_acts_on(
    acts_from: Exposure, protected: float, direct: float, acts: bool
) -> None:
    """The least exposure and its threshold say what goes; a low score or `keep` keeps anything."""
    assert treatment(acts_from).acts_on(protected, direct, 0.5) is acts
    assert not treatment(acts_from).acts_on(protected, direct, 0.49)
    assert not treatment(acts_from, Action.KEEP).acts_on(protected, direct, 1.0)


share = st.floats(0, 1)


@given(st.sampled_from(Exposure), share, share, share, share)
def test_more_exposed_is_never_kept_sooner(
    acts_from: Exposure, protected: float, direct: float, more: float, threshold: float
) -> None:
    """What is redacted still is when it is surer, and when the threshold is lower."""
    own = replace(treatment(acts_from), threshold=threshold)
    if own.acts_on(protected, direct, 1.0):
        assert own.acts_on(max(protected, more), max(direct, more), 1.0)
        assert replace(own, threshold=min(threshold, more)).acts_on(protected, direct, 1.0)


def test_a_direct_identifier_needs_less() -> None:
    """A direct identifier counts from a lower probability than one that only helps."""
    own = treatment(Exposure.QUASI)
    assert DIRECT_WEIGHT > 1
    assert own.acts_on(0.0, own.threshold / DIRECT_WEIGHT, 1.0)
    assert not own.acts_on(own.threshold / DIRECT_WEIGHT, 0.0, 1.0)


@pytest.mark.parametrize(
    ("kind", "score", "action", "operator"),
    [
        pytest.param("PERSON", 0.9, Action.REDACT, "block", id="own operator"),
        pytest.param("MISC", 0.9, Action.REDACT, "tag", id="the default's operator"),
        pytest.param("MISC", 0.4, Action.KEEP, "", id="below the score"),
        pytest.param("LOCATION", 0.4, Action.KEEP, "", id="below the default's score"),
        pytest.param("URL", 0.9, Action.KEEP, "", id="kept type"),
    ],
)
def test_a_newsrooms_own_policy(
    tmp_path: Path, kind: str, score: float, action: Action, operator: str
) -> None:
    """Each type gets its own treatment, filled from the default."""
    (decision,) = decide([exposed(entity(kind, score))], load_policy(write(tmp_path, OWN)))
    assert (decision.action, decision.operator) == (action, operator)
    assert decision.reason


def test_a_type_inherits_where_the_default_acts_from(tmp_path: Path) -> None:
    """A type that says only its operator keeps the default's exposure, threshold and score."""
    text = "policy: desk\nabout: For a test of this.\n" + (
        "default: {from: direct, threshold: 0.7, min_score: 0.2}\nentities: {URL: {operator: tag}}"
    )
    policy = load_policy(write(tmp_path, text))
    assert policy.treatment("URL") == replace(policy.default, operator="tag")
    assert policy.default == Treatment(Action.REDACT, Exposure.DIRECT, OPERATORS[0], 0.7, 0.2)


def test_one_operator_for_all(tmp_path: Path) -> None:
    """`with_operator` replaces every type's operator and nothing else."""
    policy = load_policy(write(tmp_path, OWN)).with_operator("generalize")
    decisions = decide([exposed(entity(kind)) for kind in ("PERSON", "URL")], policy)
    assert [d.operator for d in decisions] == ["generalize", ""]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        pytest.param("operator: tag", "operator: hash", 5, "operator", id="unknown operator"),
        pytest.param("min_score: 0.5", "min_score: 5", 6, "min_score", id="score out of range"),
        pytest.param("min_score: 0.5", "min_score: .nan", 6, "min_score", id="not a number"),
        pytest.param("min_score: 0.5", "min_score: '0.5'", 6, "min_score", id="words for it"),
        pytest.param("min_score: 0.5", "min_score: !!int abc", 6, "int", id="not of its kind"),
        pytest.param("min_score: 0.5", "min_score: !!int ''", 6, "int", id="empty"),
        pytest.param("min_score: 0.5", "threshold: 0.5", 6, "min_score", id="idle threshold"),
        pytest.param("action: redact", "action: burn", 4, "action", id="unknown action"),
        pytest.param("from: quasi", "from: quasy", 13, "from", id="unknown exposure"),
        pytest.param("    threshold: 0.3\n", "", 13, "no threshold", id="no threshold"),
        pytest.param("PERSON:", "person:", 8, "no entity type", id="no entity type"),
        pytest.param("about:", "abuot:", 2, "Did you mean about?", id="unknown key"),
        pytest.param("from:", "form:", 13, "Did you mean from?", id="unknown key inside"),
        pytest.param("operator: block", "operator: [block]", 9, "operator", id="wrong kind"),
        pytest.param("audience: public", "audience: pubic", 15, "mean public?", id="no audience"),
        pytest.param("min_days: 14", "min_day: 14", 18, "mean min_days?", id="no such figure"),
        pytest.param("min_days: 14", "min_days: 0", 18, "min_days", id="no days"),
        pytest.param("min_days: 14", "min_days: true", 18, "min_days", id="truth for a number"),
        pytest.param("gender: true", "gender: 1", 23, "gender", id="number for a truth"),
        pytest.param("    trade: true\n", "", 19, "lacks trade", id="new audience lacks a figure"),
    ],
)
def test_a_broken_policy_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, says: str
) -> None:
    """What is wrong with a policy is told with file and line."""
    assert OWN.count(old) == 1
    with pytest.raises(PolicyError, match="RED403") as caught:
        load_policy(write(tmp_path, OWN.replace(old, new)))
    assert caught.value.line == line
    assert caught.value.path == str(tmp_path / "desk.yaml")
    assert says in str(caught.value)


def test_an_unknown_policy_lists_the_known(tmp_path: Path) -> None:
    """A name near a policy's suggests it, any other lists them; a path that is no file says so."""
    with pytest.raises(PolicyError, match="Did you mean names-only"):
        load_policy("name-only")
    with pytest.raises(PolicyError, match="everything, names-only, source-protection"):
        load_policy("zzz")
    with pytest.raises(PolicyError, match="no such file"):
        load_policy(str(tmp_path / "none.yaml"))


def test_an_unknown_operator_lists_the_known() -> None:
    """An operator that does not exist is refused with those that do."""
    with pytest.raises(PolicyError, match=", ".join(OPERATORS)):
        load_policy("everything").with_operator("hash")


def test_operators_assume_the_bundled_public() -> None:
    """What operators assume of an audience is what rules/audiences.yaml says of the public."""
    assert bundled_audiences()["public"] == PUBLIC


@pytest.mark.parametrize("name", ["authorities", "community"])
def test_no_audience_is_told_finer_than_the_public(name: str) -> None:
    """Everybody reads what is printed, so no bundled audience may be told more than the public."""
    public, own = bundled_audiences()["public"], bundled_audiences()[name]
    assert own.min_population >= public.min_population
    assert own.min_days >= public.min_days
    for trait in ("recurring", "gender", "trade", "origin"):
        assert getattr(own, trait) <= getattr(public, trait)


def test_a_policy_for_another_audience() -> None:
    """`for_audience` changes the audience and nothing else; an unknown one gets a suggestion."""
    policy = load_policy("source-protection")
    other = policy.for_audience("authorities")
    assert other.audience == bundled_audiences()["authorities"]
    assert replace(other, audience=policy.audience) == policy
    with pytest.raises(PolicyError, match=r"RED403.*Did you mean authorities\?"):
        policy.for_audience("authorites")
    with pytest.raises(PolicyError, match="public, authorities, community"):
        policy.for_audience("zzz")


def test_a_policy_changes_and_adds_audiences(tmp_path: Path) -> None:
    """A policy's own figures replace the bundled ones, and the rest of an audience stays."""
    policy = load_policy(write(tmp_path, OWN))
    assert policy.audience == replace(PUBLIC, min_days=14)
    assert policy.for_audience("rivals").audience.min_population == 1000
    assert policy.audiences["community"] == bundled_audiences()["community"]


def test_one_threshold_for_all_that_goes_by_exposure(tmp_path: Path) -> None:
    """Another threshold reaches every type that is redacted by exposure, and no other."""
    policy = load_policy(write(tmp_path, OWN))
    moved = policy.with_threshold(0.6)
    assert moved.treatment("LOCATION").threshold == 0.6
    assert moved.treatment("LOCATION").acts_on(0.5, 0.0, 1.0) is False
    assert replace(moved, entities=policy.entities) == policy
    for kind in ("PERSON", "URL", "DATE_TIME"):
        assert moved.treatment(kind) == policy.treatment(kind)
    assert load_policy("source-protection").with_threshold(0.6).default.threshold == 0.6


@pytest.mark.parametrize(
    ("policy", "weighs"),
    [("source-protection", True), ("everything", False), ("names-only", False)],
)
def test_policies_that_weigh_exposure(policy: str, weighs: bool) -> None:
    """A policy weighs exposure when it redacts some type only from a probability on."""
    assert load_policy(policy).weighs_exposure is weighs
