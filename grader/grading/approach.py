"""A solution's approach, from its syntax tree: loops in Python, or vectorised. Read, never run."""

from __future__ import annotations

import ast

from grader import syntax

_LOOPS = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def loops_of(source: str) -> int | None:
    """The deepest nesting of Python loops, comprehensions included; None where the source is not valid Python."""
    try:
        return _depth(syntax.parse(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _depth(node: ast.AST) -> int:
    inner = max((_depth(child) for child in ast.iter_child_nodes(node)), default=0)
    if isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
        return inner + len(node.generators)
    return inner + isinstance(node, _LOOPS)
