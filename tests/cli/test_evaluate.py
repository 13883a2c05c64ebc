"""`redactor evaluate` as a process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.evaluation.drafts import as_lines, gold

DRAFTS = [
    gold(
        "Her father lives in Hyesan.",
        ("father", "FAMILY_RELATION", "quasi"),
        ("Hyesan", "LOCATION", "quasi"),
        kind="dense",
    ),
    gold("They met in Hamhung.", ("Hamhung", "LOCATION", "none"), kind="ordinary"),
    gold("Wonsan is far."),
]


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    """A folder with marked drafts and a policy that redacts places alone."""
    (tmp_path / "gold.jsonl").write_text(as_lines(DRAFTS))
    (tmp_path / "places.yaml").write_text(
        "policy: places\nabout: Redacts places and nothing else.\ndefault: {action: keep}\n"
        "entities: {LOCATION: {action: redact}}\n"
    )
    return tmp_path


def test_json(run: Run, marked: Path) -> None:
    """The figures of a policy are those counted by hand, for all drafts and each kind."""
    done = run("evaluate", "gold.jsonl", "--policy", "./places.yaml", "--format", "json")
    assert done.returncode == 0, done.stderr
    outcome = json.loads(done.stdout)
    assert outcome["policy"] == "places"
    assert "errors" not in outcome
    assert {key: outcome["all"][key] for key in ("documents", "leaking", "protected")} == {
        "documents": 3,
        "leaking": 0,
        "protected": 0.5,
    }
    assert outcome["all"]["direct"] is None
    assert outcome["all"]["public_kept"] == 0.0
    assert outcome["all"]["precision"] == 6 / 19
    assert outcome["all"]["touched"] == 19 / 49
    assert outcome["all"]["by_label"] == {
        "FAMILY_RELATION": {"spans": 1, "hidden": 0.0},
        "LOCATION": {"spans": 1, "hidden": 1.0},
    }
    assert outcome["all"]["hidden_by_label"]["LOCATION"] == {"spans": 2, "hidden": 1.0}
    assert outcome["all"]["hidden_by_level"]["none"] == {"spans": 1, "hidden": 1.0}
    assert outcome["all"]["marked_by_type"] == {"LOCATION": {"findings": 3, "marked": 2 / 3}}
    assert outcome["kinds"]["dense"]["touched"] == 6 / 22
    assert list(outcome["kinds"]) == ["dense", "ordinary"]
    low, high = outcome["all"]["intervals"]["touched"]
    assert low < 19 / 49 < high


def test_text(run: Run, marked: Path) -> None:
    """Tables show value, interval and counts, and no word of a draft; nothing is written."""
    before = sorted(marked.iterdir())
    done = run("evaluate", "gold.jsonl", "--policy", "./places.yaml")
    lines = [line.split() for line in done.stdout.decode().splitlines()]
    assert ["protected", "0.500", "1", "of", "2"] in lines
    assert ["direct", "-", "0", "of", "0"] in lines
    assert ["LOCATION", "0.667", "2", "of", "3"] in lines
    for word in (b"Hyesan", b"Hamhung", b"Wonsan", b"father"):
        assert word not in done.stdout + done.stderr
    assert sorted(marked.iterdir()) == before


def test_errors(run: Run, marked: Path) -> None:
    """On demand, misses stand by label and level, false alarms by rule, with their words."""
    command = ("evaluate", "gold.jsonl", "--policy", "./places.yaml", "--errors")
    text = run(*command).stdout.decode()
    missed, unmarked, public = (text.split("\nMissed\n")[1]).split("\n\n")
    assert missed.splitlines()[0] == "  FAMILY_RELATION quasi: 1"
    assert ":1:5  Her [[father]] lives in Hyesan." in missed
    assert unmarked.splitlines()[1].endswith(" LOCATION: 1")
    assert "[[Wonsan]]" in unmarked
    assert "[[Hamhung]]" in public
    errors = json.loads(run(*command, "--format", "json").stdout)["errors"]
    assert [(e["kind"], e["words"]) for e in errors] == [
        ("miss", "father"),
        ("public hidden", "Hamhung"),
        ("false alarm", "Wonsan"),
    ]
    assert errors[0]["level"] == "quasi"
    assert errors[2]["entity_type"] == "LOCATION"


def test_the_configuration_beside_the_drafts_counts(run: Run, marked: Path) -> None:
    """Without options, the policy is the one that drafts in that folder would get."""
    (marked / "redactor.toml").write_text('policy = "./places.yaml"\n')
    outcome = json.loads(run("evaluate", "gold.jsonl", "--format", "json").stdout)
    assert outcome["policy"] == "places"


def test_rules_of_ones_own_and_language(run: Run, marked: Path) -> None:
    """`--rules` adds a pack; drafts in a language without rules are refused."""
    (marked / "own.yaml").write_text(
        "pack: own\nlanguage: en\nentity: LOCATION\nsource: Our own words, for a test.\n"
        "rules:\n  - id: met\n    why: The word gives the meeting away.\n    score: 1.0\n"
        "    phrases: [they met]\n    tests:\n      catch: ['[[They met]] here']\n"
        "      leave: ['on a raft']\n"
    )
    policy = ("--policy", "./places.yaml")
    done = run("evaluate", "gold.jsonl", *policy, "--rules", "own.yaml", "--format", "json")
    assert json.loads(done.stdout)["all"]["marked_by_type"]["LOCATION"]["findings"] == 4
    refused = run("evaluate", "gold.jsonl", "--language", "ko")
    assert refused.returncode == 2
    assert refused.stderr.startswith(b"RED107 ")


@pytest.mark.parametrize(
    ("option", "loaded"),
    [pytest.param([], "True", id="both"), pytest.param(["--rules-only"], "False", id="rules")],
)
def test_rules_only(marked: Path, option: list[str], loaded: str) -> None:
    """`--rules-only` leaves the model out, so that rules can be measured by themselves."""
    code = (
        "import sys; from redactor.cli import app;"
        f"app(['evaluate', 'gold.jsonl', *{option}], standalone_mode=False);"
        "print('onnxruntime' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=marked, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == loaded


def test_model_only(run: Run, marked: Path) -> None:
    """`--model-only` leaves out what rules find, and excludes `--rules-only`."""
    command = ("evaluate", "gold.jsonl", "--errors", "--format", "json", "--policy", "everything")
    (marked / "gold.jsonl").write_text(as_lines([gold("Her father writes to mole@example.org.")]))
    rules = {error["rule"] for error in json.loads(run(*command).stdout)["errors"]}
    assert any(not rule.startswith("model.") for rule in rules)
    alone = json.loads(run(*command, "--model-only").stdout)["errors"]
    assert {error["rule"].partition(".")[0] for error in alone} == {"model"}
    assert run(*command, "--model-only", "--rules-only").returncode == 2
    refused = run(*command, "--model-only", "--nlp", "en_core_web_sm")
    assert (refused.returncode, b"exclude each other" in refused.stderr) == (2, True)


def test_curve(run: Run, marked: Path) -> None:
    """`--curve` tells the figures at each threshold, for all drafts and each kind, as JSON or text.

    The row of the policy's own threshold is what the plain report tells.
    """
    (marked / "places.yaml").write_text(
        "policy: places\nabout: Redacts places that may expose somebody.\n"
        "default: {action: keep}\n"
        "entities: {LOCATION: {action: redact, from: quasi, threshold: 0.02}}\n"
    )
    command = ("evaluate", "gold.jsonl", "--policy", "./places.yaml")
    done = run(*command, "--curve", "--format", "json")
    assert done.returncode == 0, done.stderr
    outcome = json.loads(done.stdout)
    assert outcome["policy"] == "places"
    assert "reads the copy again" in outcome["note"]
    plain = json.loads(run(*command, "--format", "json").stdout)
    sections = {"all": outcome["all"], **outcome["kinds"]}
    expected = {"all": plain["all"], **plain["kinds"]}
    assert list(sections) == ["all", "dense", "ordinary"]
    for name, section in sections.items():
        first, *_, last = section["curve"]
        assert section["documents"] == expected[name]["documents"]
        assert first == {
            "threshold": 0.02,
            **{k: expected[name][k] for k in first.keys() - {"threshold"}},
        }
        assert last["threshold"] == 0.7
        assert last["touched"] == 0.0
    assert sections["all"]["curve"][0]["touched"] > 0.0
    lines = run(*command, "--curve").stdout.decode().splitlines()
    assert "without what redact finds when it reads the copy again" in lines[0]
    assert lines[3].split()[0] == "0.02"
    assert lines[-1].split() == ["0.70", "-", "-", "1.000", "-", "-", "0.000"]


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(("--policy", "./places.yaml"), id="nothing to weigh"),
        pytest.param(("--errors", "--policy", "source-protection"), id="errors"),
    ],
)
def test_no_curve(run: Run, marked: Path, options: tuple[str, ...]) -> None:
    """A curve of a policy without thresholds, or with a list of mistakes, is refused."""
    done = run("evaluate", "gold.jsonl", "--curve", "--rules-only", *options)
    assert done.returncode == 2
    assert b"--curve" in done.stderr
    assert not done.stdout


def test_a_draft_in_another_language(run: Run, marked: Path) -> None:
    """What stops a draft from being redacted is told with the draft's line."""
    with (marked / "gold.jsonl").open("a") as lines:
        lines.write(as_lines([gold("그는 어제 시장에서 쌀을 팔았다고 말했다. " * 5)]))
    done = run("evaluate", "gold.jsonl")
    assert done.returncode == 2
    assert done.stderr.startswith(b"RED107 gold.jsonl:4 ")
    assert "시장" not in done.stderr.decode()


