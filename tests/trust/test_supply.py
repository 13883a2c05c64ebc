"""What redactor is made of is written down, pinned and built the same anywhere."""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest
from hatchling.builders.sdist import SdistBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
RUN = (ROOT / "requirements-run.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
COMPONENTS: list[dict[str, Any]] = json.loads((ROOT / "sbom.cdx.json").read_bytes())["components"]
LIBRARIES = [each for each in COMPONENTS if each["type"] == "library"]
DATA = {each["name"]: each for each in COMPONENTS if each["type"] != "library"}


def digests(component: dict[str, Any]) -> set[str]:
    return {each["content"] for each in component["hashes"]}


def locked(lock: str = LOCK) -> dict[tuple[str, str], set[str]]:
    """The digests of the files of each package, by its name and version."""
    found: dict[tuple[str, str], set[str]] = {}
    for block in re.split(r"\n(?=[a-z])", lock):
        if match := re.match(r"([\w.-]+)==(\S+)", block):
            found[(match[1], match[2])] = set(re.findall(r"sha256:([0-9a-f]{64})", block))
    return found


def test_every_package_of_the_lock_is_in_the_list_of_parts() -> None:
    """In the same version, by the same digests; run scripts/build_sbom.py when this fails."""
    assert {(each["name"], each["version"]): digests(each) for each in LIBRARIES} == locked()
    assert len(LIBRARIES) > 100


def test_every_file_of_data_is_in_the_list_of_parts() -> None:
    """By its digest; run scripts/build_sbom.py when this fails."""
    files = [path for path in (ROOT / "redactor" / "data").rglob("*") if path.is_file()]
    there = {
        path.relative_to(ROOT).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }
    assert {name: next(iter(digests(each))) for name, each in DATA.items()} == there


def test_licences_are_told() -> None:
    """Of all our data, and of the packages but for those of other systems and Pythons."""
    assert all(each.get("licenses") for each in DATA.values())
    silent = {each["name"] for each in LIBRARIES if not each.get("licenses")}
    assert len(silent) < len(LIBRARIES) / 10


def test_every_line_of_the_lock_has_digests() -> None:
    """Nothing is installed in CI that was not seen before; pip refuses a lock without them."""
    assert all(locked().values())
    assert all(locked(RUN).values())


@pytest.mark.parametrize(
    ("path", "count"),
    [(".ci/run", 2), ("action.yml", 2), ("docs/check.md", 2), (".github/workflows/ci.yml", 0)],
)
def test_what_runs_by_itself_installs_nothing_unseen(path: str, count: int) -> None:
    """In CI, ours and a newsroom's, pip takes what a lock names by digest, and this package."""
    script = (ROOT / path).read_text(encoding="utf-8")
    installs = re.findall(r'^.*(?:pip"? install|"\$\{pip\[@\]\}") (?:.*)$', script, re.MULTILINE)
    installs = [line for line in installs if "pip=(" not in line]
    assert len(installs) == count
    exact = [r"--require-hashes -r \S*requirements(-run)?\.lock", r"--no-deps --no-build-isolation"]
    assert all(any(re.search(each, line) for each in exact) for line in installs)


@pytest.mark.parametrize(
    ("lock", "extras"), [(LOCK, ("dev", "fuzz")), (RUN, ("all",))], ids=["all", "run"]
)
def test_what_is_asked_for_is_locked(lock: str, extras: tuple[str, ...]) -> None:
    """A dependency that is added, or asked for in another version, is in the lock as well."""
    names: dict[str, list[str]] = {}
    for name, version in locked(lock):
        names.setdefault(canonicalize_name(name), []).append(version)
    asked = [*PROJECT["build-system"]["requires"], *PROJECT["project"]["dependencies"]]
    optional = PROJECT["project"]["optional-dependencies"]
    wanted = list(extras)
    while wanted:
        asked += optional[wanted.pop()]
        own = [each for each in asked if each.startswith("redactor[")]
        asked = [each for each in asked if each not in own]
        wanted += [extra for each in own for extra in Requirement(each).extras]
    assert len(asked) > 20
    for each in map(Requirement, asked):
        versions = names[canonicalize_name(each.name)]
        assert all(version in each.specifier for version in versions), each.name


def test_what_running_takes_is_of_the_lock() -> None:
    """The same versions by the same digests; nothing of what work on redactor needs."""
    whole, some = locked(), locked(RUN)
    assert {key: whole.get(key) for key in some} == some
    names = {name for name, _ in some}
    assert {"spacy", "pikepdf", "pyrage", "lxml", "uvicorn", "hatchling"} <= names
    assert names & {"pytest", "mypy", "playwright", "atheris", "hypothesis"} == set()


PINNED = re.compile(r"(?:\./\S*|[\w./-]+@(?:[0-9a-f]{40}|COMMIT))")


@pytest.mark.parametrize(
    "path",
    [
        path.relative_to(ROOT)
        for path in (
            ROOT / "action.yml",
            ROOT / "README.md",
            *(ROOT / ".github").rglob("*.yml"),
            *(ROOT / "docs").glob("*.md"),
        )
    ],
    ids=str,
)
def test_every_action_is_pinned(path: Path) -> None:
    """By its commit: a tag can be moved to code that nobody has read."""
    text = (ROOT / path).read_text(encoding="utf-8")
    used = re.findall(r"^\s*(?:- )?uses:\s*(\S+)", text, re.MULTILINE)
    assert [each for each in used if not PINNED.fullmatch(each)] == []
    assert used or path.name != "ci.yml"


def test_a_source_archive_made_again_is_the_same(tmp_path: Path) -> None:
    """As the wheel; and it holds the lock and the list of parts."""
    digests = set()
    for name in ("one", "other"):
        (made,) = SdistBuilder(str(ROOT)).build(directory=str(tmp_path / name))
        digests.add(hashlib.sha256(Path(made).read_bytes()).hexdigest())
        with tarfile.open(made) as archive:
            held = {member.partition("/")[2] for member in archive.getnames()}
        assert {"requirements.lock", "requirements-run.lock", "sbom.cdx.json"} <= held
        assert "rules/kinship/en.yaml" in held
    assert len(digests) == 1
