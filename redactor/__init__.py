"""Finds what could identify a confidential source and writes a copy without it."""
