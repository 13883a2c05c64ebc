"""What is checked: discovery, names, excludes, links."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from redactor.checking.collecting import Request, Scope
from redactor.checking.excludes import Configs, Excludes
from redactor.checking.scope import resolve
from redactor.checking.timing import limited
from redactor.errors import UnknownFormatError
from tests.checking.conftest import Git

posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX")


def scope(here: Path, *paths: str, exclude: tuple[str, ...] = (), force: bool = False) -> Scope:
    request = Request(
        paths=paths,
        here=here,
        configs=Configs(None, lambda config: config),
        excludes=Excludes(exclude, here),
        force_exclude=force,
    )
    return resolve(request)


def paths(found: Scope) -> list[str]:
    return [target.path for target in found.targets]


def codes(found: Scope) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.path) for problem in found.problems]


def tree(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("It rained.\n")


@pytest.fixture(params=["repository", "folder"])
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder, with and without git."""
    if request.param == "repository":
        Git(tmp_path)("init", "--quiet")
    return tmp_path


def test_drafts_below_a_folder(root: Path) -> None:
    """Drafts are found by extension at any depth; other files are counted, hidden ones are not."""
    tree(
        root,
        "a.md",
        "b/c/d.TXT",
        "b/x.bin",
        "b/y.dat",
        "b/z.html",
        "z.mdx",
        ".github/e.md",
        ".f.md",
    )
    found = scope(root)
    assert sorted(paths(found)) == ["a.md", "b/c/d.TXT", "b/z.html", "z.mdx"]
    assert found.passed_over == {".bin": 1, ".dat": 1}
    assert not found.problems


@pytest.mark.parametrize(
    "name", ["a.doc", "a.rtf", "a.pages", "a.hwp", "b/A.PPTX", "a.msg", "a.epub"]
)
def test_texts_without_a_reader_are_no_silence(root: Path, name: str) -> None:
    """A text in a folder that cannot be read is a problem, as if it were named."""
    tree(root, "a.md", name)
    found = scope(root)
    assert paths(found) == ["a.md"]
    assert [(type(problem), problem.path) for problem in found.problems] == [
        (UnknownFormatError, name)
    ]
    assert not found.passed_over


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.zip", "a.mp3", "server.key", "a.psd"])
def test_other_files_without_a_reader_are_counted(root: Path, name: str) -> None:
    """Tables, recordings and archives are told in the summary alone."""
    tree(root, "a.md", name)
    found = scope(root)
    assert not found.problems
    assert found.passed_over.total() == 1


def test_texts_without_a_reader_can_be_left_out(root: Path) -> None:
    """A configuration that excludes them is obeyed."""
    (root / "redactor.toml").write_text('[check]\nexclude = ["*.doc"]\n')
    tree(root, "a.md", "b/a.doc")
    assert not scope(root).problems


def test_ignored_files_are_left_alone(root: Path) -> None:
    """What `.gitignore` files name is not discovered; the innermost says the last word."""
    tree(root, "a.md", "build/b.md", "c/d.md", "c/e.md", "drafts/f.md")
    (root / ".gitignore").write_text("build/\n*/d.md\n/drafts/*\n")
    (root / "c" / ".gitignore").write_text("!d.md\ne.md\n")
    assert sorted(paths(scope(root))) == ["a.md", "c/d.md"]


def test_a_file_that_is_named_is_checked(root: Path) -> None:
    """Naming a file is enough, be it hidden or ignored."""
    tree(root, ".a.md", "build/b.md")
    (root / ".gitignore").write_text("build/\n")
    assert paths(scope(root, ".a.md", "build/b.md")) == [".a.md", "build/b.md"]


def test_a_file_is_checked_once(root: Path) -> None:
    """However often and however it is named."""
    tree(root, "a.md", "b/c.md")
    assert paths(scope(root, "a.md", "./a.md", "b/../a.md", "b", str(root / "a.md"))) == [
        "a.md",
        "b/c.md",
    ]


def test_files_without_an_extension(root: Path) -> None:
    """They may be drafts, but for those that programs or lawyers read."""
    tree(root, "README", "Makefile", "LICENSE")
    assert paths(scope(root)) == ["README"]


def test_what_is_named_and_cannot_be_read_is_told(root: Path) -> None:
    """No file, and no reader for the kind of file: each a problem."""
    tree(root, "a.bin", "b.md")
    found = scope(root, "a.bin", "b.md", "c.md", "d/*.md")
    assert paths(found) == ["b.md"]
    assert codes(found) == [("RED106", "a.bin"), ("RED101", "c.md"), ("RED101", "d/*.md")]


def test_patterns(root: Path) -> None:
    """A pattern that no shell has expanded is expanded; a file of that very name comes first."""
    tree(root, "b/1.md", "b/c/2.md", "b/3.txt")
    assert paths(scope(root, "b/**/*.md")) == ["b/1.md", "b/c/2.md"]
    if os.name == "posix":
        tree(root, "b/*.md")
        assert paths(scope(root, "b/*.md")) == ["b/*.md"]


