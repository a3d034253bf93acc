"""What submitted code may give back, and what is refused with the reason why."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.sandbox.types import End, Limits
from grader.values import Array, of_array
from tests.sandbox.conftest import Run
from tests.sandbox.travelled import assert_same

pytestmark = pytest.mark.jail
GRID = np.arange(6.0).reshape(2, 3)

TRAVELS: list[tuple[str, Any]] = [
    ("None", None),
    ("True", True),
    ("2 ** 200", 2**200),
    ("float('nan')", float("nan")),
    ("-0.0", -0.0),
    ("1 - 2j", 1 - 2j),
    ("'数' * 300", "数" * 300),
    ("b'ab'", b"ab"),
    ("(1, [2, {'a': (3.0,)}])", (1, [2, {"a": (3.0,)}])),
    ("np.arange(6.).reshape(2, 3)", of_array(GRID)),
    ("np.arange(6.).reshape(2, 3).T", of_array(GRID.T)),
    ("np.asfortranarray(np.arange(6.).reshape(2, 3))", of_array(np.asfortranarray(GRID))),
    ("np.arange(6.)[::-2]", of_array(np.arange(6.0)[::-2])),
    ("np.zeros((0, 3), np.int8)", of_array(np.zeros((0, 3), np.int8))),
    ("np.array(5)", of_array(np.array(5))),
    ("np.float32(5)", Array(np.array(5, np.float32), "float32", "numpy", True)),
    ("np.array(['a', 'bc'])", of_array(np.array(["a", "bc"]))),
    ("np.arange(3, dtype='>i4')", of_array(np.arange(3, dtype=np.int32))),
    ("np.linalg.qr(np.eye(1))", (of_array(np.array([[1.0]])), of_array(np.array([[1.0]])))),
    ("OrderedDict(a=1)", {"a": 1}),
    ("Counter('aab')", {"a": 2, "b": 1}),
    ("np.array(['cat', 'dog'])[1]", "dog"),
    ("namedtuple('P', 'x y')(1, 2)", (1, 2)),
    ("np.matrix([[1]])", of_array(np.array([[1]]))),
    ("np.ma.masked_array([1.0])", of_array(np.array([1.0]))),
    ("np.arange(2.0).view(np.recarray)", of_array(np.arange(2.0))),
    ("np.arange(2.0).view(type('Mine', (np.ndarray,), {}))", of_array(np.arange(2.0))),
    ("np.longdouble(1) + np.zeros(1, np.longdouble)", of_array(np.ones(1))),
    ("np.longdouble(1)", Array(np.array(1.0), "float64", "numpy", True)),
    ("np.ones(1, np.clongdouble)", of_array(np.ones(1, complex))),
]

REFUSED: list[tuple[str, str, dict[str, Any]]] = [
    ("(i for i in range(3))", "result-type", {"type": "generator", "lazy": True}),
    ("map(abs, [1])", "result-type", {"type": "map", "lazy": True}),
    ("range(3)", "result-type", {"type": "range", "lazy": True}),
    ("{1, 2}", "result-type", {"type": "set", "lazy": False}),
    ("np.ma.masked_array([1, 2], [True, False])", "result-type", {"type": "MaskedArray", "masked": True}),
    (
        "np.array([None])",
        "result-type",
        {"type": "numpy array", "dtype": "object", "holds": "NoneType"},
    ),
    (
        "np.zeros(1, 'datetime64[s]')",
        "result-type",
        {"type": "numpy array", "dtype": "datetime64[s]", "holds": ""},
    ),
    ("Rigged()", "result-type", {"type": "Rigged", "lazy": False}),
    ("RiggedList([1])", "result-type", {"type": "RiggedList", "lazy": False}),
    ("{(1, 2): 3}", "result-type", {"type": "tuple", "key": True}),
    ("circle()", "result-cycle", {"type": "list"}),
    ("deep(100)", "result-too-deep", {"limit": 64}),
    ("[0] * 300_000", "result-too-big", {"limit": 200_000, "unit": "items"}),
    ("1 << 10_000", "result-too-big", {"limit": 8192, "unit": "bits"}),
    ("np.zeros(1 << 20)", "result-too-big", {"unit": "bytes"}),
    ("np.broadcast_to(0.0, (1 << 20, 1 << 20))", "result-too-big", {"unit": "bytes"}),
    ("np.zeros((1,) * 40)", "result-too-big", {"unit": "axes", "limit": 32}),
]

SOURCE = """
    import numpy as np
    from collections import Counter, OrderedDict, namedtuple

    class Rigged:
        __hash__ = None
        def __eq__(self, other): return True
        def __float__(self): return 1.0
        def __array__(self, *args, **kwargs): return np.ones(3)
        def __getattribute__(self, name): return self

    class RiggedList(list):
        def __eq__(self, other): return True

    def circle():
        a = []
        a.append({"a": (a,)})
        return a

    def deep(n):
        a = 0
        for _ in range(n):
            a = [a]
        return a

    def f():
        return %s
