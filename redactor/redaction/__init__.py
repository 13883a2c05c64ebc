"""Writes the redacted text and verifies it."""
