"""Putting one more case at the end of a cases.py that somebody wrote."""

from __future__ import annotations

import ast

from grader.content.python_files import parse

NAME = "a further input"


class NoCasesError(ValueError):
    """The text has no function ``cases`` at its top, or cannot be read."""


def with_case(text: str, *, args: str, kwargs: str) -> str:
    """``text`` with a hidden case after the last statement of ``cases``; ``args`` and ``kwargs`` are Python.

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
    named = f", kwargs=dict({kwargs})" if kwargs else ""
    case = f'{indent}yield dict(name="{NAME} {number}", args={args}{named}, visible=False)'
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines()
    lines.insert(found.end_lineno, case)
    if "np." in case and not _imports_np(module):
        first = module.body[0]
        after = first.end_lineno or 0 if ast.get_docstring(module) is not None else 0
        lines[after:after] = ["", "import numpy as np", ""] if after else ["import numpy as np", ""]
    return end.join(lines) + end


def _imports_np(module: ast.Module) -> bool:
    return any(
        isinstance(node, ast.Import) and any((name.asname or name.name) == "np" for name in node.names)
        for node in module.body
    )
