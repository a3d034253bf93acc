"""Runs a snippet and tells what it raised, in the facts a jail would send."""

from __future__ import annotations

import traceback
import warnings
from typing import Any


def raised(source: str) -> dict[str, Any]:
    """The facts of the exception (or syntax error) of ``source`` run as ``solution.py``."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            code = compile(source, "solution.py", "exec")
    except SyntaxError as error:
        text = (error.text or "").rstrip("\n")
        return {"line": error.lineno, "column": error.offset, "text": text, "message": error.msg, "file": "solution.py"}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(code, {"__name__": "solution"})
    except Exception as error:
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "solution.py"]
        facts: dict[str, Any] = {
            "type": type(error).__name__,
            "message": str(error),
            "file": "solution.py",
            "line": lines[-1],
        }
        if isinstance(error, ImportError):
            facts["module"] = error.name
        return facts
    raise AssertionError(f"it raised nothing:\n{source}")
