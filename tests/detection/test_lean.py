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
        "from redactor.checking.working import _new_judge\n"
        "_new_judge()\n"
        "print('spacy' in sys.modules, 'spacy.cli' in sys.modules)"
    )
    assert _run(code) == "True False"
