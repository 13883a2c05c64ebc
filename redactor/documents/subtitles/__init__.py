"""Tells words from timings and tags in subtitles."""
