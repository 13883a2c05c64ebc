"""What scripts/build_gazetteer.py builds the gazetteer with."""
