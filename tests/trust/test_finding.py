"""The search for canaries finds them in every guise; else the other tests could not fail."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.trust.canaries import WORDS, found_below, found_in


def zipped(data: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", data)
    return out.getvalue()


GUISES: dict[str, Callable[[str], bytes]] = {
    "plain": str.encode,
    "upper case": lambda word: word.upper().encode(),
    "utf-16": lambda word: word.encode("utf-16"),
    "json": lambda word: json.dumps(word).encode(),
    "address": lambda word: quote(word).encode(),
    "base64": lambda word: base64.b64encode(word.encode()),
    "base64 of a sentence": lambda word: base64.b64encode(f"It was {word}, she".encode()),
    "zip": lambda word: zipped(word.encode()),
    "gzip": lambda word: gzip.compress(word.encode()),
    "deflated": lambda word: b"stream\n" + zlib.compress(word.encode()) + b"\nendstream",
    "zip in zip": lambda word: zipped(zipped(word.encode())),
    "digest": lambda word: hashlib.sha256(word.encode()).hexdigest().encode(),
    "digest of lower case": lambda word: hashlib.sha1(word.lower().encode()).digest(),  # noqa: S324
    "hexadecimal": lambda word: word.encode().hex().encode(),
}


@pytest.mark.parametrize("guise", GUISES.values(), ids=GUISES)
def test_a_word_is_found_in_every_guise(guise: Callable[[str], bytes]) -> None:
    """Each canary, alone and in the middle of other bytes."""
    for kind, word in WORDS.items():
        assert found_in(guise(word)) == {kind}
        if guise not in (GUISES["zip"], GUISES["gzip"], GUISES["zip in zip"]):
            assert found_in(b"{ 12 " + guise(word) + b" }") == {kind}


def test_names_of_files_are_searched(tmp_path: Path) -> None:
    """And what stands below; what may be there is left out."""
    (tmp_path / WORDS["file"]).mkdir()
    (tmp_path / WORDS["file"] / "a.txt").write_text(WORDS["town"])
    found = found_below(tmp_path)
    assert found == {"krellovane": {"file"}, "krellovane/a.txt": {"file", "town"}}
    assert found_in(WORDS["town"].encode(), but=["town"]) == set()


def test_other_text_is_silent() -> None:
    """Digests, addresses and ordinary prose hold none."""
    prose = "The mill closed on 17 March. Her niece left the town of Haven in 1943. " * 50
    assert found_in(prose.encode() + hashlib.sha256(b"a").digest() * 100) == set()
