"""What docs/audit-log.md tells to do by hand works."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from redactor.audit.schema import schema

from .logs import LOG, lines_of, rechain, records_of

PAGE = (Path(__file__).parents[2] / "docs" / "audit-log.md").read_text(encoding="utf-8")
CHAIN, COPY = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
(SHELL,) = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)


def run(snippet: str, folder: Path, log: bytes) -> subprocess.CompletedProcess[str]:
    (folder / "draft.redacted.md.audit.jsonl").write_bytes(log)
    return subprocess.run(
        [sys.executable, "-c", snippet], cwd=folder, capture_output=True, text=True, check=False
    )


def test_the_chain_is_checked_by_hand(tmp_path: Path) -> None:
    """The snippet passes a log and prints its head."""
    done = run(CHAIN, tmp_path, LOG)
    assert (done.returncode, done.stdout) == (0, f"head {records_of(LOG)[-1]['head']}\n")


@pytest.mark.parametrize(
    ("log", "words"),
    [
        pytest.param(LOG.replace(b"A country", b"A city"), "line 4 does not follow", id="changed"),
        pytest.param(
            LOG.replace(lines_of(LOG)[2], b""), "line 3 does not follow", id="decision gone"
        ),
        pytest.param(LOG.replace(lines_of(LOG)[-1], b""), "seal", id="footer gone"),
        pytest.param(LOG.replace(b'"count":3', b'"count":4'), "seal", id="count changed"),
    ],
)
def test_damage_is_found_by_hand(tmp_path: Path, log: bytes, words: str) -> None:
    """The snippet stops at a log that was changed."""
    done = run(CHAIN, tmp_path, log)
    assert done.returncode == 1
    assert words in done.stderr


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum")
def test_a_line_is_checked_in_the_shell(tmp_path: Path) -> None:
    """The digest of a line is the next line's `prev`."""
    (tmp_path / "draft.redacted.md.audit.jsonl").write_bytes(LOG)
    done = subprocess.run(
        ["sh", "-c", SHELL], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    digest = done.stdout.split()[0]
    assert digest == records_of(LOG)[2]["prev"]
    assert f'"prev":"{digest}"' in done.stdout


@pytest.mark.parametrize("shift", [0, 1])
def test_replacements_stand_at_their_spans(tmp_path: Path, shift: int) -> None:
    """The snippet passes the copy of the log, with CRLF and a byte order mark, and no other."""
    text = list("\r\n" * 50)
    for record in records_of(LOG):
        if record.get("replacement"):
            text[record["span"]["start"] : record["span"]["end"]] = record["replacement"]
    copy = "\ufeff" + "x" * shift + "".join(text)
    (tmp_path / "draft.redacted.md").write_bytes(copy.encode("utf-8"))
    assert run(COPY, tmp_path, rechain(records_of(LOG))).returncode == shift


def test_every_field_is_on_the_page() -> None:
    """The tables name each field that the schema has, and no other."""
    kinds = [schema()["$defs"][name] for name in ("Header", "DecisionRecord", "Footer")]
    for title, kind in zip(("Header", "Decision", "Footer"), kinds, strict=True):
        section = PAGE.split(f"### {title}\n")[1].split("\n#")[0]
        fields = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
        assert sorted(fields) == sorted(kind["properties"])
