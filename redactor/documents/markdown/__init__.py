"""Tells prose from markup and addresses in Markdown."""

from redactor.documents.markdown.blocks import markdown_regions
from redactor.documents.markdown.front_matter import yaml_front_matter

__all__ = ["markdown_regions", "yaml_front_matter"]
