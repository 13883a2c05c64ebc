"""`--nlp`: a model of one's own in the commands that detect."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
import spacy

from redactor.detection.modelfiles import FOLDER, SUMS
from tests.cli.conftest import Run
from tests.evaluation.drafts import as_lines, gold

TEXT = "It was far from the quorlings."
MANNER = ("--rules-only", "--policy", "everything")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a pipeline that finds one word that rules leave, a draft and marked drafts."""
    pipeline = spacy.blank("en")
    patterns = [{"label": "NORP", "pattern": "quorlings"}]
    pipeline.add_pipe("entity_ruler").add_patterns(patterns)
    pipeline.to_disk(tmp_path / "own")
    (tmp_path / "draft.txt").write_text(TEXT)
    (tmp_path / "gold.jsonl").write_text(as_lines([gold(TEXT)]))
    return tmp_path


@pytest.mark.parametrize("how", ["option", "configuration"])
def test_redact(run: Run, own: Path, how: str) -> None:
    """What the added model alone finds is redacted, and the log says who found it."""
    plain = run("redact", "draft.txt", *MANNER, "-o", "-")
    assert plain.stdout.decode() == TEXT
    option = ["--nlp", "./own"] if how == "option" else []
    if how == "configuration":
        (own / "redactor.toml").write_text('nlp = "./own"\n')
    done = run("redact", "draft.txt", *MANNER, *option)
    assert done.returncode == 0, done.stderr
    assert "quorlings" not in (own / "draft.redacted.txt").read_text()
    log = (own / "draft.redacted.txt.audit.jsonl").read_text()
    assert '"rule":"added.demographic"' in log
    header = json.loads(log.splitlines()[0])
    assert (header["model"], header["nlp"]) == (None, "own")


def test_the_log_names_our_model(run: Run, own: Path) -> None:
    """With it, the header pins its files by the digest of their list of digests."""
    assert run("redact", "draft.txt").returncode == 0
    header = json.loads((own / "draft.redacted.txt.audit.jsonl").read_text().splitlines()[0])
    sums = hashlib.sha256((FOLDER / SUMS).read_bytes()).hexdigest()
    assert header["model"] == {"name": "minilm-news-2", "sha256": sums}
    assert header["nlp"] is None


def test_evaluate(run: Run, own: Path) -> None:
    """What it brings can be measured."""
    command = ("evaluate", "gold.jsonl", "--policy", "everything", "--rules-only", "--errors")
    done = run(*command, "--format", "json", "--nlp", "./own")
    (error,) = json.loads(done.stdout)["errors"]
    assert (error["words"], error["rule"]) == ("quorlings", "added.demographic")


@pytest.mark.parametrize("command", [("redact", "draft.txt"), ("evaluate", "gold.jsonl")])
def test_a_model_that_is_not_there(run: Run, own: Path, command: tuple[str, ...]) -> None:
    """A name that is not installed is exit 2 with a next step, and nothing is written."""
    before = sorted(own.iterdir())
    done = run(*command, "--nlp", "en_core_web_none")
    assert done.returncode == 2
    assert done.stderr.startswith(b"RED404 en_core_web_none ")
    assert b"downloads nothing" in done.stderr
    assert sorted(own.iterdir()) == before
