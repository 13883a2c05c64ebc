"""Every regular expression that can run on a draft, and text that makes a careless one slow."""

from __future__ import annotations

import ast
import importlib
import itertools
import pkgutil
import re
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import regex
from presidio_analyzer import Pattern, PatternRecognizer

import redactor
from redactor.detection.recognizers.predefined import predefined_recognizers
from redactor.rulepacks import load_packs

if sys.version_info >= (3, 11):
    import re._constants as c
    import re._parser as parser
else:
    import sre_constants as c
    import sre_parse as parser

SEARCHES = frozenset({"search", "finditer", "findall", "sub", "subn", "split"})
"""Methods that begin anew at each character; `match` and `fullmatch` do not."""
ANYHOW = frozenset({"search", "match", "fullmatch"})
_METHODS = SEARCHES | ANYHOW
UNMATCHED = "\0"
_BEHIND = ("", UNMATCHED)


@dataclass
class Gathered:
    """A pattern, where it is from, and which of `ANYHOW` is done with it."""

    place: str
    pattern: Any
    how: set[str] = field(default_factory=set)


def gathered() -> list[Gathered]:
    """Each pattern of the rule packs, of Presidio's recognizers that we use, and of our modules."""
    found: dict[tuple[str, int, str], Gathered] = {}
    for place, pattern, how in itertools.chain(_of_rules(), _of_presidio(), _of_modules()):
        if isinstance(pattern.pattern, str):
            kind = type(pattern).__module__
            key = (pattern.pattern, int(pattern.flags), kind)
            found.setdefault(key, Gathered(place, pattern)).how.update(how)
    return sorted(found.values(), key=lambda one: one.place)


def _of_rules() -> Iterator[tuple[str, Any, set[str]]]:
    for pack in load_packs():
        for rule in pack.rules:
            for pattern in rule.regex:
                yield f"rule {rule.id}", regex.compile(pattern), {"search"}


def _of_presidio() -> Iterator[tuple[str, Any, set[str]]]:
    for recognizer in predefined_recognizers("en"):
        national = [part.recognizer for part in getattr(recognizer, "_parts", ())]
        for one in (recognizer, *national):
            if isinstance(one, PatternRecognizer):
                patterns: list[Pattern] = one.patterns  # type: ignore[has-type]
                for pattern in patterns:
                    compiled = regex.compile(pattern.regex, one.global_regex_flags or 0)
                    yield f"presidio {type(one).__name__}", compiled, {"search"}


def _of_modules() -> Iterator[tuple[str, Any, set[str]]]:
    for info in pkgutil.walk_packages(redactor.__path__, "redactor."):
        if info.name.startswith("redactor.training") or info.name.endswith("__main__"):
            continue
        try:
            module = importlib.import_module(info.name)
        except ImportError as problem:
            warnings.warn(f"{info.name} is left out: {problem}", stacklevel=1)
            continue
        if module.__file__:
            yield from _of_module(module, ast.parse(Path(module.__file__).read_bytes()))


def _of_module(module: ModuleType, tree: ast.Module) -> Iterator[tuple[str, Any, set[str]]]:
    used = _uses(tree)
    read = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and _is_read(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _literal(f"{module.__name__}:{node.lineno}", node)
    for name, value in vars(module).items():
        how = used.get(name, set())
        if not how and name in read:
            how = set(ANYHOW)  # handed on
        for pattern in _within(value, 3):
            yield f"{module.__name__}.{name}", pattern, how


def _is_read(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Load)


def _uses(tree: ast.Module) -> dict[str, set[str]]:
    """What is done with each name; with a table, with those that a loop takes of it."""
    used: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        named = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if named and node.attr in _METHODS:
            how = "search" if node.attr in SEARCHES else node.attr
            used.setdefault(node.value.id, set()).add(how)
    for node in ast.walk(tree):
        if isinstance(node, (ast.For, ast.comprehension)):
            taken = {n.id for n in ast.walk(node.target) if isinstance(n, ast.Name)}
            how = set().union(*(used.get(name, set()) for name in taken))
            for table in (n.id for n in ast.walk(node.iter) if isinstance(n, ast.Name)):
                if how:
                    used.setdefault(table, set()).update(how)
    return used


def _within(value: object, depth: int) -> Iterator[Any]:
    if isinstance(value, (re.Pattern, regex.Pattern)):
        yield value
    elif depth and isinstance(value, dict):
        yield from itertools.chain.from_iterable(_within(v, depth - 1) for v in value.values())
        yield from itertools.chain.from_iterable(_within(k, depth - 1) for k in value)
    elif depth and isinstance(value, (list, tuple, set, frozenset)):
        yield from itertools.chain.from_iterable(_within(v, depth - 1) for v in value)


def _literal(place: str, node: ast.Call) -> Iterator[tuple[str, Any, set[str]]]:
    """A pattern that stands as a literal in a call such as `re.sub(r"...", ...)`."""
    called = node.func
    if not (isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name)):
        return
    library, method = called.value.id, called.attr
    if library in ("re", "regex") and method in _METHODS and node.args:
        first = node.args[0]
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            compiled = (re if library == "re" else regex).compile(first.value)
            yield place, compiled, {"search" if method in SEARCHES else method}


