"""Writing the copy: what is replaced, what stays, and the way back to the draft."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor import documents
from redactor.detection.entities import Entity
from redactor.documents.document import Document
from redactor.errors import RedactionError
from redactor.exposure.decisions import Action, Decision, Exposure
from redactor.redaction.anonymizer import build_anonymizer
from redactor.redaction.apply import CHUNK, Copy, apply
from redactor.redaction.brackets import BAR, Brackets
from redactor.redaction.jobs import Manner
from redactor.redaction.surfaces import surfaces
from redactor.spans import Span

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ANONYMIZER = build_anonymizer()
NO_FORMS = surfaces([], lambda word: False, lambda entity: False)


def decision(
    document: Document, words: str, kind: str = "PERSON", operator: str = "tag", nth: int = 0
) -> Decision:
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    return decide_at(document, Span(start, start + len(words)), kind, operator)


def decide_at(document: Document, span: Span, kind: str, operator: str) -> Decision:
    entity = Entity(kind, span, 0.9, "t.r", span.of(document.text))
    action = Action.REDACT if operator else Action.KEEP
    return Decision(entity, Exposure.DIRECT, 1.0, action, operator, "because")


def copy_of(document: Document, *decisions: Decision) -> Copy:
    return apply(document, decisions, ANONYMIZER, NO_FORMS)


@pytest.mark.parametrize(
    ("form", "text", "words", "copy"),
    [
        pytest.param("text", "Ada Quill left.", "Ada Quill", "[PERSON] left.", id="plain"),
        pytest.param(
            "text", "by Ada\r\nQuill.", "Ada\r\nQuill", "by\r\n[PERSON].", id="line break"
        ),
        pytest.param("markdown", "**Ada** Quill.", "Ada** Quill", "**[PERSON]**.", id="emphasis"),
        pytest.param("markdown", "> Ada\n> Quill", "Ada\n> Quill", "> [PERSON]", id="quote"),
        pytest.param(
            "markdown",
            "> Ada\n> Quill sat",
            "Ada\n> Quill",
            "> [PERSON]\n> sat",
            id="quote that goes on",
        ),
        pytest.param(
            "markdown",
            "- Dr Ada\n  Mary\n  Quill sat",
            "Dr Ada\n  Mary\n  Quill",
            "- [PERSON]\n  sat",
            id="item of three lines",
        ),
        pytest.param(
            "markdown",
            "Ada\nQuill - or so",
            "Ada\nQuill",
            "[PERSON] - or so",
            id="a break would begin a list",
        ),
        pytest.param(
            "markdown", "so  Ada\nQuill.", "Ada\nQuill", "so  [PERSON].", id="a break would be hard"
        ),
        pytest.param(
            "markdown", "- Ada\n- Quill sat", "Ada\n- Quill", "- [PERSON]\n- sat", id="two items"
        ),
        pytest.param("markdown", "Ada\n\nQ. sat", "Ada\n\nQ", "[PERSON]\n\n. sat", id="blank line"),
        pytest.param(
            "markdown",
            "Ada\n\n[^1]: Q",
            "Ada\n\n[^1]: Q",
            "[PERSON]\n\n[^1]:",
            id="to a note",
        ),
        pytest.param("markdown", "Dr *Ada*, so", "Dr *Ada", "*[PERSON]*, so", id="opening half"),
        pytest.param("markdown", "Dr *Ada* Q.", "Dr *Ada* Q", "[PERSON].", id="emphasis inside"),
        pytest.param("markdown", "9 `p.m.` so", "9 `p.m.`", "[PERSON] so", id="code inside"),
        pytest.param("markdown", "Dr <b>Ada</b>", "Dr <b>Ada", "<b>[PERSON]</b>", id="element"),
        pytest.param("markdown", "Dr <b>Ada</b> Q", "Dr <b>Ada</b> Q", "[PERSON]", id="elements"),
        pytest.param("markdown", "Ada[^1] Q", "Ada[^1] Q", "\\[PERSON\\][^1]", id="footnote"),
        pytest.param("markdown", "Ada[^ada] Q", "Ada[^ada] Q", "[PERSON]", id="footnote by name"),
        pytest.param(
            "markdown", "the [Ada](x.md)", "the [Ada", "[[PERSON]](x.md)", id="into a link text"
        ),
        pytest.param(
            "markdown",
            "[Dr Ada](x.md) Q",
            "Ada](x.md) Q",
            "[Dr [PERSON]](redacted)",
            id="out of it",
        ),
        pytest.param(
            "markdown", "Dr [Ada](x.md) Q", "Dr [Ada](x.md) Q", "[PERSON]", id="link inside"
        ),
        pytest.param(
            "markdown", "Ad&#97; s&shy;at", "Ad&#97; s&shy;at", "[PERSON]", id="references"
        ),
        pytest.param("markdown", "Ada\\-Mo", "Ada\\-Mo", "[PERSON]", id="escape"),
        pytest.param("markdown", "Ada: yes", "Ada", "\\[PERSON\\]: yes", id="would define a link"),
        pytest.param("markdown", "1. Ada: yes", "Ada", "1. \\[PERSON\\]: yes", id="in an item"),
        pytest.param("markdown", "-\tAda: yes", "Ada", "-\t\\[PERSON\\]: yes", id="after a tab"),
        pytest.param(
            "markdown", "[^1]: Ada: yes", "Ada", "[^1]: \\[PERSON\\]: yes", id="in a footnote"
        ),
        pytest.param("markdown", "so\rAda: yes", "Ada", "so\r\\[PERSON\\]: yes", id="after CR"),
        pytest.param("markdown", "So Ada: yes", "Ada", "So [PERSON]: yes", id="defines no link"),
        pytest.param("markdown", "`Ada(1)`", "Ada", "`[PERSON](1)`", id="code span"),
        pytest.param("markdown", "```\nAda: 1\n```", "Ada", "```\n[PERSON]: 1\n```", id="fence"),
        pytest.param("markdown", "x\n\n    Ada: 1", "Ada", "x\n\n    [PERSON]: 1", id="code block"),
        pytest.param("markdown", "```ada\n```", "ada", "```redacted\n```", id="language"),
        pytest.param("markdown", "Ada(1)", "Ada", "\\[PERSON\\](1)", id="would become a link"),
        pytest.param("markdown", "[Ada](x.md)", "Ada", "[[PERSON]](x.md)", id="link text"),
        pytest.param("markdown", "[it](p/ada.md)", "ada", "[it](p/redacted.md)", id="link target"),
        pytest.param(
            "markdown", "---\nby: Ada\n---\n", "Ada", "---\nby: (PERSON)\n---\n", id="YAML"
        ),
        pytest.param(
            "markdown", "+++\nby = 'Ada'\n+++\n", "Ada", "+++\nby = '(PERSON)'\n+++\n", id="TOML"
        ),
        pytest.param(
            "markdown",
            '+++\na = """\n\'x"""\nby = 1999\n+++\n',
            "1999",
            '+++\na = """\n\'x"""\nby = "(PERSON)"\n+++\n',
            id="TOML without quotes",
        ),
    ],
)
def test_a_replacement_fits_its_place(form: str, text: str, words: str, copy: str) -> None:
    """Markup inside and around what is replaced goes on working."""
    document = documents.parse(text, form)
    assert copy_of(document, decision(document, words)).text == copy


