"""Reads and writes drafts, one module a format; knows nothing of redaction."""
