"""Configuration: where it is found, and what is refused."""

from __future__ import annotations

from pathlib import Path
from traceback import format_exception

import pytest

from redactor.config import Checking, Config, find_config, read_config
from redactor.errors import ConfigError
from redactor.redaction.brackets import Brackets
from redactor.redaction.style import Style
from redactor.wordlists import Listing, Wordlists


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    """No configuration file: the defaults."""
    assert find_config(tmp_path) == Config()


def test_the_nearest_file_wins(tmp_path: Path) -> None:
    """A folder's own file is used, not its parent's, and paths are relative to it."""
    inner = tmp_path / "desk"
    inner.mkdir()
    (tmp_path / "redactor.toml").write_text('operator = "tag"\n')
    (inner / "redactor.toml").write_text('rules = ["own.yaml"]\npolicy = "policies/ours.yaml"\n')
    assert find_config(inner) == Config(
        policy=str(inner / "policies/ours.yaml"), rules=(inner / "own.yaml",)
    )


def test_pyproject_counts_when_it_has_the_table(tmp_path: Path) -> None:
    """`[tool.redactor]` is read; a pyproject.toml without it is passed by."""
    inner = tmp_path / "src"
    inner.mkdir()
    (tmp_path / "pyproject.toml").write_text('[tool.redactor]\nlanguage = "en"\n')
    (inner / "pyproject.toml").write_text("[tool.other]\n")
    assert find_config(inner).language == "en"


@pytest.mark.parametrize("text", ["tool = 3", "[tool]\nredactor = 3"])
def test_a_pyproject_of_another_shape(tmp_path: Path, text: str) -> None:
    """A `tool` that is no table is passed by; a `tool.redactor` that is none is refused."""
    (tmp_path / "pyproject.toml").write_text(text)
    if "redactor" not in text:
        assert find_config(tmp_path) == Config()
        return
    with pytest.raises(ConfigError, match="not a table"):
        find_config(tmp_path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param('operater = "tag"', "Did you mean operator?", id="mistyped key"),
        pytest.param("zzz = 1", "Known keys", id="unknown key"),
        pytest.param("rules = 3", "rules", id="wrong kind of value"),
        pytest.param("rules = [", "not valid TOML", id="not TOML"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, text: str, says: str) -> None:
    """What is wrong with a configuration is told with its path."""
    (tmp_path / "redactor.toml").write_text(text)
    with pytest.raises(ConfigError, match="RED404") as caught:
        find_config(tmp_path)
    assert says in str(caught.value)
    assert caught.value.path == str(tmp_path / "redactor.toml")


def test_an_added_model(tmp_path: Path) -> None:
    """A pipeline's name stays one; a folder is found from the configuration's own."""
    own = tmp_path / "redactor.toml"
    own.write_text('nlp = "en_core_web_sm"\n')
    assert find_config(tmp_path).nlp == "en_core_web_sm"
    own.write_text('nlp = "models/ours"\n')
    assert find_config(tmp_path).nlp == str(tmp_path / "models/ours")


def test_threads_must_be_some(tmp_path: Path) -> None:
    """The model's threads are a positive number."""
    (tmp_path / "redactor.toml").write_text("threads = 2\n")
    assert find_config(tmp_path).threads == 2
    (tmp_path / "redactor.toml").write_text("threads = 0\n")
    with pytest.raises(ConfigError, match="threads"):
        find_config(tmp_path)


def test_a_desks_own_keys(tmp_path: Path) -> None:
    """Audience, source sheet and lists are read; paths are relative to the file."""
    (tmp_path / "redactor.toml").write_text(
        'audience = "authorities"\nsources = "sheet.age"\nlists = ["desk-lists.yaml"]\n'
        '[[allow]]\ntext = "Northgate Press"\ntype = "ORGANIZATION"\nreason = "Our printer."\n'
        '[[deny]]\ntext = "Blue Heron"\ntype = "MISC"\n'
    )
    (tmp_path / "desk-lists.yaml").write_text(
        "deny:\n  - text: Mill Lane\n    type: LOCATION\n    reason: Where we met.\n"
    )
    config = find_config(tmp_path)
    assert (config.audience, config.sources) == ("authorities", tmp_path / "sheet.age")
    assert config.wordlists == Wordlists(
        allow=(Listing("Northgate Press", "ORGANIZATION", "Our printer."),),
        deny=(Listing("Blue Heron", "MISC"), Listing("Mill Lane", "LOCATION", "Where we met.")),
    )
    assert "Northgate" not in repr(config)


def test_a_desks_lists_are_its_own(tmp_path: Path) -> None:
    """The nearest file's lists hold; those of the folder above do not."""
    inner = tmp_path / "sports"
    inner.mkdir()
    (tmp_path / "redactor.toml").write_text('[[deny]]\ntext = "Blue Heron"\ntype = "MISC"\n')
    (inner / "redactor.toml").write_text('operator = "tag"\n')
    assert find_config(tmp_path).wordlists.deny
    assert find_config(inner).wordlists == Wordlists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(
            'tpye = "MISC"', "deny.0: there is no such key here. Did you mean type?", id="key"
        ),
        pytest.param('type = "MISC"\n"Blue Heron" = 1', "toml:4 deny.0: there is no", id="words"),
        pytest.param('type = "MISC"\n[[deny]]\nheron = Heron', "toml:5", id="no TOML"),
        pytest.param("heron = 1\nheron = 2", "toml:4", id="a key twice"),
        pytest.param("", "deny.0.type: Field required", id="no type"),
        pytest.param('type = "misc"', "deny.0.type", id="no entity type"),
        pytest.param('type = "MISC"\n[[allow]]\ntext = "a"', "allow.0.reason", id="no reason"),
        pytest.param(
            'type = "MISC"\n[[allow]]\ntext = "BLUE-HERON"\nreason = "Known."',
            "both allowed and denied",
            id="allowed and denied",
        ),
    ],
)
def test_a_broken_list_is_refused(tmp_path: Path, text: str, says: str) -> None:
    """A broken list is told of by its key, without its words, even in a traceback."""
    (tmp_path / "redactor.toml").write_text(f'[[deny]]\ntext = "Blue Heron"\n{text}\n')
    with pytest.raises(ConfigError, match="RED404") as caught:
        find_config(tmp_path)
    assert says in str(caught.value)
    assert "heron" not in "".join(format_exception(caught.value)).lower()


