"""Tells prose from commands and addresses in LaTeX."""
