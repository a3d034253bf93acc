"""Kernels in a jail: what they give, and what is said of an access outside, a race and an operation of torch's."""

from __future__ import annotations

import pytest

from grader.sandbox.types import CaseOutcome
from tests.kernels.conftest import RunKernel, numbers, tensor

pytestmark = pytest.mark.jail

ADD = """
@triton.jit
def add(x, y, out, n, BLOCK: tl.constexpr):
    i = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
    tl.store(out + i, tl.load(x + i{mask}) + tl.load(y + i{mask}){mask})

def f(x, y):
    out = torch.empty_like(x)
    add[(triton.cdiv(x.numel(), 4),)](x, y, out, x.numel(), BLOCK=4)
    return out
"""
ONE = """
@triton.jit
def one(x, out, n, BLOCK: tl.constexpr):
    pid = tl.program_id(0)
    i = tl.arange(0, BLOCK)
    {body}

def f(x):
    out = torch.zeros(8)
    one[(2,)](x, out, x.numel(), BLOCK=4)
    return out
"""
EIGHT = tensor(range(8))


def one(body: str) -> str:
    return ONE.format(body="\n    ".join(body.split("; ")))


def raised(case: CaseOutcome) -> tuple[object, object]:
    """The exception's type and message."""
    assert case.problem is not None, case
    return case.problem.facts["type"], case.problem.facts["message"]


def test_a_masked_kernel_gives_its_result(run: RunKernel) -> None:
    case = run(ADD.format(mask=", mask=i < n"), tensor(range(6)), tensor([10] * 6))
    assert numbers(case.results[0]) == [10, 11, 12, 13, 14, 15]


def test_a_forgotten_mask_is_told_with_line_element_and_tensor(run: RunKernel) -> None:
    case = run(ADD.format(mask=""), tensor(range(6)), tensor([10] * 6))
    assert raised(case) == ("LoadOutOfBoundsError", "program 1 loads element 6 of x, which has 6")
    assert case.problem is not None
    assert case.problem.facts["line"] == 8
    assert "in add" in case.problem.traceback
    assert "interpreter" not in case.problem.traceback.lower()


def test_each_tensor_ends_where_it_ends(run: RunKernel) -> None:
    """Also where the memory behind it belongs to another one of the launch."""
    body = "tl.store(out + 4 * pid + i, tl.load(x + 1 + 4 * pid + i))"
    assert raised(run(one(body), EIGHT)) == ("LoadOutOfBoundsError", "program 1 loads element 8 of x, which has 8")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("tl.store(out + 4 * pid + i - 1, 1.0)", "program 0 stores element -1 of out, which has 8"),
        ("tl.store(out + 8 * pid + i, 1.0)", "program 1 stores element 8 of out, which has 8"),
        ("tl.atomic_add(out + 8 * pid + i, 1.0)", "program 1 adds to element 8 of out, which has 8"),
        ("tl.store(out + i, tl.load((i + 123456789).to(tl.pointer_type(tl.float32))))", "in none of the tensors"),
        ("tl.store(out + 100000000 * i, 1.0)", "program 0 stores element 100000000 of out, which has 8"),
    ],
)
def test_what_is_outside_is_told(run: RunKernel, body: str, words: str) -> None:
    kind, message = raised(run(one(body), EIGHT))
    assert str(kind).endswith("OutOfBoundsError")
    assert words in str(message)


def test_what_is_masked_off_may_point_anywhere(run: RunKernel) -> None:
    far = "far = 4 * pid + i + 1000000 * (i == 3).to(tl.int32)"
    body = f"{far}; tl.store(out + far, tl.load(x + far, mask=i < 3), mask=i < 3)"
    assert numbers(run(one(body), EIGHT).results[0]) == [0, 1, 2, 0, 4, 5, 6, 0]


def test_what_a_mask_leaves_out_is_undefined_and_shows(run: RunKernel) -> None:
    body = "tl.store(out + 4 * pid + i, tl.load(x + 4 * pid + i, mask=i < 3))"
    found = numbers(run(one(body), EIGHT).results[0])
    assert [value for value in found if value == value] == [0, 1, 2, 4, 5, 6]  # nan is not equal to itself


