"""Many threads read source at once, and all of them succeed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from grader import syntax

DEEP = "x = " + "(" * 60 + "1" + ")" * 60 + "\n"
WIDE = "y = [" + ", ".join(f"f({n}, [{n}])" for n in range(300)) + "]\n"


def test_threads_do_not_make_each_other_fail() -> None:
    """Without the lock this ends in a SystemError within the first few thousand, more often on more cores."""
    with ThreadPoolExecutor(8) as pool:
        trees = list(pool.map(syntax.parse, [DEEP * 20, WIDE * 5] * 200))
    assert {len(tree.body) for tree in trees} == {20, 5}


def test_an_odd_escape_is_no_error_whatever_the_filters() -> None:
    assert syntax.parse('pattern = "\\d"\n').body


def test_what_is_not_python_is_told() -> None:
    with pytest.raises(SyntaxError):
        syntax.parse("def f(:")
