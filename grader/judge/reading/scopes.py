"""Which names a Python file binds, where, and to what: enough to follow ``import ... as`` and plain assignment.

A ``Name`` is looked up as Python does: in the function's own scope, then in the enclosing functions' (class bodies are
passed over), then in the module's. Within one scope, what is bound nearest before a use counts; what is bound in a
branch or a loop adds to it instead of replacing it.
"""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

_MOST_REACHING = 16  # bindings of one name that a use is followed to: more are made to keep us busy


@dataclass(frozen=True, slots=True)
class Binding:
    """One binding of a name. ``value`` is what it is bound to; None for what cannot be followed.

    ``path`` is the dotted name an import binds. ``blocks`` are the branches and loops it stands in, outermost first.
    """

    order: int
    blocks: tuple[int, ...]
    value: ast.expr | None = None
    path: str = ""


@dataclass(eq=False, slots=True)
class Scope:
    """A module, function, class, lambda or comprehension."""

    kind: str
    parent: Scope | None = None
    names: dict[str, list[Binding]] = field(default_factory=dict)
    elsewhere: dict[str, Scope] = field(default_factory=dict)  # declared global or nonlocal
    stars: list[str] = field(default_factory=list)  # modules imported with *


@dataclass(frozen=True, slots=True)
class Use:
    """An expression that reads something, with where it stands."""

    node: ast.expr | ast.AugAssign
    scope: Scope
    order: int
    blocks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Import:
    """An imported dotted name."""

    path: str
    line: int
    column: int


_BRANCHES = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.Try, ast.TryStar, ast.Match)


