"""Why a function gives back None, as far as its source shows."""

from __future__ import annotations

import ast

from grader.judge.reading.code import Function, own, read
from grader.judge.words.sentences import Sentence, say


def none_cause(source: str, name: str) -> Sentence | None:
    """The sentence for how the function ``name`` (of a method, its last part) comes to give back None."""
    code = read(source)
    last = name.rpartition(".")[2]
    found = [node for node in code.defined(last) if isinstance(node, Function)] if code else []
    if len(found) != 1:
        return None
    function = found[0]
    nodes = list(own(function))
    if any(isinstance(node, ast.Yield | ast.YieldFrom) for node in nodes):
        return None
    returns = [node for node in nodes if isinstance(node, ast.Return)]
    if not returns:
        prints = any(isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "print" for n in nodes)
        return say("return.print" if prints else "return.none", name=last)
    empty = [node for node in returns if node.value is None or _is_none(node.value)]
    falls = _falls(function.body)
    if empty and not falls and len(empty) == len(returns):
        return say("return.bare", line=empty[0].lineno)
    if falls and not empty:
        return say("return.falls", name=last)
    if not falls and not empty and len(returns) == 1:
        return say("return.value", line=returns[0].lineno)
    return None


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _falls(body: list[ast.stmt]) -> bool:
    """Whether the end of these statements can be reached."""
    for node in body:
        if isinstance(node, ast.Return | ast.Raise | ast.Continue | ast.Break):
            return False
        if isinstance(node, ast.If) and node.orelse and not _falls(node.body) and not _falls(node.orelse):
            return False
        if isinstance(node, ast.With) and not _falls(node.body):
            return False
        if isinstance(node, ast.While) and isinstance(node.test, ast.Constant) and node.test.value:
            return any(isinstance(inner, ast.Break) for inner in ast.walk(node))
        if isinstance(node, ast.Try):
            ways = [node.body + node.orelse, *(handler.body for handler in node.handlers)]
            if not any(_falls(way) for way in ways) or (node.finalbody and not _falls(node.finalbody)):
                return False
        if isinstance(node, ast.Match) and not any(_falls(case.body) for case in node.cases) and _catches_all(node):
            return False
    return True


def _catches_all(node: ast.Match) -> bool:
    last = node.cases[-1]
    return last.guard is None and isinstance(last.pattern, ast.MatchAs) and last.pattern.pattern is None
