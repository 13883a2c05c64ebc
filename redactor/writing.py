"""Writes several files together or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from redactor.errors import DraftChangedError, OutputIsInputError, WriteError
from redactor.locking import locked
from redactor.signals import Held, held_back

_PRIVATE: Final = 0o600

_CAUSES: Final = {
    errno.ENOSPC: "there is no space left on the device",
    errno.EDQUOT: "the disk quota is used up",
    errno.EACCES: "permission was denied",
    errno.EPERM: "permission was denied",
    errno.EROFS: "the file system is read-only",
    errno.ENOENT: "its folder is missing",
    errno.ENOTDIR: "a part of the path is no folder",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EISDIR: "it is a folder",
    errno.EIO: "the device reports an error",
}

_NO_DIRECTORY_SYNC: Final = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
"""What file systems without a way to flush a folder answer."""


@dataclass(frozen=True, slots=True)
class _Output:
    target: Path
    data: bytes = field(repr=False)
    temporary: Path
    backup: Path
    earlier: os.stat_result | None


def write_together(
    files: Sequence[tuple[Path, bytes]],
    *,
    like: Path | None = None,
    check: Callable[[], None] | None = None,
) -> None:
    """Write files so that either all of them are there, complete, or nothing has changed.

    Every file is first written in full beside its target and flushed to the device. Then the
    earlier versions are set aside, last file first, and the new ones take their names in the order
    given: with the log named before the copy, a copy never stands without its log, not even when
    the machine stops in between. On any error the earlier versions come back. A signal that ends
    the process comes before anything has changed, or once all is written.

    Processes that write into one folder at once do so one after the other.

    A process that is killed leaves `.redactor-*.tmp` (unfinished) or `redactor-*.bak` (an earlier
    version set aside) in the folder; nothing else of that name is ever left.

    Args:
        files: targets and their bytes. An earlier version is replaced and hands on its permissions;
            owner, access lists and hard links are not handed on.
        like: a file whose read and write permissions new files get, within the umask; without it,
            only the owner may read and write them.
        check: called once no other process can write there; what it raises leaves all as it was.

    Raises:
        WriteError: RED501; a target that is a symbolic link, folder, pipe or device, two targets
            that are one file, or whatever the operating system reports.
    """
    _refuse_twins([path for path, _ in files])
    mode = _PRIVATE if like is None else _mode_like(like)
    with locked(path.parent for path, _ in files):
        if check is not None:
            check()
        with held_back() as signals:
            _write_all(files, mode, signals)


def _write_all(files: Sequence[tuple[Path, bytes]], mode: int, signals: Held) -> None:
    outputs = [_plan(path, data) for path, data in files]
    with ExitStack() as undo:
        for output in outputs:
            undo.callback(_discard, output.temporary, output.target)
            _write_temporary(output, mode)
            signals.let_end()
        for output in reversed(outputs):
            if output.earlier is not None:
                undo.callback(_bring_back, output)
                _rename(output.target, output.backup, output.target)
        for folder in {output.target.parent for output in outputs if output.earlier is not None}:
            _flush_folder(folder)
        for output in outputs:
            undo.callback(_withdraw, output)
            _rename(output.temporary, output.target, output.target)
            _flush_folder(output.target.parent)
        undo.pop_all()
    for output in outputs:
        if output.earlier is not None:
            _drop_backup(output)


def ensure_writable(path: Path) -> None:
    """Refuse early what could not be written later, as far as that can be told.

    Raises:
        WriteError: RED501: the folder is missing or may not be written to, or the file is a
            symbolic link, folder, pipe or device.
    """
    folder = path.absolute().parent
    if not folder.is_dir():
        raise _write_error(FileNotFoundError(errno.ENOENT, ""), path)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _write_error(PermissionError(errno.EACCES, ""), path)
    _plan(path, b"")


def ensure_still(path: Path, data: bytes) -> None:
    """Refuse to replace a draft that is not as it was read.

    Raises:
        DraftChangedError: RED552.
    """
    try:
        same = path.read_bytes() == data
    except OSError:
        same = False
    if not same:
        raise DraftChangedError(
            "the file changed while its copy was made",
            path=str(path),
            next_step="Nothing was written. Run it again.",
        )


def ensure_distinct(source: Path | None, *outputs: Path) -> None:
    """Refuse outputs that are the draft, or each other, under whatever name.

    Links, hard links and `..` are seen through. Names that differ by case or Unicode normalization
    alone count as one even where the file system tells them apart: elsewhere it would not.

    Args:
        source: the draft; `None` when it comes from standard input.
        outputs: the files to be written; they need not exist.

    Raises:
        OutputIsInputError: RED502, an output is the draft.
        WriteError: RED501, two outputs are one file.
    """
    for output in outputs:
        if source is not None and _same_file(source, output):
            raise OutputIsInputError("the output is the draft itself", path=str(output))
    _refuse_twins(outputs)


def _refuse_twins(outputs: Sequence[Path]) -> None:
    for index, output in enumerate(outputs):
        if any(_same_file(output, earlier) for earlier in outputs[:index]):
            raise WriteError(
                "two outputs would be the same file",
                path=str(output),
                next_step="Give each its own name. Nothing was written.",
            )


def _same_file(one: Path, other: Path) -> bool:
    with suppress(OSError, ValueError):
        return one.samefile(other)
    try:
        return _spelling(one) == _spelling(other)
    except ValueError:
        # No file can have such a name; writing to it says so.
        return False


def _spelling(path: Path) -> str:
    return unicodedata.normalize("NFC", os.path.realpath(path)).casefold()


def _mode_like(path: Path) -> int:
    try:
        return stat.S_IMODE(path.stat().st_mode) & 0o666 | _PRIVATE
    except OSError as error:
        raise _write_error(error, path) from error


def _plan(target: Path, data: bytes) -> _Output:
    try:
        earlier = target.lstat()
    except FileNotFoundError:
        earlier = None
    except (OSError, ValueError) as error:
        raise _write_error(error, target) from error
    if earlier is not None:
        _check_replaceable(target, earlier.st_mode)
    token = secrets.token_hex(8)
    return _Output(
        target=target,
        data=data,
        temporary=target.with_name(f".redactor-{token}.tmp"),
        backup=target.with_name(f"redactor-{token}.bak"),
        earlier=earlier,
    )


def _check_replaceable(target: Path, mode: int) -> None:
    if stat.S_ISLNK(mode):
        raise WriteError("the output is a symbolic link; name the file itself", path=str(target))
    if stat.S_ISDIR(mode):
        raise WriteError("the output is a folder", path=str(target))
    if not stat.S_ISREG(mode):
        raise WriteError("the output is a pipe or device, not a file", path=str(target))


def _write_temporary(output: _Output, mode: int) -> None:
    try:
        with open(
            output.temporary, "xb", opener=lambda path, flags: os.open(path, flags, mode)
        ) as file:
            file.write(output.data)
            file.flush()
            os.fsync(file.fileno())
        if output.earlier is not None:
            output.temporary.chmod(stat.S_IMODE(output.earlier.st_mode) & 0o777)
    except OSError as error:
        raise _write_error(error, output.target) from error


def _rename(source: Path, destination: Path, target: Path) -> None:
    try:
        source.replace(destination)
    except OSError as error:
        raise _write_error(error, target) from error


def _flush_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut, where the system offers it."""
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        # A folder that may be written to but not listed cannot be opened for this.
        return
    except OSError as error:
        raise _write_error(error, folder) from error
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_DIRECTORY_SYNC:
            raise _write_error(error, folder) from error
    finally:
        os.close(descriptor)


