"""The counts, against hand-made values and against a plainer way of counting."""

from __future__ import annotations

import importlib.util
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.evaluation import Figure, Finding, GoldDraft, Share, Tally
from redactor.evaluation.figures import tally, total
from redactor.exposure.decisions import Exposure
from tests.evaluation.drafts import as_object, attempts, found, gold

SCORE = Path(__file__).parents[3] / "shared" / "eval" / "score.py"
"""A scoring script that may stand beside the checkout."""

Attempt = tuple[GoldDraft, tuple[Finding, ...]]

MILL = gold(
    "Ri Sol-a of Hamhung met Mayor Cho.",
    ("Ri Sol-a", "PERSON", "direct"),
    ("Hamhung", "LOCATION", "quasi"),
    ("Mayor Cho", "PERSON", "none"),
)


@pytest.mark.parametrize(
    ("hidden", "figures"),
    [
        pytest.param(
            (),
            {
                "direct": (1, 0),
                "protected": (2, 0),
                "public_kept": (1, 1),
                "precision": (0, 0),
                "exposed_docs": (1, 1),
                "touched": (26, 0),
            },
            id="nothing hidden",
        ),
        pytest.param(
            ("Ri Sol", "a of Hamhung"),
            {
                "direct": (1, 1),
                "protected": (2, 2),
                "public_kept": (1, 1),
                "precision": (15, 13),
                "exposed_docs": (1, 0),
                "touched": (26, 15),
            },
            id="the hyphen left, a word too much",
        ),
        pytest.param(
            ("Ri Sol", "amhung", "Mayor"),
            {
                "direct": (1, 0),
                "protected": (2, 0),
                "public_kept": (1, 0),
                "precision": (16, 11),
                "exposed_docs": (1, 1),
                "touched": (26, 16),
            },
            id="a letter short each, half a public name",
        ),
    ],
)
def test_main_figures(hidden: tuple[str, ...], figures: dict[str, tuple[int, int]]) -> None:
    """Cases and hits are those counted by hand."""
    counted = tally(MILL, found(MILL, *hidden)).figures
    assert {name: (share.cases, share.hits) for name, share in counted.items()} == figures


def test_tables() -> None:
    """Hidden spans are counted by label and level; findings by whether anything is marked there."""
    counted = tally(MILL, found(MILL, "Hamhung", "Mayor Cho", "met"))
    assert counted.protected_by_label == {"PERSON": Share(1, 0), "LOCATION": Share(1, 1)}
    assert counted.hidden_by_label == {"PERSON": Share(2, 1), "LOCATION": Share(1, 1)}
    assert counted.hidden_by_level == {
        "direct": Share(1, 0),
        "quasi": Share(1, 1),
        "none": Share(1, 1),
    }
    assert counted.marked_by_type == {"LOCATION": Share(3, 2)}


def test_a_span_without_letters_counts_nowhere() -> None:
    """A mark on signs alone can neither be hidden nor kept."""
    draft = gold("Yes — she.", ("—", "MISC", "direct"), (".", "MISC", "none"))
    counted = tally(draft, found(draft, "—"))
    assert {name for name, share in counted.figures.items() if share.cases} == {"touched"}
    assert counted.hidden_by_label == {}


@settings(deadline=None)
@given(st.lists(attempts(), max_size=4))
def test_counts_agree_with_sets(drawn: list[Attempt]) -> None:
    """The sum over drafts is what sets of offsets give, whatever overlaps whatever."""
    counted = total(tally(draft, findings) for draft, findings in drawn)
    expected = _by_sets(drawn)
    for table in ("protected_by_label", "hidden_by_level", "hidden_by_label", "marked_by_type"):
        shares: dict[str, Share] = getattr(counted, table)
        assert {(table, k): (s.cases, s.hits) for k, s in shares.items()} == {
            key: value for key, value in expected.items() if key[0] == table
        }
    for figure in Figure:
        share = counted.figures.get(figure.value, Share())
        assert (share.cases, share.hits) == expected.get(("figures", figure.value), (0, 0))


def _by_sets(drawn: list[Attempt]) -> dict[tuple[str, str], tuple[int, int]]:
    outcomes: list[tuple[str, str, bool]] = []
    for draft, findings in drawn:
        readable = {i for i, character in enumerate(draft.text) if character.isalnum()}
        covered = {i for f in findings for i in range(f.span.start, f.span.end)}
        marks = [(m, set(range(m.span.start, m.span.end)) & readable) for m in draft.spans]
        protected = [(m, where) for m, where in marks if where and m.level is not Exposure.NONE]
        direct = [where <= covered for m, where in protected if m.level is Exposure.DIRECT]
        outcomes += [("figures", "direct", gone) for gone in direct]
        outcomes += [("figures", "exposed_docs", False in direct)] if direct else []
        for mark, where in protected:
            outcomes.append(("figures", "protected", where <= covered))
            outcomes.append(("protected_by_label", mark.label, where <= covered))
        for mark, where in marks:
            if where:
                outcomes.append(("hidden_by_level", mark.level.value, where <= covered))
                outcomes.append(("hidden_by_label", mark.label, where <= covered))
            if where and mark.level is Exposure.NONE:
                outcomes.append(("figures", "public_kept", not where & covered))
        union = {i for _, where in protected for i in where}
        outcomes += [("figures", "precision", i in union) for i in readable & covered]
        outcomes += [("figures", "touched", i in covered) for i in readable]
        marked = {i for m in draft.spans for i in range(m.span.start, m.span.end)}
        for finding in findings:
            touches = bool(marked & set(range(finding.span.start, finding.span.end)))
            outcomes.append(("marked_by_type", finding.type, touches))
    cases = Counter((table, key) for table, key, _ in outcomes)
    hits = Counter((table, key) for table, key, hit in outcomes if hit)
    return {key: (cases[key], hits[key]) for key in cases}


@pytest.mark.skipif(not SCORE.is_file(), reason="no scoring script beside the checkout")
@settings(deadline=None)
@given(st.lists(attempts(), max_size=4, unique_by=lambda one: one[0].id))
def test_figures_agree_with_the_scoring_script(drawn: list[Attempt]) -> None:
    """All figures are those of the script that scores drafts from outside."""
    drafts = {draft.id: as_object(draft) for draft, _ in drawn}
    predicted = {
        draft.id: {"spans": [{"start": f.span.start, "end": f.span.end} for f in findings]}
        for draft, findings in drawn
    }
    expected: dict[str, Any] = _module(SCORE).score(drafts, predicted)
    counted: Tally = total(tally(draft, findings) for draft, findings in drawn)
    for figure in Figure:
        value = counted.figures.get(figure.value, Share()).value
        assert value == expected[figure.value], figure
    assert {
        label: {"spans": share.cases, "hidden": share.value}
        for label, share in counted.protected_by_label.items()
    } == expected["by_label"]


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
