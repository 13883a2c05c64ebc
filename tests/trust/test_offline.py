"""No command reaches for a network, with every socket forbidden and none there."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

import redactor
from redactor.cli import app
from tests.trust.canaries import found_below
from tests.trust.conftest import Desk
from tests.trust.drafts import DRAFTS
from tests.trust.everything import commands

ROOT = Path(__file__).parents[2]

FORBIDDEN = """\
import os, sys
def _refuse(event, args):
    if not event.startswith(("socket.", "urllib.", "http.client.", "ftplib.", "smtplib.")):
        return
    if event in ("socket.__new__", "socket.gethostname"):
        return
    if event == "socket.bind" and args[1] in (("127.0.0.1", 0), ("::1", 0)):
        return
    descriptor = os.open(os.environ["REACHED"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(descriptor, f"{event}\\n".encode())
    os.close(descriptor)
    raise PermissionError("no network")
sys.addaudithook(_refuse)
"""
"""A `sitecustomize`, with which every Python process begins: it notes and refuses all but taking a
port of this machine, which the review page does, and `urllib3` at its import, to learn whether
there is IPv6."""

REACHING = {"requests", "urllib3", "http.client", "urllib.request", "httpx"}
"""What can reach a network and is loaded nevertheless: `tldextract` imports `requests`, and with it
`urllib3`; Presidio and spaCy import the rest."""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """One in which nothing is cached, and no socket is let through."""
    hook = tmp_path / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(FORBIDDEN)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "REDACTOR_"))}
    for variable, name in (("HOME", "home"), ("TMPDIR", "temp"), ("XDG_RUNTIME_DIR", "run")):
        (tmp_path / name).mkdir(mode=0o700)
        kept[variable] = str(tmp_path / name)
    path = os.pathsep.join((str(hook), str(ROOT)))
    return kept | {"PYTHONPATH": path, "REACHED": str(tmp_path / "reached")}


def without_network() -> list[str]:
    """What runs a command in an empty network of its own, where the machine lets us."""
    unshare = shutil.which("unshare")
    own = [unshare, "-rn", "sh", "-c", 'ip link set lo up 2>/dev/null; exec "$0" "$@"']
    able = unshare is not None and subprocess.run([*own, "true"], check=False).returncode == 0
    return [part for part in own if part] if able else []


def test_every_command_runs_without_a_network(
    tmp_path: Path, desk: Desk, environment: dict[str, str]
) -> None:
    """With the model, from an empty home: each does its work, and none even asks for a name."""
    work = tmp_path / "work"
    work.mkdir()
    for suffix in ("docx", "pdf", "eml"):
        (work / f"krellovane.{suffix}").write_bytes(DRAFTS[suffix])
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", work / "id"], check=True)
    done = subprocess.run(
        [*without_network(), sys.executable, "-m", "tests.trust.everything", desk.folder],
        cwd=work,
        env=environment,
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    failed = [command for command, code in told["codes"].items() if code not in (0, 1)]
    assert failed == []
    assert not (tmp_path / "reached").exists()
    assert set(told["loaded"]) <= REACHING
    # What the commands keep elsewhere, with the model at work, holds no word of the drafts.
    assert [found_below(tmp_path / place) for place in ("home", "temp", "run")] == [{}, {}, {}]
    assert any((tmp_path / "home").rglob("*"))


def test_the_list_of_commands_is_whole(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command that is added and not run without a network fails this."""
    monkeypatch.chdir(tmp_path)
    run = {" ".join(command) for command in commands(str(desk.folder))}
    group = typer.main.get_command(app)
    for path in paths(group):
        assert any(command.startswith(path) for command in run), path


def paths(group: Any, before: str = "") -> list[str]:
    found: list[str] = []
    for name, command in getattr(group, "commands", {}).items():
        inner = paths(command, f"{before}{name} ")
        found += inner or [f"{before}{name}"]
    return found


@pytest.mark.parametrize(
    "reach",
    [
        "import socket; socket.create_connection(('192.0.2.1', 80), 1)",
        "import socket; socket.getaddrinfo('b.example', 80)",
        "import socket; socket.socket(2, 2).sendto(b'a', ('192.0.2.1', 53))",
        "import urllib.request; urllib.request.urlopen('http://192.0.2.1')",
        "import requests; requests.get('http://192.0.2.1', timeout=1)",
        "import tldextract; tldextract.TLDExtract(cache_dir=None)('a.b.example')",
    ],
)
def test_whoever_reaches_is_caught(reach: str, tmp_path: Path, environment: dict[str, str]) -> None:
    """The hook that the test above relies on notes each way out, also those that hide it."""
    command = [sys.executable, "-c", reach]
    subprocess.run(command, env=environment, capture_output=True, check=False, timeout=60)
    assert (tmp_path / "reached").read_text()


MAY_REACH = {
    "review/serving.py": {"socket", "asyncio"},
    "cli/review.py": {"webbrowser"},
    "detection/recognizers/added_offline.py": {"socket"},
}
"""Who of ours may import what: the page that this machine alone is served, and what cuts off the
models of others."""

NETWORK = {
    "socket",
    "ssl",
    "asyncio",
    "http",
    "ftplib",
    "smtplib",
    "imaplib",
    "poplib",
    "xmlrpc",
} | {
    *("telnetlib", "socketserver", "webbrowser", "requests", "httpx", "aiohttp", "urllib3"),
    *("urllib.request", "huggingface_hub", "websockets", "nntplib", "multiprocessing.managers"),
}


def test_no_module_of_ours_imports_what_reaches_a_network() -> None:
    """Read off the source, also inside functions; but for the three that must."""
    package = Path(redactor.__file__).parent
    for path in package.rglob("*.py"):
        name = path.relative_to(package).as_posix()
        if name.startswith("training/"):
            continue
        found = set(imported(ast.parse(path.read_text())))
        network = {each for each in found if each in NETWORK or each.split(".")[0] in NETWORK}
        assert network <= MAY_REACH.get(name, set()), name


def imported(tree: ast.AST) -> list[str]:
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return found
