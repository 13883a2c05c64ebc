"""Checks articles before they are published: which files, what is found, and how it is told."""
