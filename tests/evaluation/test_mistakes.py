"""The list of mistakes."""

from __future__ import annotations

from hypothesis import given, settings

from redactor.evaluation import Finding, GoldDraft, MistakeKind, mistakes
from redactor.evaluation.figures import tally
from tests.evaluation.drafts import attempts, found, gold

DRAFT = gold(
    "A fish seller.\nRi Sol-a of\x1bHamhung met Mayor Cho in the port of Wonsan.",
    ("Ri Sol-a", "PERSON", "direct"),
    ("Hamhung", "LOCATION", "quasi"),
    ("Mayor Cho", "PERSON", "none"),
)


def test_misses_and_false_alarms() -> None:
    """What shows, what was hidden of the public, and what nobody marked, each with its place."""
    listed = mistakes(DRAFT, found(DRAFT, "Sol", "Cho in", "Wonsan"))
    assert [(m.kind, m.words, m.name, m.by, m.line, m.column, m.partly) for m in listed] == [
        (MistakeKind.MISS, "Ri Sol-a", "PERSON", "direct", 2, 1, True),
        (MistakeKind.MISS, "Hamhung", "LOCATION", "quasi", 2, 13, False),
        (MistakeKind.PUBLIC, "Cho in", "LOCATION", "places.rule", 2, 31, False),
        (MistakeKind.FALSE_ALARM, "Wonsan", "LOCATION", "places.rule", 2, 50, False),
    ]


def test_context_stays_on_one_line() -> None:
    """Words around are at most 40 code points, without line ends and control characters."""
    listed = mistakes(DRAFT, ())
    assert listed[0].before == "A fish seller. "
    assert listed[1].before == "A fish seller. Ri Sol-a of "
    assert listed[1].after == " met Mayor Cho in the port of Wonsan."
    assert mistakes(gold("b" * 90 + "an", ("an", "MISC", "quasi")), ())[0].before == "b" * 40


def test_no_words_in_a_repr() -> None:
    """A traceback that shows a mistake or a draft shows none of its words."""
    assert "Hamhung" not in repr(mistakes(DRAFT, ())[1])
    assert "seller" not in repr(gold("seller"))


@settings(deadline=None)
@given(attempts())
def test_as_many_as_the_figures_say(drawn: tuple[GoldDraft, tuple[Finding, ...]]) -> None:
    """Misses are the protected spans not hidden; false alarms the findings without a mark."""
    draft, findings = drawn
    kinds = [mistake.kind for mistake in mistakes(draft, findings)]
    counts = tally(draft, findings)
    protected = counts.figures["protected"]
    assert kinds.count(MistakeKind.MISS) == protected.cases - protected.hits
    unmarked = sum(share.cases - share.hits for share in counts.marked_by_type.values())
    assert kinds.count(MistakeKind.FALSE_ALARM) == unmarked
