"""The shipped model and its recognizer."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from presidio_analyzer.nlp_engine import NlpArtifacts

from redactor import documents
from redactor.detection.model import Finding, Model
from redactor.detection.modelfiles import FOLDER, SUMS, identity, pin
from redactor.detection.nlp import BlankNlpEngine
from redactor.detection.normalization import normalize
from redactor.detection.recognizers.model import (
    PREFIX,
    SETTLED,
    ModelRecognizer,
    without_half_words,
)
from redactor.errors import MissingDataError

TEXT = (
    "A seamstress from Hyesan, who asked not to be named, said on Friday that her brother-in-law "
    "Dok Chol-min had been moved to a brick kiln outside the town. The health ministry in Brussels "
    "declined to comment, said its spokesman, Aksel Brandvik."
)


def at(found: list[Finding], words: str) -> Finding:
    """The finding that covers the words."""
    start = TEXT.index(words)
    return next(f for f in found if f.start <= start and start + len(words) <= f.end)


@pytest.fixture(scope="module")
def shipped() -> Model:
    return Model.load(FOLDER)


def test_it_finds_what_rules_need_context_for(shipped: Model) -> None:
    """Names, jobs and places come back typed, in order, with probabilities."""
    found = shipped.find(TEXT)
    assert at(found, "Aksel Brandvik").type == "PERSON"
    assert at(found, "Hyesan").type == "LOCATION"
    assert at(found, "seamstress").type == "OCCUPATION"
    assert all(0 <= f.direct <= f.protected <= 1 and 0 <= f.probability <= 1 for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_exposure_follows_whom_it_is_about(shipped: Model) -> None:
    """What is said of the source is likelier to be protected than what is said of an official."""
    found = shipped.find(TEXT)
    assert at(found, "Hyesan").protected > at(found, "Brussels").protected
    assert at(found, "seamstress").protected > at(found, "Aksel Brandvik").protected


def test_findings_are_whole_words(shipped: Model) -> None:
    """No finding begins or ends inside a word."""
    for finding in shipped.find(TEXT):
        assert not TEXT[max(0, finding.start - 1) : finding.start].isalnum()
        assert not TEXT[finding.end : finding.end + 1].isalnum()


def test_the_same_text_gives_the_same_findings(shipped: Model) -> None:
    """Neither texts read before nor the number of threads change the findings."""
    first = shipped.find(TEXT)
    shipped.find("It rained. " * 300)
    assert shipped.find(TEXT) == first
    again = Model.load(FOLDER, threads=2).find(TEXT)
    assert [(f.start, f.end, f.type) for f in again] == [(f.start, f.end, f.type) for f in first]


@pytest.mark.parametrize("text", ["", " \n ", "…", "x", "Ⅷ\u0301", "word " * 3000])
def test_any_length_will_do(shipped: Model, text: str) -> None:
    """Empty, odd and long texts are read without an error."""
    assert all(f.end <= len(text) for f in shipped.find(text))


def test_replacements_raise_the_bar() -> None:
    """In a text that holds replacements, only what the model is sure of counts."""
    nlp = BlankNlpEngine(["en"])
    nlp.load()
    recognizer = ModelRecognizer("en")
    artifacts = nlp.process_text(TEXT, "en")
    plain = recognizer.analyze(TEXT, [], artifacts)
    marked = f"{TEXT} {SETTLED * 8}"
    sure = recognizer.analyze(marked, [], nlp.process_text(marked, "en"))
    assert min(r.score for r in plain) < min(r.score for r in sure)
    assert all(r.entity_type.startswith(PREFIX) for r in plain)


SPOKEN = "The pier and hadn't told. SOS Lune's ship; her sister doesn't know. They'll go."


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ("pier and hadn'", "pier and"),
        ("pier and hadn", "pier and"),
        ("pier and hadn't", "pier and hadn't"),
        ("SOS Lune'", "SOS Lune"),
        ("SOS Lune's", "SOS Lune's"),
        ("her sister doesn'", "her sister"),
        ("t know", "know"),
        ("They'", "They"),
        ("ll go", "go"),
        ("doesn'", ""),
    ],
)
def test_no_shortened_word_is_cut(found: str, kept: str) -> None:
    """Of a shortened word at its edge a finding holds all, or what stands before its ending."""
    start = SPOKEN.index(found)
    finding = Finding(start, start + len(found), "MISC", 0.9, 0.9, 0.1, 0.9)
    whole = without_half_words(finding, SPOKEN)
    assert SPOKEN[whole.start : whole.end] == kept


def test_a_missing_model_is_an_error(tmp_path: Path) -> None:
    """A model that is not there is told before any text is read."""
    with pytest.raises(MissingDataError, match="RED203"):
        ModelRecognizer("en", folder=tmp_path)


FILES = ("config.json", "model.onnx", "tokenizer.json")


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_is_an_error(name: str, tmp_path: Path) -> None:
    """A file of one byte more than the list of digests knows is not used, even if it would do."""
    copied(tmp_path)
    with (tmp_path / name).open("ab") as file:
        file.write(b"\n")
    with pytest.raises(MissingDataError, match=f"RED203 the model's {name} is not the one"):
        ModelRecognizer("en", folder=tmp_path).analyze("x", [], artifacts("x"))


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_model_is_an_error(name: str, tmp_path: Path) -> None:
    """So is one that its digest names but that holds something else."""
    copied(tmp_path)
    (tmp_path / name).write_bytes(b"damaged")
    pin(tmp_path, FILES)
    with pytest.raises(MissingDataError, match="RED203"):
        ModelRecognizer("en", folder=tmp_path).analyze("x", [], artifacts("x"))


@pytest.mark.parametrize("sums", [b"", b"\xff\n\n", None])
def test_a_broken_list_of_digests_is_an_error(sums: bytes | None, tmp_path: Path) -> None:
    """Without a digest nothing is used."""
    copied(tmp_path)
    (tmp_path / SUMS).unlink()
    if sums is not None:
        (tmp_path / SUMS).write_bytes(sums)
    with pytest.raises(MissingDataError, match="RED203"):
        ModelRecognizer("en", folder=tmp_path)


def test_any_change_is_another_identity(tmp_path: Path) -> None:
    """What the log says of the model depends on every byte of its files."""
    copied(tmp_path)
    assert identity(tmp_path) == identity(FOLDER)
    (tmp_path / "config.json").write_bytes((FOLDER / "config.json").read_bytes() + b"\n")
    pin(tmp_path, FILES)
    assert identity(tmp_path) != identity(FOLDER)


def copied(folder: Path) -> None:
    for name in (*FILES, SUMS):
        (folder / name).write_bytes((FOLDER / name).read_bytes())


def artifacts(text: str) -> NlpArtifacts:
    nlp = BlankNlpEngine(["en"])
    nlp.load()
    return nlp.process_text(text, "en")


def test_rules_only_never_loads_it() -> None:
    """Without the model neither onnxruntime nor tokenizers is imported."""
    code = (
        "import sys; from redactor import Redactor;"
        "Redactor.from_policy('everything', threads=None).redact('Her father left Hyesan.');"
        "print(sorted({'onnxruntime', 'tokenizers'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_draft_can_raise_the_bar() -> None:
    """The character that marks replacements never comes from a draft."""
    assert SETTLED not in normalize(documents.parse(f"a {SETTLED} b ■ c", "text")).text