@pytest.mark.parametrize(
    ("brackets", "text", "words", "copy"),
    [
        pytest.param(Brackets.ROUND, "So Ada left.", "Ada", "So (the person) left.", id="round"),
        pytest.param(
            Brackets.ROUND, "[x]Ada", "Ada", "[x]\\(the person\\)", id="round after a link text"
        ),
        pytest.param(Brackets.ROUND, "[Ada](x)", "Ada", "[(The person)](x)", id="round in a link"),
        pytest.param(Brackets.ANGLE, "Ada: yes", "Ada", "⟨The person⟩: yes", id="angle"),
        pytest.param(
            Brackets.ANGLE,
            "---\na: Ada\n---\n",
            "Ada",
            "---\na: ⟨The person⟩\n---\n",
            id="angle in front matter",
        ),
        pytest.param(Brackets.NONE, "So Ada(1) left.", "Ada", "So the person(1) left.", id="none"),
        pytest.param(
            Brackets.NONE,
            "+++\na = 1999\n+++\n",
            "1999",
            '+++\na = "The person"\n+++\n',
            id="none in TOML",
        ),
    ],
)
def test_brackets(brackets: Brackets, text: str, words: str, copy: str) -> None:
    """Replacements stand in the newsroom's brackets, which never make a link."""
    document = documents.parse(text, "markdown")
    named = decision(document, words, operator="generalize")
    manner = Manner(brackets=brackets, names={named.entity.span: "the person"})
    assert apply(document, [named], ANONYMIZER, NO_FORMS, manner).text == copy


