"""Whom a document's words are about: sources, speakers, public people."""

from redactor.exposure.attribution.attribute import Attribution, attribute
from redactor.exposure.attribution.evidence import Evidence, Standing

__all__ = ["Attribution", "Evidence", "Standing", "attribute"]
