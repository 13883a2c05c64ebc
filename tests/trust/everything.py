"""Runs every command there is, one after the other, in one process.

`python -m tests.trust.everything DESK` runs them in this folder, with the model, on drafts with
addresses of every kind, and prints a JSON object: how each command ended, by its words.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from redactor.cli import main, review

MARKDOWN = (
    "A source in Tibbelhaven told us to write to anna.mill@mills.example.co.uk, to ring\n"
    "+44 20 7946 0958 or to look at https://www.mills.example.org/a?b=c#d and 192.0.2.7.\n"
    "![a](http://192.0.2.1/a.png) <https://b.example> mill.example.com/night @quiet_mill\n"
)
HTML = (
    "<!doctype html><html><head><title>a</title><link rel=stylesheet href='http://192.0.2.1/a.css'>"
    "<script src='http://192.0.2.1/a.js'></script></head><body><img src='//b.example/a.png'>"
    "<p>Anna said so.</p><iframe src='http://192.0.2.1/'></iframe></body></html>"
)
SVG = (
    "<?xml version='1.0'?><!DOCTYPE svg SYSTEM 'http://192.0.2.1/a.dtd'>"
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>"
    "<image xlink:href='http://192.0.2.1/a.png'/><text>Anna said so.</text></svg>"
)


POSTED = "From a@b.example Thu Nov 26 07:00:00 2026\nFrom: a@b.example\nSubject: The mill\n\n"
PLAIN = "sources:\n  - {id: mill, names: [Anna Krellovane]}\n"

TEXTS = ("txt", "markdown", "mdx", "xhtml", "tex", "rst", "adoc", "srt", "vtt")
"""Formats that take the Markdown draft as it is."""

_OPENED = ("krellovane.docx", "krellovane.odt", "krellovane.eml")
OTHERS = (*_OPENED, "mill.html", "mill.svg", "mill.mbox")


def commands(desk: str) -> list[list[str]]:
    """All of them, each as it is typed."""
    recipient = (Path(desk) / "recipient").read_text()
    identity = ["--identity", f"{desk}/identity"]
    sheet = ["--sources", f"{desk}/sheet.age", *identity]
    vault = ["--vault", "mill.age", "--recipient", recipient, "--expire", "3"]
    log = "mill.redacted.md.audit.jsonl"
    quick = ["--rules-only", "--language", "en"]
    manner = ["--policy", "everything", "--rules", f"{desk}/pack.yaml", *quick]
    plain = ["--sources", "plain.yaml", "--plain-sheet"]
    phrase = ["--passphrase-file", "phrase"]
    check, kept = ["check", *quick], ["--baseline", "base.json"]
    return [
        ["--version"],
        ["--help"],
        ["key", "init"],
        ["key", "show"],
        ["redact", "mill.md", *sheet, *vault],
        ["redact", "krellovane.pdf"],
        ["redact", "mill.md", "--format", "json", "-o", "b.md", "--operator", "pseudonym"],
        ["redact", "mill.md", "--diff"],
        *(["redact", name, *quick] for name in (*(f"mill.{text}" for text in TEXTS), *OTHERS)),
        ["redact", "a.png"],
        ["redact", "mill.md", "-o", "tag.md", "--operator", "tag", "--audit", "tag.log", *manner],
        ["redact", "mill.md", "-o", "bar.md", "--operator", "block", *plain, *quick],
        ["redact", "krellovane.docx", "-o", "b.docx", "--keep-comments", *quick],
        ["redact", "krellovane.docx", "-o", "c.docx", "--as-tracked-changes", *quick],
        ["redact", "krellovane.pdf", "-o", "c.md", "--ocr", *quick],
        ["check", ".", "--format", "sarif", "--jobs", "2", "--timeout", "60"],
        [*check, "mill.md", "--no-cache", *kept, "--write-baseline"],
        [*check, "mill.md", *kept, "--fail-on-unaudited", "--key", f"{desk}/newsroom.key"],
        [*check, "krellovane.docx", "--format", "text", *sheet],
        [*check, ".", "--format", "json", "--config", "own.toml", "--exclude", "*.md"],
        [*check, "mill.md", "--format", "jsonl", "--isolated", "--audience", "authorities"],
        [*check, "--staged", "--format", "github", "--force-exclude", "--exit-zero"],
        [*check, "mill.md", "--format", "gitlab", "--diff-base", "HEAD"],
        [*check, "--commit-msg", "mill.txt"],
        [*check, "-", "--stdin-filename", "mill.md"],
        ["check", ".", "--show-config"],
        ["baseline", "audit", "base.json", "--list"],
        ["report", "mill.md", "-o", "r.html", "--neutral-pronouns", "--with-originals"],
        ["review", "mill.md", "--no-browser", "--port", "0", "--decisions", "decided.json"],
        ["audit", "show", log],
        ["audit", "verify", log],
        ["audit", "schema"],
        ["audit", "sign", log, "--as", "Vera", "--ssh-key", "id"],
        ["restore", "mill.redacted.md", "--vault", "mill.age", "-o", "again.md", *identity],
        [
            "restore",
            "mill.redacted.md",
            "--vault",
            "mill.age",
            "--log",
            log,
            "-o",
            "c.txt",
            *identity,
        ],
        ["redact", "again.md", "--in-place", *quick],
        ["redact", "krellovane.pdf", "-o", "b.pdf", "--rasterize", *quick],
        ["vault", "prune", ".", "--dry-run"],
        ["vault", "prune", "."],
        ["sources", "check", f"{desk}/sheet.age", *identity],
        ["sources", "show", f"{desk}/sheet.age", "--plain", *identity],
        ["sources", "init", "new.age", "--recipient", recipient, "--from", "plain.yaml"],
        ["sources", "edit", "new.age", *identity],
        ["sources", "init", "other.age", *phrase],
        ["rules", "list"],
        ["rules", "show", "kinship.possessive"],
        ["rules", "test", f"{desk}/pack.yaml"],
        ["evaluate", "gold.jsonl"],
        ["evaluate", "gold.jsonl", "--format", "json", "--curve"],
        ["evaluate", "gold.jsonl", "--model-only", "--errors"],
        ["formats"],
        ["formats", "--format", "json"],
        ["metadata", "krellovane.docx"],
        ["metadata", "a.png", "--format", "json"],
        ["clean", "krellovane.docx"],
        ["clean", "krellovane.odt", "--in-place"],
        ["init"],
        ["init", "--write"],
    ]


def prepare() -> None:
    """Put the drafts into this folder, a repository with one of them staged."""
    for suffix in ("md", *TEXTS):
        Path(f"mill.{suffix}").write_text(MARKDOWN)
    Path("mill.html").write_text(HTML)
    Path("mill.svg").write_text(SVG)
    Path("mill.mbox").write_text(f"{POSTED}{MARKDOWN}")
    Path("gold.jsonl").write_text(json.dumps({"id": "a", "text": MARKDOWN, "spans": []}) + "\n")
    Path("plain.yaml").write_text(PLAIN)
    Path("phrase").write_text("eleven mills turn slowly by the weir\n")
    Path("own.toml").write_text('policy = "names-only"\n')
    author = ["-c", "user.name=Desk", "-c", "user.email=a@b.example"]
    for command in (["init"], ["add", "mill.txt"], ["commit", "-m", "A"], ["add", "mill.md"]):
        subprocess.run(["git", *author, *command], check=True, capture_output=True)


def run(command: list[str]) -> int:
    """How a command ended; standard input holds a draft."""
    sys.argv = ["redactor", *command]
    sys.stdin = io.TextIOWrapper(io.BytesIO(MARKDOWN.encode()))
    out = io.TextIOWrapper(io.BytesIO())
    with redirect_stdout(out), redirect_stderr(out):
        try:
            main()
        except SystemExit as ended:
            return ended.code if isinstance(ended.code, int) else 0
    return 0


if __name__ == "__main__":
    review._IDLE = 0.2  # type: ignore[misc]
    review._leave = sys.exit
    os.environ["EDITOR"] = "true"
    prepare()
    able = shutil.which("tesseract") is not None
    each = [command for command in commands(sys.argv[1]) if able or "--ocr" not in command]
    codes = {" ".join(command): run(command) for command in each}
    print(json.dumps(codes))  # noqa: T201
