"""Trains the token classifier that finds entities and tells whom they expose."""
