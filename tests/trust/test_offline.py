"""No command reaches for a network, with every socket forbidden and none there."""

from __future__ import annotations

import ast
import json
import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest

import redactor
from tests.documents import pictures
from tests.trust.canaries import found_below
from tests.trust.conftest import TRIED, Desk
from tests.trust.drafts import DRAFTS
from tests.trust.reaching import ROOTS, imported, native, reaching

ROOT = Path(__file__).parents[2]

FORBIDDEN = """\
import atexit, os, sys
_imported = os.open(os.environ["IMPORTED"], os.O_WRONLY)
def _refuse(event, args):
    if event == "import":
        os.write(_imported, f"{args[0]}\\n".encode())
    if not event.startswith(("socket.", "urllib.", "http.client.", "ftplib.", "smtplib.")):
        return
    if event in ("socket.__new__", "socket.gethostname"):
        return
    if event == "socket.bind" and args[1] in (("127.0.0.1", 0), ("::1", 0)):
        return
    os.write(_imported, f"reached {event}\\n".encode())
    raise PermissionError("no network")
sys.addaudithook(_refuse)
class _Note:
    @staticmethod
    def find_spec(name, *_):
        os.write(_imported, f"{name}\\n".encode())
sys.meta_path.insert(0, _Note)
def _libraries():
    if os.path.exists("/proc/self/maps"):
        with open("/proc/self/maps") as maps:
            for path in {line.split(None, 5)[-1].strip() for line in maps if ".so" in line}:
                os.write(_imported, f"{path}\\n".encode())
atexit.register(_libraries)
"""
"""A `sitecustomize`, with which every Python process begins: it tells what is imported, and refuses
all but taking a port of this machine, which the review page does. It tells through a pipe: the
process that reads PDFs may write no file."""


VARIABLES = ("XDG_", "REDACTOR_", "ORT_", "CI", "GITHUB_", "GITLAB_", "TF_BUILD", "BUILD_")
"""What would move the user's folders, or tell programs that nobody is to be reported on here."""


@dataclass
class Told:
    """What the processes told."""

    codes: dict[str, int]
    imported: set[str]
    libraries: set[str]
    reached: list[str]


class Listener(Thread):
    """Reads what processes tell, until nothing more is expected."""

    def __init__(self, folder: Path) -> None:
        super().__init__(daemon=True)
        self.path = folder / "imported"
        os.mkfifo(self.path)
        # For reading and writing, so that it does not end between two processes.
        self._descriptor = os.open(self.path, os.O_RDWR)
        self._read = b""

    def run(self) -> None:
        """Read up to the last line."""
        while not self._read.endswith(b"\nend\n"):
            self._read += os.read(self._descriptor, 1 << 16)

    def lines(self) -> list[str]:
        """What was told."""
        os.write(self._descriptor, b"\nend\n")
        self.join(30)
        os.close(self._descriptor)
        return self._read.decode().splitlines()


def environment(folder: Path, listener: Listener) -> dict[str, str]:
    """One in which nothing is cached, and no socket is let through."""
    hook = folder / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(FORBIDDEN)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(VARIABLES)}
    for variable, name in (("HOME", "home"), ("TMPDIR", "temp"), ("XDG_RUNTIME_DIR", "run")):
        (folder / name).mkdir(mode=0o700)
        kept[variable] = str(folder / name)
    path = os.pathsep.join((str(hook), str(ROOT)))
    return kept | {"PYTHONPATH": path, "IMPORTED": str(listener.path)}


