"""What is still protected in a copy is seen before the copy is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from redactor import Redactor, documents
from redactor.detection.entities import Entity
from redactor.documents.format import Extract
from redactor.exposure.linking.variants import Case, Variant
from redactor.redaction.operators.tag import Tag
from redactor.redaction.replacements import settled
from redactor.redaction.surfaces import surfaces
from redactor.redaction.verification import LeakKind, find_hidden, find_repeats
from redactor.spans import Span

DRAFT = "It rained.\nDok Sun-hui of Hyesan called her father.\n"


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    return Redactor.from_policy("everything", operator="tag")


def break_operator(monkeypatch: pytest.MonkeyPatch, write: Callable[[str], str]) -> None:
    def operate(self: Tag, text: str, params: dict[str, Any] | None = None) -> str:
        return write(text)

    monkeypatch.setattr(Tag, "operate", operate)


def test_a_sound_redaction_leaks_nothing(redactor: Redactor) -> None:
    """With operators that work, verification sees nothing."""
    assert redactor.redact(DRAFT).leaks == ()


def test_words_that_an_operator_leaves_are_leaks(
    monkeypatch: pytest.MonkeyPatch, redactor: Redactor
) -> None:
    """Each entity left standing is a leak at its place in the draft, by its rule."""
    break_operator(monkeypatch, lambda words: words)
    redaction = redactor.redact(DRAFT)
    places = {(leak.line, leak.column, leak.entity.type) for leak in redaction.leaks}
    assert places >= {(2, 1, "PERSON"), (2, 16, "LOCATION"), (2, 30, "FAMILY_RELATION")}
    assert {leak.rule for leak in redaction.leaks} >= {d.rule for d in redaction.decisions}
    assert {leak.kind for leak in redaction.leaks} == set(LeakKind) - {LeakKind.HIDDEN}


def test_words_redacted_elsewhere_are_leaks(
    monkeypatch: pytest.MonkeyPatch, redactor: Redactor
) -> None:
    """An operator that writes words it took out elsewhere does not go unseen."""
    break_operator(monkeypatch, lambda words: "[Hyesan]" if "father" in words else "[MISC]")
    leaks = redactor.redact(DRAFT).leaks
    assert LeakKind.REPEATED in {leak.kind for leak in leaks}
    assert {(leak.line, leak.column) for leak in leaks} == {(2, 30)}


def test_what_an_operator_makes_up_is_a_leak(
    monkeypatch: pytest.MonkeyPatch, redactor: Redactor
) -> None:
    """An identifier that only the copy holds is seen too."""
    break_operator(monkeypatch, lambda words: "tessa.vorn@mail.example")
    leaks = redactor.redact("She called her father.\n").leaks
    assert [(leak.kind, leak.entity.type) for leak in leaks] == [
        (LeakKind.DETECTED, "EMAIL_ADDRESS"),
        (LeakKind.UNSOUND, "FAMILY_RELATION"),
    ]


def test_a_leak_shows_no_words(monkeypatch: pytest.MonkeyPatch, redactor: Redactor) -> None:
    """The repr of leaks holds nothing of the draft."""
    break_operator(monkeypatch, lambda words: words)
    leaks = redactor.redact(DRAFT).leaks
    assert leaks
    for word in ("Dok", "Hyesan", "father"):
        assert word not in repr(leaks)


@pytest.mark.parametrize(
    ("copy", "found"),
    [
        pytest.param("In hyesan it rained.", ["hyesan"], id="other case"),
        pytest.param("In Hye\u00adsan it rained.", ["Hye\u00adsan"], id="soft hyphen"),
        pytest.param("In **Hye**san.", ["Hye**san"], id="markup inside"),
        pytest.param("[x](https://n.example/in-hyesan)", ["hyesan"], id="slug"),
        pytest.param("See n.example/in%2Dhyes%61n/x", ["hyes%61n"], id="encoded in prose"),
        pytest.param("In Hyesandong.", [], id="part of a longer word"),
        pytest.param("In [LOCATION].", [], id="tag"),
    ],
)
def test_repeats_are_found(redactor: Redactor, copy: str, found: list[str]) -> None:
    """Redacted words are found however the copy writes them."""
    draft = documents.parse("She slept in Hyesan.", "markdown")
    forms = surfaces(redactor.detect(draft), lambda word: False, lambda entity: False)

    def replacements(document: Any, normalized: Any) -> Iterator[Span]:
        return settled(document, normalized, frozenset({"LOCATION"}))

    document = documents.parse(copy, "markdown")
    repeats = find_repeats(document, forms, replacements)
    assert [entity.span.of(copy) for entity in repeats] == found


@pytest.mark.parametrize(
    ("name", "machine", "seen"),
    [
        pytest.param("Quernmoor", "quernmoor", True, id="small letters"),
        pytest.param("Quernmoor", "byQuernmoor2", True, id="grown together"),
        pytest.param("Quernmoor", "quernmoorish", False, id="another word"),
        pytest.param("Center", "center", False, id="a common word"),
        pytest.param("Georgia", "georgia", False, id="a font"),
        pytest.param("Otta", "otta", False, id="short"),
    ],
)
def test_names_that_machines_read(name: str, machine: str, seen: bool) -> None:
    """Beside the text a name counts in small letters, unless formats say the word themselves."""
    entity = Entity("PERSON", Span(0, len(name)), 1.0, "sheet.name", name)
    capital = Variant((name.lower(),), 0, Case.CAPITAL)
    forms = surfaces([], lambda _: False, lambda _: False, [(capital, entity)])
    found = find_hidden(
        documents.parse("It rained.", "text"),
        [Extract("a style", f".{machine} {{color: red}}")],
        forms,
        lambda word: word == "center",
    )
    assert [place for _, place in found] == ["a style"] * seen
