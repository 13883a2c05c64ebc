"""Decides what of the entities found is redacted."""
