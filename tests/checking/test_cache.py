"""The cache: it never changes a result, holds no words, and can be lost or damaged at any time."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.checking.cache import state as states
from redactor.checking.cache.results import Cache, open_cache
from redactor.checking.cache.state import state
from redactor.checking.cache.store import LONGEST, MOST_BYTES, Store, open_store
from redactor.checking.findings import Code
from redactor.checking.judging import Judge
from redactor.checking.pragmas import Applied
from redactor.checking.tasks import Hit, Manner, Task, findings
from redactor.config import Config
from redactor.exposure.decisions import Exposure
from redactor.spans import Span
from redactor.wordlists import Listing, Wordlists
from tests.checking.conftest import PLAIN, SECRETS, TOLD, Check
from tests.documents.docx_files import docx, paragraph, run

HIT = Hit(Span(12, 18), Code.QUASI, "places.town", "LOCATION", Exposure.QUASI, 0.1 + 0.2, "near")
TASK = Task(0, TOLD.encode(), "desk/a.md", "desk/a.md", False, Manner(Config()))


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """An empty one."""
    found = open_cache({"REDACTOR_CACHE_DIR": str(tmp_path)})
    assert found is not None
    return found


def name(cache: Cache, task: Task = TASK) -> str:
    found = cache.name(task)
    assert found is not None
    return found


def entries(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("??/*") if path.is_file()]


def test_what_was_found_comes_back(cache: Cache) -> None:
    """Place, rule, type, probability and reason, in the file asked for; words only if asked for."""
    found = [*findings(TOLD, [HIT], TASK)]
    cache.put(name(cache), Applied(tuple(found), {"dates.day": 2}, ("Look at it.",)))
    known = cache.get(name(cache), TASK)
    assert known is not None
    assert [*known.findings] == found
    assert known.allowed == {"dates.day": 2}
    assert known.notes == ("Look at it.",)
    shown = replace(TASK, manner=replace(TASK.manner, with_words=True))
    with_words = cache.get(name(cache, shown), shown)
    assert with_words is not None
    assert [f.words for f in with_words.findings] == ["Hyesan"]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(TASK, data=PLAIN.encode()), id="text"),
        pytest.param(replace(TASK, name="desk/b.md"), id="name"),
        pytest.param(replace(TASK, path="desk/a.txt"), id="format"),
        pytest.param(replace(TASK, message=True), id="message"),
        pytest.param(replace(TASK, manner=Manner(Config(), rules_only=True)), id="rules only"),
        pytest.param(replace(TASK, manner=Manner(Config(policy="names-only"))), id="policy"),
        pytest.param(replace(TASK, manner=Manner(Config(audience="authorities"))), id="audience"),
        pytest.param(replace(TASK, manner=Manner(Config(language="en"))), id="language"),
    ],
)
def test_what_changes_findings_changes_the_name(cache: Cache, other: Task) -> None:
    """Nothing found under other circumstances comes back."""
    assert name(cache, other) != name(cache)


def test_another_folder_is_no_other_circumstance(cache: Cache) -> None:
    """How a file is told, how many processes there are, and where settings come from."""
    config = replace(Config(), path=Path("/x/redactor.toml"), threads=2)
    assert name(cache, replace(TASK, path="a.md", manner=Manner(config))) == name(cache)


def test_the_state_follows_files_and_lists(tmp_path: Path) -> None:
    """The content of a policy, of rule packs and of word lists counts."""
    policy, pack = tmp_path / "policy.yaml", tmp_path / "pack.yaml"
    lists = [Wordlists(deny=(Listing(text, "MISC"),)) for text in ("Vellan", "Oxmarsh")]
    seen = set()
    for text in ("a", "b"):
        for other in ("c", "d"):
            policy.write_text(text)
            pack.write_text(other)
            for wordlists in lists:
                config = Config(policy=str(policy), rules=(pack,), wordlists=wordlists)
                seen.add(state(config, rules_only=False))
    assert len(seen) == 8


def test_nothing_is_kept_where_a_source_sheet_is_in_use(cache: Cache) -> None:
    """Offsets would show whoever gets the folder where its names stand."""
    config = Config(sources=Path("mill.age"))
    assert cache.name(replace(TASK, manner=Manner(config))) is None


@pytest.mark.parametrize("code", [Code.FILE_NAME, Code.PRAGMA, Code.UNKNOWN_RULE])
def test_what_offsets_cannot_tell_is_not_kept(cache: Cache, code: Code) -> None:
    """Findings in names and about pragmas are found anew."""
    (found,) = findings(TOLD, [HIT], TASK)
    span = None if code is Code.FILE_NAME else found.span
    cache.put(name(cache), Applied((found, replace(found, code=code, span=span))))
    assert cache.get(name(cache), TASK) is None


changes = st.one_of(
    st.tuples(st.just("cut"), st.integers(0, 10_000), st.just(0)),
    st.tuples(st.just("flip"), st.integers(0, 10_000), st.integers(1, 255)),
    st.tuples(st.just("add"), st.just(0), st.integers(0, 255)),
)


def changed(data: bytes, change: tuple[str, int, int]) -> bytes:
    how, at, byte = change
    at %= len(data)
    if how == "cut":
        return data[:at]
    if how == "add":
        return data + bytes([byte])
    return data[:at] + bytes([data[at] ^ byte]) + data[at + 1 :]


@settings(deadline=None)
@given(st.binary(max_size=200), changes)
def test_what_was_changed_is_not_there(data: bytes, change: tuple[str, int, int]) -> None:
    """No entry that was cut off, lengthened or altered in a byte is read."""
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        assert store is not None
        key = store.name(b"a", data)
        store.put(key, data)
        assert store.get(key) == data
        (path,) = entries(Path(folder))
        path.write_bytes(changed(path.read_bytes(), change))
        assert store.get(key) is None
        store.put(key, data)
        assert store.get(key) == data


@given(st.lists(st.binary(max_size=5), max_size=4), st.lists(st.binary(max_size=5), max_size=4))
def test_names_tell_parts_apart(one: list[bytes], other: list[bytes]) -> None:
    """No two lists of parts have the same name, wherever they are divided."""
    store = Store(Path("nowhere"), b"0" * 32)
    assert (store.name(*one) == store.name(*other)) == (one == other)


def test_an_entry_moved_to_another_name_is_not_read(cache: Cache) -> None:
    """Nobody can have the findings of one draft told of another."""
    store = cache.store
    one, other = store.name(b"one"), store.name(b"other")
    store.put(one, b"1")
    store.put(other, b"2")
    first, second = (store.folder / n[:2] / n[2:] for n in (one, other))
    first.replace(second)
    assert store.get(other) is None


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_only_its_owner_can_read_it(cache: Cache) -> None:
    """Folder, key and entries."""
    cache.store.put(cache.store.name(b"a"), b"data")
    assert stat.S_IMODE(cache.store.folder.stat().st_mode) == 0o700
    for path in cache.store.folder.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
@pytest.mark.parametrize("what", ["folder", "key"])
def test_what_others_can_write_is_not_used(cache: Cache, what: str) -> None:
    """They could put there what hides findings."""
    folder = cache.store.folder
    place = folder if what == "folder" else folder / "key"
    place.chmod(0o777)
    again = open_store(folder)
    assert again is None or again.secret != cache.store.secret


@pytest.mark.parametrize("spoil", [lambda p: p.write_bytes(b"short"), lambda p: p.unlink()])
def test_a_lost_key_loses_the_entries(cache: Cache, spoil: Callable[[Path], object]) -> None:
    """Another is made, and what was kept is found anew."""
    key = cache.store.name(b"a")
    cache.store.put(key, b"data")
    spoil(cache.store.folder / "key")
    again = open_store(cache.store.folder)
    assert again is not None
    assert again.get(again.name(b"a")) is None
    assert again.get(key) is None


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """There is no cache then, and no error."""
    (tmp_path / "file").write_text("")
    assert open_cache({"REDACTOR_CACHE_DIR": str(tmp_path / "file")}) is None


def test_parallel_runs(tmp_path: Path) -> None:
    """Whoever reads gets all of what somebody wrote, or nothing; no temporary files are left."""

    def run(number: int) -> bool:
        store = open_store(tmp_path)
        if store is None:
            return True
        name = store.name(b"shared")
        store.put(name, bytes([number]) * 5_000)
        found = store.get(name)
        return found is None or len(set(found)) == 1

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(run, range(40)))
    assert not [*tmp_path.rglob("*.tmp")]
    store = open_store(tmp_path)
    assert store is not None
    assert store == open_store(tmp_path)


def test_prune(cache: Cache) -> None:
    """What was not asked for in a month goes, and the oldest of what is too much."""
    store = cache.store
    for number in range(4):
        store.put(store.name(bytes([number])), b"data")
    paths = [store.folder / n[:2] / n[2:] for n in (store.name(bytes([i])) for i in range(4))]
    now = 2_000_000_000.0
    for path, age in zip(paths, (LONGEST + 60, 300, 200, 100), strict=True):
        os.utime(path, (now - age, now - age))
    store.prune(now)
    assert [path.exists() for path in paths] == [False, True, True, True]
    with paths[2].open("r+b") as file:
        file.truncate(MOST_BYTES - 50)
    os.utime(paths[2], (now - 200, now - 200))
    store.prune(now)
    assert [path.exists() for path in paths] == [False, False, True, True]
    assert (store.folder / "key").exists()


@pytest.mark.parametrize("package", ["phonenumbers", "pyyaml", "some-dependency-of-theirs"])
def test_another_version_of_any_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    """What one version finds is not taken for what another would."""
    monkeypatch.syspath_prepend(tmp_path)
    told = []
    for version in ("1.0", "1.1"):
        folder = tmp_path / f"{package}-{version}.dist-info"
        folder.mkdir()
        states._program.cache_clear()
        told.append(state(Config(), rules_only=True))
        folder.rmdir()
    states._program.cache_clear()
    assert told[0] != told[1]


def test_a_run_that_adds_nothing_prunes_once_a_day(check: Check, tmp_path: Path) -> None:
    """What nobody asks for goes even where everything else is known."""
    (tmp_path / "a.md").write_text(TOLD)
    tell(check)
    store = open_store(Path(f"{tmp_path}.cache") / "check")
    assert store is not None
    old = store.folder / "00" / "old"
    old.parent.mkdir(exist_ok=True)
    old.write_bytes(b"x")
    os.utime(old, (1_000_000_000, 1_000_000_000))
    tell(check)
    assert old.exists()
    os.utime(store.folder / "pruned", (1_000_000_000, 1_000_000_000))
    tell(check)
    assert not old.exists()


def tell(check: Check, *args: str, cached: bool = True) -> tuple[int, str, str]:
    done = check("--format", "json", *args, cached=cached)
    return done.code, done.out, done.err


def test_a_second_run_tells_the_same(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without analysing anything; of what changed, the new findings."""
    (tmp_path / "a.md").write_text(TOLD)
    (tmp_path / "b.md").write_text(PLAIN)
    first = tell(check)
    folder = Path(f"{tmp_path}.cache")
    assert len(entries(folder)) == 2
    for path in folder.rglob("*"):
        for secret in (*SECRETS, "a.md"):
            assert secret.encode() not in (path.read_bytes() if path.is_file() else b"")
            assert secret not in path.name

    def judge(_self: Judge, task: Task) -> None:
        raise AssertionError(f"{task.path} is analysed again")

    with monkeypatch.context() as patched:
        patched.setattr(Judge, "judge", judge)
        assert tell(check) == first
        assert tell(check, cached=False)[0] == 2
        (tmp_path / "c.md").write_text(TOLD)
        assert tell(check)[0] == 2
    (tmp_path / "c.md").unlink()
    (tmp_path / "b.md").write_text(f"{PLAIN}\n{TOLD}")
    found = json.loads(tell(check)[1])["findings"]
    assert {row["path"] for row in found} == {"a.md", "b.md"}
    assert tell(check)[1] == tell(check, cached=False)[1]


