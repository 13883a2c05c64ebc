"""Files that cannot be used are refused in words of our own, whatever stands in them."""

from __future__ import annotations

import json
from collections.abc import Callable

import pyrage
import pytest

from tests.trust.canaries import WORDS
from tests.trust.conftest import PACK, SHEET, STEM, Desk, Newsroom
from tests.trust.drafts import DRAFTS, PROSE

_W = WORDS
_WORD = _W["pack"]

PACKS = {
    "not YAML": f"pack: [{_WORD}\n",
    "no mapping": f"{_WORD} shift\n",
    "tab": f"pack:\n\t{_WORD}: 1\n",
    "unknown escape": f'pack: "\\q{_WORD}"\n',
    "reserved": f"pack: @{_WORD}\n",
    "tag": f"pack: !!python/object:{_WORD}.a b\n",
    "anchor": f"pack: &{_WORD} a\n",
    "alias": f"pack: *{_WORD}\n",
    "directive": f"%{_WORD} 1\n---\npack: a\n",
    "two documents": f"pack: a\n---\n{_WORD}: b\n",
    "key twice": f"{_WORD}: a\n{_WORD}: b\n",
    "unknown key": f"{_WORD}: yes\n{PACK}",
    "bad name": PACK.replace("pack: mills", f"pack: '{_WORD} shift!'"),
    "bad language": PACK.replace("language: en", f"language: {_WORD}"),
    "bad type": PACK.replace("entity: MISC", f"entity: {_WORD}"),
    "bad score": PACK.replace("entity: MISC", f"score: {_WORD}"),
    "bad id": PACK.replace("id: shift", f"id: {_WORD} shift"),
    "phrases no list": PACK.replace(f"[{_WORD} shift]\n", f"{_WORD} shift\n"),
    "no marks": PACK.replace(f"[[{_WORD} shift]]", f"{_WORD} shift"),
    "marks that do not pair": PACK.replace(f"[[{_WORD} shift]]", f"[[{_WORD} shift"),
    "regex": PACK.replace("phrases: [", "regex: ['(") + "",
    "regex that backtracks": PACK.replace(
        f"phrases: [{_WORD} shift]", f"regex: ['({_WORD}+)+x', '({_WORD}']"
    ),
    "unknown spec": PACK.replace(f"phrases: [{_WORD} shift]", f'patterns: ["<{_WORD}> shift"]'),
    "brackets": PACK.replace(f"phrases: [{_WORD} shift]", f'patterns: ["[ {_WORD} shift"]'),
    "no spaCy pattern": PACK.replace(
        f"phrases: [{_WORD} shift]", f"patterns: [[{{{_WORD}: true}}]]"
    ),
    "no spaCy value": PACK.replace(
        f"phrases: [{_WORD} shift]", f"patterns: [[{{LOWER: {{{_WORD}: [a]}}}}]]"
    ),
    "spec of two tokens": PACK.replace("rules:", f"tokens: {{a: ['{_WORD} shift']}}\nrules:"),
    "not UTF-8": PACK.replace("mills, 2026", "mills \udcff, 2026"),
    "too deep": f"pack: {'[' * 5000}{_WORD}{']' * 5000}\n",
}
"""Rule packs."""

SHEETS = {
    "not YAML": SHEET.replace("sources:", "sources: [") + "",
    "unknown key": SHEET.replace("names:", f"{_W['name']}:"),
    "name as key": SHEET.replace("    names: [", f"    {_W['first name']} {_W['name']}: ["),
    "no list": SHEET.replace(f"[{_W['town']}]", _W["town"]),
    "figures": SHEET.replace(f"aliases: [{_W['alias']}]", "aliases: [1234]"),
    "no kin": SHEET.replace("relation:", f"{_W['relation']}:"),
    "bad address": SHEET.replace(_W["address"], f"{_W['name']} at home"),
    "bad number": SHEET.replace("contacts: {", f"contacts: {{phones: [{_W['fact']}], "),
    "agreed that cannot be printed": SHEET + f"    agreed: {{names: '[{_W['name']}'}}\n",
    "agreed for nothing": SHEET + f"    agreed: {{{_W['name']}: a person}}\n",
    "bad recipient": f"recipients: [{_W['name']}]\n{SHEET}",
    "too short": SHEET.replace(f"plays the {_W['fact']}", "a"),
    "not UTF-8": SHEET + "# \udcff\n",
}
"""Source sheets."""

LISTS = {
    "unknown key": f"deny: [{{{_W['denied']}: PERSON}}]\n",
    "no type": f"deny: [{{text: {_W['denied']}}}]\n",
    "bad type": f"deny: [{{text: a, type: {_W['denied']}}}]\n",
    "bad reason": f'allow: [{{text: {_W["allowed"]}, reason: "{_W["reason"]}\\n"}}]\n',
    "on both": (
        f"deny: [{{text: {_W['denied']}, type: PERSON}}]\n"
        f"allow: [{{text: {_W['denied']}, reason: {_W['reason']}}}]\n"
    ),
    "not YAML": f"deny: {{{_W['denied']}\n",
}
"""Allow and deny lists."""