def test_a_tag_keeps_its_brackets() -> None:
    """Without brackets the name of an entity type would read as copy."""
    document = documents.parse("So Ada left.", "text")
    manner = Manner(brackets=Brackets.NONE)
    copy = apply(document, [decision(document, "Ada")], ANONYMIZER, NO_FORMS, manner)
    assert copy.text == "So [PERSON] left."


def test_a_line_break_between_two_names() -> None:
    """Where a space lies between two names, the line break of the second takes its place."""
    document = documents.parse("so A\nb C\nd so", "markdown")
    copy = copy_of(document, decision(document, "A\nb"), decision(document, "C\nd"))
    assert copy.text == "so\n[PERSON]\n[PERSON] so"


def test_every_operator_is_known_to_presidio() -> None:
    """The tag is the type, the bar tells no length, generalize leaves out what it cannot say."""
    document = documents.parse("Ada, Ben and Cy.", "text")
    copy = copy_of(
        document,
        decision(document, "Ada", operator="tag"),
        decision(document, "Ben", operator="block"),
        decision(document, "Cy", operator="generalize"),
    )
    assert copy.text == f"[PERSON], {BAR} and [...]."


def test_kept_words_stay_and_are_placed() -> None:
    """A decision to keep changes nothing, and its place in the copy is known."""
    document = documents.parse("Ada met Ben in May.", "text")
    copy = copy_of(document, decision(document, "Ada"), decision(document, "Ben", operator=""))
    assert copy.text == "[PERSON] met Ben in May."
    assert [p.span.of(copy.text) for p in copy.placed] == ["[PERSON]", "Ben"]
    assert [p.decision.replacement for p in copy.placed] == ["[PERSON]", None]


@pytest.mark.parametrize(
    ("named", "copy"),
    [
        pytest.param("Relative", "[An organisation] told [...].", id="coarse words"),
        pytest.param("Family", "[An organisation] told [a relative].", id="none"),
        pytest.param("Organisation", "[...] told [a relative].", id="its own kind"),
    ],
)
def test_a_wording_that_repeats_something_redacted_is_not_used(named: str, copy: str) -> None:
    """Coarse words give way to an omission."""
    document = documents.parse(f"{named} told her mother.", "text")
    name = decision(document, named, "ORGANIZATION", "generalize")
    kin = decision(document, "her mother", "FAMILY_RELATION", "generalize")
    forms = surfaces([name.entity], lambda word: False, lambda entity: False)
    assert apply(document, [name, kin], ANONYMIZER, forms).text == copy


