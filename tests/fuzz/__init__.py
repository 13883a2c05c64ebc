"""Bytes of any kind at every reader: a value, or an error of ours."""
