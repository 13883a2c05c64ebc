"""Reads PDF files, and makes Markdown or pictures of their pages."""
