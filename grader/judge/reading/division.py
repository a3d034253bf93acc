"""The / of Python 3 behind a float that had to be an integer.

Only what surely feeds the failing place is named: a division within its index, slice or arguments, or in the nearest
assignment above it, in the same function, of a name that stands there; of a name from outside the function, in the
module's own assignments.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.judge.reading.code import Code, Function, bound, own, read

_STEPS = 4  # sizes are often computed in a few
_KEEPING = frozenset({"max", "min", "abs", "float", "floor", "ceil", "round"})  # floats stay floats
_WHOLE = frozenset({"int", "round", "len", "floor", "ceil", "trunc"})


def division_line(source: str, line: int) -> int:
    """The line of the / that feeds the failing ``line``; 0 where none surely does."""
    code = read(source)
    statement = code.statement(line) if code else None
    if code is None or statement is None:
        return 0
    places = list(_places(statement, {node.name for node in ast.walk(code.tree) if isinstance(node, Function)}))
    for place in places:
        at = next(_divisions(place), 0)
        if at:
            return at
    names = {node.id for place in places for node in _outside_whole(place) if isinstance(node, ast.Name)}
    around = code.functions(line)
    local = bound(around[0]) if around else set()
    return _assigned(around[0] if around else code.tree, names, line, code, local)


def _assigned(scope: ast.AST, names: set[str], line: int, code: Code, local: set[str]) -> int:
    """The division in what the names were last bound to above ``line``."""
    seen: set[str] = set()
    waiting = [(name, line, 0) for name in sorted(names)]
    while waiting:
        name, before, steps = waiting.pop(0)
        if name in seen or steps >= _STEPS:
            continue
        seen.add(name)
        inside = scope is code.tree or name in local
        found = _last(scope if inside else code.tree, name, before if inside else len(code.lines) + 1)
        if found is None:
            continue
        value, at = found
        divided = next(_divisions(value), 0)
        if divided:
            return divided
        more = {node.id for node in _outside_whole(value) if isinstance(node, ast.Name)}
        waiting += [(other, at, steps + 1) for other in sorted(more)]
    return 0


def _last(scope: ast.AST, name: str, before: int) -> tuple[ast.expr, int] | None:
    """The value of the nearest binding of ``name`` above a line, and its line; None where it is no plain assignment."""
    best: tuple[ast.expr, int] | None = None
    latest = 0
    for node in own(scope):
        line = getattr(node, "lineno", 0)
        if not latest < line < before:
            continue
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign | ast.NamedExpr):
            value = _value_of(node, name)
            if value is not None:
                best, latest = (value, line), line
            elif _stores(node, name):
                best, latest = None, line
        elif isinstance(node, ast.For | ast.With) and _stores(node, name):
            best, latest = None, line
    return best


def _value_of(node: ast.Assign | ast.AnnAssign | ast.AugAssign | ast.NamedExpr, name: str) -> ast.expr | None:
    if isinstance(node, ast.AugAssign):
        if isinstance(node.target, ast.Name) and node.target.id == name:
            return ast.copy_location(ast.BinOp(ast.Name(name, ast.Load()), node.op, node.value), node)
        return None
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    for target in targets:
        if isinstance(target, ast.Name) and target.id == name:
            return node.value
        if isinstance(target, ast.Tuple | ast.List) and isinstance(node.value, ast.Tuple | ast.List):
            for item, value in zip(target.elts, node.value.elts, strict=False):
                if isinstance(item, ast.Name) and item.id == name:
                    return value
    return None


def _stores(node: ast.AST, name: str) -> bool:
    part = node.target if isinstance(node, ast.For) else node
    return any(isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Store) for n in ast.walk(part))


def _places(statement: ast.stmt, functions: set[str]) -> Iterator[ast.expr]:
    """Where a statement may need an integer: indices, slices, arguments, and the number a sequence is repeated by.

    Not the arguments of the file's own ``functions``: those fail, if they do, in a line of their own.
    """
    heads: list[ast.AST] = [statement]
    if isinstance(statement, ast.For):
        heads = [statement.iter]
    elif isinstance(statement, ast.If | ast.While):
        heads = [statement.test]
    for head in heads:
        for node in ast.walk(head):
            if isinstance(node, ast.Subscript):
                yield node.slice
            elif isinstance(node, ast.Call) and not (isinstance(node.func, ast.Name) and node.func.id in functions):
                yield from node.args
                yield from (keyword.value for keyword in node.keywords)
            elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
                sides = (node.left, node.right)
                if any(isinstance(side, ast.List | ast.Tuple | ast.Constant) for side in sides):
                    yield from sides


def _outside_whole(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes whose being a float makes the expression one: not what stands in int(...) or in an unknown call."""
    yield node
    if isinstance(node, ast.Compare):  # true or false
        return
    if isinstance(node, ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        whole = name in _WHOLE and not (name == "round" and len(node.args) > 1) and not _of_numpy(node.func)
        if whole or name not in _KEEPING:
            return
    if isinstance(node, ast.Subscript):  # its items are what is used; its index is another place
        yield from _outside_whole(node.value)
        return
    for child in ast.iter_child_nodes(node):
        yield from _outside_whole(child)


def _of_numpy(function: ast.expr) -> bool:
    """np.floor gives a float; math.floor an int."""
    return (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and (function.value.id in ("np", "numpy", "torch"))
    )


def _divisions(tree: ast.AST) -> Iterator[int]:
    """The lines in which / divides numbers that are not made whole again."""
    for node in _outside_whole(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            yield node.lineno
