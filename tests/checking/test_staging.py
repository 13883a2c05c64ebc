"""What is checked of an index, and of what changed."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from redactor.checking.collecting import Request, Scope
from redactor.checking.excludes import Configs, Excludes
from redactor.checking.git import Repository
from redactor.checking.scope import resolve
from redactor.checking.targets import Origin
from redactor.errors import GitError
from tests.checking.conftest import PLAIN, TOLD, Check, Git
from tests.documents.docx_files import docx, paragraph, run


def scope(here: Path, *paths: str, staged: bool = False, base: str | None = None) -> Scope:
    configs = Configs(None, lambda config: config)
    return resolve(Request(paths, here, configs, Excludes((), here), staged=staged, base=base))


def paths(found: Scope) -> list[str]:
    return sorted(target.path for target in found.targets)


def test_what_is_staged(git: Git) -> None:
    """New, changed and renamed drafts of the index; neither deleted nor unstaged ones."""
    for name in ("same.md", "changed.md", "old.md", "gone.md", "image.bin", ".hidden.md"):
        git.write(name, f"It rained on {name}.\n" * 5)
    git.commit()
    git.write("changed.md", "It snowed.\n")
    git.write("desk/new.md")
    git.write(".hidden.md", "It snowed.\n")
    git.write("image.bin", "x")
    git("mv", "old.md", "renamed.md")
    git("rm", "--quiet", "gone.md")
    git("add", "--all")
    git.write("unstaged.md")
    git.write("same.md", "It thawed.\n")
    found = scope(git.root, staged=True)
    assert paths(found) == ["changed.md", "desk/new.md", "renamed.md"]
    assert {target.origin for target in found.targets} == {Origin.INDEX}
    assert paths(scope(git.root / "desk", staged=True)) != []
    assert paths(scope(git.root, "desk", staged=True)) == ["desk/new.md"]


def test_a_file_that_is_named_is_read_from_the_index(git: Git) -> None:
    """Whether it changed or not; one that is not there is a problem."""
    git.write("a.md")
    git.commit()
    git.write("b.md")
    found = scope(git.root, "a.md", "b.md", "../c.md", staged=True)
    assert paths(found) == ["a.md"]
    assert [problem.code for problem in found.problems] == ["RED801", "RED801"]


def test_before_the_first_commit(git: Git) -> None:
    """Everything staged is new."""
    git.write("a.md")
    git("add", "--all")
    assert paths(scope(git.root, staged=True)) == ["a.md"]


@pytest.mark.skipif(os.name != "posix", reason="such names need POSIX")
def test_names_of_any_bytes(git: Git) -> None:
    """Line breaks, tabs, quotes and bytes that are not UTF-8 come through git."""
    names = ["a\nb.md", "t\tt.md", 'q"q.md', "ü.md", os.fsdecode(b"\xff.md"), ":(glob)x.md"]
    for name in names:
        git.write(name)
    git("add", "--all")
    assert paths(scope(git.root, staged=True)) == sorted(names)
    assert paths(scope(git.root, *names, staged=True)) == sorted(names)


def test_a_conflict_is_a_problem(git: Git) -> None:
    """What a merge has left in conflict has no one text."""
    git.write("a.md", "one\n")
    start = git.commit()
    git.write("a.md", "two\n")
    git.commit()
    git("checkout", "--quiet", "-b", "side", start)
    git.write("a.md", "three\n")
    git.commit()
    with pytest.raises(Exception, match="merge"):
        git("merge", "-")
    found = scope(git.root, "a.md", staged=True)
    assert not found.targets
    assert [problem.path for problem in found.problems] == ["a.md"]


def test_what_changed_since_a_revision(git: Git) -> None:
    """Changed, renamed and new files, since the commit that both have in common."""
    for name in ("same.md", "changed.md", "old.md"):
        git.write(name, f"It rained on {name}.\n" * 5)
    start = git.commit()
    git("checkout", "--quiet", "-b", "side")
    git.write("changed.md", "It snowed.\n")
    git("mv", "old.md", "renamed.md")
    git.commit()
    git("checkout", "--quiet", "-b", "trunk", start)
    git.write("same.md", "Changed on the trunk since.\n")
    git.commit()
    git("checkout", "--quiet", "side")
    git.write("untracked.md")
    found = scope(git.root, base="trunk")
    since = {target.path: target.since for target in found.targets}
    assert sorted(since) == ["changed.md", "renamed.md", "untracked.md"]
    assert all(change is not None for change in since.values())
    renamed = {path for path, change in since.items() if change and change.renamed}
    assert renamed == {"renamed.md", "untracked.md"}
    old = {path for path, change in since.items() if change and change.old}
    assert old == {"changed.md", "renamed.md"}


def test_staged_since_a_revision(git: Git) -> None:
    """The index is compared, rather than the work tree."""
    git.write("a.md")
    git.write("b.md")
    git.commit()
    git.write("a.md", "It snowed.\n")
    git("add", "a.md")
    git.write("b.md", "It snowed.\n")
    assert paths(scope(git.root, "a.md", "b.md", staged=True, base="HEAD")) == ["a.md"]


@pytest.mark.parametrize("revision", ["nonesuch", "--output=x", ""])
def test_no_such_revision(git: Git, revision: str) -> None:
    """A revision that is none is an error, and never taken for an option."""
    git.write("a.md")
    git.commit()
    with pytest.raises(GitError, match="no such revision"):
        scope(git.root, base=revision)
    assert not (git.root / "x").exists()


def test_histories_with_nothing_in_common(git: Git) -> None:
    """Without a common commit nothing can be said of what changed."""
    git.write("a.md")
    git.commit()
    first = git("rev-parse", "HEAD").strip()
    git("checkout", "--quiet", "--orphan", "other")
    git.write("b.md")
    git.commit()
    with pytest.raises(GitError, match="in common"):
        scope(git.root, base=first)


@pytest.mark.parametrize("asked", [{"staged": True}, {"base": "HEAD"}])
def test_without_a_repository(tmp_path: Path, asked: dict[str, object]) -> None:
    """Git's own questions need a repository."""
    with pytest.raises(GitError, match="no git repository"):
        scope(tmp_path, **asked)  # type: ignore[arg-type]


