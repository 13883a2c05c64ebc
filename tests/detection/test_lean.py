"""spaCy is imported without what only its command line needs."""

from __future__ import annotations

import subprocess
import sys

import pytest


def _run(code: str) -> str:
    command = [sys.executable, "-c", f"import sys\n{code}"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


_IMPORT = "from redactor.detection.lean import import_spacy\nimport_spacy()\n"


def test_the_command_line_of_spacy_is_left_out() -> None:
    """Neither its commands nor their clients for downloads are loaded."""
    loaded = _run(
        _IMPORT + "print(*(n for n in ('spacy', 'spacy.cli', 'weasel') if n in sys.modules))"
    )
    assert loaded == "spacy"


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import spacy; print(len(spacy.blank('en')('Ada rang.')))", id="tokens"),
        pytest.param(
            "from spacy.cli.info import info; print(3 if callable(info) else 0)", id="cli"
        ),
        pytest.param("import_spacy(); import spacy; print(3 if spacy.Language else 0)", id="again"),
        pytest.param("import presidio_analyzer; print(3)", id="presidio"),
    ],
)
def test_all_else_works_as_ever(code: str) -> None:
    """spaCy, what builds on it and its command line work after the import."""
    assert _run(_IMPORT + code) == "3"


def test_spacy_is_left_alone_where_it_is_loaded() -> None:
    """What was imported in full before stays."""
    assert _run(f"import spacy\n{_IMPORT}print(callable(spacy.info))") == "True"


def test_check_leaves_it_out() -> None:
    """What judges drafts does not load it."""
    code = (
        "from redactor.checking.tasks import Manner, Task\n"
        "from redactor.checking.working import _new_judge\n"
        "from redactor.config import Config\n"
        "_new_judge(Task(0, b'', '', '', False, Manner(Config(), rules_only=True)))\n"
        "print('spacy' in sys.modules, 'spacy.cli' in sys.modules)"
    )
    assert _run(code) == "True False"


_PRESIDIO = "from redactor.detection.lean import import_presidio\nimport_presidio()\n"


def test_presidio_comes_without_a_client_for_the_network() -> None:
    """What could fetch is neither loaded with Presidio nor in the way of who wants it."""
    code = (
        "names = ('requests', 'requests_file', 'filelock', 'urllib3', 'http.client')\n"
        "print(*(name for name in names if name in sys.modules))\n"
        "import requests\n"
        "print(requests.Session().headers['User-Agent'].partition('/')[0])"
    )
    assert _run(_PRESIDIO + code) == "python-requests"


@pytest.mark.parametrize(
    "use",
    [
        pytest.param("tldextract.TLDExtract(cache_dir=None)('a.example.org')", id="list"),
        pytest.param("tldextract.suffix_list.requests.get('x')", id="client"),
        pytest.param("tldextract.cache.FileLock('x')", id="lock"),
    ],
)
def test_nothing_can_be_fetched(use: str) -> None:
    """Whatever of tldextract would open a connection is refused before anything is opened."""
    code = (
        "import socket, tldextract.cache, tldextract.suffix_list\n"
        "socket.socket = None\n"
        f"try:\n    {use}\n"
        "except RuntimeError as problem:\n    print(problem)"
    )
    assert _run(_PRESIDIO + code) == "redactor opens no connection"


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(
            "from presidio_analyzer import Pattern\n"
            "try:\n    Pattern('', '(', 0.5)\n"
            "except ValueError:\n    print(3)",
            id="patterns are checked",
        ),
        pytest.param(
            "import presidio_analyzer\n"
            "pattern = presidio_analyzer.pattern.Pattern\n"
            "print(3 if pattern is presidio_analyzer.Pattern else 0)",
            id="one module of patterns",
        ),
        pytest.param(
            "from presidio_analyzer.predefined_recognizers import UsSsnRecognizer\n"
            "print(3 if UsSsnRecognizer().analyze('SSN 219-09-9998', ['US_SSN'], None) else 0)",
            id="recognizers of its own",
        ),
        pytest.param("import_presidio(); print(3)", id="again"),
    ],
)
def test_presidio_works_as_ever(code: str) -> None:
    """What Presidio does of itself it does after the import, too."""
    assert _run(_PRESIDIO + code) == "3"


def test_presidio_is_left_alone_where_it_is_loaded() -> None:
    """What was imported in full before stays."""
    code = "print(sys.modules['tldextract.suffix_list'].requests is sys.modules['requests'])"
    assert _run(f"import presidio_analyzer\n{_PRESIDIO}{code}") == "True"