"""


@pytest.mark.parametrize(("expression", "expected"), TRAVELS, ids=[e for e, _ in TRAVELS])
def test_travels(run: Run, expression: str, expected: Any) -> None:
    outcome = run(SOURCE % expression, "f")
    assert outcome.cases[0].status == "ok", outcome
    assert_same(outcome.cases[0].results[0], expected)


@pytest.mark.parametrize(("expression", "kind", "facts"), REFUSED, ids=[e for e, _, _ in REFUSED])
def test_is_refused(run: Run, expression: str, kind: str, facts: dict[str, Any]) -> None:
    outcome = run(SOURCE % expression, "f", limits=Limits(result_bytes=1 << 20))
    problem = outcome.cases[0].problem
    assert outcome.end is End.FINISHED
    assert outcome.cases[0].status == "refused"
    assert problem is not None
    assert (problem.kind, dict(problem.facts)) == (kind, facts)


def test_all_results_of_a_job_count_against_one_limit(run: Run) -> None:
    outcome = run(
        "import numpy as np\ndef f(): return np.zeros(75_000)", "f", "f", "f", limits=Limits(result_bytes=1 << 20)
    )
    assert [case.status for case in outcome.cases] == ["ok", "refused", "refused"]


TORCH: list[tuple[str, Any]] = [
    ("torch.arange(6.).reshape(2, 3).T", Array(GRID.astype("f4").T.copy(), "float32", "torch", layout="F")),
    ("torch.ones(2, requires_grad=True)", Array(np.ones(2, np.float32), "float32", "torch")),
    ("torch.nn.Parameter(torch.ones(2))", Array(np.ones(2, np.float32), "float32", "torch")),
    ("torch.tensor([1.5], dtype=torch.bfloat16)", Array(np.array([1.5], np.float32), "bfloat16", "torch")),
    ("torch.tensor([1j]).conj()", Array(np.array([-1j], np.complex64), "complex64", "torch")),
    ("torch.tensor([1j]).conj().imag", Array(np.array([-1], np.float32), "float32", "torch")),
    ("torch.tensor(3)", Array(np.array(3), "int64", "torch")),
    (
        "torch.tensor([1., 2.]).max(dim=0)",
        (Array(np.array(2, np.float32), "float32", "torch"), Array(np.array(1), "int64", "torch")),
    ),
]
TORCH_REFUSED = [
    ("torch.eye(2).to_sparse()", "Tensor"),
    ("torch.ones(2, device='meta')", "Tensor"),
    ("torch.nested.nested_tensor([torch.ones(2)])", "Tensor"),
    ("torch.quantize_per_tensor(torch.ones(2), 0.1, 0, torch.quint8)", "Tensor"),
    ("torch.nn.Linear(1, 1)", "Linear"),
    ("torch.ones(2).to(torch.float8_e4m3fn)", "Tensor"),
]


@pytest.mark.parametrize(("expression", "expected"), TORCH, ids=[e for e, _ in TORCH])
def test_tensors_travel(run: Run, expression: str, expected: Any) -> None:
    outcome = run(f"import torch\ndef f(): return {expression}", "f", arrays="torch")
    assert outcome.cases[0].status == "ok", outcome
    assert_same(outcome.cases[0].results[0], expected)


@pytest.mark.parametrize(("expression", "name"), TORCH_REFUSED, ids=[e for e, _ in TORCH_REFUSED])
def test_other_tensors_are_refused(run: Run, expression: str, name: str) -> None:
    outcome = run(f"import torch\ndef f(): return {expression}", "f", arrays="torch")
    problem = outcome.cases[0].problem
    assert problem is not None
    assert (outcome.cases[0].status, problem.kind, problem.facts["type"]) == ("refused", "result-type", name)
