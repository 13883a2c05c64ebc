"""Tells prose, markup, addresses and code apart in HTML."""
