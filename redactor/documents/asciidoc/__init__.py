"""Tells prose from markup and addresses in AsciiDoc."""
