"""What the elements of an OpenDocument text are to a reader.

Source: OASIS OpenDocument 1.3, part 3, by section: 5 and 6 (text), 7 (fields), 9 (tables), 10 and
11 (graphics), 13 (forms), 19 (attributes).
"""

from __future__ import annotations

from redactor.documents.odt.namespaces import name, names

PARAGRAPHS = names("text:p", "text:h")

SPACE, TAB, BREAK = name("text:s"), name("text:tab"), name("text:line-break")
CHARACTERS = {SPACE: " ", TAB: "\t", BREAK: "\n", name("text:soft-page-break"): ""}
"""Elements that are a character each, or several spaces."""

COLLAPSING = PARAGRAPHS | names("text:span", "text:a", "text:ruby-base", "text:meta")
"""Elements in whose text white space in a row is one space, and none at a paragraph's beginning."""

LATER = names(
    "text:note", "draw:frame", "draw:custom-shape", "draw:rect", "draw:line", "draw:g",
    "draw:ellipse", "draw:circle", "draw:polygon", "draw:polyline", "draw:path", "draw:connector",
    "draw:caption", "draw:measure", "draw:regular-polygon", "draw:control", "draw:page-thumbnail",
    "dr3d:scene", "office:master-styles",
)  # fmt: skip
"""Elements that are read after the paragraph in the midst of which they stand, or else last."""

APART = names(
    "office:annotation", "text:tracked-changes", "text:ruby-text", "svg:title", "svg:desc",
    "text:note-citation", "text:number", "office:scripts", "office:event-listeners",
    "text:hidden-text", "text:index-title-template", "text:index-entry-span", "office:forms",
    "text:variable-decls",
    "text:user-field-decls", "text:sequence-decls", "text:dde-connection-decls", "office:meta",
    "office:settings", "office:styles", "office:automatic-styles", "office:font-face-decls",
    "text:table-of-content-source", "text:alphabetical-index-source", "text:user-index-source",
    "text:bibliography-source", "text:illustration-index-source", "text:table-index-source",
    "text:object-index-source", "table:title", "table:desc",
)  # fmt: skip
"""Elements that stand in the midst of the text and are no part of it: read at the end."""

NUMBERS = names("text:note-citation", "text:number")
"""Elements with a number that a program has counted, or a word that a person chose instead."""

BINARY = name("office:binary-data")

STANDING_FIELDS = names(
    "text:page-number", "text:page-count", "text:page-continuation", "text:sequence",
    "text:note-ref", "text:paragraph-count", "text:word-count", "text:character-count",
    "text:table-count", "text:image-count", "text:object-count",
    "text:page-variable-get", "text:page-variable-set",
)  # fmt: skip
"""Fields that tell of the document's own pages and parts, which a program counts again."""

REFERENCES = names(
    "text:bookmark-ref", "text:reference-ref", "text:sequence-ref", "text:chapter",
)  # fmt: skip
"""Fields that repeat words, or numbers, of the document: a program would put together anew what
replacements have changed."""

FIELDS = names(
    "text:date", "text:time", "text:file-name", "text:template-name", "text:sheet-name",
    "text:title", "text:subject", "text:keywords", "text:description", "text:initial-creator",
    "text:creator", "text:creation-date", "text:creation-time", "text:modification-date",
    "text:modification-time", "text:print-date", "text:print-time", "text:printed-by",
    "text:editing-cycles", "text:editing-duration", "text:user-defined", "text:author-name",
    "text:author-initials", "text:sender-firstname", "text:sender-lastname",
    "text:sender-initials", "text:sender-title", "text:sender-position", "text:sender-email",
    "text:sender-phone-private", "text:sender-phone-work", "text:sender-fax",
    "text:sender-company", "text:sender-street", "text:sender-city", "text:sender-postal-code",
    "text:sender-country", "text:sender-state-or-province", "text:variable-set",
    "text:variable-get", "text:variable-input", "text:user-field-get", "text:user-field-input",
    "text:expression", "text:text-input", "text:drop-down", "text:placeholder",
    "text:conditional-text", "text:hidden-paragraph", "text:database-display",
    "text:database-name", "text:database-row-number", "text:database-row-select",
    "text:database-next", "text:dde-connection", "text:measure", "text:table-formula",
    "text:execute-macro", "text:meta-field", "text:bibliography-mark",
    "presentation:header", "presentation:footer", "presentation:date-time",
)  # fmt: skip
"""Fields that tell what stands elsewhere: in the file's properties, a program's settings, a
database; a copy holds what they last showed."""

INLINE = COLLAPSING | FIELDS | STANDING_FIELDS | REFERENCES | names(
    "text:ruby", "text:meta-field", "text:bookmark", "text:bookmark-start", "text:bookmark-end",
    "text:reference-mark", "text:reference-mark-start", "text:reference-mark-end", "draw:a",
    "text:toc-mark", "text:toc-mark-start", "text:toc-mark-end", "text:user-index-mark",
    "text:user-index-mark-start", "text:user-index-mark-end", "text:alphabetical-index-mark",
    "text:alphabetical-index-mark-start", "text:alphabetical-index-mark-end", "text:change",
    "text:change-start", "text:change-end", "office:annotation-end", "field:fieldmark",
    "field:fieldmark-start", "field:fieldmark-end", "loext:content-control",
)  # fmt: skip
"""Elements across which a word may run on."""

PROSE_ATTRIBUTES = names(
    "office:string-value", "text:string-value", "text:string-value-if-true",
    "text:string-value-if-false", "text:string-value-phonetic", "text:key1", "text:key2",
    "text:key1-phonetic", "text:key2-phonetic", "text:description", "form:label", "form:value",
    "form:current-value", "form:title", "office:title", "xlink:title", "office:display",
    "text:author", "text:title", "text:note", "text:publisher", "text:annote", "text:booktitle",
    "text:address", "text:editor", "text:institution", "text:organizations", "text:school",
    "text:custom1", "text:custom2", "text:custom3", "text:custom4", "text:custom5", "text:journal",
    "text:howpublished", "text:chapter", "text:report-type", "text:series", "text:url",
    "style:num-prefix", "style:num-suffix", "text:prefix", "text:suffix", "text:current-value",
    "loext:placeholder", "loext:display-text", "loext:value", "loext:alias", "loext:tag",
    "text:placeholder", "text:value", "table:value", "text:bullet-char",
)  # fmt: skip
"""Attributes with words for people."""

GEOMETRY = frozenset({
    "border", "border-top", "border-bottom", "border-left", "border-right", "padding", "margin",
    "border-line-width", "border-line-width-top", "border-line-width-bottom", "diagonal-tl-br",
    "border-line-width-left", "border-line-width-right", "diagonal-bl-tr", "shadow", "text-shadow",
    "clip", "d", "points", "viewBox", "transform", "enhanced-path", "modifiers", "formula",
    "glue-points", "text-areas", "path-stretchpoint-x", "background-position", "position",
    "type", "panose-1", "version", "value-type", "mime-type", "media-type",
    "control-implementation",
    "text-emphasize", "text-line-through-style", "background-color", "color", "repeat",
    "handle-position", "country", "country-asian", "country-complex", "script", "language",
    "rfc-language-tag", "num-list-format", "num-format", "vertical-pos",
    "wrap-influence-on-position",
    "text-position", "mimetype", "text-rotation-angle", "crossings-relation", "rsid",
    "paragraph-rsid", "overflow-behavior", "char-shading-value", "ignore-empty-paragraph",
    "encoding",
})  # fmt: skip
"""Attributes of graphics and formatting whose values are of a grammar without words, by their
names without a namespace."""
