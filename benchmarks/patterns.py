"""Looks for regular expressions that take more than linear time on hostile text.

    python benchmarks/patterns.py [--only WORD] [--list] [--how search match]

Gathers every pattern that can run on a draft: the regexes of the rule packs that ship, those in our
modules (as objects and as literals in calls of `re` and `regex`), and those of Presidio's
recognizers that we use. Each is searched for in strings made of repetitions of what its own parts
match, with and without something behind that no part matches, of 8,000 code points; where that
takes long, in longer ones up to 100,000. Printed is every pattern whose time grows faster than
linearly (exponent above 1.4), for `search` and for `match`, with the place that it is from, the
text that showed it and the time. A pattern that is only ever asked to match a short string is none
the worse for it; one that goes through a draft is.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import importlib
import itertools
import math
import multiprocessing
import pkgutil
import re
import sys
import time
import warnings
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
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

SCREEN = 8_000
"""Code points of the first strings."""
LENGTHS = (2_000, SCREEN, 32_000, 100_000)
SLOW = 0.004
"""Seconds on the first strings from which a pattern is looked at more closely."""
GROWTH = 1.4
PATIENCE = 20
"""Seconds for one pattern, all strings together."""
MOST = 160
"""Strings tried with one pattern."""
UNMATCHED = "\0"


def main() -> None:
    """Print the patterns that grow too fast, and how many were tried."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--only", default="", help="places that contain this")
    options.add_argument("--list", action="store_true", help="print every pattern's place")
    options.add_argument("--how", nargs="+", default=["search", "match"])
    args = options.parse_args()
    tried = bad = strings = 0
    for place, pattern in sorted(gathered().items(), key=lambda item: item[0]):
        if args.only not in place:
            continue
        tried += 1
        strings += len(pumps(pattern.pattern))
        if args.list:
            print(place)
        for how in args.how:
            told = examined(pattern, how)
            if told:
                bad += 1
                print(f"{place}\t{how}\t{told}\t{pattern.pattern[:90]!r}", flush=True)
    print(f"{tried} patterns, {strings} strings, {bad} times faster growth than linear")


def gathered() -> dict[str, Any]:
    """Compiled patterns, by where they are from; each once."""
    found: dict[tuple[str, int, str], tuple[str, Any]] = {}
    for place, pattern in itertools.chain(_of_rules(), _of_presidio(), _of_modules()):
        if isinstance(pattern.pattern, str):
            kind = type(pattern).__module__
            found.setdefault((pattern.pattern, int(pattern.flags), kind), (place, pattern))
    return {f"{place}#{n}": pattern for n, (place, pattern) in enumerate(found.values())}


def _of_rules() -> Iterator[tuple[str, Any]]:
    for pack in load_packs():
        for rule in pack.rules:
            for pattern in rule.regex:
                yield f"rule {rule.id}", regex.compile(pattern)


def _of_presidio() -> Iterator[tuple[str, Any]]:
    for recognizer in predefined_recognizers("en"):
        national = [part.recognizer for part in getattr(recognizer, "_parts", ())]
        for one in (recognizer, *national):
            if isinstance(one, PatternRecognizer):
                patterns: list[Pattern] = one.patterns  # type: ignore[has-type]
                for pattern in patterns:
                    place = f"presidio {type(one).__name__}"
                    yield place, regex.compile(pattern.regex, one.global_regex_flags or 0)


def _of_modules() -> Iterator[tuple[str, Any]]:
    for info in pkgutil.walk_packages(redactor.__path__, "redactor."):
        if info.name.startswith("redactor.training") or info.name.endswith("__main__"):
            continue
        try:
            module = importlib.import_module(info.name)
        except ImportError as problem:
            print(f"{info.name} is left out: {problem}", file=sys.stderr)
            continue
        for name, value in vars(module).items():
            for pattern in _within(value, 3):
                yield f"{info.name}.{name}", pattern
        if module.__file__:
            yield from _literals(info.name, Path(module.__file__))


def _within(value: object, depth: int) -> Iterator[Any]:
    if isinstance(value, (re.Pattern, regex.Pattern)):
        yield value
    elif depth and isinstance(value, dict):
        yield from itertools.chain.from_iterable(_within(v, depth - 1) for v in value.values())
        yield from itertools.chain.from_iterable(_within(k, depth - 1) for k in value)
    elif depth and isinstance(value, (list, tuple, set, frozenset)):
        yield from itertools.chain.from_iterable(_within(v, depth - 1) for v in value)


def _literals(module: str, path: Path) -> Iterator[tuple[str, Any]]:
    """Patterns that stand as literals in calls such as `re.sub(r"...", ...)`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        library = node.func.value
        if not (isinstance(library, ast.Name) and library.id in ("re", "regex") and node.args):
            continue
        first = node.args[0]
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            # One that needs flags is an object of its module, and found as such.
            with contextlib.suppress(re.error, regex.error):
                compiled = (re if library.id == "re" else regex).compile(first.value)
                yield f"{module}:{node.lineno}", compiled


def examined(pattern: Any, how: str) -> str:
    """What shows that the pattern grows faster than linearly; empty when nothing does."""
    receiver, sender = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_tell, args=(sender, pattern, how))
    child.start()
    sender.close()
    told = "does not end"
    if receiver.poll(PATIENCE):
        told = receiver.recv()
    child.kill()
    child.join()
    return told


def _tell(sender: Connection, pattern: Any, how: str) -> None:
    sender.send(_examined(pattern, how))


def _examined(pattern: Any, how: str) -> str:
    for before, pump, after in pumps(pattern.pattern):
        if _seconds(pattern, how, before, pump, after, SCREEN) < SLOW:
            continue
        times = []
        for length in LENGTHS:
            times.append(max(1e-5, _seconds(pattern, how, before, pump, after, length)))
            if times[-1] > 1:
                break
        if len(times) > 1:
            steps = math.log(LENGTHS[len(times) - 1] / LENGTHS[len(times) - 2])
            exponent = math.log(times[-1] / times[-2]) / steps
            if exponent > GROWTH:
                shown = ascii((before, pump, after))
                return f"{exponent:.1f}\t{times[-1]:.2f} s at {LENGTHS[len(times) - 1]}\t{shown}"
    return ""


def _seconds(pattern: Any, how: str, before: str, pump: str, after: str, length: int) -> float:
    text = before + pump * (length // len(pump)) + after
    start = time.process_time()
    if how == "search":
        for _ in pattern.finditer(text):
            pass
    else:
        pattern.match(text)
        pattern.fullmatch(text)
    return time.process_time() - start


def pumps(pattern: str) -> list[tuple[str, str, str]]:
    """What stands before, what is repeated, and what stands behind."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = parser.parse(_as_re(pattern))
        except (re.error, OverflowError):
            alphabet = dict.fromkeys(pattern)
            return [("", char, after) for char in alphabet for after in ("", UNMATCHED)]
    repeated = dict.fromkeys(_repeated(tree, ""))
    letters = [*dict.fromkeys(char for _, body in repeated for char in body)][:8]
    whole = _sample(tree, 0)
    pairs = [("", "".join(pair)) for pair in itertools.product(letters, repeat=2)]
    alone = [("", letter) for letter in letters]
    made = dict.fromkeys([*repeated, *alone, ("", whole), ("", whole[:-1]), *pairs])
    chosen = [(before, pump) for before, pump in made if pump][: MOST // 2]
    return [(before, pump, after) for before, pump in chosen for after in ("", UNMATCHED)]


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


if __name__ == "__main__":
    main()
