"""SubRip and WebVTT as formats."""

from __future__ import annotations

from redactor.documents.textual import Marked, TextFormat


class SubRip(TextFormat):
    """Cues of a number, a timing and lines of words, with tags as players know them."""

    name = "srt"
    title = "SubRip subtitles"
    suffixes = (".srt",)

    def mark(self, text: str) -> Marked:
        """Mark what `mark_subtitles` finds."""
        from redactor.documents.subtitles.cues import mark_subtitles

        return mark_subtitles(text, has_blocks=False)


class WebVtt(TextFormat):
    """WebVTT with header, notes, styles and regions."""

    name = "vtt"
    title = "WebVTT subtitles"
    suffixes = (".vtt",)

    def mark(self, text: str) -> Marked:
        """Mark what `mark_subtitles` finds."""
        from redactor.documents.subtitles.cues import mark_subtitles

        return mark_subtitles(text, has_blocks=True)


FORMATS = (SubRip(), WebVtt())
