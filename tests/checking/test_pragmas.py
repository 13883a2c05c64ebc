"""Pragmas: which findings they allow, what is wrong with them, and that copies hold none."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor import documents
from redactor.checking.findings import Code, Finding
from redactor.checking.pragmas import Applied, apply_pragmas
from redactor.checking.ruleids import RuleIds
from redactor.documents import Document
from redactor.documents.pragmas import find_pragmas, strip_pragmas, without_pragmas
from redactor.exposure.decisions import Exposure
from redactor.exposure.lists import DENIED_REASON
from redactor.spans import Span, line_and_column
from tests.checking.conftest import PLAIN, SECRETS, TOLD, Check

TOWN, KIN = "places.town", "kinship.possessive"
KNOWN = RuleIds(frozenset({TOWN, KIN}))
ALLOW = "<!-- redactor: allow places.town -- the mayor's own town -->"
OFF = "<!-- redactor: off places.town -- a public list -->"
ON = "<!-- redactor: on -->"


def finding(text: str, at: int, rule: str = TOWN, reason: str = "near a source") -> Finding:
    line, column = line_and_column(text, at)
    return Finding(
        Code.QUASI,
        rule,
        "a.md",
        line,
        column,
        "LOCATION",
        Exposure.QUASI,
        0.9,
        reason,
        "",
        Span(at, at + 4),
        line,
    )


def read(text: str, name: str = "a.md") -> Document:
    return documents.read(text.encode(), name)


def applied(text: str, name: str = "a.md", rule: str = TOWN, reason: str = "") -> Applied:
    """What is left of findings of one rule wherever `Vell` stands."""
    spots = [at for at in range(len(text)) if text.startswith("Vell", at)]
    found = [finding(text, at, rule, reason) for at in spots]
    return apply_pragmas(read(text, name), found, KNOWN, name)


def codes(result: Applied) -> list[str]:
    return [found.code.value for found in result.findings]


SAME = "Vell voted. {}\n"
NEXT = "{}\nVell voted.\n"
TIMING = "00:00:01.000 --> 00:00:02.000"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.md", SAME.format(ALLOW), id="Markdown, same line"),
        pytest.param("a.md", NEXT.format(ALLOW), id="Markdown, next line"),
        pytest.param("a.md", f"{ALLOW}\n\n\nVell voted.\n", id="Markdown, after empty lines"),
        pytest.param("a.md", f"{ALLOW}\r\nVell voted.\r\n", id="Markdown, CRLF"),
        pytest.param("a.md", f"{OFF}\n\nVell voted.\n\nSo did Vell.\n\n{ON}\n", id="block"),
        pytest.param(
            "a.md", "---\n# redactor: allow places.town -- r\ntitle: Vell\n---\n", id="front matter"
        ),
        pytest.param(
            "a.md", f"{ALLOW}\n<!-- redactor: allow x.y -- b -->\nVell.\n", id="two pragmas"
        ),
        pytest.param(
            "a.md", "<!--\nredactor: allow places.town --\n  why\n-->\nVell.\n", id="several lines"
        ),
        pytest.param("a.md", SAME.format("<!--redactor:allow places.town — r-->"), id="dash"),
        pytest.param("a.mdx", NEXT.format("{/* redactor: allow places.town -- r */}"), id="MDX"),
        pytest.param("a.html", NEXT.format(ALLOW), id="HTML"),
        pytest.param("a.rst", NEXT.format(".. redactor: allow places.town -- r\n"), id="reST"),
        pytest.param("a.adoc", NEXT.format("// redactor: allow places.town -- r"), id="AsciiDoc"),
        pytest.param("a.tex", SAME.format("% redactor: allow places.town -- r"), id="LaTeX, same"),
        pytest.param("a.tex", NEXT.format("% redactor: allow places.town -- r"), id="LaTeX, next"),
        pytest.param("a.txt", NEXT.format("# redactor: allow places.town -- r"), id="text"),
        pytest.param(
            "a.rst",
            "..\n   redactor: allow places.town -- r\n\nVell voted.\n",
            id="reST, below dots",
        ),
        pytest.param(
            "a.adoc",
            "////\nredactor: allow places.town -- r\n////\nVell voted.\n",
            id="AsciiDoc, block of lines",
        ),
        pytest.param(
            "a.srt",
            f"1\n{TIMING}\n# redactor: allow places.town -- r\nVell voted.\n",
            id="SubRip, line of a cue",
        ),
        pytest.param(
            "a.vtt",
            f"WEBVTT\n\nNOTE redactor: allow places.town -- r\n\n1\n{TIMING}\nVell voted.\n",
            id="WebVTT, next cue",
        ),
        pytest.param(
            "a.vtt",
            f"WEBVTT\n\nNOTE\nredactor: off places.town -- r\n\n{TIMING}\nVell.\n\n"
            f"{TIMING}\nVell.\n\nNOTE redactor: on\n",
            id="WebVTT, block",
        ),
        pytest.param(
            "a.txt",
            "# redactor: off kinship.possessive, places.town -- r\nVell\n# redactor: on\n",
            id="text, block",
        ),
    ],
)
def test_what_is_allowed(name: str, text: str) -> None:
    """A pragma in the comments of its format allows what its rule finds there, and counts it."""
    result = applied(text, name)
    if "x.y" in text:
        assert codes(result) == ["RED905"]
    elif "off kinship" in text:
        assert codes(result) == ["RED906"]
    else:
        assert codes(result) == []
    assert sum(result.allowed.values()) == text.count("Vell")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        pytest.param("a.md", f"{ALLOW}\nIt rained.\nVell.\n", ["RED906"], id="two lines on"),
        pytest.param("a.md", f"Vell.\n{ALLOW}\n", ["RED906"], id="line before"),
        pytest.param("a.md", f"Vell.\n\n{OFF}\n{ON}\n\nVell.\n", ["RED906"], id="around"),
        pytest.param("a.md", f"{OFF}\nVell.\n", ["RED904"], id="never ended"),
        pytest.param("a.md", f"{ON}\nVell.\n", ["RED904"], id="never begun"),
        pytest.param("a.md", f"{OFF}\n{OFF}\n{ON}\n", ["RED904", "RED906"], id="off twice"),
        pytest.param(
            "a.md", NEXT.format("<!-- redactor: allow places.town -->"), ["RED904"], id="no reason"
        ),
        pytest.param(
            "a.md", NEXT.format("<!-- redactor: allow -- r -->"), ["RED904"], id="no rule"
        ),
        pytest.param(
            "a.md", NEXT.format("<!-- redactor: allow places -- r -->"), ["RED904"], id="no id"
        ),
        pytest.param(
            "a.md", NEXT.format("<!-- redactor: allow places.* -- r -->"), ["RED904"], id="star"
        ),
        pytest.param(
            "a.md",
            NEXT.format("<!-- redactor: ignore places.town -- r -->"),
            ["RED904"],
            id="verb",
        ),
        pytest.param(
            "a.md",
            NEXT.format("<!-- redactor: allow places.town -- ?! -->"),
            ["RED904"],
            id="reason without words",
        ),
        pytest.param(
            "a.md",
            NEXT.format("<!-- redactor: allow kinship.posessive -- r -->"),
            ["RED905"],
            id="unknown rule",
        ),
        pytest.param(
            "a.md",
            NEXT.format("<!-- redactor: allow sheet.name -- r -->"),
            ["RED904"],
            id="source sheet",
        ),
        pytest.param(
            "a.md",
            NEXT.format("<!-- redactor: allow lists.deny -- r -->"),
            ["RED904"],
            id="deny list",
        ),
        pytest.param("a.md", f"`{ALLOW}` Vell.\n", [], id="in code"),
        pytest.param("a.md", f"```\n{ALLOW}\n```\nVell.\n", [], id="in a fence"),
        pytest.param("a.md", "<!-- redactor: allow places.town -- r\nVell.\n", [], id="not closed"),
        pytest.param("a.md", "<!-- allow places.town -- r -->\nVell.\n", [], id="not addressed"),
        pytest.param(
            "a.md", "# redactor: allow places.town -- r\n\nVell.\n", [], id="heading of Markdown"
        ),
        pytest.param("a.txt", SAME.format("# redactor: allow places.town -- r"), [], id="text"),
        pytest.param("a.txt", NEXT.format(ALLOW), [], id="Markdown's in text"),
        pytest.param(
            "a.tex", SAME.format(r"\% redactor: allow places.town -- r"), [], id="escaped"
        ),
        pytest.param("a.md", NEXT.format("{/* redactor: on */}"), [], id="MDX's in Markdown"),
        pytest.param(
            "a.mdx", "`{/* redactor: allow places.town -- r */}` Vell.\n", [], id="MDX, in code"
        ),
        pytest.param(
            "a.tex",
            "\\begin{verbatim}\n% redactor: allow places.town -- r\nVell\n\\end{verbatim}\n",
            [],
            id="LaTeX, verbatim",
        ),
        pytest.param(
            "a.adoc",
            "----\n// redactor: allow places.town -- r\nVell\n----\n",
            [],
            id="AsciiDoc, listing",
        ),
        pytest.param(
            "a.rst",
            "::\n\n  .. redactor: allow places.town -- r\n\n  Vell\n",
            [],
            id="reST, literal",
        ),
        pytest.param(
            "a.vtt",
            f"WEBVTT\n\n{TIMING}\nNOTE redactor: allow places.town -- r\nVell\n",
            [],
            id="WebVTT, words of a cue",
        ),
    ],
)
def test_what_is_left(name: str, text: str, told: list[str]) -> None:
    """Everything else allows nothing; what was meant to and does not is told."""
    result = applied(text, name)
    assert sorted(code for code in codes(result) if code != "RED902") == told
    assert codes(result).count("RED902") == text.count("Vell")
    assert not result.allowed


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        pytest.param("sheet.name", "", id="sheet"),
        pytest.param("lists.deny", "", id="deny list"),
        pytest.param(TOWN, DENIED_REASON, id="found by a rule, and on the deny list"),
    ],
)
def test_what_the_newsroom_names_is_never_allowed(rule: str, reason: str) -> None:
    """Not even by a pragma for the rule that found it."""
    for text in (SAME.format(ALLOW), f"{OFF}\nVell\n{ON}\n"):
        assert "RED902" in codes(applied(text, rule=rule, reason=reason))


def test_the_pragma_itself() -> None:
    """What it is made of is no finding; what stands in its reason is one, whatever allows it."""
    pragma = "<!-- redactor: allow places.town -- Vell is public -->"
    text = f"Vell. {pragma}\n"
    found = [finding(text, at) for at in (0, text.index("places"), text.rindex("Vell"))]
    result = apply_pragmas(read(text), found, KNOWN, "a.md")
    assert [f.column for f in result.findings] == [text.rindex("Vell") + 1]
    assert result.allowed == {TOWN: 1}


def test_nothing_of_a_pragma_is_told() -> None:
    """Findings about pragmas repeat nothing that an author wrote."""
    result = applied("<!-- redactor: allow vellan.harbour -- Tarnwick -->\n<!-- redactor: Vell -->")
    for told in result.findings:
        for word in ("vellan", "harbour", "Tarnwick", "Vell"):
            assert word not in f"{told!r}{told.next_step}"


def test_a_hint_names_the_rule_meant() -> None:
    """A mistyped id is answered with the nearest one."""
    result = applied("<!-- redactor: allow kinship.posessive -- r -->\n")
    assert [f.next_step for f in result.findings] == ["Did you mean kinship.possessive?"]


def test_without_telling_unused() -> None:
    """Where rules alone look, a pragma may be for what they do not see."""
    result = apply_pragmas(read(f"{ALLOW}\n"), [], KNOWN, "a.md", tell_unused=False)
    assert result.findings == ()


@pytest.mark.parametrize(
    ("name", "text", "stripped"),
    [
        pytest.param("a.md", f"One.\n\n{ALLOW}\n\nTwo.\n", "One.\n\nTwo.\n", id="own line"),
        pytest.param("a.md", f"{ALLOW}\nTwo.\n", "Two.\n", id="first line"),
        pytest.param("a.md", f"One. {ALLOW}\nTwo.\n", "One.\nTwo.\n", id="end of a line"),
        pytest.param("a.md", f"One {ALLOW} two.\n", "One two.\n", id="inside a line"),
        pytest.param("a.md", f"One.\n{ALLOW}", "One.\n", id="end of the file"),
        pytest.param("a.md", f"{OFF}\nOne.\n{ON}\n", "One.\n", id="block"),
        pytest.param(
            "a.md", f"One.\r\n\r\n{ON}\r\n\r\nTwo.\r\n", "One.\r\n\r\nTwo.\r\n", id="CRLF"
        ),
        pytest.param("a.md", f"{ON}{ALLOW}\n{OFF}\nTwo.\n", "Two.\n", id="several"),
        pytest.param("a.md", "<!-- REDACTOR : hm -->\nTwo.\n", "Two.\n", id="with a fault"),
        pytest.param(
            "a.md", "---\n# redactor: on\ntitle: One\n---\n", "---\ntitle: One\n---\n", id="YAML"
        ),
        pytest.param(
            "a.rst",
            "One.\n\n.. redactor: on\n   not published\n\n   nor this\n\nTwo.\n",
            "One.\n\nTwo.\n",
            id="reST, with the lines that belong to it",
        ),
        pytest.param("a.tex", "One% redactor: on\nTwo.\n", "One%\nTwo.\n", id="LaTeX"),
        pytest.param(
            "a.adoc", "One.\n\n////\nredactor: on\n////\n\nTwo.\n", "One.\n\nTwo.\n", id="AsciiDoc"
        ),
        pytest.param("a.mdx", "One {/* redactor: on */} two.\n", "One two.\n", id="MDX"),
        pytest.param(
            "a.vtt",
            f"WEBVTT\n\nNOTE redactor: on\nmore\n\n{TIMING}\nTwo.\n",
            f"WEBVTT\n\n{TIMING}\nTwo.\n",
            id="WebVTT",
        ),
        pytest.param(
            "a.srt",
            f"1\n{TIMING}\n# redactor: on\nTwo.\n",
            f"1\n{TIMING}\nTwo.\n",
            id="SubRip",
        ),
        pytest.param("a.md", "<!-- a note -->\n", "<!-- a note -->\n", id="another comment"),
        pytest.param("a.md", f"`{ON}`\n", f"`{ON}`\n", id="code"),
    ],
)
def test_strip(name: str, text: str, stripped: str) -> None:
    """A copy holds no pragma, and no sign of where one was."""
    pieces, at = [], 0
    for cut in strip_pragmas(read(text, name)):
        pieces.append(text[at : cut.start])
        at = cut.end
    assert "".join([*pieces, text[at:]]) == stripped


PARTS = [ALLOW, OFF, ON, "<!-- redactor: -->", "Vell", " ", "\n", "\r\n", "<!--", "-->", "`", "> "]


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
def test_stripped_documents(text: str) -> None:
    """Words outside pragmas stay, and pragmas are in order and apart."""
    document = read(text)
    pragmas = find_pragmas(document)
    assert all(a.span.end <= b.span.start for a, b in pairwise(pragmas))
    rest = without_pragmas(document)
    assert rest.text.count("Vell") == text.count("Vell")
    assert find_pragmas(rest) == []


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
def test_findings_are_allowed_or_told(text: str) -> None:
    """None is lost, whatever the pragmas."""
    result = applied(text)
    assert codes(result).count("RED902") + sum(result.allowed.values()) == text.count("Vell")


def test_check_and_redact(check: Check, tmp_path: Path) -> None:
    """The command counts what is allowed, and fails for pragmas that cannot be read."""
    path = tmp_path / "a.md"
    path.write_text(TOLD)
    found = json.loads(check("--format", "json").out)["findings"]
    rules = ", ".join(sorted({row["rule"] for row in found}))
    path.write_text(f"<!-- redactor: off {rules} -- it is public -->\n{TOLD}{ON}\n")
    done = check("--format", "json")
    assert done.code == 0, done.out
    assert sum(json.loads(done.out)["summary"]["allowed"].values()) == len(found)
    assert f"{len(found)} allowed by pragmas: " in done.err
    path.write_text(f"<!-- redactor: allow places.town -->\n{PLAIN}")
    done = check()
    assert done.code == 1
    assert done.out.startswith("a.md:1:1 RED904 pragma.malformed: ")
    for secret in SECRETS:
        assert secret not in done.out + done.err


def test_an_id_that_no_pack_has_is_not_repeated() -> None:
    """What stands for a rule of a recognizer may be anybody's name: no report says it."""
    result = applied("<!-- redactor: allow people.Ada-Quill -- fine -->\nIt rained.\n")
    assert result.findings
    assert all("Quill" not in found.next_step for found in result.findings)
