"""Damaged files of every kind are read or refused, and nothing else happens."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from redactor.errors import RedactorError
from tests.fuzz import seeds
from tests.fuzz.targets import TARGETS, Target, document

DOCUMENTS = seeds.documents()
OTHERS = seeds.others()
PDFS = seeds.pdfs()

PIECES = [
    *(b"\0", b"\xff", b"\xed\xa0\x80", b"\n", b"\r", b"<", b">", b"&#x110000;", b"]]>", b'"', b"'"),
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b":",
        b"- ",
        b"!!python/x ",
        b"&a ",
        b"*a",
        b"%",
        b"\\",
        b"=?x?q?=9?=",
    ),
    *(
        b"0",
        b"-1",
        b"99999999999999999999",
        b"1e999",
        b"NaN",
        b"null",
        b"true",
        b"--",
        b"\xf3\xa0\x81\x81",
    ),
    *(
        "\u202e".encode(),
        "\u0301".encode() * 99,
        "\ud7ff\uffff".encode(),
        b"2026-02-30",
        b"(?<n>",
        b"PK\3\4",
    ),
]
"""What breaks parsers, in any of the formats."""


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes after a few changes: flipped, cut, doubled, moved, or with pieces put in."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        at = chance.randrange(len(made) + 1)
        end = min(len(made), at + chance.choice((1, 1, 2, 8, 64, 512)))
        match chance.randrange(6):
            case 0 if end > at:
                made[at] ^= 1 << chance.randrange(8)
            case 1:
                del made[at:end]
            case 2:
                made[at:at] = made[at:end] * chance.choice((1, 2, 40))
            case 3:
                made[at:end] = chance.choice(PIECES)
            case 4:
                made[at:at] = chance.choice(PIECES)
            case _:
                to = chance.randrange(len(made) + 1)
                made[to:to] = made[at:end]
    return bytes(made)


def damaged_within(data: bytes, chance: random.Random) -> bytes:
    """An archive of which one member is damaged, or left out."""
    parts = seeds.members(data)
    name = chance.choice(sorted(parts))
    if chance.random() < 0.1:
        del parts[name]
    else:
        parts[name] = damaged(parts[name], chance)
    return seeds.archive(parts)


def bounded(examples: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """So many examples, without a limit on the time of one."""
    return settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))


def tried(target: Target, data: bytes) -> None:
    with contextlib.suppress(RedactorError):
        target(data)


@pytest.mark.parametrize("name", DOCUMENTS)
@bounded(50)
@given(chance=st.randoms(use_true_random=False))
def test_damaged_documents(name: str, chance: random.Random) -> None:
    """A file that is damaged anywhere is a document, or an error of ours."""
    data = chance.choice(DOCUMENTS[name])
    change = damaged_within if data.startswith(b"PK") and chance.random() < 0.7 else damaged
    tried(document(name), change(data, chance))


@bounded(4)
@given(chance=st.randoms(use_true_random=False))
def test_damaged_pdf(chance: random.Random) -> None:
    """A PDF that is damaged anywhere is a document, or an error of ours."""
    tried(document("draft.pdf"), damaged(chance.choice(PDFS), chance))


@pytest.mark.parametrize("name", OTHERS)
@bounded(150)
@given(chance=st.randoms(use_true_random=False))
def test_damaged_others(name: str, chance: random.Random) -> None:
    """Rule packs, configurations, logs, decisions, sheets that are damaged: likewise."""
    tried(TARGETS[name], damaged(chance.choice(OTHERS[name]), chance))


@pytest.mark.parametrize("name", [*DOCUMENTS, *OTHERS])
@bounded(8)
@given(data=st.binary(max_size=200))
def test_any_bytes(name: str, data: bytes) -> None:
    """Bytes that nobody wrote: likewise."""
    tried(TARGETS.get(name) or document(name), data)


@pytest.mark.parametrize("name", [*DOCUMENTS, *OTHERS])
def test_whole_files(name: str) -> None:
    """The files that are damaged here are read as they are."""
    refused = {"log", "signatures", "encrypted", "baseline"}
    target = TARGETS.get(name) or document(name)
    for data in (DOCUMENTS | OTHERS)[name]:
        if name in refused:
            tried(target, data)
        else:
            target(data)


@pytest.mark.parametrize("name", sorted({path.name for path in seeds.CORPUS.glob("*")}))
def test_kept_corpus(name: str) -> None:
    """What was found before is read or refused."""
    for data in seeds.corpus(name):
        tried(TARGETS.get(name) or document(name), data)


LAUGHS = "\n".join(
    ["a: &a [x, x, x, x, x, x, x, x, x]"]
    + [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in pairwise("abcdefghi")]
)

BOMBS = {
    "billion laughs": LAUGHS.encode(),
    "deep lists": b"[" * 100_000,
    "deep mappings": b"{a: " * 20_000,
    "deep blocks": b"\n".join(b" " * depth + b"- -" for depth in range(1_000)),
    "deep JSON": b'{"a":' * 100_000,
    "deep TOML": b"a = " + b"[" * 100_000,
    "deep tables": b"a = " + b"{a = " * 20_000,
    "long number": b"a: " + b"9" * 10_000,
    "long number of TOML": b"a = " + b"9" * 10_000,
    "long number of JSON": b'{"schema":' + b"9" * 10_000 + b"}",
    "huge exponent": b"a: 1e999999999",
    "merge": b"<<: {a: 1}\n",
    "object": b"!!python/object/apply:os.system [exit]",
}
"""What grows or nests without end where it is read."""


@pytest.mark.parametrize("name", [*(name for name in OTHERS if name != "normalizer"), "draft.md"])
@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_bombs(bomb: bytes, name: str) -> None:
    """They are refused; front matter that is one is words."""
    data = b"---\n" + bomb + b"\n---\n\nText.\n" if name == "draft.md" else bomb
    tried(TARGETS.get(name) or document(name), data)