def test_lists_in_different_files_may_not_contradict(tmp_path: Path) -> None:
    """Words that one file allows and another denies are refused, naming the file read last."""
    (tmp_path / "redactor.toml").write_text(
        'lists = ["a.yaml"]\n[[deny]]\ntext = "Blue Heron"\ntype = "MISC"\n'
    )
    entry = "allow:\n  - text: blue heron\n    reason: A cafe.\n    type: "
    (tmp_path / "a.yaml").write_text(f"{entry}MISC\n")
    with pytest.raises(ConfigError, match="both allowed and denied") as caught:
        find_config(tmp_path)
    assert caught.value.path == str(tmp_path / "a.yaml")
    (tmp_path / "a.yaml").write_text(f"{entry}LOCATION\n")
    assert len(find_config(tmp_path).wordlists.allow) == 1


def test_settings_of_check(tmp_path: Path) -> None:
    """What `redactor check` is told in its own table, and the file that all is from."""
    own = tmp_path / "redactor.toml"
    own.write_text('[check]\nexclude = ["old/"]\njobs = 2\ntimeout = 60\n')
    config = find_config(tmp_path)
    assert config.check == Checking(exclude=("old/",), jobs=2, timeout=60.0)
    assert config.path == own
    assert config == read_config(own)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param('excludes = ["a"]', "Did you mean exclude?", id="mistyped key"),
        pytest.param("jobs = 0", "check.jobs", id="no processes"),
        pytest.param("timeout = 0", "check.timeout", id="no time"),
        pytest.param('timeout = "60"', "check.timeout", id="text"),
    ],
)
def test_broken_settings_of_check(tmp_path: Path, text: str, says: str) -> None:
    """What is wrong in the table is told as elsewhere."""
    (tmp_path / "redactor.toml").write_text(f"[check]\n{text}\n")
    with pytest.raises(ConfigError, match="RED404") as caught:
        find_config(tmp_path)
    assert says in str(caught.value)


def test_a_file_that_is_named(tmp_path: Path) -> None:
    """A configuration has any name; a pyproject.toml must have the table."""
    own = tmp_path / "desk.toml"
    own.write_text('language = "en"\n')
    assert read_config(own).language == "en"
    shared = tmp_path / "pyproject.toml"
    shared.write_text("[tool.other]\n")
    with pytest.raises(ConfigError, match=r"no table tool\.redactor"):
        read_config(shared)
    shared.write_text('[tool.redactor]\nlanguage = "en"\n')
    assert read_config(shared).language == "en"


def test_the_style_of_replacements(tmp_path: Path) -> None:
    """Brackets are named by their style; a style that there is not is refused."""
    own = tmp_path / "redactor.toml"
    own.write_text('brackets = "round"\nneutral_pronouns = true\n')
    assert find_config(tmp_path).style == Style(Brackets.ROUND, neutral_pronouns=True)
    own.write_text('brackets = "curly"\n')
    with pytest.raises(ConfigError, match="brackets"):
        find_config(tmp_path)


def test_a_link_to_nothing_is_no_missing_configuration(tmp_path: Path) -> None:
    """What a desk has settled elsewhere is not passed over where it cannot be read."""
    (tmp_path / "redactor.toml").symlink_to(tmp_path / "gone.toml")
    with pytest.raises(ConfigError, match="cannot read"):
        find_config(tmp_path)


@pytest.mark.parametrize("seconds", ["inf", "nan", "0.0"])
def test_time_must_end(tmp_path: Path, seconds: str) -> None:
    """A file's time is a number above nought."""
    (tmp_path / "redactor.toml").write_text(f"[check]\ntimeout = {seconds}\n")
    with pytest.raises(ConfigError, match="timeout"):
        find_config(tmp_path)