def test_broken_gold(run: Run, marked: Path) -> None:
    """A broken line is exit 2, with its place and without its words."""
    with (marked / "gold.jsonl").open("a") as lines:
        lines.write('{"id": "x", "text": "Nobody saw Kilju", "spans": [{"start": "Kilju"}]}\n')
    done = run("evaluate", "gold.jsonl")
    assert done.returncode == 2
    assert done.stderr.startswith(b"RED405 gold.jsonl:4 the line has no ")
    assert b"Kilju" not in done.stderr


@pytest.mark.parametrize(
    "options",
    [
        ("--errors",),
        ("--errors", "--format", "json"),
        ("--curve",),
        ("--curve", "--format", "json"),
    ],
    ids=" ".join,
)
def test_nothing_in_gold_commands_a_terminal(
    run: Run, marked: Path, options: tuple[str, ...]
) -> None:
    """Ids and kinds of drafts are shown with their control characters escaped."""
    line = {"id": "a\x1b[2J\x9b31m", "text": "Her father \u202eis.", "spans": [], "meta": {}}
    line["meta"] = {"kind": "b\x1b]0;x\x07\x85c"}
    mark = {"start": 4, "end": 10, "label": "FAMILY_RELATION", "level": "quasi"}
    (marked / "own.jsonl").write_text(json.dumps({**line, "spans": [mark]}))
    policy = (
        "policy: own\nabout: About places.\ndefault: {action: keep}\n"
        "entities: {LOCATION: {action: redact, from: quasi, threshold: 0.5}}\n"
    )
    (marked / "own.yaml").write_text(policy)
    manner = ("--rules-only", "--language", "en", "--policy", "./own.yaml")
    done = run("evaluate", "own.jsonl", *manner, *options)
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode()
    assert [c for c in text if not c.isprintable() and c != "\n"] == []
    if "json" in options:
        assert line["meta"]["kind"] in json.loads(text)["kinds"]