def test_a_file_of_another_tree_has_no_past(git: Git, tmp_path: Path) -> None:
    """A file outside the repository cannot be compared."""
    git.write("a.md")
    git.commit()
    other = tmp_path.parent / f"{tmp_path.name}-other.md"
    other.write_text("It rained.\n")
    found = scope(git.root, str(other), base="HEAD")
    assert not found.targets
    assert [problem.code for problem in found.problems] == ["RED801"]


def test_a_conflict_counts_as_new_since_a_revision(git: Git) -> None:
    """What a merge has left in conflict is checked whole, and not passed over."""
    git.write("a.md")
    base = git.commit()
    git("checkout", "--quiet", "-b", "other")
    git.write("a.md", "It snowed.\n")
    git.commit()
    git("checkout", "--quiet", "-")
    git.write("a.md", "It thawed.\n")
    git.commit()
    with pytest.raises(subprocess.CalledProcessError):
        git("merge", "--quiet", "other")
    found = scope(git.root, base=base)
    assert paths(found) == ["a.md"]
    assert [code.code for code in scope(git.root, staged=True).problems] == ["RED801"]


def test_a_file_of_many_parts_counts_whole(git: Git, check: Check) -> None:
    """Lines of a Word file's bytes tell nothing of its text: all counts once it changed."""
    words = [f"It rained on day {day}." for day in range(30)]
    git.write("a.md")
    path = git.root / "a.docx"
    path.write_bytes(docx("".join(paragraph(run(line)) for line in [TOLD.strip(), *words])))
    base = git.commit()
    assert check("--diff-base", base, "--format", "json").code == 0
    path.write_bytes(docx("".join(paragraph(run(line)) for line in [TOLD.strip(), *words[:-1]])))
    done = check("--diff-base", base, "--format", "json")
    assert {row["line"] for row in json.loads(done.out)["findings"]} == {1}


def test_a_pointer_of_git_lfs_is_not_what_is_published(git: Git, check: Check) -> None:
    """A file that git keeps elsewhere cannot be checked by its pointer."""
    git.write("a.md", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n")
    git("add", "--all")
    for options in ((), ("--staged",)):
        done = check(*options, "--format", "json")
        assert (done.code, "Git LFS" in done.err) == (2, True)


def test_nothing_is_fetched_and_nobody_is_asked(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git is told so, whatever it is asked for."""
    git.write("a.md")
    git.commit()
    seen: list[dict[str, str]] = []
    popen = subprocess.Popen

    class Watched(popen):  # type: ignore[type-arg,misc,valid-type]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            seen.append(kwargs["env"])
            super().__init__(*args, **kwargs)

    monkeypatch.setattr(subprocess, "Popen", Watched)
    repository = Repository(git.root)
    blob = repository.index()["a.md"].blob
    with repository.objects() as objects:
        assert objects.read(blob, 100) == PLAIN.encode()
    assert len(seen) == 2
    assert {(env["GIT_NO_LAZY_FETCH"], env["GIT_TERMINAL_PROMPT"]) for env in seen} == {("1", "0")}
