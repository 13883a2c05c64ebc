"""`redactor redact` by its default policy: audience, sheet, style, lists and the account."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Invoke

MAYOR = "Mayor Joris Harrow opened the bridge in Oslo on Tuesday."
TOLD = "A source in Hyesan, who asked not to be named, said on Monday that her sister was held."
SHOP = "Anneke Quenzlorp ran the shop in Bergen."
DRAFT = f"{MAYOR}\n\n{TOLD} She said she had wept.\n\n{SHOP}\n"
SHEET = """\
sources:
  - id: Zwylorp
    names: [Anneke Quenzlorp]
    places: [Tibbelhaven]
    facts: [plays the dromplefiddle at dawn]
    agreed: {names: a resident of the north}
"""
CANARIES = ("Quenzlorp", "Zwylorp", "Tibbelhaven", "dromplefiddle")
SHEETED = ("--sources", "sheet.yaml", "--plain-sheet")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft with a public person, a source, and somebody whom only the newsroom knows for one."""
    path = tmp_path / "a.md"
    path.write_text(DRAFT)
    (tmp_path / "sheet.yaml").write_text(SHEET)
    return path


def copied(invoke: Invoke, *args: str) -> str:
    """The copy, by rules alone."""
    done = invoke("redact", "a.md", "--rules-only", "-o", "-", *args)
    assert done.code == 0, done.err
    return done.out


def test_the_public_stay_and_the_source_does_not(invoke: Invoke, draft: Path) -> None:
    """By default sources are protected, and the rest is left as it is."""
    copy = copied(invoke)
    assert copy.startswith(f"{MAYOR}\n\n")
    assert copy.endswith(f"\n\n{SHOP}\n")
    for secret in ("Hyesan", "Monday", "sister"):
        assert secret not in copy


def test_an_audience_is_told_less(invoke: Invoke, draft: Path) -> None:
    """The log names the audience, and what a source's town becomes depends on it."""
    copies = {name: copied(invoke, "--audience", name) for name in ("public", "authorities")}
    assert "[the northeast of North Korea]" in copies["public"]
    assert "[a place in North Korea]" in copies["authorities"]
    assert invoke("redact", "a.md", "--rules-only", "--audience", "authorities").code == 0
    log = draft.with_name("a.redacted.md.audit.jsonl").read_text()
    assert json.loads(log.splitlines()[0])["audience"] == "authorities"


def test_an_unknown_audience(invoke: Invoke, draft: Path) -> None:
    """Exit 2 with the nearest name, and nothing is written."""
    before = sorted(draft.parent.iterdir())
    done = invoke("redact", "a.md", "--rules-only", "--audience", "authoritie")
    assert (done.code, done.out) == (2, "")
    assert done.err == "RED403 there is no audience of that name. Did you mean authorities?\n"
    assert sorted(draft.parent.iterdir()) == before


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_sheet(invoke: Invoke, draft: Path, form: str) -> None:
    """A name on it goes even from a public sentence, for what was agreed; no word of it is told."""
    done = invoke("redact", "a.md", "--rules-only", "--format", form, *SHEETED)
    assert done.code == 0, done.err
    copy = draft.with_name("a.redacted.md").read_text()
    assert copy.endswith("\n\n[A resident of the north] ran the shop in Bergen.\n")
    assert copy.startswith(MAYOR)
    log = draft.with_name("a.redacted.md.audit.jsonl").read_text()
    assert '"rule":"sheet.name"' in log
    assert "not encrypted" in done.err
    for word in CANARIES:
        assert word.lower() not in f"{copy}{log}{done.out}{done.err}".lower()


def test_a_copy_made_with_a_sheet_is_settled(invoke: Invoke, draft: Path) -> None:
    """Redacting it again with the sheet changes nothing: what was agreed is no finding."""
    draft.write_text(once := copied(invoke, *SHEETED))
    assert copied(invoke, *SHEETED) == once


def test_a_sheet_needs_its_flag_or_key(invoke: Invoke, draft: Path) -> None:
    """An unencrypted one is refused without `--plain-sheet`, and nothing is written."""
    before = sorted(draft.parent.iterdir())
    done = invoke("redact", "a.md", "--rules-only", "--sources", "sheet.yaml")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("RED705 sheet.yaml")
    assert sorted(draft.parent.iterdir()) == before


