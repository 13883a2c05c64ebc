"""Which loaded modules and libraries could reach a network, read off their files."""

from __future__ import annotations

import ast
import re
import struct
from collections.abc import Iterable, Iterator
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path

ROOTS = frozenset(
    "socket _socket ssl _ssl asyncio http.client http.server urllib.request ftplib smtplib imaplib "  # noqa: SIM905
    "poplib nntplib telnetlib xmlrpc socketserver wsgiref webbrowser multiprocessing.connection "
    "multiprocessing.managers requests urllib3 httpx httpx2 httpcore aiohttp websockets anyio trio "
    "h11 h2 grpc paramiko pycurl tornado twisted gevent zmq dns boto3 botocore huggingface_hub "
    "openai azure google.auth google.cloud fsspec smart_open cloudpathlib docker pip".split()
)
"""Modules and packages through which Python code reaches a network."""
CALLS = frozenset("getaddrinfo gethostbyname gethostbyname_r connect sendto sendmsg".split())  # noqa: SIM905
"""Functions of the system that a native library would call for it."""

_NAMED = re.compile(rb"\b(?:%s)" % b"|".join({root.partition(".")[0].encode() for root in ROOTS}))
"""What stands in a source that names any of them: most need not be parsed."""
_ELF = b"\x7fELF\x02\x01"
_DYNAMIC_SYMBOLS = 11


def reaching(names: Iterable[str]) -> dict[str, set[str]]:
    """Modules whose source names what could reach a network, with what it names.

    Also what is imported inside of functions, guarded, or by a name in a string.

    Args:
        names: full names of modules; those that are not found are passed over.
    """
    found: dict[str, set[str]] = {}
    for name in sorted(set(names)):
        spec = _spec(name)
        if spec is None or not str(spec.origin).endswith(".py"):
            continue
        package = name if spec.submodule_search_locations is not None else name.rpartition(".")[0]
        source = Path(str(spec.origin)).read_bytes()
        if not _NAMED.search(source) and not _NAMED.match(name.encode()):
            continue
        tree = ast.parse(source)
        roots = {root for each in imported(tree, package) for root in ROOTS if _is_in(each, root)}
        if roots:
            found[name] = roots
    return found


def native(paths: Iterable[str]) -> list[str]:
    """The names of those libraries that could call what opens connections, by their symbols."""
    files = sorted({Path(path) for path in paths})
    return [file.name for file in files if file.exists() and CALLS & symbols(file.read_bytes())]


def symbols(library: bytes) -> set[str]:
    """The names that a library gives to others or takes of them; see elf(5).

    Searched for in the file they would be missed: linkers store a name as the end of a longer one.
    """
    if not library.startswith(_ELF):
        raise ValueError("no library of 64 bits, little end first")
    (table,) = struct.unpack_from("<Q", library, 0x28)
    size, count = struct.unpack_from("<HH", library, 0x3A)
    sections = [struct.unpack_from("<IIQQQQI", library, table + size * n) for n in range(count)]
    found = set()
    for _, kind, _, _, at, length, linked in sections:
        if kind == _DYNAMIC_SYMBOLS:
            names = sections[linked][4]
            for name, *_ in struct.iter_unpack("<IBBHQQ", library[at : at + length]):
                end = library.index(b"\0", names + name)
                found.add(library[names + name : end].decode())
    if not found:
        raise ValueError("a library that does not tell its symbols")
    return found


def _is_in(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def _spec(name: str) -> ModuleSpec | None:
    """Where a module is, without importing it or its packages."""
    found: ModuleSpec | None = None
    places = None
    parts = name.split(".")
    for end in range(1, len(parts) + 1):
        found = PathFinder.find_spec(".".join(parts[:end]), places)
        if found is None:
            return None
        places = found.submodule_search_locations
    return found


def imported(tree: ast.AST, package: str = "") -> Iterator[str]:
    """The names of what a source imports: modules, and what it takes from them.

    Args:
        tree: of the source.
        package: that relative imports begin at.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: len(package.split(".")) - node.level + 1]
            start = parents if node.level else []
            module = ".".join([*start, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and node.args:
            called = node.func
            function = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            first = node.args[0]
            if function in ("__import__", "import_module") and isinstance(first, ast.Constant):
                yield str(first.value)
