"""The ways a mutant may differ from its reference, each a change of a stretch of its text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

from grader.grading.check.mutation_text import Edit, Text

OPERATORS: dict[type[ast.operator], tuple[str, tuple[str, ...]]] = {
    ast.Add: ("+", ("-",)),
    ast.Sub: ("-", ("+",)),
    ast.Mult: ("*", ("/",)),
    ast.Div: ("/", ("*",)),
    ast.FloorDiv: ("//", ("*",)),
    ast.Mod: ("%", ("//",)),
    ast.Pow: ("**", ("*",)),
}
COMPARISONS: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
}
# Pairs a student mistakes for each other. The name is the last part of what is called: np.max, x.max, torch.max.
TWINS = {
    "max": "min", "min": "max", "amax": "amin", "amin": "amax", "argmax": "argmin", "argmin": "argmax",
    "maximum": "minimum", "minimum": "maximum", "sum": "mean", "mean": "sum", "floor": "ceil", "ceil": "floor",
    "var": "std", "std": "var", "vstack": "hstack", "hstack": "vstack",
}  # fmt: skip
SYMMETRIC = {"max", "min", "maximum", "minimum", "add", "multiply", "zip", "range", "isinstance", "equal", "print"}
AXES = {"axis", "dim", "axes", "dims"}
SILENT = {"dtype", "strict", "copy", "casting", "order"}  # keywords whose change a result does not show


def edits(text: Text, definition: ast.stmt) -> Iterator[Edit]:
    """Every edit within a function or class definition, its own signature's defaults included."""
    yield from _Walk(text).statement(definition)


