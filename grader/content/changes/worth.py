"""What the cases of a cases.py are worth, told apart from what they try: read, never run."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Final

from grader.content.python_files import parse

KEYS: Final = frozenset({"points", "group", "required"})


@dataclass(frozen=True, slots=True)
class Cases:
    """``worth``: what stands under the keys that give points, in order; ``rest``: all else, as it is read."""

    worth: tuple[str, ...]
    rest: str


def cases_of(text: str) -> Cases | None:
    """The two sides of a cases.py; None where it is no Python."""
    try:
        tree = parse(text)
    except (SyntaxError, ValueError):
        return None
    without = _Without()
    rest = ast.dump(without.visit(tree))
    return Cases(tuple(without.found), rest)


class _Without(ast.NodeTransformer):
    """Takes ``points=2`` and ``"points": 2`` out of every call and dict, and keeps what it took."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.found += [ast.dump(one) for one in node.keywords if one.arg in KEYS]
        node.keywords = [one for one in node.keywords if one.arg not in KEYS]
        return self.generic_visit(node)

    def visit_Dict(self, node: ast.Dict) -> ast.AST:
        pairs = list(zip(node.keys, node.values, strict=True))
        self.found += [ast.dump(value) for key, value in pairs if _named(key)]
        node.keys = [key for key, _ in pairs if not _named(key)]
        node.values = [value for key, value in pairs if not _named(key)]
        return self.generic_visit(node)


def _named(key: ast.expr | None) -> bool:
    return isinstance(key, ast.Constant) and key.value in KEYS
