"""Finds what could identify a confidential source and writes a copy without it.

    from redactor import Redactor

    redactor = Redactor.from_policy("everything")
    redaction = redactor.redact(text)
    redaction.text, redaction.decisions, redaction.leaks

Names are imported on first use, so that `import redactor` is light.
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Any

# Before anything can import onnxruntime: from 1.29 on it would otherwise give the machine an
# identifier, keep that in the user's cache and report to its maker, whatever it is told later.
# Source: its Privacy.md.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

if TYPE_CHECKING:
    from redactor.errors import RedactorError as RedactorError
    from redactor.exposure.decisions import Action as Action
    from redactor.exposure.decisions import Decision as Decision
    from redactor.exposure.decisions import Exposure as Exposure
    from redactor.exposure.policy import Policy as Policy
    from redactor.pipeline import Redactor as Redactor
    from redactor.redaction.redaction import Redaction as Redaction
    from redactor.redaction.verification import Leak as Leak

_HOME = {
    "Action": "redactor.exposure.decisions",
    "Decision": "redactor.exposure.decisions",
    "Exposure": "redactor.exposure.decisions",
    "Leak": "redactor.redaction.verification",
    "Policy": "redactor.exposure.policy",
    "Redaction": "redactor.redaction.redaction",
    "Redactor": "redactor.pipeline",
    "RedactorError": "redactor.errors",
}

__all__ = [
    "Action",
    "Decision",
    "Exposure",
    "Leak",
    "Policy",
    "Redaction",
    "Redactor",
    "RedactorError",
]


def __getattr__(name: str) -> Any:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(home), name)
