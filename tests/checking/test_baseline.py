"""Baselines: what is new is told, what is known is not, and nothing of the words is kept."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.checking.baseline.auditing import decided, find_entry, unreviewed
from redactor.checking.baseline.comparing import Comparison, Manner
from redactor.checking.baseline.entries import (
    Baseline,
    Decision,
    Review,
    parse_baseline,
    read_baseline,
)
from redactor.checking.baseline.keys import Key, find_key, make_key, said
from redactor.checking.findings import Code, Finding
from redactor.errors import BaselineError, BaselineKeyError
from redactor.exposure.decisions import Exposure
from redactor.exposure.lists import DENIED_REASON
from tests.checking.conftest import PLAIN, SECRETS, TOLD, Check, Git

KEY = make_key(b"a key of the newsroom's, for tests")
OTHER = make_key(b"another key, of another newsroom")
TOWN, KIN = "places.town", "kinship.possessive"
KEYED = pytest.mark.parametrize(
    "key", [pytest.param(KEY, id="keyed"), pytest.param(None, id="without a key")]
)
REVIEW = Review(Decision.ACCEPT, "Desk", "an official by name of office")


def finding(words: str = "Vellan", rule: str = TOWN, code: Code = Code.QUASI) -> Finding:
    return Finding(
        code=code,
        rule=rule,
        path="a.md",
        line=1,
        column=1,
        entity_type="LOCATION",
        exposure=Exposure.QUASI,
        probability=0.9,
        reason="near a source",
        next_step="",
        words=words,
    )


def there(_: str) -> bool:
    return True


def gathered(
    files: dict[str, list[Finding]], key: Key | None = KEY, before: Baseline | None = None
) -> Baseline:
    comparison = Comparison(before or Baseline(), key, Manner(writing=True))
    for path, findings in files.items():
        comparison.new(path, findings)
    return comparison.updated(there)


def new(
    baseline: Baseline,
    findings: list[Finding],
    key: Key | None = KEY,
    path: str = "a.md",
    **manner: bool,
) -> list[Finding]:
    return Comparison(baseline, key, Manner(**manner)).new(path, findings)


def again(baseline: Baseline) -> Baseline:
    """As read from its file."""
    return parse_baseline(baseline.render().decode(), "base.jsonl")


@KEYED
def test_what_is_known_is_not_told(key: Key | None) -> None:
    """The same findings, in any order and anywhere in the file, are known."""
    found = [finding(), finding("Oxmarsh"), finding("her mother", KIN), finding()]
    baseline = again(gathered({"a.md": found}, key))
    moved = [replace(f, line=9, column=4) for f in reversed(found)]
    assert new(baseline, found, key) == new(baseline, moved, key) == []


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        pytest.param(["Vellan"], ["Vellan", "Oxmarsh"], ["Oxmarsh"], id="other words"),
        pytest.param(["Vellan"], ["Vellan", "Vellan"], ["Vellan"], id="the same words again"),
        pytest.param(["Vellan"], ["Oxmarsh"], ["Oxmarsh"], id="other words instead"),
        pytest.param(["Vellan"], ["VELLAN"], [], id="case"),
        pytest.param(["Port Vellan"], ["Port\n> **Vellan**"], [], id="wrapped and emphasised"),
        pytest.param(["Vellan"], ["VELLAN", "Vellan"], ["Vellan"], id="case, again"),
    ],
)
def test_with_a_key_words_count(before: list[str], now: list[str], told: list[str]) -> None:
    """With a key, other words are new, and so are the same ones once more."""
    baseline = gathered({"a.md": [finding(words) for words in before]})
    assert [f.words for f in new(baseline, [finding(words) for words in now])] == told


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        pytest.param(2, 2, 0, id="as many"),
        pytest.param(2, 1, 0, id="fewer"),
        pytest.param(2, 3, 3, id="one more: which is new cannot be told"),
    ],
)
def test_without_a_key_numbers_count(before: int, now: int, told: int) -> None:
    """Without one, all findings of a rule are told once there are more of them."""
    baseline = gathered({"a.md": [finding()] * before}, None)
    assert len(new(baseline, [finding()] * now, None)) == told


@KEYED
def test_path_and_rule_count(key: Key | None) -> None:
    """The same words in another file or by another rule are new."""
    baseline = gathered({"a.md": [finding()]}, key)
    assert len(new(baseline, [finding()], key, path="b.md")) == 1
    assert len(new(baseline, [finding(rule=KIN)], key)) == 1


@KEYED
@pytest.mark.parametrize(
    "never",
    [
        pytest.param(finding(rule="sheet.name"), id="source sheet"),
        pytest.param(finding(rule="lists.deny"), id="deny list"),
        pytest.param(replace(finding(), reason=DENIED_REASON), id="deny list, by another rule"),
        pytest.param(finding(code=Code.UNUSED_PRAGMA), id="pragma"),
    ],
)
def test_what_never_stands_in_a_baseline(never: Finding, key: Key | None) -> None:
    """What the newsroom itself names is told even while a baseline is written."""
    comparison = Comparison(Baseline(), key, Manner(writing=True))
    assert comparison.new("a.md", [never, finding()]) == [never]
    assert len(comparison.updated(there).entries) == 1


def test_without_its_words_nothing_is_known() -> None:
    """A finding whose words were not asked for cannot be compared by a key, so it counts."""
    baseline = gathered({"a.md": [finding()]})
    assert len(new(baseline, [replace(finding(), words=None)])) == 1


words = st.text(st.characters(codec="utf-8"), min_size=4, max_size=30).filter(
    lambda w: re.search(r"[^\W\d_a-f]{3}", w)
)
Drawn = list[tuple[tuple[str, str], str]]
PLACES = [("a.md", TOWN), ("desk/b.md", KIN)]
some = st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from("VWXY")), max_size=8)


def files(drawn: Drawn) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {"a.md": [], "desk/b.md": []}
    for (path, rule), letter in drawn:
        found[path].append(finding(letter * 5, rule))
    return found


@given(st.lists(words, min_size=1, max_size=5), st.booleans())
def test_no_words_in_a_baseline(drawn: list[str], keyed: bool) -> None:
    """The file holds paths, rules, digests and numbers."""
    found = [finding(text, "r.x") for text in drawn]
    rendered = gathered({"p.md": found}, KEY if keyed else None).render().decode()
    entry = r'\{"path": "p\.md", "rule": "r\.x", (?:"id": "[0-9a-f]{32}"|"count": \d+)\}'
    head = r'\{"baseline": 1(?:, "key": "[0-9a-f]{16}")?\}'
    assert all(re.fullmatch(f"{head}|{entry}", line) for line in rendered.splitlines())


@given(some, some, st.booleans(), st.randoms())
def test_versions_merge_line_by_line(one: Drawn, other: Drawn, keyed: bool, random: Random) -> None:
    """The lines of both, in any order, make a baseline; what both know is known."""
    key = KEY if keyed else None
    texts = [gathered(files(drawn), key).render().decode() for drawn in (one, other)]
    lines = "".join(texts).splitlines()
    random.shuffle(lines)
    merged = parse_baseline("\n".join(lines), "base.jsonl")
    sides = [parse_baseline(text, "base.jsonl") for text in texts]
    assert merged.entries.keys() == sides[0].entries.keys() | sides[1].entries.keys()
    for drawn in (one, other):
        for path, findings in files(drawn).items():
            counted = new(merged, findings, key, path)
            more = sides[0].entries != sides[1].entries
            assert not counted or (more and not keyed)


@given(some, st.booleans())
def test_the_file(drawn: Drawn, keyed: bool) -> None:
    """It is sorted, ASCII, a line an entry, the same every time, and read back as it was."""
    baseline = gathered(files(drawn), KEY if keyed else None)
    rendered = baseline.render()
    lines = rendered.decode("ascii").split("\n")
    assert lines.pop() == ""
    assert lines == sorted(lines)
    assert len(lines) == 1 + len(baseline.entries)
    assert again(baseline) == baseline
    assert again(baseline).render() == rendered


def test_versions_merge_in_git(git: Git) -> None:
    """Two branches that each add and review merge without a conflict, as the guide says."""
    path = git.root / "base.jsonl"
    ours, theirs = {"a.md": [finding()]}, {"b.md": [finding()], "c.md": [finding("Oxmarsh")]}
    before = gathered({"m.md": [finding()], "n.md": [finding()]})
    git.write(".gitattributes", "base.jsonl merge=union\n")
    path.write_bytes(before.render())
    git.commit()
    git("branch", "other")
    path.write_bytes(gathered(ours, before=before).render())
    git.commit()
    git("checkout", "--quiet", "other")
    entry = find_entry(before, before.by_place()[0].id)
    path.write_bytes(gathered(theirs, before=decided(before, entry, REVIEW)).render())
    git.commit()
    git("merge", "--quiet", "--no-edit", "-")
    merged = read_baseline(path)
    assert [e.path for e in merged.by_place()] == ["a.md", "b.md", "c.md", "m.md", "n.md"]
    assert merged.entries[entry.id].review == REVIEW
    for name, findings in (ours | theirs).items():
        assert new(merged, findings, path=name) == []


def test_of_two_reviews_the_stricter_stays() -> None:
    """A merge cannot turn what must go into what may stay."""
    baseline = gathered({"a.md": [finding()]})
    (entry,) = unreviewed(baseline)
    fix = decided(baseline, entry, Review(Decision.FIX, "Night desk", "still at risk"))
    accept = decided(baseline, entry, REVIEW)
    for texts in ((fix, accept), (accept, fix), (baseline, fix)):
        merged = parse_baseline("".join(b.render().decode() for b in texts), "base.jsonl")
        assert merged == fix


ENTRY = '{"path": "a.md", "rule": "places.town", "count": 1}'
HEAD = '{"baseline": 1}'


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("", None, id="empty"),
        pytest.param(f"{ENTRY}\n", None, id="no format"),
        pytest.param(f"{HEAD}\n<<<<<<< ours\n{ENTRY}\n", 2, id="merge not finished"),
        pytest.param(f"{HEAD}\n{ENTRY[:-4]}\n", 2, id="cut off"),
        pytest.param(f"{HEAD}\n\n[1]\n", 3, id="no object"),
        pytest.param(f"{HEAD}\n{'[' * 100_000}\n", 2, id="nested"),
        pytest.param('{"baseline": 2}\n', 1, id="later format"),
        pytest.param(f'{HEAD}\n{{"baseline": 1, "key": "{"0" * 16}"}}\n', 2, id="two keys"),
        pytest.param(f"{HEAD}\n{ENTRY.replace('rule', 'ruel')}\n", 2, id="unknown key"),
        pytest.param(f"{HEAD}\n{ENTRY.replace('1', '0')}\n", 2, id="count of nothing"),
        pytest.param(f"{HEAD}\n{ENTRY.replace('1', 'true')}\n", 2, id="count that is none"),
        pytest.param(f'{HEAD}\n{ENTRY[:-1]}, "decision": "accept"}}\n', 2, id="half a review"),
        pytest.param(
            f'{HEAD}\n{ENTRY[:-1]}, "decision": "ok", "reviewer": "A", "reason": "b"}}\n',
            2,
            id="unknown decision",
        ),
    ],
)
def test_what_is_no_baseline(text: str, line: int | None) -> None:
    """It is refused with its line; nothing of it counts as known."""
    with pytest.raises(BaselineError) as refused:
        parse_baseline(text, "base.jsonl")
    assert (refused.value.path, refused.value.line) == ("base.jsonl", line)


@pytest.mark.parametrize(
    ("written", "given", "manner"),
    [
        pytest.param(KEY, OTHER, Manner(), id="another key"),
        pytest.param(KEY, None, Manner(), id="no key"),
        pytest.param(KEY, OTHER, Manner(writing=True), id="another key, to write"),
        pytest.param(None, KEY, Manner(writing=True), id="a key for groups"),
    ],
)
def test_keys_that_do_not_fit(written: Key | None, given: Key | None, manner: Manner) -> None:
    """They are an error, rather than everything being new."""
    baseline = again(gathered({"a.md": [finding()]}, written))
    with pytest.raises(BaselineKeyError):
        Comparison(baseline, given, manner)


def test_a_key_for_a_baseline_without_one() -> None:
    """It is not needed to compare."""
    baseline = gathered({"a.md": [finding()]}, None)
    assert new(baseline, [finding()], KEY) == []


def test_where_keys_come_from(tmp_path: Path, git: Git) -> None:
    """A file outside the repository, else the environment; too short ones are refused."""
    base = git.root / "base.jsonl"
    inside = git.write("key", "0" * 64)
    outside = tmp_path.parent / f"{tmp_path.name}.key"
    outside.write_text("0" * 64 + "\n")
    assert find_key(None, {}, base) is None
    assert find_key(outside, {}, base) == find_key(None, {"REDACTOR_KEY": "0" * 64}, base)
    for path, environment in ((inside, {}), (git.root / "none", {}), (None, {"REDACTOR_KEY": "a"})):
        with pytest.raises(BaselineKeyError) as refused:
            find_key(path, environment, base)
        assert "0000" not in str(refused.value)


def test_a_key_beside_its_baseline_is_refused_without_git_too(tmp_path: Path) -> None:
    """Whoever is given the folder has both; through a link as well."""
    base = tmp_path / "desk" / "base.jsonl"
    inside = base.parent / "keys" / "key"
    outside = tmp_path / "key"
    inside.parent.mkdir(parents=True)
    for path in (inside, outside):
        path.write_text("0" * 64)
    link = tmp_path / "link"
    link.symlink_to(inside)
    for path in (inside, link):
        with pytest.raises(BaselineKeyError, match="in the folder of the baseline"):
            find_key(path, {}, base)
    assert find_key(outside, {}, base) is not None


def test_a_key_is_not_shown() -> None:
    """Neither whole nor in the file."""
    baseline = gathered({"a.md": [finding()]})
    assert KEY.secret.hex() not in baseline.render().decode()
    assert repr(KEY.secret) not in repr(KEY)
    assert KEY.id != OTHER.id


@KEYED
def test_stale_entries(key: Key | None) -> None:
    """What is found no more is counted, of files that were compared or are gone."""
    kin = finding("her mother", KIN)
    found = {"a.md": [finding(), finding(), kin], "b.md": [finding()], "c.md": [finding()]}
    comparison = Comparison(gathered(found, key), key)
    comparison.new("a.md", [finding()])
    stale = comparison.stale(lambda path: path != "c.md")
    assert stale == {("a.md", KIN): 1, ("a.md", TOWN): 1, ("c.md", TOWN): 1}


@KEYED
def test_writing_anew(key: Key | None) -> None:
    """Files compared are as they are now; others stay, unless they are gone; so do reviews."""
    before = gathered({name: [finding()] for name in ("a.md", "b.md", "c.md")}, key)
    for entry in before.by_place():
        before = decided(before, entry, REVIEW)
    comparison = Comparison(before, key, Manner(writing=True))
    comparison.new("a.md", [finding(), finding("Oxmarsh")])
    after = comparison.updated(lambda path: path != "c.md")
    rows = [(entry.path, entry.review) for entry in after.by_place()]
    if key:
        assert sorted(rows, key=str) == [("a.md", None), ("a.md", REVIEW), ("b.md", REVIEW)]
    else:
        assert rows == [("a.md", None), ("b.md", REVIEW)]


@KEYED
def test_what_could_not_be_read_as_a_whole_takes_nothing_away(key: Key | None) -> None:
    """What is known of such a file is not told again, and the rest is neither stale nor dropped."""
    before = gathered({"a.md": [finding(), finding(), finding("her mother", KIN)]}, key)
    for entry in before.by_place():
        before = decided(before, entry, REVIEW)
    comparison = Comparison(before, key, Manner(writing=True))
    assert comparison.new("a.md", [finding()], whole=False) == []
    assert comparison.stale(there) == {}
    assert comparison.updated(there) == before
    assert Comparison(before, key).new("a.md", [finding()], whole=False) == []


@KEYED
def test_rules_alone_take_nothing_away(key: Key | None) -> None:
    """What only the model finds, or somebody reviewed, stays, and is not called stale."""
    unlikely = finding("Quern", rule="model.location")
    found = [finding(), finding(), unlikely, finding("Quern", rule="dates.day")]
    before = gathered({"a.md": found, "c.md": [unlikely]}, key)
    for entry in before.by_place():
        if entry.rule == TOWN:
            before = decided(before, entry, REVIEW)
    comparison = Comparison(before, key, Manner(writing=True, partial=True))
    comparison.new("a.md", [finding(), finding("Oxmarsh", rule=KIN)])
    assert comparison.stale(lambda path: path != "c.md") == {
        ("a.md", "dates.day"): 1,
        ("c.md", "model.location"): 1,
    }
    after = comparison.updated(lambda path: path != "c.md")
    kept = [e for e in before.by_place() if e.path == "a.md" and e.rule != "dates.day"]
    assert [entry for entry in after.by_place() if entry.rule != KIN] == kept
    assert [entry.review for entry in after.by_place() if entry.rule == KIN] == [None]


@KEYED
def test_reviews(key: Key | None) -> None:
    """Without a review an entry counts if that is asked for; what must go counts always."""
    baseline = gathered({"a.md": [finding()]}, key)
    (entry,) = unreviewed(baseline)
    assert find_entry(baseline, entry.id[:8]) == entry
    (told,) = new(baseline, [finding()], key, unreviewed_count=True)
    assert entry.id[:12] in told.next_step
    accepted = decided(baseline, entry, REVIEW)
    assert unreviewed(accepted) == []
    assert new(accepted, [finding()], key, unreviewed_count=True) == []
    fix = decided(accepted, entry, replace(REVIEW, decision=Decision.FIX))
    assert len(new(fix, [finding()], key)) == 1


@pytest.mark.parametrize("text", ["", "?!", "two\nlines", "x" * 201, "\x1b[2J x"])
def test_reviews_that_say_nothing(text: str) -> None:
    """A reviewer and a reason are words on one line."""
    baseline = gathered({"a.md": [finding()]})
    (entry,) = unreviewed(baseline)
    for review in (replace(REVIEW, reviewer=text), replace(REVIEW, reason=text)):
        with pytest.raises(BaselineError):
            decided(baseline, entry, review)


@pytest.mark.parametrize("start", ["", "abc", "ffff0000ffff"])
def test_entries_that_are_not_there(start: str) -> None:
    """An id of fewer than four digits, or of nothing, is refused."""
    with pytest.raises(BaselineError):
        find_entry(gathered({"a.md": [finding()]}), start)


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_said(text: str) -> None:
    """What words say does not change when it is said again, or wrapped."""
    assert said(said(text)) == said(text)
    assert said(text.replace(" ", "\n")) == said(text)


@pytest.mark.parametrize("keyed", [True, False])
def test_check_with_a_baseline(
    check: Check, git: Git, monkeypatch: pytest.MonkeyPatch, keyed: bool
) -> None:
    """Written, compared, reviewed, outlived; from any folder."""
    monkeypatch.delenv("REDACTOR_KEY", raising=False)
    if keyed:
        monkeypatch.setenv("REDACTOR_KEY", "0" * 64)
    git.write("desk/a.md", TOLD)
    git.write("b.md", PLAIN)
    base = git.root / "base.jsonl"
    assert check("--baseline", base).code == 2
    written = check("--baseline", base, "--write-baseline")
    assert (written.code, written.out) == (0, "")
    text = base.read_text()
    for secret in SECRETS:
        assert secret not in text + written.err
    assert '"path": "desk/a.md"' in text
    done = check("--baseline", base)
    assert done.code == 0
    assert "known by the baseline" in done.err
    monkeypatch.chdir(git.root / "desk")
    assert check("--baseline", "../base.jsonl").code == 0
    monkeypatch.chdir(git.root)
    told = check("--baseline", base, "--fail-on-unaudited", "--format", "json")
    assert told.code == 1
    assert all("Review entry" in row["next_step"] for row in json.loads(told.out)["findings"])
    git.write("desk/a.md", f"It was late.\n\n{TOLD}Her brother in Hyesan was ill.\n")
    assert check("--baseline", base).code == 1
    git.write("desk/a.md", PLAIN)
    done = check("--baseline", base)
    assert done.code == 0
    assert "found no more: desk/a.md" in done.err
    check("--baseline", base, "--write-baseline")
    assert base.read_text().count("\n") == 1
    if keyed:
        monkeypatch.setenv("REDACTOR_KEY", "1" * 64)
        done = check("--baseline", base)
        assert done.code == 2
        assert "RED808" in done.err


def test_new_findings_on_changed_lines(check: Check, git: Git) -> None:
    """Without a key, a finding on a changed line is not excused by those on other lines."""
    git.write("a.md", TOLD)
    base = git.root / "base.jsonl"
    check("--baseline", base, "--write-baseline", "a.md")
    git.commit()
    git.write("a.md", f"{TOLD}\nThe source in Musan said it rained.\n")
    assert check("--diff-base", "HEAD", "a.md").code == 1
    done = check("--baseline", base, "--diff-base", "HEAD", "a.md")
    assert done.code == 1
    assert {line.split(":")[1] for line in done.out.splitlines() if line.startswith("a.md")} == {
        "3"
    }


@pytest.mark.parametrize(
    "args",
    [["--write-baseline"], ["--fail-on-unaudited"], ["--key", "k"], ["--baseline", "b", "-"]],
    ids=lambda args: args[0] + args[-1],
)
def test_options_that_need_others(check: Check, args: list[str]) -> None:
    """They are refused before anything is checked."""
    assert check(*args).code == 2


@pytest.mark.parametrize("head", ['{"baseline": 1, "format2": 1}', '{"baseline": true}'])
def test_a_head_of_another_format_is_refused(tmp_path: Path, head: str) -> None:
    """Unknown keys, and what only equals the number of the format, are no baseline of ours."""
    path = tmp_path / "b.jsonl"
    path.write_text(f"{head}\n", encoding="utf-8")
    with pytest.raises(BaselineError):
        read_baseline(path)
