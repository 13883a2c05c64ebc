"""Reads a commit message as git will store it."""

from __future__ import annotations

from collections.abc import Mapping

from redactor.checking.git import Repository

_SCISSORS = b" ------------------------ >8 ------------------------"
_CANDIDATES = b"#;@!$%^&|:"
_KEEPING = ("verbatim", "whitespace", "scissors")


def stored(data: bytes, repository: Repository | None, environment: Mapping[str, str]) -> bytes:
    """A message without what git takes off it: comment lines, and all below the scissors.

    Comment lines become empty ones, so that lines keep their numbers. Git strips comments only from
    a message that went through an editor, or when `commit.cleanup` says so; it runs hooks with
    `GIT_EDITOR=:` when there was none. What may be stored is kept.

    Args:
        data: the file that git gives to the commit-msg hook.
        repository: asked for its settings; `None`: git's defaults.
        environment: of the process.
    """
    cleanup = repository.setting("commit.cleanup") if repository else ""
    edited = environment.get("GIT_EDITOR") != ":"
    mark = _mark(data, repository)
    lines = data.split(b"\n")
    if edited or cleanup == "scissors":
        ends = [i for i, line in enumerate(lines) if line.rstrip(b"\r") == mark + _SCISSORS]
        lines = lines[: ends[0]] if ends else lines
    if cleanup == "strip" or (edited and cleanup not in _KEEPING):
        lines = [b"" if line.startswith(mark) else line for line in lines]
    return b"\n".join(lines)


def _mark(data: bytes, repository: Repository | None) -> bytes:
    """What comment lines begin with."""
    given = ""
    if repository is not None:
        given = repository.setting("core.commentString") or repository.setting("core.commentChar")
    if given != "auto":
        return given.encode() or b"#"
    # Git takes the first character that no line of the message begins with; its own lines are last.
    last = data.rstrip().rsplit(b"\n", 1)[-1][:1]
    return last if last and last in _CANDIDATES else b"#"