def test_a_configured_sheet(invoke: Invoke, draft: Path) -> None:
    """The one of the draft's configuration is used without an option."""
    draft.with_name("redactor.toml").write_text('sources = "sheet.yaml"\n')
    assert "Quenzlorp" not in copied(invoke, "--plain-sheet")


def test_neutral_pronouns(invoke: Invoke, draft: Path) -> None:
    """Pronouns of a source go if that is wanted; they stay otherwise."""
    assert " She said she had wept." in copied(invoke)
    copy = copied(invoke, "--neutral-pronouns")
    assert not re.search(r"\b(she|her|hers)\b", copy, re.IGNORECASE)
    assert " had wept." in copy


STRICT = """\
policy: own
about: Only what is all but certain.
default: {action: redact, from: quasi, operator: generalize, threshold: 0.95}
"""


def test_the_account(invoke: Invoke, draft: Path) -> None:
    """What was replaced and kept is counted; close calls are told by place and rule."""
    draft.with_name("own.yaml").write_text(STRICT)
    done = invoke("redact", "a.md", "--rules-only", "-o", "-", "--policy", "./own.yaml", *SHEETED)
    _, replaced, kept, close, *rest = done.err.splitlines()
    assert replaced == "1 replaced (1 PERSON)"
    assert re.fullmatch(r"\d+ kept \(\d+ [A-Z_]+(, \d+ [A-Z_]+)*\)", kept)
    assert re.fullmatch(r"close calls among them: \d+; look at:", close)
    assert 0 < len(rest) <= 3
    for line in rest:
        assert re.fullmatch(r"  a\.md:3:\d+ [A-Z_]+ [a-z]+\.[a-z-]+: .+", line)
    for word in re.findall(r"[A-Z]\w+", f"{TOLD} {SHOP} Harrow Joris Oslo"):
        assert not re.search(rf"\b{word}\b", done.err)


def test_namesakes_are_told(invoke: Invoke, draft: Path) -> None:
    """A public person with a protected one's name is told by place and rule, not by name."""
    draft.write_text(
        "Anneke Quenzlorp, the mayor of Oslo, opened a bridge.\n\n"
        "A source in Hyesan, who asked not to be named, said that her sister Anneke Tarn was held."
    )
    done = invoke("redact", "a.md", "--rules-only", "-o", "-")
    told = done.err.splitlines()
    assert [line for line in told if re.match(r"a\.md:1:1 people\.\S+: shares a name", line)]
    assert "Anneke" not in done.err


LISTS = """\
allow = [{text = "Hyesan", reason = "The dateline of the series."}]
deny = [{text = "Bergen", type = "LOCATION"}]
"""


def test_lists_in_the_configuration(invoke: Invoke, draft: Path) -> None:
    """What is allowed stays, even a source's town; what is denied goes, even from public words."""
    draft.with_name("redactor.toml").write_text(LISTS)
    copy = copied(invoke)
    assert "A source in Hyesan, " in copy
    assert "Bergen" not in copy
    assert "Monday" not in copy


@pytest.mark.parametrize(
    ("style", "pattern"),
    [
        ("square", r"\[the northeast of North Korea\]"),
        ("round", r"\(the northeast of North Korea\)"),
        ("angle", "⟨the northeast of North Korea⟩"),
        ("none", r"in the northeast of North Korea,"),
    ],
)
def test_brackets_in_the_configuration(
    invoke: Invoke, draft: Path, style: str, pattern: str
) -> None:
    """Replacements stand in the brackets that the newsroom wants."""
    draft.with_name("redactor.toml").write_text(f'brackets = "{style}"\n')
    assert re.search(pattern, copied(invoke))


def test_pronouns_in_the_configuration(invoke: Invoke, draft: Path) -> None:
    """`neutral_pronouns = true` does what the option does."""
    expected = copied(invoke, "--neutral-pronouns")
    draft.with_name("redactor.toml").write_text("neutral_pronouns = true\n")
    assert copied(invoke) == expected


@pytest.mark.parametrize(("name", "told"), [("talk-in-hyesan.md", True), ("talk.md", False)])
def test_a_file_name_that_tells_is_told_of(
    invoke: Invoke, draft: Path, name: str, told: bool
) -> None:
    """A name that repeats redacted words is left to the editor, who hears of it."""
    draft.rename(draft.with_name(name))
    done = invoke("redact", name, "--rules-only", "-o", "copy.md")
    assert done.code == 0
    assert ("Mind the file's name" in done.err) is told