class _Walk:
    """Walks statements and expressions by hand, to leave alone what the module's head says is left alone."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.bound: set[str] = set()  # names that have a value before the statement at hand

    def statement(self, node: ast.stmt) -> Iterator[Edit]:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            arguments = node.args
            for default in [*arguments.defaults, *arguments.kw_defaults]:
                if default is not None:
                    yield from self.expression(default)
            outer, self.bound = self.bound, {argument.arg for argument in _arguments(arguments)}
            yield from self.block(node.body)
            self.bound = outer
        elif isinstance(node, ast.ClassDef):
            yield from self.block(node.body)
        elif isinstance(node, ast.Raise | ast.Assert | ast.Import | ast.ImportFrom) or _is_guard(node):
            return
        else:
            yield from self.plain(node)

    def block(self, body: list[ast.stmt]) -> Iterator[Edit]:
        for number, node in enumerate(body):
            documentation = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            if not documentation:
                yield from self.statement(node)
            if number == 0 and documentation:
                continue
            self.bound |= {
                name.id for name in ast.walk(node) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
            }

    def plain(self, node: ast.stmt) -> Iterator[Edit]:
        text = self.text
        if self._droppable(node):
            yield text.replace("dropped statement", node, "pass")
        if isinstance(node, ast.AugAssign) and type(node.op) in OPERATORS:
            sign, others = OPERATORS[type(node.op)]
            for other in others:
                yield from text.between("operator", node.target, node.value, sign + "=", other + "=")
            yield from text.between("assigned, not added", node.target, node.value, sign + "=", "=")
        if isinstance(node, ast.If | ast.While):
            yield text.replace("condition", node.test, f"not ({text.of(node.test)})")
        if isinstance(node, ast.AnnAssign):
            if node.value is not None:
                yield from self.expression(node.value)
            return
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                yield from self.expression(child)
            elif isinstance(child, ast.withitem):
                yield from self.expression(child.context_expr)
        for name in ("body", "orelse", "finalbody"):
            yield from self.block(getattr(node, name, []))
        for handler in getattr(node, "handlers", []):
            yield from self.block(handler.body)

    def _droppable(self, node: ast.stmt) -> bool:
        """Whether the function can still run without ``node``: dropping a name's first value only gives NameError."""
        if isinstance(node, ast.AugAssign | ast.Break | ast.Continue):
            return True
        if isinstance(node, ast.Expr):
            return isinstance(node.value, ast.Call)
        if isinstance(node, ast.Assign):
            return all(
                not isinstance(target, ast.Name | ast.Tuple | ast.List)
                or (isinstance(target, ast.Name) and target.id in self.bound)
                for target in node.targets
            )
        return False

    def expression(self, node: ast.expr) -> Iterator[Edit]:
        text = self.text
        match node:
            case ast.Constant():
                yield from self._constant(node)
            case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
                sign, others = OPERATORS[type(op)]
                for other in others:
                    yield from text.between("operator", left, right, sign, other)
                if isinstance(op, ast.FloorDiv):
                    yield text.replace("rounding", node, f"-(-({text.of(left)}) // ({text.of(right)}))")
            case ast.BinOp(left=left, op=ast.MatMult(), right=right):
                yield text.replace("swapped operands", node, f"({text.of(right)}) @ ({text.of(left)})")
            case ast.BoolOp(op=op, values=values):
                old, new = ("and", "or") if isinstance(op, ast.And) else ("or", "and")
                for left, right in pairwise(values):
                    yield from text.between("logic", left, right, old, new)
            case ast.UnaryOp(op=ast.USub() | ast.Not() | ast.Invert(), operand=operand):
                yield text.replace("sign", node, f"({text.of(operand)})")
                if isinstance(operand, ast.Constant) and operand.value == 1:
                    return  # reshape takes any negative number for -1, and indices of -2 are too unlike a mistake
            case ast.Compare(left=left, ops=ops, comparators=comparators):
                for before, compared, after in zip([left, *comparators], ops, comparators, strict=False):
                    if type(compared) in COMPARISONS:
                        yield from text.between("comparison", before, after, *COMPARISONS[type(compared)])
            case ast.IfExp(test=test):
                yield text.replace("condition", test, f"not ({text.of(test)})")
            case ast.Subscript(value=ast.Attribute(attr="shape") as owner, slice=ast.Constant(value=int(axis))):
                yield text.replace("axis", node.slice, str(axis - 1 if axis else 1))
                yield from self.expression(owner.value)
                return
            case ast.Subscript(slice=index):
                yield from self._slices(index)
            case ast.Attribute(value=value, attr="T" | "mT"):
                yield text.replace("transpose", node, text.of(value))
            case ast.Call():
                yield from self._call(node)
                return
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                yield from self.expression(child)
            elif isinstance(child, ast.comprehension):
                yield from self.expression(child.iter)
                for condition in child.ifs:
                    yield from self.expression(condition)

    def _constant(self, node: ast.Constant) -> Iterator[Edit]:
        value = node.value
        if isinstance(value, bool):
            yield self.text.replace("constant", node, str(not value))
        elif isinstance(value, int):
            yield self.text.replace("constant", node, str(value + 1))
            if value > 0:
                yield self.text.replace("constant", node, str(value - 1))
        elif isinstance(value, float):
            yield self.text.replace("constant", node, repr(value * 2 if value else 1.0))

    def _slices(self, index: ast.expr) -> Iterator[Edit]:
        for part in index.elts if isinstance(index, ast.Tuple) else [index]:
            if not isinstance(part, ast.Slice):
                continue
            # A constant bound is changed where constants are.
            if part.lower is not None and not isinstance(part.lower, ast.Constant):
                yield self.text.replace("slice", part.lower, f"{self.text.of(part.lower)} + 1")
            if part.upper is not None and not isinstance(part.upper, ast.Constant):
                yield self.text.replace("slice", part.upper, f"{self.text.of(part.upper)} - 1")
            if part.step is not None:
                before = part.upper or part.lower
                start = self.text.end(before) if before is not None else self.text.start(part)
                yield Edit("step left out", start, self.text.end(part), "" if before else ":")

    def _call(self, node: ast.Call) -> Iterator[Edit]:
        text = self.text
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in TWINS:
            start = text.end(node.func) - len(name)
            yield Edit("twin function", start, start + len(name), TWINS[name])
        plain = node.args if not any(isinstance(argument, ast.Starred) for argument in node.args) else []
        if name == "range":
            yield from self._range(plain)
        elif name not in SYMMETRIC:
            for first, second in pairwise(plain):
                literal = isinstance(first, ast.Constant | ast.Tuple), isinstance(second, ast.Constant | ast.Tuple)
                if text.of(first) != text.of(second) and literal[0] is literal[1]:  # else it could only raise
                    gap = text.data[text.end(first) : text.start(second)].decode()
                    swapped = f"{text.of(second)}{gap}{text.of(first)}"
                    yield Edit("swapped arguments", text.start(first), text.end(second), swapped)
        if name == "einsum" and plain and isinstance(plain[0], ast.Constant):
            yield from self._einsum(plain[0], str(plain[0].value))
        if isinstance(node.func, ast.Attribute):
            yield from self.expression(node.func.value)
        for argument in node.args:
            yield from self.expression(argument.value if isinstance(argument, ast.Starred) else argument)
        for keyword in node.keywords:
            if keyword.arg in AXES:
                yield from self._axes(keyword.value)
            elif keyword.arg not in SILENT:
                yield from self.expression(keyword.value)

    def _range(self, arguments: list[ast.expr]) -> Iterator[Edit]:
        # Constants among them are changed where constants are.
        if len(arguments) >= 2 and not isinstance(arguments[0], ast.Constant):
            yield self.text.replace("range", arguments[0], f"{self.text.of(arguments[0])} + 1")
        stop = arguments[1 if len(arguments) >= 2 else 0] if arguments else None
        if stop is not None and not isinstance(stop, ast.Constant):
            yield self.text.replace("range", stop, f"{self.text.of(stop)} - 1")
        if len(arguments) == 1 and not isinstance(arguments[0], ast.Constant):
            yield self.text.replace("range", arguments[0], f"1, {self.text.of(arguments[0])}")

    def _einsum(self, node: ast.Constant, formula: str) -> Iterator[Edit]:
        for indices in re.finditer(r"[A-Za-z]{2,}", formula):
            swapped = indices[0][:-2] + indices[0][-1] + indices[0][-2]
            text = formula[: indices.start()] + swapped + formula[indices.end() :]
            yield self.text.replace("axis", node, f'"{text}"')

    def _axes(self, node: ast.expr) -> Iterator[Edit]:
        text = self.text
        match node:
            case ast.Constant(value=int(axis)):
                yield text.replace("axis", node, str(1 if axis == 0 else axis - 1))
                yield text.replace("axis", node, "None")
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(axis))):
                yield text.replace("axis", node, str(-axis - 1) if axis == 1 else str(-axis + 1))
            case ast.Tuple(elts=elements):
                for number in range(len(elements)):
                    kept = [text.of(element) for position, element in enumerate(elements) if position != number]
                    yield text.replace("axis", node, f"({', '.join(kept)}{',' if len(kept) == 1 else ''})")
            case _:
                yield from self.expression(node)


def _arguments(arguments: ast.arguments) -> list[ast.arg]:
    starred = [argument for argument in (arguments.vararg, arguments.kwarg) if argument is not None]
    return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *starred]


def _is_guard(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and not node.orelse and all(isinstance(item, ast.Raise) for item in node.body)
