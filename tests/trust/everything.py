"""Runs every command there is, one after the other, in one process.

`python -m tests.trust.everything DESK` runs them in this folder, with the model, on drafts with
addresses of every kind, and prints a JSON object: how each command ended, by its words.
"""

from __future__ import annotations

import io
import json
import os
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


def commands(desk: str) -> list[list[str]]:
    """All of them, each as it is typed."""
    recipient = (Path(desk) / "recipient").read_text()
    identity = ["--identity", f"{desk}/identity"]
    vault = ["--vault", "mill.age", "--recipient", recipient, "--expire", "3"]
    log = "mill.redacted.md.audit.jsonl"
    others = ("mill.html", "mill.svg", "krellovane.docx", "krellovane.pdf", "krellovane.eml")
    return [
        ["--version"],
        ["--help"],
        ["key", "init"],
        ["key", "show"],
        ["redact", "mill.md", "--sources", f"{desk}/sheet.age", *identity, *vault],
        *(["redact", name] for name in others),
        ["redact", "mill.md", "--format", "json", "-o", "b.md", "--operator", "pseudonym"],
        ["redact", "mill.md", "--diff"],
        ["check", ".", "--format", "sarif"],
        ["check", "mill.md", "--no-cache", "--baseline", "base.json", "--write-baseline"],
        ["baseline", "audit", "base.json", "--list"],
        ["report", "mill.md", "-o", "r.html"],
        ["review", "mill.md", "--no-browser"],
        ["audit", "show", log],
        ["audit", "verify", log],
        ["audit", "schema"],
        ["audit", "sign", log, "--as", "Vera", "--ssh-key", "id"],
        ["restore", "mill.redacted.md", "--vault", "mill.age", "-o", "again.md", *identity],
        ["vault", "prune", "."],
        ["sources", "check", f"{desk}/sheet.age", *identity],
        ["sources", "show", f"{desk}/sheet.age", "--plain", *identity],
        ["sources", "init", "new.age", "--recipient", recipient],
        ["sources", "edit", "new.age", *identity],
        ["rules", "list"],
        ["rules", "show", "kinship.possessive"],
        ["rules", "test", f"{desk}/pack.yaml"],
        ["evaluate", "gold.jsonl"],
        ["formats"],
        ["metadata", "krellovane.docx"],
        ["clean", "krellovane.docx"],
        ["init"],
    ]


def run(command: list[str]) -> int:
    """How a command ended."""
    sys.argv = ["redactor", *command]
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
    Path("mill.md").write_text(MARKDOWN)
    Path("mill.html").write_text(HTML)
    Path("mill.svg").write_text(SVG)
    Path("gold.jsonl").write_text(json.dumps({"id": "a", "text": MARKDOWN, "spans": []}) + "\n")
    codes = {" ".join(command): run(command) for command in commands(sys.argv[1])}
    print(json.dumps(codes))  # noqa: T201
