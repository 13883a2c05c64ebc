"""Python's cyclic garbage collector, in processes that are all redactor's."""

from __future__ import annotations

import gc

_AFTER = (500_000, 20, 50)
"""Nearly all that starting up makes is kept, and going through it at Python's own thresholds takes
a tenth of the time of a short command."""


def collect_seldom() -> None:
    """Have the process looked through for garbage at higher thresholds than Python's own."""
    gc.set_threshold(*_AFTER)
