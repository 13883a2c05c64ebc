"""What bundled rule packs are compiled to is kept beside them, and is what compiling them gives."""

from __future__ import annotations

import copyreg
import hashlib
import marshal
import sys
from pathlib import Path

import pytest
import regex

from redactor.detection.recognizers.regexes import compiled
from redactor.rulecache import kept
from redactor.rulepacks import RulePack, bundled_paths, load_pack, load_packs

VALUE = {"words": ["mill", 3, None], ("at", 1): b"\x00\xff"}


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file to keep something of, where Python keeps bytecode."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    path = tmp_path / "pack.yaml"
    path.write_text("pack: desk\n")
    return path


def never(*_: object) -> object:
    raise AssertionError("made again")


def test_what_is_kept_is_not_made_again(source: Path) -> None:
    """The same value comes back under its key and name alone, from a folder of Python's own."""
    assert kept(source, "data", "1", lambda: VALUE) == VALUE
    assert kept(source, "data", "1", never) == VALUE
    assert kept(source, "data", "2", lambda: "other") == "other"
    assert kept(source, "more", "2", lambda: "more") == "more"
    assert {path.parent.name for path in source.parent.rglob("*.*") if path != source} == {
        "__pycache__"
    }


def test_what_is_damaged_is_made_again(source: Path) -> None:
    """A file that was cut off anywhere, or of which a byte was changed, counts as none."""
    kept(source, "data", "1", lambda: VALUE)
    (place,) = source.parent.rglob("*.data")
    whole = place.read_bytes()
    flipped = [whole[:i] + bytes([whole[i] ^ 1]) + whole[i + 1 :] for i in range(len(whole))]
    for damaged in (*(whole[:i] for i in range(len(whole))), *flipped):
        place.write_bytes(damaged)
        assert kept(source, "data", "1", lambda: "anew") == "anew"


def test_nothing_that_is_planted_is_run(source: Path, tmp_path: Path) -> None:
    """Whatever stands in such a file is a value, code as well."""
    kept(source, "data", "1", lambda: VALUE)
    (place,) = source.parent.rglob("*.data")
    code = compile(f"open({str(tmp_path / 'ran')!r}, 'w')", "planted", "exec")
    planted = marshal.dumps(("1", (code,)))
    place.write_bytes(hashlib.sha256(planted).digest() + planted)
    assert kept(source, "data", "1", never) == code
    assert not (tmp_path / "ran").exists()


def test_a_link_in_its_way_is_replaced(source: Path, tmp_path: Path) -> None:
    """What it leads to stays as it was."""
    victim = tmp_path / "victim"
    victim.write_text("a file elsewhere")
    kept(source, "data", "1", lambda: VALUE)
    (place,) = source.parent.rglob("*.data")
    place.unlink()
    place.symlink_to(victim)
    assert kept(source, "data", "1", lambda: "anew") == "anew"
    assert victim.read_text() == "a file elsewhere"
    assert not place.is_symlink()


def test_what_is_kept_of_a_read_only_file_can_be_replaced(source: Path) -> None:
    """Its owner may write it, without which Windows puts nothing in its place; no other may."""
    source.chmod(0o444)
    kept(source, "data", "1", lambda: VALUE)
    (place,) = source.parent.rglob("*.data")
    assert place.stat().st_mode & 0o222 == 0o200


def test_where_nothing_can_be_kept(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without bytecode, and where its folder cannot be made, everything is made each time."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert kept(source, "data", "1", lambda: 1) == 1
    assert kept(source, "data", "1", lambda: 2) == 2
    assert [*source.parent.iterdir()] == [source]
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (source.parent / "__pycache__").write_text("a file")
    assert kept(source, "data", "1", lambda: 3) == 3


def prefixed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(folder))


def regexes(pack: RulePack) -> list[tuple[int, object]]:
    """The regexes of a pack, each as what it was compiled to."""
    reduce = copyreg.dispatch_table[regex.Pattern]
    return [(number, reduce(pattern)) for number, pattern in compiled(pack)]


def test_bundled_packs_are_taken_up_as_they_are_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was kept of every pack, lines and regexes included, equals what is made of its file.

    What another version's reader kept is not taken up.
    """
    prefixed(tmp_path, monkeypatch)
    made = load_packs()
    patterns = [regexes(pack) for pack in made]
    assert len([*tmp_path.rglob("*.yaml")]) == len(bundled_paths())
    monkeypatch.setattr("redactor.yamlfile.parse_yaml", never)
    monkeypatch.setattr("redactor.detection.recognizers.regexes._compiled", never)
    taken = load_packs()
    assert taken == made
    assert [pack.file.lines for pack in taken] == [pack.file.lines for pack in made]
    assert [regexes(pack) for pack in taken] == patterns
    monkeypatch.setattr("redactor.yamlfile._READER", "of another version")
    with pytest.raises(AssertionError, match="made again"):
        load_packs()


def test_a_newsrooms_own_pack_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside rules that are not ours nothing is written: their words may be the newsroom's."""
    prefixed(tmp_path / "cache", monkeypatch)
    own = tmp_path / "desk" / "en.yaml"
    own.parent.mkdir()
    own.write_bytes(bundled_paths()[0].read_bytes())
    assert compiled(load_pack(own))
    assert [*tmp_path.rglob("*")] == [own.parent, own]
