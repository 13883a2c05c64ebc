"""What reads bytes that others made: each a function that returns or raises `RedactorError`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

from redactor import documents
from redactor.audit import signing
from redactor.audit.keys import NewsroomKey
from redactor.audit.verify import verify
from redactor.checking.baseline.entries import read_baseline
from redactor.config import read_config
from redactor.detection.normalization import Normalized, address_text, aside_text, normalize
from redactor.documents.document import Document
from redactor.documents.pragmas import without_pragmas
from redactor.evaluation.gold import read_gold
from redactor.exposure.policy import load_policy
from redactor.exposure.sources.encryption import Keys, decrypt
from redactor.exposure.sources.reading import parse_sheet
from redactor.exposure.sources.terms import sheet_terms
from redactor.review.saved import Decisions
from redactor.rulepacks import load_pack
from redactor.spans import Span
from redactor.wordlists import read_wordlists

if TYPE_CHECKING:
    from spacy.language import Language

Read = TypeVar("Read")
Target = Callable[[bytes], object]

KEY = NewsroomKey(b"k" * 32)


def document(name: str) -> Target:
    """Read a file of that name, make its analysis texts, clean it and write it."""

    def read(data: bytes) -> None:
        found = documents.read(data, name)
        for make in (normalize, aside_text, address_text):
            _points_back(make(found))
        documents.write(documents.cleaned(without_pragmas(found)), ())

    return read


def normalizer(data: bytes) -> None:
    """Make an analysis text of any characters."""
    _points_back(normalize(Document(data.decode("utf-8", "replace"))))


def _points_back(made: Normalized) -> None:
    """Every character of an analysis text stands for some of the document's."""
    for at in range(len(made.text)):
        if not made.original(Span(at, at + 1)):
            raise AssertionError("a character that stands for nothing")


def rule_pack(data: bytes) -> None:
    """Load a rule pack, and compile its patterns."""
    from redactor.detection.recognizers.rules import RulePackRecognizer

    pack = _from_file("pack.yaml", load_pack)(data)
    if pack.language == "en":
        RulePackRecognizer(pack, _nlp())


@cache
def _nlp() -> Language:
    from redactor.detection.nlp import BlankNlpEngine

    engine = BlankNlpEngine(["en"])
    engine.load()
    return engine.nlp["en"]


def _from_file(name: str, read: Callable[[Path], Read]) -> Callable[[bytes], Read]:
    def reading(data: bytes) -> Read:
        with TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(data)
            return read(path)

    return reading


def log(data: bytes) -> None:
    """Verify an audit log."""
    verify(data.splitlines(keepends=True), key=KEY)


def signatures(data: bytes) -> None:
    """Check the signatures of a log."""
    signing.signatures(data, "0" * 64)


def decisions(data: bytes) -> None:
    """Load decisions, and look for those on a draft."""
    Decisions.load(data, KEY, path="decisions").of("draft.md", "Anneke sells tofu at the mill.")


def sheet(data: bytes) -> None:
    """Read a source sheet, and what is to be looked for."""
    sheet_terms(parse_sheet(data, "sheet.yaml"))


def encrypted(data: bytes) -> None:
    """Open what may be encrypted, with a passphrase."""
    decrypt(data, Keys(passphrase=lambda: "words"), "sheet.age")


TARGETS: dict[str, Target] = {
    "normalizer": normalizer,
    "rule-pack": rule_pack,
    "log": log,
    "signatures": signatures,
    "decisions": decisions,
    "sheet": sheet,
    "encrypted": encrypted,
    "config": _from_file("redactor.toml", read_config),
    "shared-config": _from_file("pyproject.toml", read_config),
    "lists": _from_file("lists.yaml", read_wordlists),
    "policy": _from_file("policy.yaml", lambda path: load_policy(str(path))),
    "baseline": _from_file("baseline.jsonl", read_baseline),
    "gold": _from_file("gold.jsonl", read_gold),
}
"""All but the documents'."""
