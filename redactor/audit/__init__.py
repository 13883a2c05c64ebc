"""Writes down every decision of a redaction, and checks that nobody changed it since."""