def without_network() -> list[str]:
    """What runs a command in an empty network of its own, where the machine lets us."""
    unshare = shutil.which("unshare")
    own = [unshare, "-rn", "sh", "-c", 'ip link set lo up 2>/dev/null; exec "$0" "$@"']
    able = unshare is not None and subprocess.run([*own, "true"], check=False).returncode == 0
    return [part for part in own if part] if able else []


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all commands run, and what they keep elsewhere."""
    return tmp_path_factory.mktemp("offline")


@pytest.fixture(scope="module")
def told(place: Path, desk: Desk) -> Told:
    """What came of every command, run with the model, without a network and from an empty home."""
    work = place / "work"
    work.mkdir()
    for suffix in ("docx", "odt", "pdf", "eml"):
        (work / f"krellovane.{suffix}").write_bytes(DRAFTS[suffix])
    (work / "a.png").write_bytes(pictures.png())
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", work / "id"], check=True)
    listener = Listener(place)
    listener.start()
    done = subprocess.run(
        [*without_network(), sys.executable, "-m", "tests.trust.everything", desk.folder],
        cwd=work,
        env=environment(place, listener),
        capture_output=True,
        check=False,
        timeout=300,
    )
    lines = listener.lines()
    assert done.returncode == 0, done.stderr
    return Told(
        codes=json.loads(done.stdout),
        imported={line for line in lines if "/" not in line and " " not in line},
        libraries={line for line in lines if line.startswith("/")},
        reached=[line for line in lines if line.startswith("reached ")],
    )


def test_every_command_runs_without_a_network(told: Told, place: Path) -> None:
    """Each does its work, and none even asks for a name."""
    TRIED["commands run without a network"] = len(told.codes)
    assert [command for command, code in told.codes.items() if code not in (0, 1)] == []
    assert told.reached == []
    # What the commands keep elsewhere, with the model at work, holds no word of the drafts.
    assert [found_below(place / name) for name in ("home", "temp", "run")] == [{}, {}, {}]
    assert any((place / "home").rglob("*"))


def test_nobody_else_keeps_anything_in_the_home(told: Told, place: Path) -> None:
    """No identifier of the machine, no file of what will be reported, as onnxruntime makes."""
    kept = {path.relative_to(place / "home") for path in (place / "home").rglob("*")}
    assert {path for path in kept if "redactor" not in path.parts and len(path.parts) > 1} == set()


COULD = {
    "asyncio": "Of the standard library; the review page runs on it, on this machine alone.",
    "socket": "Of the standard library; opened by the review page alone.",
    "ssl": "Of the standard library; asyncio names it.",
    "socketserver": "Of the standard library; `logging.config` names it, nothing starts one.",
    "http.client": "Of the standard library; Starlette takes the names of status codes of it.",
    "multiprocessing": "Of the standard library; `check` talks to its workers through pipes.",
    "concurrent.futures.process": "Of the standard library; likewise.",
    "webbrowser": "Of the standard library; shows the review page, unless `--no-browser`.",
    "email.utils": "Of the standard library; asks for this machine's name in message ids alone.",
    "logging": "Of the standard library; its handlers that send are named by no logger of ours.",
    "platform": "Of the standard library; asks for this machine's name alone.",
    "uuid": "Of the standard library; likewise.",
    "anyio": "Runs Starlette on asyncio.",
    "h11": "Speaks HTTP without opening anything; uvicorn's.",
    "starlette": "Answers the review page.",
    "uvicorn": "Serves it, at an address of this machine alone.",
    "jinja2": "Makes the report; its templates may wait for coroutines.",
    "typer": "Can start a browser where a command asks for it; none does.",
    "typing_extensions": "Names types of asyncio.",
    "numpy.lib._datasource": "Opens addresses given as file names; we give it none.",
    "py3langid.langid": "Could serve its answers when started as a program.",
    "spacy.util": "Asks for free ports for its viewer, which we do not start.",
    "tldextract": "Could fetch its list of suffixes; gets a stand-in for its client instead.",
    "presidio_analyzer": "Recognizers that ask services; their clients are not installed.",
    "presidio_anonymizer": "An operator that asks a service; likewise.",
    "redactor.review.serving": "Serves the review page, on this machine alone.",
    "redactor.review.waiting": "Gives up, through asyncio, answers that a tab waits for.",
    "redactor.cli.review": "Shows it in a browser.",
    "redactor.checking": "Talks to the workers of `check` through pipes.",
}
"""Modules and packages that are loaded and could reach a network, and why they do not."""

COULD_NATIVELY = {
    "libc.so": "The system's own functions.",
    "libcrypto": "OpenSSL's encryption, of which the hashes of Python are a part.",
    "libssl": "OpenSSL's connections, which `ssl` loads.",
    "_socket": "Python's own.",
    "_ssl": "Likewise.",
    "_rust": "`cryptography`, with OpenSSL in it.",
    "pyrage": "Encrypts with age; Rust's own library in it talks to sockets, age opens none.",
    "onnxruntime": "Reports to its maker, unless the variable is set that `redactor` sets.",
    "libxcb": "Pillow's; it takes pictures of the screen with it, which we do not ask for.",
    "libuuid": "Asks a service of this machine for identifiers, in no use of ours.",
    **dict.fromkeys(
        ("libnss_files", "libnss_compat", "libnss_systemd", "libnss_sss"),
        "Looks up names of accounts; others, which look up hosts, are loaded by a look-up alone.",
    ),
    "ld-linux": "The system's loader.",
}
"""Likewise, native libraries, by how their files' names begin."""


def test_what_could_reach_a_network_is_known(told: Told) -> None:
    """Of all that any command, or a process that it starts, imports: each has its reason here."""
    assert {"redactor.pipeline", "redactor.documents.pdf.extraction", "spacy"} <= told.imported
    found = reaching(told.imported)
    assert set(found) >= {"redactor.review.serving", "uvicorn.server", "tldextract.suffix_list"}
    unknown = {
        name: sorted(names)
        for name, names in found.items()
        if not any(name == known or name.startswith(f"{known}.") for known in COULD)
    }
    assert unknown == {}


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="reads what Linux tells")
def test_what_could_reach_a_network_natively_is_known(told: Told) -> None:
    """Of the native libraries that these processes load, likewise."""
    found = native(told.libraries)
    assert any(name.startswith("libc.so") for name in found)
    assert [n for n in found if not any(n.startswith(known) for known in COULD_NATIVELY)] == []