@pytest.mark.parametrize(
    ("named", "copy"),
    [
        pytest.param("Redacted", "[[PERSON]](/in-withheld)", id="the word itself"),
        pytest.param("Teo", "[[PERSON]](/in-redacted)", id="any other"),
    ],
)
def test_an_address_gets_a_word_that_was_not_redacted(named: str, copy: str) -> None:
    """What stands in an address is no name in the draft, even where case means nothing."""
    document = documents.parse(f"[{named}](/in-ada)", "markdown")
    person = decision(document, named)
    forms = surfaces([person.entity], lambda word: True, lambda entity: False)
    assert apply(document, [person, decision(document, "ada")], ANONYMIZER, forms).text == copy


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        pytest.param(
            "[x][Ada] [y][Ben] [z][ada]\n\n[Ada]: /1\n[ben]: /2",
            "[x][redacted-1] [y][redacted-2] [z][redacted-1]\n\n[redacted-1]: /1\n[redacted-2]: /2",
            id="links",
        ),
        pytest.param(
            "[Ada] [ben]\n\n[Ada]: /1\n[Ben]: /2",
            "[[PERSON]][redacted-1] [[PERSON]][redacted-2]\n\n[redacted-1]: /1\n[redacted-2]: /2",
            id="links that are their own labels",
        ),
        pytest.param(
            "[Ada][] ![ben][]\n\n[Ada]: /1\n[Ben]: /2",
            "[[PERSON]][redacted-1] ![[PERSON]][redacted-2]\n\n[redacted-1]: /1\n[redacted-2]: /2",
            id="links that say so",
        ),
        pytest.param(
            "x[^ada] y[^ben-2]\n\n[^ada]: x\n[^ben-2]: y",
            "x[^redacted-1] y[^redacted-2-2]\n\n[^redacted-1]: x\n[^redacted-2-2]: y",
            id="footnotes",
        ),
        pytest.param(
            "[x][Ada] [y][redacted-1]\n\n[Ada]: /1\n[redacted-1]: /2",
            "[x][redacted-2] [y][redacted-1]\n\n[redacted-2]: /1\n[redacted-1]: /2",
            id="a label that was written before",
        ),
    ],
)
def test_labels_stay_apart(text: str, copy: str) -> None:
    """Links and footnotes lead where they led."""
    document = documents.parse(text, "markdown")
    names = [m.span() for m in re.finditer("ada|ben", text, re.IGNORECASE)]
    decisions = [decide_at(document, Span(*span), "PERSON", "tag") for span in names]
    assert copy_of(document, *decisions).text == copy


@pytest.mark.parametrize(
    "value", [pytest.param("1999", id="bare"), pytest.param("'1999'", id="quoted")]
)
def test_a_bar_is_a_string_in_toml(value: str) -> None:
    """A bar stands in quotation marks, once."""
    document = documents.parse(f"+++\na = {value}\n+++\n", "markdown")
    copy = copy_of(document, decision(document, "1999", operator="block"))
    assert tomllib.loads(copy.text.strip("+\n")) == {"a": BAR}


def test_a_failing_operator_fails_closed() -> None:
    """An operator that does not exist is an error without the draft's words."""
    document = documents.parse("Ada left.", "text")
    with pytest.raises(RedactionError, match="RED301") as caught:
        copy_of(document, decision(document, "Ada", operator="nonesuch"))
    assert "Ada" not in str(caught.value)
    assert caught.value.__cause__ is None


@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9), st.booleans()), max_size=30),
    st.integers(0, 3),
)
def test_the_way_back(pieces: list[tuple[int, int, bool]], long: int) -> None:
    """What stands outside replacements is found again in the draft, chunked or not."""
    text = "x" * (long * CHUNK // 2)
    decisions = []
    for gap, length, redact in pieces:
        text += "a" * gap
        span = Span(len(text), len(text) + length)
        text += "b" * length
        document = documents.parse(text, "text")
        decisions.append(decide_at(document, span, "PERSON", "tag" if redact else ""))
    document = documents.parse(text + "a", "text")
    copy = copy_of(document, *decisions)
    assert copy.text.count("[PERSON]") == sum(redact for *_, redact in pieces)
    for placed in copy.placed:
        parts = copy.originals(placed.span)
        redacted = placed.decision.action is Action.REDACT
        assert parts == ([] if redacted else [placed.decision.entity.span])
    kept = "".join(part.of(document.text) for part in copy.originals(Span(0, len(copy.text))))
    assert kept == copy.text.replace("[PERSON]", "")
