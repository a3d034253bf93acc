"""Inputs as people type them: an author's value as Python literals, and back.

Only literals are read: numbers, ``True``, ``None``, text, lists, tuples, dicts of them, and ``nan`` and ``inf``.
Nothing is evaluated. What stands for an array has the dtype and the library of the author's array it replaces;
numbers with a point make an array of whole numbers one of float64.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from grader import syntax
from grader.values import Array, Value

MOST_NUMBERS: Final = 1024  # of one argument
MOST_CHARACTERS: Final = 16_000
MOST_SCRATCH: Final = 500
DEEPEST: Final = 8
GREATEST: Final = 2**63 - 1
_NAMES: Final = {"nan": math.nan, "inf": math.inf}


class LiteralError(Exception):
    """It cannot be read as an input. ``code`` says why, ``facts`` where; whoever shows it has the sentence."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code, self.facts = code, facts
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Like:
    """What an argument is in its author's case: an array of this dtype, or without a dtype anything."""

    dtype: str = ""
    library: str = "numpy"


def like_of(value: Value) -> Like:
    """What a typed value that replaces ``value`` is read as."""
    return Like(value.dtype, value.library) if isinstance(value, Array) and value.shape else Like()


def text_of(value: Value) -> str | None:
    """``value`` as it is typed; None for what is too large, or cannot be written down."""
    if isinstance(value, Array):
        if value.scalar or not value.shape or value.data.size > MOST_NUMBERS or value.data.dtype.kind not in "biufc":
            return None
        return _rows(value.data, 0)
    try:
        text = repr(value)
        return text if len(text) <= MOST_CHARACTERS and _same(value_of(text, Like()), value) else None
    except LiteralError:
        return None


def value_of(text: str, like: Like) -> Value:
    """The value that was typed. Raises ``LiteralError``."""
    if len(text) > MOST_CHARACTERS:
        raise LiteralError("too-long", limit=MOST_CHARACTERS)
    if not text.strip():
        raise LiteralError("empty")
    try:
        body = syntax.parse(f"(\n{text.strip()}\n)").body
    except SyntaxError as error:
        raise where_of(error, text.strip()) from None
    except (ValueError, RecursionError, MemoryError):
        raise LiteralError("syntax", line=1, column=1) from None
    if len(body) != 1 or not isinstance(body[0], ast.Expr):
        raise LiteralError("not-literal", text=text.strip()[:40])
    try:
        found = _read(body[0].value, 0)
    except RecursionError:  # minus signs, sums and attributes in one another, as many as have room
        raise LiteralError("too-deep", limit=DEEPEST) from None
    if sum(1 for _ in _numbers(found)) > MOST_NUMBERS:
        raise LiteralError("too-many", limit=MOST_NUMBERS)
    return _array(found, like) if like.dtype else found


def where_of(error: SyntaxError, text: str) -> LiteralError:
    """Where ``text``, which was parsed between a pair of brackets on lines of their own, cannot be read."""
    line = (error.lineno or 2) - 1
    if line > text.count("\n") + 1 or "was never closed" in str(error.msg):
        return LiteralError("unclosed")
    return LiteralError("syntax", line=max(1, line), column=error.offset or 1)


def _read(node: ast.expr, depth: int) -> Any:
    if depth > DEEPEST:
        raise LiteralError("too-deep", limit=DEEPEST)
    match node:
        case ast.Constant(value=bool() | int() | float() | complex() | str() | None as value):
            if isinstance(value, int) and abs(value) > GREATEST:
                raise LiteralError("too-big")
            return value
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand) if not isinstance(operand, ast.UnaryOp):
            number = _read(operand, depth)
            if isinstance(number, bool) or not isinstance(number, int | float | complex):
                raise LiteralError("not-literal", text=ast.unparse(node)[:40])
            return -number if isinstance(node.op, ast.USub) else number
        case ast.Name(id=name) | ast.Attribute(value=ast.Name(id="np" | "math"), attr=name) if name in _NAMES:
            return _NAMES[name]
        case ast.List(elts=items):
            return [_read(item, depth + 1) for item in items]
        case ast.Tuple(elts=items):
            return tuple(_read(item, depth + 1) for item in items)
        case ast.Dict(keys=keys, values=values) if all(isinstance(key, ast.Constant) for key in keys):
            return {
                _read(key, depth): _read(value, depth + 1)
                for key, value in zip(keys, values, strict=True)
                if key is not None
            }
    raise LiteralError("not-literal", text=ast.unparse(node)[:40])


def _numbers(value: object) -> Iterator[object]:
    if isinstance(value, list | tuple):
        for item in value:
            yield from _numbers(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _numbers(item)
    else:
        yield value


def _items(value: object) -> Iterator[object]:
    """What stands in lists, however deep; a dict is one of them."""
    if isinstance(value, list | tuple):
        for item in value:
            yield from _items(item)
    else:
        yield value


def _array(value: Any, like: Like) -> Array:
    if not isinstance(value, list | tuple):
        raise LiteralError("not-array")
    for number in _items(value):
        if not isinstance(number, bool | int | float | complex):
            raise LiteralError("not-number", text=repr(number)[:40])
    _check_even(value)
    bfloat = like.dtype == "bfloat16"
    wanted = np.dtype(np.float32 if bfloat else like.dtype)
    try:
        typed = np.array(value)
        if not typed.size or (typed.dtype.kind == "b" and wanted.kind == "b"):
            data = typed.astype(wanted)
        elif typed.dtype.kind == "c" and wanted.kind != "c":
            raise LiteralError("not-real")
        elif typed.dtype.kind == "f" and wanted.kind in "biu":
            data, bfloat, wanted = typed, False, typed.dtype
        else:
            data = np.array(value, dtype=wanted)
    except (OverflowError, ValueError):
        raise LiteralError("too-big") from None
    library = "torch" if like.library == "torch" else "numpy"
    return Array(np.ascontiguousarray(data), "bfloat16" if bfloat else str(wanted), library)  # type: ignore[arg-type]


def _check_even(value: Any) -> None:
    """Raise ``LiteralError`` where lists that stand beside one another have different lengths."""
    level = [value]
    while level:
        lists = [isinstance(item, list | tuple) for item in level]
        if not any(lists):
            return
        if not all(lists):
            raise LiteralError("ragged-depth")
        lengths = [len(item) for item in level]
        for place, length in enumerate(lengths):
            if length != lengths[0]:
                raise LiteralError("ragged", first=lengths[0], other=length, row=place)
        level = [item for some in level for item in some]


def _rows(data: np.ndarray[Any, Any], indent: int) -> str:
    if data.ndim == 0:
        return _number(data[()])
    between = ", " if data.ndim == 1 else "," + "\n" * (data.ndim - 1) + " " * (indent + 1)
    return f"[{between.join(_rows(item, indent + 1) for item in data)}]"


def _number(value: Any) -> str:
    if isinstance(value, np.floating) and np.isfinite(value) and value == np.trunc(value) and abs(value) < 1e15:
        return "-0.0" if value == 0 and np.signbit(value) else str(int(value))
    return str(value)


def _same(one: object, other: object) -> bool:
    return type(one) is type(other) and repr(one) == repr(other)
