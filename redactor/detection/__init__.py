"""Finds entities in a document."""
