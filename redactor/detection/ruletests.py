"""Runs the tests that rules carry: what each must catch, and what it must leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from redactor.detection.recognizers.rules import VETO, RulePackRecognizer, apply_vetoes
from redactor.rulepacks import RulePack, marked

if TYPE_CHECKING:
    from redactor.detection.nlp import BlankNlpEngine


@dataclass(frozen=True, slots=True)
class RuleTest:
    """One test of one rule.

    Args:
        rule: the rule's id.
        kind: `catch` or `leave`.
        text: the test's text, marks included.
        expected: ranges of the unmarked text that must be found; empty for `leave`.
        found: ranges that the rule found.
        line: the rule's line in its file.
    """

    rule: str
    kind: str
    text: str = field(repr=False)
    expected: tuple[tuple[int, int], ...]
    found: tuple[tuple[int, int], ...]
    line: int

    @property
    def passed(self) -> bool:
        """True when exactly the expected ranges were found."""
        return self.expected == self.found

    def fault(self) -> str:
        """What went wrong, with the test's own words: they are the pack's, not a draft's."""
        plain = marked(self.text)[0] if self.kind == "catch" else self.text
        found = ", ".join(repr(plain[start:end]) for start, end in self.found) or "nothing"
        verb = "must catch" if self.kind == "catch" else "must leave"
        return f"{verb} {self.text!r} but found {found}"


def run_tests(pack: RulePack, engine: BlankNlpEngine) -> Iterator[RuleTest]:
    """Run every test of `pack`; the pack's own vetoes apply, other packs' do not.

    Raises:
        RulePackError: RED401: a pattern that cannot be compiled.
    """
    recognizer = RulePackRecognizer(pack, engine.nlp[pack.language])
    for rule in pack.rules:
        cases = [("catch", text) for text in rule.catch] + [("leave", text) for text in rule.leave]
        for kind, text in cases:
            plain, expected = marked(text) if kind == "catch" else (text, ())
            artifacts = engine.process_text(plain, pack.language)
            results = recognizer.analyze(plain, [], artifacts)
            if not rule.veto:
                results = apply_vetoes(results)
            else:
                results = [r for r in results if r.entity_type == VETO]
            found = {(r.start, r.end) for r in results if r.recognition_metadata["rule"] == rule.id}
            yield RuleTest(rule.id, kind, text, expected, _outermost(found), rule.line)


def _outermost(ranges: set[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The ranges that lie in no other, in order: what overlap resolution would leave of a rule."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(ranges, key=lambda r: (r[0], -r[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)
