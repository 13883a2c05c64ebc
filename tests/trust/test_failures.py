"""Whatever fails, wherever, and however loudly it quotes the draft: nothing of that is told."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import Pipe
from pathlib import Path

import pytest

from redactor.checking.tasks import Manner, Task
from redactor.checking.working import work
from redactor.config import Config
from redactor.errors import WriteError
from redactor.writing import write_together
from tests.checking.conftest import Done
from tests.trust.canaries import WORDS, found_in
from tests.trust.conftest import STEM, Desk, Newsroom
from tests.trust.drafts import PROSE

DRAFT = f"{STEM}.txt"
QUOTE = f"{WORDS['name']} of {WORDS['town']} on {WORDS['day']}"

STEPS = [
    "presidio_analyzer.AnalyzerEngine.analyze",
    "redactor.detection.recognizers.rules.RulePackRecognizer.analyze",
    "redactor.detection.engine.readings",
    "redactor.redaction.operators.generalize.Generalize.operate",
    "redactor.assessor.find_repeats",
    "redactor.pipeline.find_hidden",
    "redactor.assessor.decide",
    "redactor.documents.write",
    "redactor.documents.read",
    "redactor.documents.load",
    "redactor.config.find_config",
]


class PanicException(BaseException):
    """As PyO3 has it for what goes wrong in Rust: no `Exception`."""


PROBLEMS: dict[str, BaseException] = {
    "value": ValueError(QUOTE),
    "key": KeyError(QUOTE),
    "memory": MemoryError(QUOTE),
    "decoding": UnicodeDecodeError("utf-8", PROSE.encode(), 3, 4, QUOTE),
    "system": OSError(errno.EIO, QUOTE, QUOTE),
    "interrupt": KeyboardInterrupt(QUOTE),
    "panic": PanicException(QUOTE),
}

COMMANDS = {
    "redact": ("redact", DRAFT, "--rules-only"),
    "check": ("check", DRAFT, "--rules-only", "--no-cache"),
    "report": ("report", DRAFT, "-o", "r.html", "--rules-only"),
}


def failing(problem: BaseException) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise problem from RuntimeError(PROSE)

    return fail


@pytest.mark.parametrize("problem", PROBLEMS.values(), ids=PROBLEMS)
@pytest.mark.parametrize("step", STEPS)
def test_a_step_that_fails_tells_no_words(
    step: str, problem: BaseException, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each step, by each kind of exception whose message and cause quote the draft: no file."""
    before = sorted(newsroom.work.iterdir())
    ended: list[int] = []
    with monkeypatch.context() as patch:
        patch.setattr(step, failing(problem))
        for command in COMMANDS.values():
            ended.append(newsroom.run(*command).code)
    assert set(ended) <= {0, 1, 2, 130}
    assert {2, 130} & set(ended)
    # A command that does not come by the step leaves what it is to leave, and no other a file.
    made = {"redact": {f"{STEM}.redacted.txt", f"{STEM}.redacted.txt.audit.jsonl"}}
    made |= {"report": {"r.html"}, "check": set()}
    fine = [name for name, code in zip(COMMANDS, ended, strict=True) if code == 0]
    left = {path.name for path in newsroom.work.iterdir()} - {path.name for path in before}
    assert left == set().union(*(made[name] for name in fine))
    for path in (*newsroom.work.glob("*.redacted.txt"), *newsroom.work.glob("r.html")):
        newsroom.kept[f"work/{path.name}"] = set(WORDS) - {"denied"}
    assert newsroom.leaks() == {}


