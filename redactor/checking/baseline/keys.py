"""The key that makes a baseline's digests tell nothing to those who lack it."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import regex

from redactor.checking.git import find_repository
from redactor.errors import BaselineKeyError

VARIABLE: Final = "REDACTOR_KEY"
_FEWEST = 16
"""Bytes of a key; as many as cannot be tried one by one, if they are random."""
_MOST = 4096
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")


@dataclass(frozen=True, slots=True)
class Key:
    """A newsroom's key.

    Args:
        secret: made of what the newsroom keeps, for baselines alone.
    """

    secret: bytes = field(repr=False)

    @property
    def id(self) -> str:
        """Tells this key from others, and nothing of it: 16 lower-case hexadecimal digits."""
        return self._digest("key")[:16]

    def identity(self, path: str, rule: str, words: str, ordinal: int) -> str:
        """The digest by which a finding is known again: 32 lower-case hexadecimal digits.

        Args:
            path: the file, with `/` between its parts.
            rule: the rule that found it.
            words: its words; case, white space, marks and signs do not count.
            ordinal: of the findings of that rule with these words in the file, the how manieth.
        """
        return self._digest("finding", path, rule, said(words), str(ordinal))[:32]

    def _digest(self, *parts: str) -> str:
        message = "\0".join(parts).encode("utf-8", "surrogatepass")
        return hmac.new(self.secret, message, hashlib.sha256).hexdigest()


def said(words: str) -> str:
    """The words without case, white space and signs, so that wrapping and emphasis do not count."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    return " ".join(_WORD.findall(plain) or plain.split())


def make_key(material: bytes) -> Key:
    """The key for baselines that a newsroom's own one gives.

    Raises:
        BaselineKeyError: RED808: it is too short.
    """
    if len(material) < _FEWEST:
        hint = f"Use at least {_FEWEST} random bytes; see docs/baseline.md."
        raise BaselineKeyError("the key is too short", next_step=hint)
    return Key(hmac.new(material, b"redactor baseline 1", hashlib.sha256).digest())


def find_key(path: Path | None, environment: Mapping[str, str], baseline: Path) -> Key | None:
    """The key in a file, else that of the environment; `None`: there is none.

    Args:
        path: the file; white space around its content does not count.
        environment: of the process; its variable `REDACTOR_KEY` is read.
        baseline: the file the key is for; a key may not be kept in the same repository, nor, where
            there is none, in the same folder or below.

    Raises:
        BaselineKeyError: RED808.
    """
    if path is None:
        given = environment.get(VARIABLE, "").strip()
        return make_key(given.encode("utf-8", "surrogateescape")) if given else None
    folder = baseline.absolute().parent
    repository = find_repository(folder)
    together = folder if repository is None else repository.root
    if path.resolve().is_relative_to(together.resolve()):
        raise BaselineKeyError(
            f"the key is kept in the {'folder' if repository is None else 'repository'} of the"
            " baseline",
            path=str(path),
            next_step="Whoever has both can guess the words. Make another, and keep it elsewhere.",
        )
    try:
        with path.open("rb") as file:
            material = file.read(_MOST + 1)
    except OSError as problem:
        reason = (problem.strerror or "unreadable").lower()
        raise BaselineKeyError(f"cannot read the key: {reason}", path=str(path)) from problem
    if len(material) > _MOST:
        raise BaselineKeyError("the file is too large for a key", path=str(path))
    return make_key(material.strip())