def test_damage_changes_no_result(check: Check, tmp_path: Path) -> None:
    """Entries cut off, emptied or exchanged are made anew."""
    (tmp_path / "a.md").write_text(TOLD)
    (tmp_path / "b.md").write_text(PLAIN)
    first = tell(check)
    folder = Path(f"{tmp_path}.cache")
    one, other = (path.read_bytes() for path in entries(folder))
    for spoilt in ((one[:-1], other[:40]), (b"", b""), (other, one)):
        for path, data in zip(entries(folder), spoilt, strict=True):
            path.write_bytes(data)
        assert tell(check) == first


def test_words_for_a_baseline_come_from_the_text(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A keyed baseline compares the same with the cache and without."""
    monkeypatch.setenv("REDACTOR_KEY", "0" * 64)
    (tmp_path / "a.md").write_text(TOLD)
    check("a.md", cached=True)
    check("a.md", "--baseline", "x", "--write-baseline", cached=True)
    check("a.md", "--baseline", "y", "--write-baseline")
    assert (tmp_path / "x").read_bytes() == (tmp_path / "y").read_bytes()
    assert (tmp_path / "x").read_text().count("\n") > 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param(
            "a.html",
            f'<meta charset="iso-8859-1"><p>\xfcber.\n<p>{TOLD}'.encode("latin-1"),
            id="another encoding",
        ),
        pytest.param(
            "a.docx", docx(paragraph(run("It rained.")) + paragraph(run(TOLD))), id="Word"
        ),
    ],
)
def test_files_that_are_not_their_text(
    check: Check, tmp_path: Path, name: str, data: bytes
) -> None:
    """What is known of them is told at the same places, with the words for a baseline."""
    (tmp_path / name).write_bytes(data)
    (tmp_path / "a.md").write_text(TOLD)
    first = tell(check)
    assert first[0] == 1
    assert {row["path"] for row in json.loads(first[1])["findings"]} == {"a.md", name}
    assert tell(check) == first


def test_what_cannot_be_read_again_is_not_known(cache: Cache) -> None:
    """A file whose bytes are no longer what its name says is looked at anew, and that tells why."""
    spoilt = replace(TASK, path="a.docx", name="a.docx", data=b"PK no more")
    cache.put(name(cache, spoilt), Applied(()))
    assert cache.get(name(cache, spoilt), spoilt) is None