def pumps(pattern: str, most: int) -> list[tuple[str, str, str]]:
    """What stands before, what is repeated, and what stands behind: at most so many."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = parser.parse(_as_re(pattern))
        except (re.error, OverflowError):
            alphabet = dict.fromkeys(pattern)
            return [("", char, after) for char in alphabet for after in _BEHIND][:most]
    repeated = dict.fromkeys(_repeated(tree, ""))
    letters = [*dict.fromkeys(char for _, body in repeated for char in body)][:8]
    whole = _sample(tree, 0)
    pairs = [("", "".join(pair)) for pair in itertools.product(letters, repeat=2)]
    alone = [(before, letter) for letter in letters for before in ("", UNMATCHED)]
    made = dict.fromkeys([*repeated, *alone, ("", whole), ("", whole[:-1]), *pairs])
    chosen = [(before, pump) for before, pump in made if pump][: most // 2]
    return [(before, pump, after) for before, pump in chosen for after in _BEHIND]


def _as_re(pattern: str) -> str:
    """What `regex` alone can read, as something near it that `re` can read."""
    return re.sub(r"\\[pP]\{[^}]*\}", "a", pattern)


_REPEATS = {c.MAX_REPEAT, c.MIN_REPEAT, getattr(c, "POSSESSIVE_REPEAT", c.MAX_REPEAT)}
_ATOMIC = getattr(c, "ATOMIC_GROUP", None)


def _repeated(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """What each repetition repeats, and the shortest that stands before it."""
    for operator, argument in tree:
        for child in _children(operator, argument):
            yield from _repeated(child, before)
        if operator in _REPEATS and argument[1] > 3:
            for turn in range(3):
                body = _sample(argument[2], turn)
                yield before, body
                yield "", before + body
        before += _sample([(operator, argument)], 0)


def _children(operator: Any, argument: Any) -> list[Any]:
    if operator in _REPEATS:
        return [argument[2]]
    if operator is c.SUBPATTERN:
        return [argument[3]]
    if operator is c.BRANCH:
        return list(argument[1])
    if operator in (c.ASSERT, c.ASSERT_NOT):
        return [argument[1]]
    return [argument] if operator is _ATOMIC else []


def _sample(tree: Any, turn: int) -> str:
    """Something that the tree matches; another for another turn."""
    text = ""
    for operator, argument in tree:
        if operator is c.LITERAL:
            text += chr(argument)
        elif operator is c.ANY or operator is c.NOT_LITERAL:
            text += "a #"[turn % 3]
        elif operator is c.IN:
            text += _one_of(argument, turn)
        elif operator is c.BRANCH:
            text += _sample(argument[1][turn % len(argument[1])], turn)
        elif operator in _REPEATS:
            text += _sample(argument[2], turn) * max(1, min(argument[0], 5))
        elif operator is c.SUBPATTERN:
            text += _sample(argument[3], turn)
        elif operator is _ATOMIC:
            text += _sample(argument, turn)
    return text


_OF_CATEGORY = {
    c.CATEGORY_DIGIT: "1",
    c.CATEGORY_SPACE: " ",
    c.CATEGORY_WORD: "a",
    c.CATEGORY_NOT_DIGIT: "a",
    c.CATEGORY_NOT_SPACE: "a",
    c.CATEGORY_NOT_WORD: "-",
}


def _one_of(members: Any, turn: int) -> str:
    if members[0][0] is c.NEGATE:
        return "a #"[turn % 3]
    operator, argument = members[turn % len(members)]
    if operator is c.RANGE:
        return chr(argument[0])
    return chr(argument) if operator is c.LITERAL else _OF_CATEGORY.get(argument, "a")
