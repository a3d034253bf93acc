"""Reads Python source into its syntax tree, one text at a time.

CPython 3.11 and 3.12 count the depth of a tree they build in a variable that all threads of a process share: two
threads that parse at once can make each other fail with ``SystemError: AST constructor recursion depth mismatch``
(python/cpython issue 106905). Nor may two threads change the filters of warnings at once. So everything that parses
in a process of ours does it here.
"""

from __future__ import annotations

import ast
import threading
import warnings

_one_at_a_time = threading.Lock()


def parse(source: str) -> ast.Module:
    """``ast.parse``. Raises SyntaxError, ValueError, RecursionError and MemoryError as that does.

    What Python warns of in it, an invalid escape such as ``"\\d"``, is its author's style and not ours to judge.
    """
    with _one_at_a_time, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(source)
