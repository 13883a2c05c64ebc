"""Reads base 64 as lenient programs do, so that what they can read is read."""

from __future__ import annotations

import base64
import re

_URL_SAFE = str.maketrans("-_", "+/")
_FOREIGN = re.compile(r"[^A-Za-z0-9+/]+")


def decoded64(octets: str) -> tuple[bytes, bool]:
    """The bytes that are written in base 64, and whether programs may read others there.

    Both alphabets are read, whether or not padding is missing. A last sign that makes no byte (of
    4n+1) is dropped. What follows padding is read as another stretch, and the result is uncertain
    then, as it is when other characters stand in it, which are passed over.

    Args:
        octets: base 64, also damaged, also broken by white space.

    Source: RFC 4648; what decoders do with damage is theirs to choose.
    """
    stretches = re.sub(r"\s", "", octets).rstrip("=").translate(_URL_SAFE).split("=")
    plain = [_FOREIGN.sub("", stretch) for stretch in stretches]
    return b"".join(map(_bytes, plain)), len(plain) > 1 or plain != stretches


def _bytes(signs: str) -> bytes:
    whole = signs[: len(signs) - (len(signs) % 4 == 1)]
    return base64.b64decode(whole + "=" * (-len(whole) % 4))
