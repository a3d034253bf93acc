"""A submission's source as a tree that is asked questions: what encloses a line, what a name is bound to there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from grader.judge.reading.source import parsed

LONGEST = 64 << 10  # characters of a file that is explained; each explanation walks through it
Function = ast.FunctionDef | ast.AsyncFunctionDef
Scoped = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


@dataclass(frozen=True, slots=True, eq=False)
class Code:
    """One parsed file."""

    tree: ast.Module
    lines: tuple[str, ...]

    def line(self, number: int) -> str:
        """The text of a line (from 1), "" where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def statement(self, line: int) -> ast.stmt | None:
        """The innermost statement that covers ``line``."""
        found = None
        for node in ast.walk(self.tree):
            if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or node.lineno):
                found = node if found is None or node.lineno >= found.lineno else found
        return found

    def functions(self, line: int) -> tuple[Function, ...]:
        """The functions around ``line``, innermost first."""
        around = [
            node
            for node in ast.walk(self.tree)
            if isinstance(node, Function) and node.lineno <= line <= (node.end_lineno or node.lineno)
        ]
        return tuple(sorted(around, key=lambda node: -node.lineno))

    def defined(self, name: str) -> list[Function | ast.ClassDef]:
        """Every function or class of that name, at any depth."""
        return [n for n in ast.walk(self.tree) if isinstance(n, Function | ast.ClassDef) and n.name == name]


@lru_cache(maxsize=1)  # every case of a submission asks for the same file, several times
def read(source: str) -> Code | None:
    """The file as a tree; None where it is not Python or too much to be read here."""
    tree = parsed(source) if len(source) <= LONGEST else None
    return None if tree is None else Code(tree, tuple(source.splitlines()))


def own(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a function, class or module without those of the functions and classes within it."""
    waiting = list(ast.iter_child_nodes(scope))[::-1]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, Scoped):
            waiting += list(ast.iter_child_nodes(node))[::-1]


def parameters(function: Function) -> list[ast.arg]:
    """Every parameter of a function."""
    given = function.args
    more = [arg for arg in (given.vararg, given.kwarg) if arg is not None]
    return [*given.posonlyargs, *given.args, *given.kwonlyargs, *more]


def bound(scope: ast.AST) -> set[str]:
    """The names a function, class or module binds itself."""
    names = {arg.arg for arg in parameters(scope)} if isinstance(scope, Function) else set()
    for node in own(scope):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, Function | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {alias.asname or alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ExceptHandler) and node.name:
            names.add(node.name)
    return names


def read_names(node: ast.AST) -> set[str]:
    """The names an expression or statement reads, at any depth."""
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
