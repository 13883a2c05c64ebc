"""Gives neutral names to what people named in a PDF and its pages do not show.

Runs in a process of its own; see `process`. Source: ISO 32000-2, 7.9.6 (name trees), 8.11 (layers),
12.3.2 (destinations), 12.4.3 (articles), 14.7.2 (structure elements).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from redactor.documents.pdf.values import decoded, said

_TREES = ("/Pages", "/Templates", "/IDS", "/URLS")
"""Names of pages for scripts, and addresses that pages were made from."""
_NEUTRAL = re.compile(r"Layer \d+|d\d+")
_MOST_GROUPS = 100_000
"""Groups of layers and layers that are looked into; groups may hold each other."""


def rename(file: Any, objects: Callable[[], Iterable[Any]]) -> None:
    """Number layers and destinations, which links keep to; drop titles that programs alone show.

    Args:
        file: the file, as pikepdf has it.
        objects: gives all its dictionaries, arrays and streams.
    """
    import pikepdf

    names = _renamed(file)
    layers = 0
    for parent in objects():
        if not isinstance(parent, pikepdf.Dictionary):
            continue
        _follow(parent, names)
        kind = said(parent, "/Type")
        if kind == "/OCG":
            layers += 1
            parent.Name = pikepdf.String(f"Layer {layers}")
        is_element = kind == "/StructElem" or ("/P" in parent and "/S" in parent)
        if is_element and "/T" in parent:
            del parent["/T"]
    _drop_labels(file)
    for thread in _array(file.Root, "/Threads"):
        if isinstance(thread, pikepdf.Dictionary) and "/I" in thread:
            del thread["/I"]
    trees = file.Root.get("/Names")
    for key in _TREES if isinstance(trees, pikepdf.Dictionary) else ():
        if key in trees:
            del trees[key]


def _array(parent: Any, key: str) -> list[Any]:
    import pikepdf

    found = parent.get(key)
    return list(found) if isinstance(found, pikepdf.Array) else []


def _drop_labels(file: Any) -> None:
    """Leave out what lists of layers, and groups in them, are called."""
    import pikepdf

    layers = file.Root.get("/OCProperties")
    if not isinstance(layers, pikepdf.Dictionary):
        return
    for listed in (layers.get("/D"), *_array(layers, "/Configs")):
        if not isinstance(listed, pikepdf.Dictionary):
            continue
        for key in ("/Name", "/Creator"):
            if key in listed:
                del listed[key]
        waiting = [listed.get("/Order")]
        for _ in range(_MOST_GROUPS):
            if not waiting:
                break
            if isinstance(group := waiting.pop(), pikepdf.Array):
                for index in reversed(range(len(group))):
                    if isinstance(group[index], pikepdf.String):
                        del group[index]
                waiting += list(group)


def named(file: Any, objects: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """What people named in the file, as far as `rename` gives it another name."""
    import pikepdf

    for parent in objects:
        if isinstance(parent, pikepdf.Dictionary) and said(parent, "/Type") == "/OCG":
            yield "layer", said(parent, "/Name")
    yield from (("destination", decoded(name)) for name in _destinations(file))


def is_neutral(name: str) -> bool:
    """True for a name that `rename` gives."""
    return _NEUTRAL.fullmatch(name) is not None


def _destinations(file: Any) -> dict[bytes, Any]:
    """What destinations lead to, by their names."""
    import pikepdf

    found: dict[bytes, Any] = {}
    places = file.Root.get("/Dests")
    if isinstance(places, pikepdf.Dictionary):
        for old, place in places.items():
            found.setdefault(old[1:].encode("utf-8", "surrogateescape"), place)
    trees = file.Root.get("/Names")
    if isinstance(trees, pikepdf.Dictionary) and "/Dests" in trees:
        for name, place in _leaves(trees.Dests):
            found.setdefault(name, place)
    return found


def _renamed(file: Any) -> dict[bytes, str]:
    """New names of the file's destinations, by their old ones."""
    import pikepdf

    places = _destinations(file)
    trees = file.Root.get("/Names")
    for parent in (file.Root, trees):
        if isinstance(parent, pikepdf.Dictionary) and "/Dests" in parent:
            del parent["/Dests"]
    if not places:
        return {}
    width = len(str(len(places)))
    new = {old: f"d{number:0{width}}" for number, old in enumerate(sorted(places), 1)}
    flat = [each for old, name in new.items() for each in (pikepdf.String(name), places[old])]
    if not isinstance(trees, pikepdf.Dictionary):
        trees = file.Root.Names = pikepdf.Dictionary()
    trees.Dests = file.make_indirect(pikepdf.Dictionary(Names=pikepdf.Array(flat)))
    return new


def _leaves(root: Any) -> Iterator[tuple[bytes, Any]]:
    """The names in a tree, and what they name."""
    import pikepdf

    waiting, seen = [root], set[tuple[int, int]]()
    while waiting:
        node = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary) or (node.is_indirect and node.objgen in seen):
            continue
        seen.add(node.objgen)
        pairs, inner = node.get("/Names"), node.get("/Kids")
        if isinstance(pairs, pikepdf.Array):
            for index in range(0, len(pairs) - 1, 2):
                if isinstance(pairs[index], pikepdf.String):
                    yield bytes(pairs[index]), pairs[index + 1]
        if isinstance(inner, pikepdf.Array):
            waiting += list(inner)


def _follow(parent: Any, names: dict[bytes, str]) -> None:
    """Let a link or bookmark lead where it led; one that led nowhere says nothing any more."""
    import pikepdf

    keys = ["/Dest"]
    if parent.get("/S") == pikepdf.Name.GoTo:
        keys.append("/D")
    for key in keys:
        value = parent.get(key)
        if isinstance(value, pikepdf.String):
            old = bytes(value)
        elif isinstance(value, pikepdf.Name):
            old = bytes(value)[1:]
        else:
            continue
        if old in names:
            parent[key] = pikepdf.String(names[old])
        elif key == "/Dest":
            del parent[key]
        else:
            parent[key] = pikepdf.String("d0")
