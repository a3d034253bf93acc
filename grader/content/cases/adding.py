"""Putting one more case at the end of a cases.py that somebody wrote."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from grader.content.python_files import parse

NAME = "a further input"
WIDTH = 110  # of a line; what is longer has a key a line


class NoCasesError(ValueError):
    """The text has no function ``cases`` at its top, or cannot be read."""


def with_case(text: str, case: str) -> str:
    """``text`` with a hidden case after the last statement of ``cases``; ``case`` is what its dict holds, a key a line.

    Its name is one that no case has yet. numpy is imported as ``np`` where the text does not. Raises NoCasesError.
    """
    try:
        module = parse(text)
    except SyntaxError:
        raise NoCasesError from None
    found = next((node for node in module.body if isinstance(node, ast.FunctionDef) and node.name == "cases"), None)
    if found is None or found.end_lineno is None:
        raise NoCasesError
    number = next(n for n in range(1, len(text) + 2) if f'"{NAME} {n}"' not in text)
    indent = " " * found.body[0].col_offset
    added = _laid_out([f'name="{NAME} {number}",', *f"{case},".splitlines(), "visible=False"], indent)
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines()
    lines[found.end_lineno : found.end_lineno] = added
    if "np." in case and not _imports_np(module):
        first = module.body[0]
        after = first.end_lineno or 0 if ast.get_docstring(module) is not None else 0
        lines[after:after] = ["", "import numpy as np", ""] if after else ["import numpy as np", ""]
    return end.join(lines) + end


def _laid_out(keys: Sequence[str], indent: str) -> list[str]:
    line = f"{indent}yield dict({' '.join(keys)})"
    if len(line) <= WIDTH:
        return [line]
    return [f"{indent}yield dict(", *(f"{indent}    {key}" for key in [*keys[:-1], f"{keys[-1]},"]), f"{indent})"]


def _imports_np(module: ast.Module) -> bool:
    return any(
        isinstance(node, ast.Import) and any((name.asname or name.name) == "np" for name in node.names)
        for node in module.body
    )
