"""Where a word that stands alone in capitals is somebody's name, though it is a word as well."""

from __future__ import annotations

import regex

from redactor.detection.names import days, given_names
from redactor.detection.truecasing.evidence import introduces
from redactor.detection.truecasing.runs import Run
from redactor.detection.truecasing.usual import FUNCTION_WORDS, Usual, usual
from redactor.detection.truecasing.verbs import AUXILIARIES, OF_PEOPLE, PLAIN, TAKING_PEOPLE
from redactor.detection.vocabulary import RELATIONS, SPEECH

DETERMINERS = frozenset(
    """
    a an the this that these those my your his her its our their whose some any no every each one
    two three four five six seven eight nine ten many few several
    """.split()  # noqa: SIM905
)
"""Words after which a noun is no name."""

_BEFORE_NAMES = frozenset(
    """
    for about without against or than like except alongside beside behind towards toward before
    after
    """.split()  # noqa: SIM905
)
"""Words that a noun without an article hardly follows, unless it is a name; besides those that
`introduces` knows."""
_OPENING = SPEECH | frozenset(
    """
    that when because if and but while as after before until since whether where so or than then
    though although unless once him her them us me
    """.split()  # noqa: SIM905
)
"""Words that a clause and its subject follow: `that`, and whoever was told."""
_MODALS = FUNCTION_WORDS & {"can", "may", "will"}
"""Given names that are modal verbs, too: a verb in its plain form follows those."""
_BEFORE_PLAIN = frozenset(
    """
    see saw seen seeing hear heard hearing watch watched watching feel felt let lets letting make
    makes made making help helps helped helping
    """.split()  # noqa: SIM905
)
"""Verbs after whose object another verb stands in its plain form."""
_GOING_ON = frozenset(
    """
    about above across after against along and around as at because before behind beside but by
    despite during for from if in inside into near of off on onto or out outside over past since
    that through till to toward towards under until unless up via when where whether while who
    whom whose with within without anything everything nothing something
    """.split()  # noqa: SIM905
)
"""Words before which a noun phrase ends."""
_ADVERBS = frozenset(
    """
    again alone away back down ever first here himself herself home later never once soon then
    there today tomorrow tonight twice yesterday
    """.split()  # noqa: SIM905
)
_BEFORE = regex.compile(r"[\p{L}\p{M}] ['\"(]?\Z")
_AFTER = regex.compile(r" ([\p{L}'-]+)")


def is_named(text: str, run: Run) -> bool:
    """Whether the only word of a run in capitals stands where somebody's name does.

    As the object of what is done to people (`hid GRACE`, `told STONE`), the subject of what people
    do (`that ROSE had fled`), after what they are to each other (`cousin MARK`), `with` and the
    like, set off by commas, or with a possessive s. It is a word that is stressed after an article
    or possessor (`met a BAKER`), before a noun unless it is a given name (`saw YOUNG men`), and
    where a verb goes on after a modal one (`told WILL they come`).

    Args:
        text: the whole text.
        run: words in capitals, one of which is more than a letter, among others that are not.
    """
    word = run.lone
    lower, start = word.lower, word.start
    before = run.before if _BEFORE.search(text, max(0, start - 3), start) else ""
    following = _AFTER.match(text, word.end)
    after = following[1].lower() if following else ""
    finite = after in OF_PEOPLE | AUXILIARIES
    determined = run.before in DETERMINERS and not (finite and before in ("that", "her"))
    if len(run.words) > 1 or determined:
        return False
    goes_on = not after or after in _GOING_ON
    if lower in _MODALS:
        taken = before in TAKING_PEOPLE or before in SPEECH.union(RELATIONS, ("by", "with"))
        seen = before in _BEFORE_PLAIN and after in PLAIN
        return (taken and goes_on) or seen or (lower != "may" and finite)
    if usual(lower) is not Usual.EITHER:
        return False
    begins = not before or before in _OPENING
    if lower not in given_names():
        ends = (
            goes_on or after in FUNCTION_WORDS | _ADVERBS | PLAIN | days() or after.endswith("ly")
        )
        taken = before in TAKING_PEOPLE and (ends or finite)
        return taken or (begins and after in OF_PEOPLE) or (before in _OPENING and finite)
    if before == "to":
        return goes_on
    return (
        (begins and finite)
        or before in TAKING_PEOPLE
        or before in _BEFORE_NAMES
        or before in RELATIONS
        or introduces(before)
        or word.text[-2:].lower() == "'s"
        or (not following and text[max(0, start - 2) : start] == ", ")
    )
