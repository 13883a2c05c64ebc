"""Word documents: read with all that is in them, written with formatting kept and no maker told."""
