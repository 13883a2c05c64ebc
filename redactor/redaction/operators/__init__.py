"""Turn words into their replacement; Presidio anonymizer operators."""
