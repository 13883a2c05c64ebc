"""Presidio recognizers, one module a concept."""
