"""Puts words that are written in capitals into the case that they would have in running text."""

from __future__ import annotations

from redactor.detection.truecasing.text import truecase

__all__ = ["truecase"]
