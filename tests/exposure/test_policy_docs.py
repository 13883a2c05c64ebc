"""docs/policies.md: its examples load, and its table of audiences is the bundled one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from redactor.config import find_config
from redactor.exposure.audiences import bundled_audiences
from redactor.exposure.decisions import Action, Exposure
from redactor.exposure.policy import bundled_policies, load_policy

GUIDE = (Path(__file__).parents[2] / "docs" / "policies.md").read_text(encoding="utf-8")
SETTINGS, LISTS_TOML = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
POLICY, LISTS_YAML = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk's folder with the guide's files."""
    (tmp_path / "desk-policy.yaml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "desk-lists.yaml").write_text(LISTS_YAML, encoding="utf-8")
    (tmp_path / "redactor.toml").write_text(SETTINGS + LISTS_TOML, encoding="utf-8")
    return tmp_path


def test_the_example_policy_does_as_it_says(desk: Path) -> None:
    """The guide's policy loads by the guide's configuration, filled as its comments say."""
    config = find_config(desk)
    assert config.audience == "authorities"
    policy = load_policy(config.policy)
    assert policy.treatment("DATE_TIME").action is Action.KEEP
    assert policy.treatment("PERSON").threshold == 0.2
    assert policy.treatment("PERSON").acts_from is Exposure.QUASI
    phone = policy.treatment("PHONE_NUMBER")
    assert (phone.acts_from, phone.operator) == (Exposure.NONE, "block")
    assert policy.audience.min_population == 1_000_000


def test_the_example_lists_load(desk: Path) -> None:
    """The guide's lists load, those of both files together."""
    lists = find_config(desk).wordlists
    assert [entry.text for entry in lists.allow] == ["Northgate Press", "Ada Quill"]
    assert [entry.type for entry in lists.deny] == ["LOCATION", "CASE_NUMBER"]


def test_the_guide_lists_every_policy() -> None:
    """Each bundled policy has its row."""
    assert sorted(re.findall(r"^\| `([a-z-]+)` \| [^|]* \| [^|]* \|$", GUIDE, re.MULTILINE)) == (
        bundled_policies()
    )


def test_the_guides_table_of_audiences_is_true() -> None:
    """Names and figures of the table are those of rules/audiences.yaml."""
    rows = re.findall(
        r"^\| `(\w+)` \| [^|]+ \| (\d+) \| (\d+) \| (\w+) \| (\w+) \| (\w+) \| (\w+) \|$",
        GUIDE,
        re.MULTILINE,
    )
    told = {True: "yes", False: "no"}
    assert rows == [
        (
            audience.name,
            str(audience.min_population),
            str(audience.min_days),
            *(
                told[getattr(audience, trait)]
                for trait in ("recurring", "gender", "trade", "origin")
            ),
        )
        for audience in bundled_audiences().values()
    ]