def _discard(path: Path, target: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _undo_error(error, target, f"A file is left over; delete it: {path}") from error


def _withdraw(output: _Output) -> None:
    """Remove a new file; while its temporary file is there, it never took its name."""
    if not output.temporary.exists():
        _discard(output.target, output.target)


def _bring_back(output: _Output) -> None:
    if not output.backup.exists():
        return
    try:
        output.backup.replace(output.target)
    except OSError as error:
        raise _undo_error(
            error, output.target, f"The earlier version is kept as: {output.backup}"
        ) from error


def _drop_backup(output: _Output) -> None:
    try:
        output.backup.unlink()
    except OSError as error:
        raise WriteError(
            f"the file was written, but its earlier version could not be deleted: {_cause(error)}",
            path=str(output.target),
            next_step=f"Delete it: {output.backup}",
        ) from error


def _write_error(error: OSError | ValueError, target: Path) -> WriteError:
    return WriteError(f"the file cannot be written: {_cause(error)}", path=str(target))


def _undo_error(error: OSError, target: Path, next_step: str) -> WriteError:
    return WriteError(
        f"writing failed, and so did taking it back: {_cause(error)}",
        path=str(target),
        next_step=next_step,
    )


def _cause(error: OSError | ValueError) -> str:
    if not isinstance(error, OSError):
        return "no file can have that name"
    words = _CAUSES.get(error.errno or 0)
    return words or (error.strerror or "the system gives no reason").lower()