SETTINGS = {
    "not TOML": f'policy = "{_W["denied"]}\n',
    "bare words": f"{_W['denied']} is her name\n",
    "unknown key": f'"{_W["denied"]}" = 1\n',
    "unknown nested": f'[check]\n"{_W["denied"]}" = 1\n',
    "wrong type": f'threads = "{_W["denied"]}"\n',
    "wrong choice": f'brackets = "{_W["denied"]}"\n',
    "key twice": f'"{_W["denied"]}" = 1\n"{_W["denied"]}" = 2\n',
    "bad entry": f'[[deny]]\ntext = "{_W["denied"]}"\ntype = "{_W["reason"]}"\n',
    "on both": (
        f'[[deny]]\ntext = "{_W["denied"]}"\ntype = "PERSON"\n'
        f'[[allow]]\ntext = "{_W["denied"]}"\nreason = "{_W["reason"]}"\n'
    ),
    "not UTF-8": f'policy = "{_W["denied"]}\udcff"\n',
}
"""Configurations."""

POLICIES = {
    "unknown key": f"policy: a\nabout: {_W['denied']}\n{_W['denied']}: 1\n",
    "unknown type": f"policy: a\nabout: b\nentities: {{{_W['denied']}: {{action: keep}}}}\n",
    "unknown action": f"policy: a\nabout: one\ndefault: {{action: {_W['denied']}}}\n",
    "not YAML": f"policy: [{_W['denied']}\n",
}
"""Policies."""

RECORDS = {
    "no JSON": f"{PROSE}",
    "JSON of other things": json.dumps({"text": PROSE, "id": _W["name"]}),
    "unknown key": json.dumps({"id": "a", "text": "b", _W["name"]: 1}),
    "wrong types": json.dumps({"id": [_W["name"]], "text": 1, "spans": _W["town"]}),
    "spans outside": json.dumps(
        {
            "id": _W["file"],
            "text": _W["name"],
            "spans": [{"start": 0, "end": 99, "label": _W["town"], "level": _W["day"]}],
        }
    ),
    "cut off": json.dumps({"text": PROSE})[:-30],
    "no text": f"\0\0{PROSE}\0",
}
"""Files of JSON: marked drafts, logs, signatures, baselines, decisions."""


