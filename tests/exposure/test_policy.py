"""Policies: what they decide, and what is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from redactor.detection.entities import Entity
from redactor.errors import PolicyError
from redactor.exposure.decide import decide
from redactor.exposure.decisions import Action, Exposure
from redactor.exposure.policy import bundled_policies, load_policy
from redactor.spans import Span

OWN = """\
policy: desk
about: The desk's own policy, for a test.
default:
  action: redact
  operator: tag
  threshold: 0.5
entities:
  PERSON:
    operator: block
  URL:
    action: keep
"""


def write(folder: Path, text: str) -> str:
    path = folder / "desk.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def entity(kind: str, score: float = 0.9) -> Entity:
    return Entity(kind, Span(0, 4), score, "t.r", "word")


def test_everything_ships_and_redacts_every_type() -> None:
    """The bundled policy `everything` acts on any type, with `generalize`."""
    assert "everything" in bundled_policies()
    decisions = decide(
        [entity("PERSON"), entity("MISC"), entity("KR_RRN")], load_policy("everything")
    )
    assert {d.action for d in decisions} == {Action.REDACT}
    assert {d.operator for d in decisions} == {"generalize"}
    assert [d.exposure for d in decisions] == [Exposure.DIRECT, Exposure.QUASI, Exposure.DIRECT]


@pytest.mark.parametrize(
    ("kind", "score", "action", "operator"),
    [
        pytest.param("PERSON", 0.9, Action.REDACT, "block", id="own operator"),
        pytest.param("LOCATION", 0.9, Action.REDACT, "tag", id="the default's operator"),
        pytest.param("LOCATION", 0.4, Action.KEEP, "", id="below the threshold"),
        pytest.param("URL", 0.9, Action.KEEP, "", id="kept type"),
    ],
)
def test_a_newsrooms_own_policy(
    tmp_path: Path, kind: str, score: float, action: Action, operator: str
) -> None:
    """Each type gets its own treatment, filled from the default."""
    (decision,) = decide([entity(kind, score)], load_policy(write(tmp_path, OWN)))
    assert (decision.action, decision.operator) == (action, operator)
    assert decision.reason


def test_one_operator_for_all(tmp_path: Path) -> None:
    """`with_operator` replaces every type's operator and nothing else."""
    policy = load_policy(write(tmp_path, OWN)).with_operator("generalize")
    decisions = decide([entity("PERSON"), entity("URL")], policy)
    assert [d.operator for d in decisions] == ["generalize", ""]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        pytest.param("operator: tag", "operator: hash", 5, id="unknown operator"),
        pytest.param("threshold: 0.5", "threshold: 5", 6, id="threshold out of range"),
        pytest.param("action: redact", "action: burn", 4, id="unknown action"),
        pytest.param("PERSON:", "person:", 8, id="no entity type"),
        pytest.param("about:", "abuot:", 2, id="unknown key"),
        pytest.param("operator: block", "operator: [block]", 9, id="wrong kind of value"),
        pytest.param("threshold: 0.5", "threshold: !!int abc", 6, id="not of its kind"),
        pytest.param("threshold: 0.5", "threshold: !!int ''", 6, id="empty, not of its kind"),
    ],
)
def test_a_broken_policy_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, line: int
) -> None:
    """What is wrong with a policy is told with file and line."""
    with pytest.raises(PolicyError, match="RED403") as caught:
        load_policy(write(tmp_path, OWN.replace(old, new)))
    assert caught.value.line == line


def test_an_unknown_policy_lists_the_known(tmp_path: Path) -> None:
    """A name that is no policy lists those that are; a path that is no file says so."""
    with pytest.raises(PolicyError, match="everything"):
        load_policy("nonesuch")
    with pytest.raises(PolicyError, match="no such file"):
        load_policy(str(tmp_path / "none.yaml"))


def test_an_unknown_operator_lists_the_known() -> None:
    """An operator that does not exist is refused with those that do."""
    with pytest.raises(PolicyError, match="generalize, tag, block"):
        load_policy("everything").with_operator("hash")
