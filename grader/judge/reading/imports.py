"""Imports that nothing needs where the code is graded, and those that hide names of Python's own."""

from __future__ import annotations

import ast

from grader.judge.reading.code import bound, read
from grader.judge.words.sentences import Sentence, say


def without_guarded(source: str, module: str) -> str | None:
    """The source without its imports of ``module``, if only what stands under ``if __name__ == "__main__"`` uses them.

    Lines keep their numbers. None where something else uses it, or nothing does, which has a sentence of its own.
    """
    code, top = read(source), module.split(".")[0]
    if code is None:
        return None
    imports = [node for node in code.tree.body if isinstance(node, ast.Import | ast.ImportFrom) and _of(node, top)]
    if not imports or any(isinstance(node, ast.Import) and len(node.names) > 1 for node in imports):
        return None
    bound = {alias.asname or alias.name.split(".")[0] for node in imports for alias in node.names}
    guarded = {id(part) for node in code.tree.body if _guards(node) for part in ast.walk(node)}
    uses = [node for node in ast.walk(code.tree) if isinstance(node, ast.Name) and node.id in bound]
    if not uses or "*" in bound or not all(id(node) in guarded for node in uses):
        return None
    lines = source.split("\n")
    for node in imports:
        first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
        if ";" in "".join(lines[first : last + 1]):
            return None
        lines[first : last + 1] = [""] * (last + 1 - first)
    return "\n".join(lines)


def star_line(tree: ast.Module) -> int:
    """The last line that imports everything of an array library by ``*``; 0 for none."""
    lines = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in ("numpy", "torch") and node.names[0].name == "*"
    ]
    return lines[-1] if lines else 0


def hidden_call(source: str) -> Sentence | None:
    """That ``max(a, b)`` or ``min(a, b)`` of the file is a library's, whose second argument is an axis."""
    code = read(source)
    line = star_line(code.tree) if code else 0
    if code is None or not line:
        return None
    own = bound(code.tree)
    for node in ast.walk(code.tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or len(node.args) < 2:
            continue
        if node.func.id in ("max", "min") and node.func.id not in own:
            return say("hint.hidden-builtin", line=line, name=node.func.id)
    return None


def _of(node: ast.Import | ast.ImportFrom, top: str) -> bool:
    if isinstance(node, ast.Import):
        return any(alias.name.split(".")[0] == top for alias in node.names)
    return node.level == 0 and (node.module or "").split(".")[0] == top


def _guards(node: ast.stmt) -> bool:
    """Whether a statement is ``if __name__ == "__main__":``, without an else."""
    if not isinstance(node, ast.If) or node.orelse or not isinstance(node.test, ast.Compare):
        return False
    sides = [node.test.left, *node.test.comparators]
    names = any(isinstance(side, ast.Name) and side.id == "__name__" for side in sides)
    mains = any(isinstance(side, ast.Constant) and side.value == "__main__" for side in sides)
    return names and mains and isinstance(node.test.ops[0], ast.Eq)
