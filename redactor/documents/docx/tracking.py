"""Writes tracked changes and comments into the trees of a Word file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import count
from typing import TYPE_CHECKING

from redactor.documents.docx.kinds import COMMENTS_TYPE, Kind
from redactor.documents.docx.namespaces import NAMESPACES, name, names
from redactor.documents.docx.package import TYPES, Package, relationships_of
from redactor.documents.docx.story import ELEMENT
from redactor.documents.docx.trees import elements, remove
from redactor.documents.textmap import Node, Slot
from redactor.documents.xmltree import parse
from redactor.spans import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

AUTHOR = "redactor"
"""Whose the changes and comments are."""

STORIES = (Kind.DOCUMENT, Kind.HEADER, Kind.FOOTER, Kind.FOOTNOTES, Kind.ENDNOTES)
"""Parts in which changes are tracked."""

_RUN, _TEXT, _DELETED_TEXT = name("w:r"), name("w:t"), name("w:delText")
_PROPERTIES = name("w:rPr")
_ID = name("w:id")
_SPACE = name("xml:space")
_INSTRUCTION = name("w:instrText")
_UNCOMMENTED = names("w:txbxContent", "mc:Fallback")
"""Where Word takes no comments, beside parts that are not the main document."""

_NUMBERED = names("w:comment", "w:bookmarkStart", "w:ins", "w:del", "w:moveFrom", "w:moveTo")


class Tracker:
    """Makes changes in the trees of a package.

    Args:
        package: the file.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self.trees: dict[str, _Element] = {}
        self.comments: list[tuple[int, str]] = []
        self._elements: dict[str, list[_Element]] = {}
        known = package.of_kind(Kind.COMMENTS)
        self.number = 1
        for part in [*package.of_kind(*STORIES), *known]:
            tree = package.tree(part)
            self.trees[part] = tree
            self._elements[part] = list(tree.iter())
            ids = [element.get(_ID, "") for element in elements(tree, _NUMBERED)]
            self.number = max([self.number, *(int(n) + 1 for n in ids if n.isdigit())])

    def holds(self, node: Node) -> bool:
        """True for words, a tab or a break in a run of a story."""
        if self.package.kinds.get(node.part) not in STORIES:
            return False
        element = self._elements[node.part][node.index]
        return node.field in ("text", ELEMENT) and _in_run(element)

    def track(self, touched: Sequence[Slot], span: Span, words: str, reason: str) -> None:
        """Delete what `span` covers, and insert words, in the first run's formatting.

        Args:
            touched: what it covers, whole or in part; the tracker holds all of it.
            span: of the document's text; nothing after it was tracked before.
            words: instead.
            reason: for a comment, where Word takes one.
        """
        runs = []
        for slot in reversed(touched):
            element = self._elements[slot.node.part][slot.node.index]
            start, end = max(slot.span.start, span.start), min(slot.span.end, span.end)
            runs.append(_isolated(element, start - slot.span.start, end - slot.span.start))
        runs.reverse()
        marks = [self._wrapped(run) for run in runs]
        if words:
            marks.insert(1, self._inserted(marks[0], runs[0], words))
        if self._takes_comments(touched[0].node.part, marks[0]):
            self._comment(marks[0], marks[-1], reason)

    def changed(self) -> dict[str, _Element]:
        """The roots of the parts that are not as they were."""
        changed = dict(self.trees)
        if self.comments:
            changed |= _commented(self.package, self.trees, self.comments)
        return changed

    def _wrapped(self, run: _Element) -> _Element:
        deleted = self._mark(run, "w:del")
        run.addprevious(deleted)
        deleted.append(run)
        for text in elements(run, {_TEXT}):
            text.tag = _DELETED_TEXT
        return deleted

    def _inserted(self, after: _Element, like: _Element, words: str) -> _Element:
        inserted = self._mark(after, "w:ins")
        run = _child(inserted, "w:r")
        properties = like.find(_PROPERTIES)
        if properties is not None:
            run.append(deepcopy(properties))
        text = _child(run, "w:t")
        text.text = words
        text.set(_SPACE, "preserve")
        after.addnext(inserted)
        return inserted

    def _mark(self, beside: _Element, tag: str) -> _Element:
        mark: _Element = beside.makeelement(name(tag))
        mark.set(_ID, str(self._next()))
        mark.set(name("w:author"), AUTHOR)
        return mark

    def _next(self) -> int:
        self.number += 1
        return self.number - 1

    def _takes_comments(self, part: str, mark: _Element) -> bool:
        main = part == self.package.main
        return main and not any(above.tag in _UNCOMMENTED for above in mark.iterancestors())

    def _comment(self, first: _Element, last: _Element, reason: str) -> None:
        number = self._next()
        self.comments.append((number, reason))
        start, end = (
            first.makeelement(name(tag)) for tag in ("w:commentRangeStart", "w:commentRangeEnd")
        )
        reference = first.makeelement(_RUN)
        mark = _child(reference, "w:commentReference")
        for element in (start, end, mark):
            element.set(_ID, str(number))
        first.addprevious(start)
        last.addnext(end)
        end.addnext(reference)