class Reader(ast.NodeVisitor):
    """Collects the scopes, uses and imports of one parsed file."""

    def __init__(self) -> None:
        self.module = self.scope = Scope("module")
        self.uses: list[Use] = []
        self.imports: list[Import] = []
        self.places: dict[ast.AST, Use] = {}
        self._order = 0
        self._blocks: tuple[int, ...] = ()

    # ---------------------------------------------------------------- scopes and branches

    def visit(self, node: ast.AST) -> None:
        self._order += 1
        if isinstance(node, ast.Attribute | ast.Name | ast.Call | ast.Subscript | ast.BinOp | ast.AugAssign):
            self._use(node)
        super().visit(node)

    def generic_visit(self, node: ast.AST) -> None:
        if not isinstance(node, _BRANCHES):
            super().generic_visit(node)
            return
        outside = self._blocks
        for _, value in ast.iter_fields(node):
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, ast.AST):
                    # Each list of statements is a branch of its own; a test or an iterable belongs to what is around.
                    self._blocks = (*outside, id(value)) if isinstance(value, list) else outside
                    self.visit(part)
        self._blocks = outside

    def _inside(self, kind: str, node: ast.AST) -> None:
        outside, blocks = self.scope, self._blocks
        self.scope, self._blocks = Scope(kind, outside), ()
        ast.NodeVisitor.generic_visit(self, node)
        self.scope, self._blocks = outside, blocks

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self._bind(node.name)
        for part in (*node.decorator_list, *_defaults(node.args), *_annotations(node)):
            self.visit(part)
        self._function(node, node.body)

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815  the base class's names

    def visit_Lambda(self, node: ast.Lambda) -> None:
        for part in _defaults(node.args):
            self.visit(part)
        self._function(node, [node.body])

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, body: Sequence[ast.AST]) -> None:
        outside, blocks = self.scope, self._blocks
        self.scope, self._blocks = Scope("function", outside), ()
        arguments = node.args
        for argument in (
            *arguments.posonlyargs,
            *arguments.args,
            *arguments.kwonlyargs,
            arguments.vararg,
            arguments.kwarg,
        ):
            if argument is not None:
                self._bind(argument.arg)
        for part in body:
            self.visit(part)
        self.scope, self._blocks = outside, blocks

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._bind(node.name)
        self._inside("class", node)

    def visit_ListComp(self, node: ast.AST) -> None:
        self._inside("comprehension", node)

    visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_ListComp  # noqa: N815

    # ---------------------------------------------------------------- bindings

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self.imports.append(Import(alias.name, node.lineno, node.col_offset))
            top = alias.name.split(".")[0]
            self._bind(alias.asname or top, path=alias.name if alias.asname else top)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        module = "." * node.level + (node.module or "")
        for alias in node.names:
            if alias.name == "*":
                self.scope.stars.append(module)
                self.imports.append(Import(module, node.lineno, node.col_offset))
                continue
            path = f"{module}.{alias.name}"
            self.imports.append(Import(path, node.lineno, node.col_offset))
            self._bind(alias.asname or alias.name, path=path)

    def visit_Global(self, node: ast.Global) -> None:
        for name in node.names:
            self.scope.elsewhere[name] = self.module

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        for name in node.names:
            holder = self.scope.parent
            while holder is not None and holder.parent is not None and name not in holder.names:
                holder = holder.parent
            self.scope.elsewhere[name] = holder or self.module

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        for target in node.targets:
            self._target(target, node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.visit(node.annotation)
        if node.value is not None:
            self.visit(node.value)
            self._target(node.target, node.value)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        self._target(node.target, node.value)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self._bind(node.name)
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        if node.name:
            self._bind(node.name)
        self.generic_visit(node)

    def _target(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self._order += 1
            self._bind(target.id, value)
        elif isinstance(target, ast.Tuple | ast.List):
            same = isinstance(value, ast.Tuple | ast.List) and len(value.elts) == len(target.elts)
            starred = any(isinstance(item, ast.Starred) for item in target.elts)
            for index, item in enumerate(target.elts):
                if same and not starred and isinstance(value, ast.Tuple | ast.List):
                    self._target(item, value.elts[index])
                else:
                    self.visit(item)
        else:
            self.visit(target)

    def visit_Name(self, node: ast.Name) -> None:
        if not isinstance(node.ctx, ast.Load):
            self._bind(node.id)

    def _bind(self, name: str, value: ast.expr | None = None, path: str = "") -> None:
        scope = self.scope
        if scope.kind == "comprehension" and value is not None:  # := binds outside the comprehension
            while scope.kind == "comprehension" and scope.parent is not None:
                scope = scope.parent
        scope = scope.elsewhere.get(name, scope)
        scope.names.setdefault(name, []).append(Binding(self._order, self._blocks, value, path))

    def _use(self, node: ast.expr | ast.AugAssign) -> None:
        use = Use(node, self.scope, self._order, self._blocks)
        self.places[node] = use
        if not isinstance(getattr(node, "ctx", ast.Load()), ast.Store | ast.Del):
            self.uses.append(use)


def bindings(use: Use, name: str) -> tuple[list[Binding], Scope | None]:
    """What ``name`` may be bound to at ``use``, and the scope that binds it; None where no scope of the file does."""
    scope: Scope | None = use.scope.elsewhere.get(name, use.scope)
    while scope is not None and (name not in scope.names or (scope.kind == "class" and scope is not use.scope)):
        scope = scope.parent
    if scope is None:
        return [], None
    own = scope is use.scope
    reaching = _reaching(scope.names[name], use.order if own else None, use.blocks if own else ())
    return list(islice(reaching, _MOST_REACHING)), scope


def _reaching(found: list[Binding], order: int | None, blocks: tuple[int, ...]) -> Iterator[Binding]:
    before = len(found) if order is None else bisect_left(found, order, key=lambda binding: binding.order)
    for index in range((before or len(found)) - 1, -1, -1):
        binding = found[index]
        yield binding
        if binding.blocks == blocks[: len(binding.blocks)]:
            return  # it is passed on every way to the use


def _defaults(arguments: ast.arguments) -> list[ast.expr]:
    return [*arguments.defaults, *(value for value in arguments.kw_defaults if value is not None)]


def _annotations(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.expr]:
    every = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg)
    found = [argument.annotation for argument in every if argument is not None and argument.annotation is not None]
    return [*found, node.returns] if node.returns is not None else found