def raw(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_packs(pack: str, newsroom: Newsroom) -> None:
    """A rule pack is refused by its line, by the commands that test it and that use it."""
    newsroom.put("bad.yaml", raw(pack))
    for command in (
        ("rules", "test", "bad.yaml"),
        ("redact", f"{STEM}.txt", "--rules", "bad.yaml"),
    ):
        more = ("--rules-only",) * (command[0] == "redact")
        done = newsroom.run(*command, *more)
        assert done.code == 2
        assert done.err.startswith("RED401 bad.yaml:")
    assert newsroom.leaks() == {}


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_sheets(sheet: str, newsroom: Newsroom, desk: Desk) -> None:
    """A source sheet is refused by its line, plain or encrypted, and never made one."""
    newsroom.put("bad.yaml", raw(sheet))
    newsroom.put("bad.age", pyrage.encrypt(raw(sheet), [_public(desk)]))
    identity = desk.sheet[2:]
    for command in (
        ("sources", "check", "bad.yaml", "--plain-sheet"),
        ("sources", "check", "bad.age", *identity),
        ("sources", "init", "new.age", "--from", "bad.yaml", "--recipient", desk.recipient),
        ("redact", f"{STEM}.txt", "--rules-only", "--sources", "bad.age", *identity),
    ):
        newsroom.run(*command)
    newsroom.kept[f"work/{STEM}.redacted.txt"] = ["allowed"]
    assert newsroom.leaks() == {}
    told = [said.decode() for _, said in newsroom.said]
    assert any("RED70" in each or "\nline " in each for each in told)


def _public(desk: Desk) -> pyrage.x25519.Recipient:
    return pyrage.x25519.Recipient.from_str(desk.recipient)


@pytest.mark.parametrize("lists", LISTS.values(), ids=LISTS)
def test_lists(lists: str, newsroom: Newsroom) -> None:
    """Allow and deny lists are refused by their line."""
    newsroom.put("bad.yaml", raw(lists))
    newsroom.put("redactor.toml", 'lists = ["bad.yaml"]\n')
    assert newsroom.run("redact", f"{STEM}.txt", "--rules-only").code == 2
    assert newsroom.run("check", f"{STEM}.txt", "--rules-only").code == 2
    assert newsroom.leaks() == {}


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_settings(settings: str, newsroom: Newsroom) -> None:
    """A configuration is refused by every command that reads one."""
    newsroom.put("redactor.toml", raw(settings))
    newsroom.put("pyproject.toml", raw(settings))
    newsroom.put("gold.jsonl", "")
    for command in (
        ("redact", f"{STEM}.txt", "--rules-only"),
        ("check", f"{STEM}.txt", "--rules-only"),
        ("check", f"{STEM}.txt", "--config", "redactor.toml"),
        ("check", "--show-config"),
        ("report", f"{STEM}.txt", "-o", "r.html"),
        ("review", f"{STEM}.txt", "--no-browser"),
        ("rules", "list"),
        ("evaluate", "gold.jsonl"),
    ):
        assert newsroom.run(*command).code == 2
    assert newsroom.leaks() == {}


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_policies(policy: str, newsroom: Newsroom) -> None:
    """A policy is refused by its line."""
    newsroom.put("bad.yaml", raw(policy))
    for command in ("redact", "check"):
        done = newsroom.run(command, f"{STEM}.txt", "--policy", "./bad.yaml", "--rules-only")
        assert done.code == 2
    assert newsroom.leaks() == {}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_records(record: str, newsroom: Newsroom, desk: Desk) -> None:
    """What is no gold, log, signature, baseline, decisions, vault, key or day is refused alike."""
    newsroom.put("bad", record)
    newsroom.put("bad.expires", record)
    newsroom.put("other.jsonl", record)
    newsroom.put("other.jsonl.signatures", record)
    key = ("--key", f"{desk.folder}/newsroom.key")
    for command in (
        ("evaluate", "bad", "--rules-only"),
        ("audit", "show", "bad"),
        ("audit", "verify", "bad"),
        ("audit", "verify", "other.jsonl"),
        ("audit", "sign", "bad", "--as", "Vera", "--ssh-key", "bad"),
        ("audit", "verify", "bad", "--key", "bad"),
        ("baseline", "audit", "bad", "--list"),
        ("check", f"{STEM}.txt", "--baseline", "bad", "--rules-only"),
        ("report", f"{STEM}.txt", "-o", "r.html", "--decisions", "bad", *key),
        ("review", f"{STEM}.txt", "--no-browser", "--decisions", "bad", *key),
        ("restore", "bad", "--vault", "bad", "--log", "bad", "-o", "new", "--identity", "bad"),
        ("vault", "prune", "."),
        ("sources", "check", "bad", "--identity", "bad"),
        ("sources", "check", "bad", "--passphrase-file", "bad"),
        ("redact", f"{STEM}.txt", "--sources", f"{desk.folder}/sheet.age", "--identity", "bad"),
    ):
        done = newsroom.run(*command)
        assert done.code in (1, 2), command
    assert newsroom.leaks() == {}


def cut(data: bytes) -> bytes:
    return data[: len(data) * 2 // 3]


def flipped(data: bytes) -> bytes:
    return data[:40] + bytes(byte ^ 0x15 for byte in data[40:90]) + data[90:]


def without_encoding(data: bytes) -> bytes:
    return data + b"\xff\xfe " + WORDS["name"].encode("latin-1")


@pytest.mark.parametrize("suffix", DRAFTS)
@pytest.mark.parametrize("damage", [cut, flipped, without_encoding])
def test_damaged_drafts(
    damage: Callable[[bytes], bytes], suffix: str, newsroom: Newsroom, desk: Desk
) -> None:
    """A draft that is cut, garbled or of another encoding is read or refused, and never quoted."""
    newsroom.put(f"bad.{suffix}", damage(DRAFTS[suffix]))
    done = newsroom.run("redact", f"bad.{suffix}", "--rules-only", *desk.sheet)
    for path in newsroom.work.glob("bad.redacted.*"):
        newsroom.kept[f"work/{path.name}"] = ["allowed"] if damage is cut else list(WORDS)
    assert done.code in (0, 1, 2)
    newsroom.run("check", f"bad.{suffix}", "--rules-only")
    assert newsroom.leaks() == {}


@pytest.mark.parametrize("suffix", ["docx", "pdf", "odt", "jpg", "heic", "exe", ""])
def test_drafts_of_another_kind_than_their_name(suffix: str, newsroom: Newsroom) -> None:
    """Prose under the name of a picture or a Word file."""
    name = f"bad.{suffix}" if suffix else "bad\x1b"
    newsroom.put(name, PROSE)
    for command in ("redact", "metadata", "clean", "check"):
        newsroom.run(command, name, *(("--rules-only",) if command in ("redact", "check") else ()))
    for path in (*newsroom.work.glob("bad*.redacted*"), *newsroom.work.glob("bad*.clean*")):
        newsroom.kept[f"work/{path.name}"] = list(WORDS)
    assert newsroom.leaks() == {}


def test_a_draft_in_another_language(newsroom: Newsroom) -> None:
    """It is refused by its language alone."""
    newsroom.put("redactor.toml", "")
    newsroom.put(
        "bad.txt", f"Der Zeuge {_W['name']} wohnt in {_W['town']} und sagte uns alles. " * 9
    )
    assert "RED107" in newsroom.run("redact", "bad.txt", "--rules-only").err
    assert "RED107" in newsroom.run("check", "bad.txt", "--rules-only").err
    assert newsroom.leaks() == {}