def test_a_recognizer_that_fails_is_told_in_every_format(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its kind and the draft's path, as text, JSON, SARIF and the rest."""
    monkeypatch.setattr(STEPS[0], failing(ValueError(QUOTE)))
    for name in ("text", "json", "jsonl", "sarif", "github", "gitlab"):
        done = newsroom.run("check", DRAFT, "--rules-only", "--no-cache", "--format", name)
        assert (done.code, "RED202" in done.err) == (2, True)
    assert newsroom.leaks() == {}


def test_a_worker_that_runs_out_of_time_tells_no_words(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In processes of their own as in this one: the time that a file may take is over at once."""
    monkeypatch.setattr("redactor.checking.run.WORTH_A_WORKER", 1)
    newsroom.put("second.txt", PROSE)
    late = newsroom.run(
        "check", DRAFT, "second.txt", "--rules-only", "--jobs", "2", "--timeout", "0.001"
    )
    assert (late.code, "RED802" in late.err) == (2, True)
    monkeypatch.undo()
    assert newsroom.leaks() == {}


def test_a_worker_that_panics_tells_no_words(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """It ends, and multiprocessing is left nothing to print."""
    ours, theirs = Pipe()
    monkeypatch.setattr("redactor.checking.working._new_judge", failing(PanicException(QUOTE)))
    ours.send(Task(0, PROSE.encode(), DRAFT, DRAFT, False, Manner(Config())))
    before = signal.getsignal(signal.SIGINT)
    try:
        with pytest.raises(SystemExit) as ended:
            work(theirs)
    finally:
        signal.signal(signal.SIGINT, before)
    told = capfd.readouterr()
    assert (ended.value.code, told.out) == (2, "")
    assert told.err.startswith("RED001 internal error: PanicException.")
    assert found_in(told.err.encode()) == set()


@contextmanager
def full_disk(left: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes."""
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (left, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)


def folder(path: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in path.iterdir() if each.is_file()}


@pytest.mark.skipif(os.name == "nt", reason="needs limits of POSIX")
@pytest.mark.parametrize("left", [0, 60, 700])
def test_a_disk_that_is_full_changes_nothing(left: int, newsroom: Newsroom, desk: Desk) -> None:
    """Every command that writes ends with exit code 2, and the folder is as it was."""
    vault = ("--vault", "mill.age", "--recipient", desk.recipient)
    (newsroom.work / "old.redacted.txt").write_text("an earlier copy")
    before = folder(newsroom.work)
    commands = (
        ("redact", DRAFT, "--rules-only", *vault),
        ("redact", DRAFT, "--rules-only", "-o", "old.redacted.txt"),
        ("redact", DRAFT, "--rules-only", "--in-place"),
        ("report", DRAFT, "--rules-only", "-o", "r.html"),
        ("clean", f"{STEM}.docx"),
        ("sources", "init", "new.age", "--recipient", desk.recipient),
        ("check", DRAFT, "--rules-only", "--baseline", "b.json", "--write-baseline"),
    )
    for command in commands:
        with full_disk(left):
            done = newsroom.run(*command)
        fits = command[0] in ("check", "sources") and left == 700
        assert fits or (done.code, "RED501" in done.err) == (2, True), command
        for name in ("new.age", "b.json") if fits else ():
            (newsroom.work / name).unlink(missing_ok=True)
        assert folder(newsroom.work) == before, command
    assert newsroom.leaks() == {}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_standard_output_is_told(newsroom: Newsroom) -> None:
    """Exit code 2 and a line of our own, no traceback, and no words."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "redactor", "redact", "-", "--rules-only"],
            input=PROSE.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=newsroom.work,
            check=False,
        )
    assert (done.returncode, done.stderr[:6]) == (2, b"RED501")
    assert found_in(done.stderr) == set()


def as_nobody(act: Callable[[], int]) -> int:
    """The exit code of something that is done without the rights of the administrator."""
    child = os.fork()
    if child == 0:
        code = 70
        try:
            if os.getuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            code = act()
        finally:
            os._exit(code)
    return os.WEXITSTATUS(os.waitpid(child, 0)[1])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.parametrize("mode", [0o555, 0o000], ids=["read only", "closed"])
def test_a_folder_that_may_not_be_written_stays_as_it_was(
    mode: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's own refusal, without an administrator's rights: told, and nothing is left."""
    place = tmp_path / "place"
    place.mkdir()
    (place / "copy.md").write_text("an earlier copy")
    monkeypatch.chdir(tmp_path)
    if os.getuid() == 0:
        os.chown(place, 65534, 65534)
    place.chmod(mode)

    def write() -> int:
        try:
            write_together([(Path("place/log"), b"log"), (Path("place/copy.md"), b"copy")])
        except WriteError as error:
            return 3 if "permission was denied" in str(error) else 4
        return 0

    ended = as_nobody(write)
    place.chmod(stat.S_IRWXU)
    assert ended == 3
    assert folder(place) == {"copy.md": b"an earlier copy"}


@pytest.mark.parametrize("swapped", ["copy.md", "copy.md.audit.jsonl"])
def test_a_link_put_in_the_way_at_the_last_moment_is_not_followed(
    swapped: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever may write into the folder swaps a target for a link: the file behind it stays."""
    victim = tmp_path / "victim"
    victim.write_text("a file elsewhere")
    target, log = tmp_path / "copy.md", tmp_path / "copy.md.audit.jsonl"
    real = Path.replace

    def replace(source: Path, to: Path) -> Path:
        if to == tmp_path / swapped and not to.is_symlink():
            to.symlink_to(victim)
        return real(source, to)

    monkeypatch.setattr(Path, "replace", replace)
    write_together([(log, b"log"), (target, b"copy")])
    assert victim.read_text() == "a file elsewhere"
    assert not (tmp_path / swapped).is_symlink()
    assert (target.read_bytes(), log.read_bytes()) == (b"copy", b"log")


@pytest.mark.parametrize("option", ["-o", "--audit", "--vault"])
def test_a_link_is_no_output(option: str, newsroom: Newsroom, desk: Desk) -> None:
    """A copy, log or vault is not written through a link that is there already."""
    victim = newsroom.root / "victim"
    victim.write_text("a file elsewhere")
    (newsroom.work / "link").symlink_to(victim)
    more = ("--recipient", desk.recipient) if option == "--vault" else ()
    done = newsroom.run("redact", DRAFT, "--rules-only", option, "link", *more)
    assert (done.code, "RED501" in done.err) == (2, True)
    assert victim.read_text() == "a file elsewhere"
    assert newsroom.leaks() == {}


def test_crashing_tells_what_to_do(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error has a code and a next step, and standard output is empty."""
    monkeypatch.setattr("redactor.assessor.decide", failing(ValueError(QUOTE)))
    done: Done = newsroom.run("redact", DRAFT, "--rules-only")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("RED001 internal error: ValueError. Check whether a copy was")
