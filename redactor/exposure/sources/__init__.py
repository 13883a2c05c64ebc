"""The source sheet: what a newsroom knows of its sources, encrypted, and what to look for."""
