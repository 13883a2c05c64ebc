"""Baselines: what was found in an archive before, so that only what is new is told."""
