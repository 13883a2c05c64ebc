"""A Presidio recognizer that finds dates and times, and says what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from presidio_analyzer import RecognizerResult

from redactor.detection.dates import DateValue, parse
from redactor.detection.recognizers.rules import VETO, RulePackRecognizer, apply_vetoes

if TYPE_CHECKING:
    from presidio_analyzer.nlp_engine import NlpArtifacts

_CALENDAR = frozenset(
    {
        "dates.calendar-day",
        "dates.month",
        "dates.foreign-month",
        "dates.numeric",
        "dates.ordinal-day",
        "dates.weekday",
        "dates.year",
        "dates.decade",
        "dates.clock",
        "dates.spoken-clock",
        "dates.part-of-day",
        "dates.deictic",
        "dates.relative",
        "dates.season",
        "dates.holiday",
        "dates.quarter",
        "dates.generic",
        "dates.recurring",
        "dates.shift",
        "dates.worship",
        "dates.named-day",
        "dates.tide",
    }
)
"""Rules whose matches are points in time: two that stand side by side are one point."""

_RANGES = frozenset({" to ", " until ", " through ", "-", "\N{EN DASH}", " - ", " \N{EN DASH} "})

_PAIRED = ({"dates.duration"}, {"dates.clock"})
"""Rules of which two matches around `and` are one length or stretch of time."""

_ALTERNATIVES = frozenset({" and ", " or ", " & ", " and on ", " or on ", "/"})
_ALTERNATING = frozenset(
    {"dates.weekday", "dates.month", "dates.calendar-day", "dates.part-of-day", "dates.season"}
)
"""Rules of which two matches around `and` or `or` are read as one."""

_LINK = re.compile(
    r"(?:,? |, (?:at |on )?| the | at (?:about |around )?| on (?:the )?| of (?:the )?"
    r"| in (?:the )?|-| - | from | around | about | (?:before|after) (?:the )?)\Z",
    re.IGNORECASE,
)
"""What may stand between two matches that are one point in time."""

_OF_LINK = re.compile(r" (?:of|in|into|before|after|on|to|from|until) (?:the )?\Z", re.IGNORECASE)

_QUALIFIER = re.compile(
    r"(?<![\w-])(?:"
    r"(?:last|next|this|every|each|one) "
    r"|(?:very )?(?:early|late|mid|middle|earlier|later)(?: in the | in | on | |-| - )"
    r"|(?:about|around|nearly|almost|roughly|approximately|barely|less than|more than|fewer than"
    r"|at least|at most|up to|just over|just under|well over|some|close to)"
    r" (?:an? )?"
    r"|(?:good|bad|wet|cold|hot|warm|quiet|busy|average|typical|single|whole|entire|full|long|dark"
    r"|rainy|snowy|windy|sunny|normal|ordinary|bitter|exact|recent|certain) "
    r"|(?:once|twice|each|most|one|some|all|first|second|third) (?:in|of) (?:the |these |those )?"
    r"|(?:end|beginning|start|middle|turn|close|eve|rest|dawn|course|height|spring|summer|autumn"
    r"|winter|night|morning|afternoon|evening|week|weekend|month|early hours|small hours"
    r"|early days|second half|first half|half|latter part|early part|later part) of (?:the )?"
    r")\Z",
    re.IGNORECASE,
)
"""Words before a match that are part of the point or the length of time."""

_TRAILER = re.compile(
    r" (?:before last|after next|or so|or two|or more|in a row|on end|week|weekend)\b"
    r"| by (?:our|your|their|the old|the new) clock\b|,? local time\b"
    r"|\.?, (?:early|late|later)(?=[.*_:]|\Z)"
)
"""Words after a match that are part of it."""

_ARTICLED = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th) of [A-Z]"
    r"|(?:[a-z]+-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|[a-z]+th|last) "
    r"(?:(?:day|night|week|month|year|quarter|half|weekend|morning|[A-Z]\w+day) )?of "
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\Z|third day|\d+th minute)"
)
"""Matches that keep their article, as the days of a month do, whatever follows."""

_ANCHORED = re.compile(
    r"(?:next|following|previous|preceding|same) (?!of\b)|.*\b(?:before|after|earlier|later)\Z"
)
"""Matches that say when by themselves, and so keep their article."""

_ARTICLE = re.compile(
    r"(?:\b(?P<preposition>since|until|till|by|before|after|from|on) )?(?P<article>[Tt]he )\Z"
)
_WHOLE = re.compile(
    r"\Z|[^\w' -]| (?:and|or|but|he|she|they|we|I|it|when|that|in|on|at|to|for|with|from|by|was|is"
    r"|were|had|has|his|her|their|my|our|the|a|an|said|nobody|no|who|which|there|as|because|before"
    r"|after|until|since|while|so|not)\b"
)
"""What follows a match that belongs to no noun after it."""

_REACH = 32
"""How many code points before a match a qualifier may start."""

_LONGEST_GAP = 14
"""How many code points may stand between two matches that belong together."""


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    rules: frozenset[str]
    rule: str
    score: float

    def joined(self, other: _Match) -> _Match:
        longest = max(self, other, key=lambda match: match.end - match.start)
        return _Match(
            min(self.start, other.start),
            max(self.end, other.end),
            self.rules | other.rules,
            longest.rule,
            max(self.score, other.score),
        )


class DateRecognizer(RulePackRecognizer):
    """Runs the pack of dates, joins what belongs together and attaches a `DateValue`.

    `Tuesday`, `11 March 2025` and `22.40` side by side are one point in time; `end of` and
    `nearly` belong to what follows them. The pack's vetoes are applied here.
    """

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts
    ) -> list[RecognizerResult]:
        """The dates and times in `text`, in order and disjoint.

        Raises:
            DetectionError: RED202: a regex ran out of time.
        """
        found = super().analyze(text, entities, nlp_artifacts)
        matches = sorted(
            (_match(result) for result in apply_vetoes(found)), key=lambda m: (m.start, -m.end)
        )
        vetoed = [(result.start, result.end) for result in found if result.entity_type == VETO]
        # The same words stand in a text more than once and mean the same.
        values: dict[str, DateValue | None] = {}
        joined = (_articled(text, match) for match in _join(text, matches, vetoed))
        return [self._valued(match, text[match.start : match.end], values) for match in joined]

    def _valued(
        self, match: _Match, words: str, values: dict[str, DateValue | None]
    ) -> RecognizerResult:
        if words not in values:
            values[words] = parse(words)
        result = self._result(self._rules[match.rule], match.start, match.end)
        result.score = match.score
        result.recognition_metadata["value"] = values[words]
        return result


def _match(result: RecognizerResult) -> _Match:
    rule = result.recognition_metadata["rule"]
    return _Match(result.start, result.end, frozenset({rule}), rule, result.score)


def _join(text: str, matches: list[_Match], vetoed: list[tuple[int, int]]) -> list[_Match]:
    joined: list[_Match] = []
    for match in matches:
        whole = _qualified(text, match, vetoed)
        if joined and _belong(text, joined[-1], whole):
            joined[-1] = joined[-1].joined(whole)
        else:
            joined.append(whole)
    return joined


def _belong(text: str, left: _Match, right: _Match) -> bool:
    """Whether two neighbours overlap or are one point, stretch or length of time."""
    gap = text[left.end : right.start]
    if right.start < left.end or _paired(left, right, gap):
        return True
    rules = left.rules | right.rules
    if rules == {"dates.year"} or (left.rules == right.rules and "," in gap):
        return False
    if len(gap) > _LONGEST_GAP or not right.rules <= _CALENDAR:
        return False
    return (_LINK if left.rules <= _CALENDAR else _OF_LINK).match(gap) is not None


def _paired(left: _Match, right: _Match, gap: str) -> bool:
    """Whether two neighbours are the ends of a stretch, or two that are read as one."""
    if gap == " and " and left.rules | right.rules in _PAIRED:
        return True
    if left.rule != right.rule:
        return False
    return gap in _RANGES or (left.rule in _ALTERNATING and gap in _ALTERNATIVES)


def _articled(text: str, match: _Match) -> _Match:
    """`match` with its article, if it is of those that keep it."""
    article = _ARTICLE.search(text, max(0, match.start - _REACH), match.start)
    if article is None:
        return match
    whole = _WHOLE.match(text, match.end) is not None
    told = article["preposition"] or _ANCHORED.match(text, match.start, match.end)
    if (whole and told) or _ARTICLED.match(text, match.start, match.end):
        return replace(match, start=article.start("article"))
    return match


def _qualified(text: str, match: _Match, vetoed: list[tuple[int, int]]) -> _Match:
    """`match` with the words on either side that are part of it."""
    start = match.start
    while found := _QUALIFIER.search(text[max(0, start - _REACH) : start]):
        start -= len(found.group())
    if any(a < match.start and start < b for a, b in vetoed):
        start = match.start
    trailer = _TRAILER.match(text, match.end)
    end = match.end if trailer is None else trailer.end()
    return _Match(start, end, match.rules, match.rule, match.score)
