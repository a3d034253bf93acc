"""Many threads read source, and only one of them at a time: two at once make each other fail now and then."""

from __future__ import annotations

import ast
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from grader import syntax


def test_threads_read_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    parse, inside, most = ast.parse, [], [0]

    def watched(source: str) -> ast.Module:
        inside.append(source)
        most.append(len(inside))
        time.sleep(0.002)  # lets another thread in, if any may come
        inside.remove(source)
        return parse(source)

    sources = [f"x = {n}\n" * 20 for n in range(24)]
    with monkeypatch.context() as patched, ThreadPoolExecutor(8) as pool:
        patched.setattr(ast, "parse", watched)
        trees = list(pool.map(syntax.parse, sources))
    assert max(most) == 1
    assert [tree.body[0].value.value for tree in trees] == list(range(24))


def test_an_odd_escape_is_no_error_whatever_the_filters() -> None:
    assert syntax.parse('pattern = "\\d"\n').body


def test_what_is_not_python_is_told() -> None:
    with pytest.raises(SyntaxError):
        syntax.parse("def f(:")