@pytest.mark.parametrize(
    "code",
    ["import colorsys", "import importlib; importlib.import_module('colorsys')"],
    ids=["statement", "call"],
)
def test_what_is_imported_is_told_however_it_is(code: str, tmp_path: Path) -> None:
    """The tests around this one rely on it."""
    listener = Listener(tmp_path)
    listener.start()
    own = environment(tmp_path, listener)
    subprocess.run([sys.executable, "-c", code], env=own, check=True, timeout=60)
    assert "colorsys" in listener.lines()


def test_no_client_for_the_network_is_loaded(told: Told) -> None:
    """Nobody's: they are neither imported by what we use, nor asked for by our own commands."""
    clients = {"requests", "urllib3", "httpx", "httpcore", "aiohttp", "grpc", "openai", "botocore"}
    clients |= {"huggingface_hub", "websockets", "urllib.request", "ftplib", "smtplib"}
    assert told.imported & clients == set()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import socket", {"socket"}),
        ("def f():\n    from urllib import request", {"urllib.request"}),
        ("try:\n    import httpx as h\nexcept ImportError:\n    h = None", {"httpx"}),
        ("import importlib\nimportlib.import_module('requests')", {"requests"}),
        ("__import__('http.client')", {"http.client"}),
        ("from asyncio.streams import open_connection", {"asyncio"}),
        ("from . import socket", set()),
        ("import urllib.parse, socketry", set()),
    ],
)
def test_what_could_reach_is_read_off_the_source(
    source: str, found: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However it is imported; the tests above rely on that."""
    (tmp_path / "some_module_of_another.py").write_text(source)
    monkeypatch.syspath_prepend(str(tmp_path))
    seen = reaching(["some_module_of_another", "no_module_of_that_name"])
    assert seen.get("some_module_of_another", set()) == found


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="counts threads as Linux does")
def test_the_engine_of_the_model_reports_to_nobody(tmp_path: Path) -> None:
    """Importing it starts no thread and leaves nothing, also where Redactor is used from Python."""
    code = (
        "import os, redactor\n"
        "before = len(os.listdir('/proc/self/task'))\n"
        "import numpy, onnxruntime\n"
        "print(len(os.listdir('/proc/self/task')) - before)\n"
    )
    kept = {k: v for k, v in os.environ.items() if not k.startswith(VARIABLES)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=kept | {"HOME": str(tmp_path), "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert done.stdout == "0\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "reach",
    [
        lambda: socket.create_connection(("192.0.2.1", 80), 1),
        lambda: socket.getaddrinfo("b.example", 80),
        lambda: socket.gethostbyname("b.example"),
        lambda: datagram(("192.0.2.1", 53)),
        lambda: urllib.request.urlopen("http://192.0.2.1"),
    ],
    ids=["connect", "look up", "look up as of old", "send", "ask"],
)
def test_no_test_reaches_a_network(reach: Callable[[], object]) -> None:
    """Whichever tries fails, whatever it catches."""
    with pytest.raises(pytest.fail.Exception, match="reaches a network"):
        reach()


def datagram(address: tuple[str, int]) -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as sending:
        sending.sendto(b"a", address)


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
def test_whoever_reaches_is_caught(reach: str, tmp_path: Path) -> None:
    """The hook that the tests above rely on notes each way out, also those that hide it."""
    listener = Listener(tmp_path)
    listener.start()
    own = environment(tmp_path, listener)
    subprocess.run(
        [sys.executable, "-c", reach], env=own, capture_output=True, check=False, timeout=60
    )
    assert [line for line in listener.lines() if line.startswith("reached ")]


MAY_REACH = {
    "review/serving.py": {"socket", "asyncio"},
    "review/waiting.py": {"asyncio"},
    "cli/review.py": {"webbrowser"},
    "detection/recognizers/added_offline.py": {"socket"},
    "checking/pool.py": {"multiprocessing.connection"},
    "checking/working.py": {"multiprocessing.connection"},
}
"""Who of ours may import what: the page that this machine alone is served, what cuts off the models
of others, and what talks to the workers of `check` through pipes."""


def test_no_module_of_ours_imports_what_reaches_a_network() -> None:
    """Read off the source, also inside functions; but for those that must."""
    package = Path(redactor.__file__).parent
    for path in package.rglob("*.py"):
        name = path.relative_to(package).as_posix()
        if name.startswith("training/"):
            continue
        found = set(imported(ast.parse(path.read_text()), "redactor"))
        network = {root for root in ROOTS for each in found if f"{each}.".startswith(f"{root}.")}
        assert network <= MAY_REACH.get(name, set()), name
