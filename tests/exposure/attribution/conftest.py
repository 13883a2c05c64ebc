"""Drafts as attribution gets them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detection.engine import Engine
from redactor.documents.document import Document
from redactor.exposure.attribution import Attribution, attribute
from redactor.rulepacks import load_packs

Attribute = Callable[[str], Attribution]


@pytest.fixture(scope="session")
def attributed() -> Attribute:
    """Rules alone find what is in a text; attribution ties it to people."""
    engine = Engine(load_packs(), None)

    def run(text: str) -> Attribution:
        return attribute(engine.detect(Document(text), "en", lambda _document, _normalized: ()))

    return run
