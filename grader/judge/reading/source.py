"""What the text of a submission says about the line in which it failed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from grader import syntax

_LARGEST = 200_000  # characters; no exercise's solution comes near
_MOST_DOTS = 200  # in one name
_MOST_BRACES = 5_000
_SPACE, _NAME = re.compile(r"[\s\\]+"), re.compile(r"[\w.]+")


def parsed(source: str) -> ast.Module | None:
    """The file as a tree; None where it is not Python, or too long or too deeply nested to be read here."""
    # Of `import a.a.a...` the parser joins the name anew at each dot: 200 KB of it take 10 GB and half a minute. Dots
    # of neighbouring words may be counted together, which costs such a file no more than this reading.
    # The fields of an f-string are each looked for from its beginning: 80,000 of them take 8 seconds.
    if (
        len(source) > _LARGEST
        or source.count("{") > _MOST_BRACES
        or any(n[0].count(".") > _MOST_DOTS for n in _NAME.finditer(_SPACE.sub("", source)))
    ):
        return None
    try:
        return syntax.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def division_line(source: str, line: int) -> int:
    """The line of the / that feeds ``line``: on the line itself, else in an assignment to a name used there; or 0."""
    tree = parsed(source)
    if tree is None:
        return 0
    divides = set(_divisions(tree))
    statements = [node for node in ast.walk(tree) if isinstance(node, ast.stmt) and node.lineno <= line <= _last(node)]
    if not statements or not divides:
        return 0
    statement = max(statements, key=lambda node: node.lineno)
    own = [at for at in divides if statement.lineno <= at <= _head_end(statement)]
    if own:
        return min(own)
    names = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
    for _ in range(3):  # sizes are often computed in a few steps
        for target, value, at in _assignments(tree):
            if target in names and at <= line:
                if any(_divisions(value)):
                    return at
                names |= {node.id for node in ast.walk(value) if isinstance(node, ast.Name)}
    return 0


def _divisions(tree: ast.AST) -> Iterator[int]:
    """The lines in which / divides."""
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
            yield node.lineno


def _last(node: ast.stmt) -> int:
    return node.end_lineno or node.lineno


def _head_end(statement: ast.stmt) -> int:
    """The last line of a statement without its body: of a for loop, of its header."""
    body: list[ast.stmt] = getattr(statement, "body", [])
    return max(statement.lineno, body[0].lineno - 1) if body else _last(statement)


def _assignments(tree: ast.Module) -> Iterator[tuple[str, ast.expr, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                for name in ast.walk(target):
                    if isinstance(name, ast.Name):
                        yield name.id, node.value, node.lineno
        elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            value = ast.BinOp(node.target, node.op, node.value)
            yield node.target.id, ast.copy_location(value, node), node.lineno


def import_of(top: str, source: str) -> tuple[int, bool] | None:
    """The line that imports ``top``, and whether any name it binds is used in the file."""
    tree = parsed(source)
    if tree is None:
        return None
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and any(alias.name.split(".")[0] == top for alias in node.names):
            bound = {alias.asname or alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == top:
            bound = {alias.asname or alias.name for alias in node.names}
        else:
            continue
        used = {name.id for name in ast.walk(tree) if isinstance(name, ast.Name)}
        return node.lineno, "*" in bound or bool(bound & used)
    return None
