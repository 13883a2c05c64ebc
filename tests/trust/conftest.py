"""A newsroom whose drafts, sheet, lists and rule pack are full of canaries."""

from __future__ import annotations

import io
import json
import logging
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyrage
import pytest

from redactor import rulepacks
from redactor.cli import main
from redactor.pipeline import Redactor
from tests.checking.conftest import Done
from tests.trust.canaries import WORDS, found_in
from tests.trust.drafts import DRAFTS

STEM = WORDS["file"]

SHEET = f"""\
sources:
  - id: {WORDS["alias"]}
    names: [{WORDS["first name"]} {WORDS["name"]}, {WORDS["front matter"]}]
    aliases: [{WORDS["alias"]}]
    contacts: {{emails: [{WORDS["address"]}]}}
    places: [{WORDS["town"]}]
    dates: [{WORDS["day"]}]
    relatives: [{{name: Joris {WORDS["relative"]}, relation: {WORDS["relation"]}}}]
    facts: [plays the {WORDS["fact"]}]
"""

LISTS = f"""\
allow: [{{text: {WORDS["allowed"]} Press, reason: our own publisher}}]
deny: [{{text: {WORDS["denied"]}, type: PERSON, reason: {WORDS["reason"]} asked for it}}]
"""

PACK = f"""\
pack: mills
language: en
entity: MISC
source: Our own list of mills, 2026; Apache-2.0.
rules:
  - id: shift
    why: Few mills have a shift of that kind.
    phrases: [{WORDS["pack"]} shift]
    tests: {{catch: ["The [[{WORDS["pack"]} shift]] left."], leave: ["The night shift left."]}}
"""


@dataclass(frozen=True)
class Desk:
    """What a newsroom keeps besides its drafts."""

    folder: Path
    recipient: str
    settings: str

    @property
    def sheet(self) -> tuple[str, ...]:
        """The options that name the source sheet."""
        return ("--sources", f"{self.folder}/sheet.age", "--identity", f"{self.folder}/identity")


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Sheet, lists, rule pack, identity and key."""
    folder = tmp_path_factory.mktemp("desk")
    identity = pyrage.x25519.Identity.generate()
    recipient = str(identity.to_public())
    (folder / "identity").write_text(str(identity))
    (folder / "recipient").write_text(recipient)
    text = f"recipients: [{recipient}]\n{SHEET}"
    (folder / "sheet.age").write_bytes(pyrage.encrypt(text.encode(), [identity.to_public()]))
    (folder / "lists.yaml").write_text(LISTS)
    (folder / "pack.yaml").write_text(PACK)
    (folder / "newsroom.key").write_bytes(b"k" * 32)
    (folder / "newsroom.key").chmod(0o600)
    settings = (
        'policy = "everything"\nlanguage = "en"\n'
        f"rules = [{json.dumps(str(folder / 'pack.yaml'))}]\n"
        f"lists = [{json.dumps(str(folder / 'lists.yaml'))}]\n"
    )
    return Desk(folder, recipient, settings)


TRIED: Counter[str] = Counter()
"""How much was tried; told at the end where the tests of this folder are run by themselves."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tells the figures of the README's table of promises."""
    for what, count in TRIED.items():
        terminalreporter.write_line(f"{what}: {count}")


ENGINES: dict[Any, Redactor] = {}
PACKS: dict[Path, rulepacks.RulePack] = {}


@pytest.fixture
def warm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Engines are built once for all commands of a configuration, and our packs read once."""
    build, load = Redactor.from_config, rulepacks.load_pack
    ours = frozenset(rulepacks.bundled_paths())

    def built(config: Any, *, terms: Any = None, **options: bool) -> Redactor:
        key = (config, terms is None, tuple(sorted(options.items())))
        if key not in ENGINES:
            ENGINES[key] = build(config, terms=terms, **options)
        return ENGINES[key]

    def loaded(path: Path) -> rulepacks.RulePack:
        if path not in ours:
            return load(path)
        if path not in PACKS:
            PACKS[path] = load(path)
        return PACKS[path]

    monkeypatch.setattr(Redactor, "from_config", staticmethod(built))
    monkeypatch.setattr(rulepacks, "load_pack", loaded)


@dataclass
class Newsroom:
    """Runs commands, and keeps all that they say and leave."""

    root: Path
    start: Callable[[Sequence[str], bytes], Done]
    logs: io.StringIO
    said: list[tuple[str, bytes]] = field(default_factory=list)
    inputs: dict[str, bytes] = field(default_factory=dict)
    kept: dict[str, Iterable[str]] = field(default_factory=dict)

    @property
    def work(self) -> Path:
        """The folder of drafts."""
        return self.root / "work"

    def put(self, name: str, data: bytes | str) -> Path:
        """A file that somebody else wrote, which may hold anything."""
        path = self.work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        self.inputs[str(path.relative_to(self.root))] = path.read_bytes()
        return path

    def run(self, *args: str, stdin: bytes = b"") -> Done:
        """Run a command."""
        TRIED["commands run in a newsroom full of canaries"] += 1
        done = self.start(args, stdin)
        what = " ".join(args)
        self.said += [(f"{what}: out", done.out.encode()), (f"{what}: err", done.err.encode())]
        return done

    def shown(self, *args: str, stdin: bytes = b"") -> Done:
        """Run a command that is made to show words; what it says is not searched."""
        return self.start(args, stdin)

    def leaks(self) -> dict[str, set[str]]:
        """Where canaries are that nobody put there: in what was said, logged or written.

        Names of files may be told to whoever named them, and stand beside the draft.
        """
        found = {what: found_in(data, but=["file"]) for what, data in self.said}
        found["log"] = found_in(self.logs.getvalue().encode())
        for path in sorted(self.root.rglob("*")):
            name = str(path.relative_to(self.root))
            elsewhere = not name.startswith("work/")
            found[f"name of {name}"] = found_in(name.encode(), but=[] if elsewhere else ["file"])
            if path.is_file() and path.read_bytes() != self.inputs.get(name):
                found[name] = found_in(path.read_bytes(), but=self.kept.get(name, ()))
        return {what: kinds for what, kinds in found.items() if kinds}


@pytest.fixture
def newsroom(
    tmp_path: Path,
    desk: Desk,
    warm: None,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> Iterator[Newsroom]:
    """A newsroom with a draft in each format; all that programs keep goes below one folder."""
    for name in ("work", "home", "temp", "run"):
        (tmp_path / name).mkdir(mode=0o700)
    for name in [name for name in os.environ if name.startswith(("XDG_", "REDACTOR_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temp"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setattr("redactor.cli.unlocking._has_terminal", lambda: False)

    def start(args: Sequence[str], stdin: bytes) -> Done:
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["redactor", *args])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            capsysbinary.readouterr()
            code: object = 0
            try:
                main()
            except SystemExit as ended:
                code = ended.code or 0
            told = capsysbinary.readouterr()
        assert isinstance(code, int)
        return Done(code, told.out.decode(), told.err.decode())

    logs = io.StringIO()
    handler = logging.StreamHandler(logs)
    handler.setFormatter(logging.Formatter("%(name)s %(message)s %(args)s"))
    room = Newsroom(tmp_path, start, logs)
    room.put("redactor.toml", desk.settings)
    for suffix, data in DRAFTS.items():
        room.put(f"{STEM}.{suffix}", data)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield room
    root.removeHandler(handler)
    root.setLevel(level)
