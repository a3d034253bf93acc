"""Slices such as ``[p:-p]``, which hold nothing where p is 0."""

from __future__ import annotations

import ast

from grader.judge.reading.code import own, read
from grader.judge.words.sentences import Sentence, say


def empty_where_zero(scope: ast.AST, *, upto: int = 0) -> Sentence | None:
    """The sentence for the last slice of ``scope``, not below the line ``upto``, that ends at minus a variable."""
    found = [
        node
        for node in own(scope)
        if isinstance(node, ast.Slice)
        and isinstance(node.upper, ast.UnaryOp)
        and isinstance(node.upper.op, ast.USub)
        and not isinstance(node.upper.operand, ast.Constant)
        and (not upto or node.lineno <= upto)
    ]
    if not found:
        return None
    node = max(found, key=lambda one: (one.lineno, one.col_offset))
    assert isinstance(node.upper, ast.UnaryOp)
    name = ast.unparse(node.upper.operand)[:40]
    return say("hint.empty-slice", slice=f"[{ast.unparse(node)[:40]}]", name=name, line=node.lineno)


def in_source(source: str) -> Sentence | None:
    """The same for a whole file: any function's."""
    code = read(source)
    if code is None:
        return None
    scopes = [code.tree, *(node for node in ast.walk(code.tree) if isinstance(node, ast.FunctionDef))]
    found = [said for scope in scopes if (said := empty_where_zero(scope))]
    return found[-1] if found else None