def _in_run(element: _Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == _RUN and element.tag != _INSTRUCTION


def _isolated(element: _Element, start: int, end: int) -> _Element:
    """The run of a part of an element's words alone; what is around it is in runs beside."""
    run = element.getparent()
    if run is None:
        return element
    following = [element, *element.itersiblings()]
    if element.tag == _TEXT:
        words = element.text or ""
        middle, after = (_copied(element, text) for text in (words[start:end], words[end:]))
        element.text = words[:start]
        element.set(_SPACE, "preserve")
        following = [middle, *([after] if after.text else []), *following[1:]]
    inner, rest = (_like(run) for _ in range(2))
    inner.append(following[0])
    for child in following[1:]:
        rest.append(child)
    run.addnext(inner)
    if not _is_empty(rest):
        inner.addnext(rest)
    if _is_empty(run):
        # Nothing before it is left to be tracked.
        remove(run)
    return inner


def _is_empty(run: _Element) -> bool:
    return all(child.tag == _PROPERTIES or (child.tag == _TEXT and not child.text) for child in run)


def _copied(element: _Element, words: str) -> _Element:
    copied: _Element = element.makeelement(_TEXT)
    copied.text = words
    copied.set(_SPACE, "preserve")
    return copied


def _like(run: _Element) -> _Element:
    """An empty run of the same formatting."""
    like: _Element = run.makeelement(_RUN)
    properties = run.find(_PROPERTIES)
    if properties is not None:
        like.append(deepcopy(properties))
    return like


def _child(parent: _Element, tag: str) -> _Element:
    child: _Element = parent.makeelement(name(tag))
    parent.append(child)
    return child


def _commented(
    package: Package, trees: dict[str, _Element], comments: Iterable[tuple[int, str]]
) -> dict[str, _Element]:
    """The parts that change when comments are added, and the part of the comments itself."""
    known = package.of_kind(Kind.COMMENTS)
    part = known[0] if known else f"{Kind.COMMENTS.value}.xml"
    changed: dict[str, _Element] = {}
    if known:
        root = trees[part]
    else:
        root = parse(f'<w:comments xmlns:w="{NAMESPACES["w"]}"/>'.encode(), package.name, part)
        changed = _registered(package, part)
    for number, reason in sorted(comments):
        comment = _child(root, "w:comment")
        comment.set(_ID, str(number))
        comment.set(name("w:author"), AUTHOR)
        comment.set(name("w:initials"), AUTHOR[:1])
        _child(_child(_child(comment, "w:p"), "w:r"), "w:t").text = reason
    return {**changed, part: root}


def _registered(package: Package, part: str) -> dict[str, _Element]:
    """The content types and the main document's relationships, with a part of comments."""
    types = parse(package.archive.members[TYPES], package.name, TYPES)
    override = types.makeelement(f"{{{types.nsmap[None]}}}Override")
    override.set("PartName", f"/{part}")
    override.set("ContentType", COMMENTS_TYPE)
    types.append(override)
    member = relationships_of(package.main)
    relations = parse(package.archive.members[member], package.name, member)
    relation = relations.makeelement(f"{{{relations.nsmap[None]}}}Relationship")
    taken = {known.get("Id") for known in relations}
    relation.set("Id", next(i for n in count(1) if (i := f"rId{n}") not in taken))
    relation.set("Type", f"{NAMESPACES['r']}/comments")
    relation.set("Target", part.rpartition("/")[2])
    relations.append(relation)
    return {TYPES: types, member: relations}