def test_excludes(root: Path) -> None:
    """Patterns of the command line and of the nearest configuration leave files out."""
    tree(root, "a.md", "old/b.md", "desk/c.md", "desk/notes/d.md", "desk/e.txt")
    (root / "redactor.toml").write_text('[check]\nexclude = ["*.txt", "/c.md"]\n')
    (root / "desk" / "redactor.toml").write_text('[check]\nexclude = ["notes/"]\n')
    found = scope(root, exclude=("old",))
    assert sorted(paths(found)) == ["a.md", "desk/c.md", "desk/e.txt"]
    named = ("old/b.md", "desk/notes/d.md", "a.md")
    assert paths(scope(root, *named, exclude=("old",))) == list(named)
    forced = scope(root, *named, exclude=("old",), force=True)
    assert paths(forced) == ["a.md"]
    assert forced.excluded == len(named) - 1


def test_each_folder_has_its_configuration(root: Path) -> None:
    """The nearest file counts for each target."""
    tree(root, "a.md", "desk/b.md")
    (root / "redactor.toml").write_text('policy = "everything"\n')
    (root / "desk" / "redactor.toml").write_text('policy = "names-only"\n')
    found = {target.path: target.config.policy for target in scope(root).targets}
    assert found == {"a.md": "everything", "desk/b.md": "names-only"}


@posix
def test_links_are_not_followed_out_of_the_tree(root: Path) -> None:
    """A link inside is followed when named, one that leads out is a problem; none is found."""
    tree(root, "site/a.md", "site/sub/b.md")
    outside = root.parent / f"{root.name}-outside"
    tree(outside, "c.md")
    (root / "site" / "in.md").symlink_to("a.md")
    (root / "site" / "out.md").symlink_to(outside / "c.md")
    (root / "site" / "folder").symlink_to(outside)
    (root / "site" / "loop").symlink_to(".")
    found = scope(root, "site")
    assert sorted(paths(found)) == ["site/a.md", "site/sub/b.md"]
    named = scope(root, "site/in.md", "site/out.md", "site/folder", "site/folder/c.md")
    assert paths(named) == ["site/in.md"]
    assert [code for code, _ in codes(named)] == ["RED806"] * 3


@posix
def test_names_of_any_bytes(root: Path) -> None:
    """Line breaks, quotes, wildcards and bytes that are not UTF-8 in names do no harm."""
    names = ["a\nb.md", 'q"q.md', "[x].md", os.fsdecode(b"\xff.md"), " .md", "-n.md"]
    tree(root, *names)
    assert sorted(paths(scope(root))) == sorted(names)
    assert sorted(paths(scope(root, *names))) == sorted(names)


def test_a_folder_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told, rather than passed by."""
    tree(tmp_path, "a.md", "shut/b.md")
    scandir = os.scandir

    def refuse(folder: Path) -> object:
        if Path(folder).name == "shut":
            raise PermissionError
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    found = scope(tmp_path)
    assert paths(found) == ["a.md"]
    assert codes(found) == [("RED103", "shut")]


def test_deep_folders(root: Path) -> None:
    """Folders may be nested deeper than Python's calls."""
    deep = root
    made = 0
    try:
        for _ in range(400):
            deep = deep / "d"
            deep.mkdir()
            made += 1
    except OSError:
        deep = deep.parent
    tree(deep, "a.md")
    assert paths(scope(root)) == ["/".join(["d"] * made) + "/a.md"]


def test_names_are_relative_to_the_tree(git: Git) -> None:
    """Inside a repository a target's name is what is published, wherever one stands."""
    git.write("content/2024/a.md")
    target = scope(git.root / "content", "2024/a.md").targets[0]
    assert (target.path, target.name) == ("2024/a.md", "content/2024/a.md")


def test_a_repository_in_the_repository(git: Git) -> None:
    """Git names its folder alone; its drafts are found all the same."""
    git.write("a.md")
    inner = git.root / "theme"
    inner.mkdir()
    Git(inner)("init", "--quiet")
    Git(inner).write("b.md")
    assert sorted(paths(scope(git.root))) == ["a.md", "theme/b.md"]


@posix
def test_patterns_follow_no_links_in_circles(root: Path) -> None:
    """Folders that link to themselves are looked through once, and hidden ones not."""
    tree(root, "a/b.md", "a/c/d.md", ".e/f.md", "a/.g.md")
    for name in ("one", "two", "a/three"):
        (root / name).symlink_to(root, target_is_directory=True)
    with limited(60):
        assert paths(scope(root, "**/*.md")) == ["a/b.md", "a/c/d.md"]
    assert paths(scope(root, "a/*/d.md")) == ["a/c/d.md"]
    assert paths(scope(root, str(root / "a" / "[b].md"))) == ["a/b.md"]
    assert paths(scope(root, ".e/*.md", "a/.g*")) == [".e/f.md", "a/.g.md"]


@pytest.mark.parametrize("pattern", ["**x/*.md", "none/*.md", "["])
def test_a_pattern_of_nothing_is_told(root: Path, pattern: str) -> None:
    """What names nothing, or is no pattern, is missing."""
    tree(root, "a.md")
    assert [code for code, _ in codes(scope(root, pattern))] == ["RED101"]


def test_a_folder_that_is_named_though_ignored(root: Path) -> None:
    """It was asked for, so it is looked through, and not passed for clean."""
    tree(root, "site/a.md", "site/b/c.md", "d.md")
    (root / ".gitignore").write_text("site/\n")
    assert paths(scope(root)) == ["d.md"]
    assert sorted(paths(scope(root, "site"))) == ["site/a.md", "site/b/c.md"]
    assert paths(scope(root, "site/b")) == ["site/b/c.md"]
