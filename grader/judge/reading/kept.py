"""What in a file may keep something from one call to the next, and comparisons with ``is`` that only seem to work."""

from __future__ import annotations

import ast

from grader.judge.reading.code import Function, own, read
from grader.judge.words.sentences import Sentence, say

# Names through which a file reaches what outlasts a call: generators of random numbers, what sets or looks up names.
_LASTING = frozenset(
    [
        "bernoulli",
        "cache",
        "choice",
        "compile",
        "default_generator",
        "default_rng",
        "delattr",
        "eval",
        "exec",
        "exponential",
        "getattr",
        "globals",
        "init",
        "locals",
        "lru_cache",
        "multinomial",
        "nn",
        "normal",
        "open",
        "permutation",
        "poisson",
        "seed",
        "setattr",
        "shuffle",
        "uniform",
        "vars",
    ]
)
_LASTING_STARTS = ("__", "manual_", "rand", "set_", "seterr", "dropout", "Dropout")
_CHANGING = frozenset({"append", "extend", "insert", "update", "add", "setdefault", "pop", "clear", "remove", "sort"})


def kept_cause(source: str) -> Sentence | None:
    """The single global of the file that surely is kept between calls; None where there is none, or several."""
    code = read(source)
    functions = [node for node in ast.walk(code.tree) if isinstance(node, Function)] if code else []
    found = [said for function in functions for said in (*_defaults(function), *_globals(function))]
    return found[0] if len(found) == 1 else None


def keeps_nothing(source: str) -> bool:
    """Whether nothing in the file can outlast a call, so that a case fails alone as it does among others.

    Only functions and fixed values stand in it, and nothing reaches beyond them. Where in doubt: False.
    """
    code = read(source)
    return code is not None and all(map(_fixed_statement, code.tree.body)) and all(map(_local, ast.walk(code.tree)))


def _fixed_statement(node: ast.stmt) -> bool:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.FunctionDef():
            return True
        case ast.Expr(value=value):
            return _fixed(value)
        case ast.Assign(targets=[ast.Name()], value=value):
            return _fixed(value)
    return False


def _fixed(node: ast.expr) -> bool:
    match node:
        case ast.Constant():
            return True
        case ast.UnaryOp(operand=operand):
            return _fixed(operand)
        case ast.Tuple(elts=elements):
            return all(map(_fixed, elements))
    return False


def _local(node: ast.AST) -> bool:
    match node:
        case ast.Global() | ast.Nonlocal() | ast.ClassDef() | ast.AsyncFunctionDef():
            return False
        case ast.FunctionDef(args=given, decorator_list=decorators):
            return not decorators and all(map(_fixed, [*given.defaults, *(d for d in given.kw_defaults if d)]))
        case ast.Lambda(args=given):
            return all(map(_fixed, [*given.defaults, *(d for d in given.kw_defaults if d)]))
        case ast.Attribute(ctx=ast.Store() | ast.Del()):
            return False
        case ast.Subscript(value=value, ctx=ast.Store() | ast.Del()):
            return isinstance(value, ast.Name | ast.Subscript)
        case ast.Attribute(attr=name) | ast.Name(id=name) | ast.alias(name=name):
            return not any(part in _LASTING or part.startswith(_LASTING_STARTS) for part in name.split("."))
    return True


def is_literal(source: str) -> Sentence | None:
    """The sentence for the first comparison of the file by ``is`` with a value that stands there."""
    code = read(source)
    for node in sorted(_comparisons(code.tree) if code else [], key=lambda node: node.lineno):
        sides = [node.left, *node.comparators]
        for index, operator in enumerate(node.ops):
            if not isinstance(operator, ast.Is | ast.IsNot):
                continue
            two = sides[index : index + 2]
            key = "code.is-literal" if any(map(_literal, two)) else "code.is-display" if any(map(_display, two)) else ""
            if key:
                words = ("is not", "!=") if isinstance(operator, ast.IsNot) else ("is", "==")
                return say(key, line=node.lineno, operator=words[0], instead=words[1])
    return None


def _comparisons(tree: ast.AST) -> list[ast.Compare]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Compare)]


def _literal(node: ast.expr) -> bool:
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.USub | ast.UAdd) and _literal(node.operand)
    return isinstance(node, ast.Constant) and type(node.value) in (str, int, float, complex, bytes)


def _display(node: ast.expr) -> bool:
    return isinstance(node, ast.Tuple | ast.List | ast.Dict | ast.Set)


def _defaults(function: Function) -> list[Sentence]:
    given = function.args
    positional = [*given.posonlyargs, *given.args]
    pairs = list(zip(positional[len(positional) - len(given.defaults) :], given.defaults, strict=True))
    pairs += [(arg, value) for arg, value in zip(given.kwonlyargs, given.kw_defaults, strict=True) if value]
    changed = _changed(function)
    return [
        say("kept.default", name=arg.arg, line=arg.lineno)
        for arg, value in pairs
        if isinstance(value, ast.List | ast.Dict | ast.Set | ast.Call) and arg.arg in changed
    ]


def _globals(function: Function) -> list[Sentence]:
    declared = {name: node.lineno for node in own(function) if isinstance(node, ast.Global) for name in node.names}
    return [say("kept.global", name=name, line=line) for name, line in declared.items()]


def _changed(function: Function) -> set[str]:
    """Names whose objects the function changes in place, before it binds them to others."""
    names = set()
    for node in own(function):
        target: ast.expr | None = None
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _CHANGING:
            target = node.func.value
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            target = node.value
        elif isinstance(node, ast.AugAssign):
            target = node.target.value if isinstance(node.target, ast.Subscript) else node.target
        if isinstance(target, ast.Name):
            names.add(target.id)
    rebound = {n.id for n in own(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    augmented = {n.target.id for n in own(function) if isinstance(n, ast.AugAssign) and isinstance(n.target, ast.Name)}
    return names - (rebound - augmented)