def test_memory_that_nobody_has_written_is_not_a_number(run: RunKernel) -> None:
    found = numbers(run("def f(): return torch.empty(3)").results[0])
    assert all(value != value for value in found)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("tl.store(out, tl.load(out) + pid + 1.0)", "program 1 loads element 0 of out, which program 0 has stored"),
        ("tl.store(out + i, pid + 1.0)", "program 1 stores element 0 of out, which program 0 has stored"),
        ("tl.store(x + i, tl.load(x + i + 4 * (1 - pid)) + 1.0)", "of x, which program 0 has"),
        ("tl.store(out + 4 * pid + i // 2, i + 1.0)", "program 0 stores several values at once in element 0 of out"),
        ("tl.atomic_add(out + i, 1.0); tl.store(out + i, 3.0)", "which program 0 has stored"),
    ],
)
def test_a_race_is_told(run: RunKernel, body: str, words: str) -> None:
    kind, message = raised(run(one(body), EIGHT))
    assert str(kind).endswith("RaceError")
    assert words in str(message)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("tl.atomic_add(out + i, pid + 1.0)", [3, 3, 3, 3, 0, 0, 0, 0]),
        ("tl.store(out + i, 7.0)", [7, 7, 7, 7, 0, 0, 0, 0]),
        ("tl.store(out + 4 * pid + i, 1.0); tl.store(out + 4 * pid + i, tl.load(out + 4 * pid + i) + 1.0)", [2] * 8),
        ("tl.store(out + 4 * pid + i // 2, 5.0)", [5, 5, 0, 0, 5, 5, 0, 0]),
    ],
)
def test_what_is_no_race_is_none(run: RunKernel, body: str, expected: list[float]) -> None:
    assert numbers(run(one(body), EIGHT).results[0]) == expected


def test_programs_that_wait_for_one_another_by_a_counter_do_not_race(run: RunKernel) -> None:
    source = """
@triton.jit
def sums(x, parts, count, out, BLOCK: tl.constexpr):
    pid = tl.program_id(0)
    tl.store(parts + pid, tl.sum(tl.load(x + pid * BLOCK + tl.arange(0, BLOCK)), axis=0))
    if tl.atomic_add(count, 1) == tl.num_programs(0) - 1:
        tl.store(out, tl.sum(tl.load(parts + tl.arange(0, 2)), axis=0))

def f(x):
    parts, count, out = torch.empty(2), torch.zeros(1, dtype=torch.int32), torch.empty(1)
    sums[(2,)](x, parts, count, out, BLOCK=4)
    return out
"""
    assert numbers(run(source, EIGHT).results[0]) == [28]


def test_an_error_in_a_kernel_is_the_students_own(run: RunKernel) -> None:
    case = run(one("tl.store(out + i, tl.load(x + i) + nothing)"), EIGHT)
    kind, message = raised(case)
    assert kind == "NameError"
    assert "nothing" in str(message)
    assert case.problem is not None
    assert case.problem.facts["line"] == 9


def test_views_are_read_by_their_strides(run: RunKernel) -> None:
    source = """
@triton.jit
def column(x, out, step, BLOCK: tl.constexpr):
    i = tl.arange(0, BLOCK)
    tl.store(out + i, tl.load(x + i * step))

def f(x):
    out = torch.empty(4)
    column[(1,)](x[:, 1], out, x.stride(0), BLOCK=4)
    return out
"""
    assert numbers(run(source, tensor([[0, 1], [2, 3], [4, 5], [6, 7]])).results[0]) == [1, 3, 5, 7]


def test_autotune_takes_the_first_configuration(run: RunKernel) -> None:
    source = """
@triton.autotune([triton.Config({"BLOCK": 4}), triton.Config({"BLOCK": 8})], key=["n"])
@triton.jit
def copy(x, out, n, BLOCK: tl.constexpr):
    i = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
    tl.store(out + i, tl.load(x + i, mask=i < n) * BLOCK, mask=i < n)

def f(x):
    out = torch.empty_like(x)
    copy[lambda meta: (triton.cdiv(x.numel(), meta["BLOCK"]),)](x, out, x.numel())
    return out
"""
    assert numbers(run(source, EIGHT).results[0]) == [4 * value for value in range(8)]


@pytest.mark.parametrize(
    ("expression", "name"),
    [("x + x", "torch.add"), ("x @ x", "torch.dot"), ("x.sum()", "torch.sum"), ("torch.relu(x)", "torch.relu")],
)
def test_torch_computes_nothing_beside_a_kernel(run: RunKernel, expression: str, name: str) -> None:
    case = run(f"def f(x): return {expression}", EIGHT, forbidden=("torch.ops.aten",))
    assert case.status == "forbidden"
    assert case.problem is not None
    assert case.problem.facts["name"] == name


@pytest.mark.parametrize(
    "expression",
    [
        "torch.empty_like(x).fill_(0)",
        "x.reshape(2, 4).T.contiguous()",
        "x[1:3].clone()",
        "torch.zeros(3)",
        "x.double()",
    ],
)
def test_torch_may_make_tensors_and_look_at_them_otherwise(run: RunKernel, expression: str) -> None:
    assert run(f"def f(x): return {expression}", EIGHT, forbidden=("torch.ops.aten",)).status == "ok"


def test_the_first_lines_of_a_tutorial_are_answered(run: RunKernel) -> None:
    case = run("def f(): return str(triton.runtime.driver.active.get_active_torch_device())")
    assert raised(case)[0] == "RuntimeError"
    assert "0 active drivers" in str(raised(case)[1])
