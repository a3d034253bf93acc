"""Cases and their steps: chains within the jail, copies of inputs, generators, weights, output and its owner."""

from __future__ import annotations

import numpy as np
import pytest

from grader.sandbox.types import CaseCall, End, Limits, Ref, Step
from grader.values import Array, of_array
from tests.sandbox.conftest import Run
from tests.sandbox.travelled import assert_same

pytestmark = pytest.mark.jail
ONES = of_array(np.ones(3))


def test_a_later_step_takes_what_never_left(run: Run) -> None:
    source = """
        def forward(X, k): return X * k, {"cache": [lambda y: y + X.sum()]}
        def backward(d, cache): return cache(d)
    """
    steps = (
        Step("forward", (ONES,), {"k": 2}, send=(0,)),
        Step("backward", (Ref(0, (0,)), Ref(0, (1, "cache", 0)))),
    )
    case = run(source, cases=(CaseCall("chain", steps),)).cases[0]
    assert case.status == "ok", case
    assert_same(case.results, ((of_array(np.full(3, 2.0)), None), of_array(np.full(3, 5.0))))


def test_texts_come_as_python_s_own_literals_do(run: Run) -> None:
    source = """
        def f(kind, layers, options):
            return [kind is "dense", layers[0][0] is "conv", options["mode"] is "max", layers[1] is None]
    """
    step = Step("f", ("dense", [("conv", 1), None], {"mode": "max"}))
    assert run(source, cases=(CaseCall("c", (step,)),)).cases[0].results == ([True, True, True, True],)


def test_what_is_not_asked_for_stays_inside_whatever_the_tuple_is(run: Run) -> None:
    source = """
        from collections import namedtuple
        Both = namedtuple("Both", "out cache")
        class Own(list): pass
        def f(n): return Both(n, lambda: n) if n == 1 else Own([n, {(1, 2): object()}])
    """
    steps = (Step("f", (1,), send=(0,)), Step("f", (2,), send=(0,)))
    assert run(source, cases=(CaseCall("c", steps),)).cases[0].results == ((1, None), (2, None))


def test_every_call_has_its_own_copies_and_mutated_shows_what_became_of_them(run: Run) -> None:
    source = "def f(X, n=None):\n    X += 1\n    n.append(1)\n    return X"
    step = Step("f", (ONES,), {"n": [0]})
    case = run(source, cases=(CaseCall("c", (step, step, Step(op="mutated", on=Ref(0)))),)).cases[0]
    two = of_array(np.full(3, 2.0))
    assert_same(case.results, (two, two, (two, {"n": [0, 1]})))


def test_an_object_is_made_and_its_methods_called(run: Run) -> None:
    source = """
        class Layer:
            def __init__(self, n): self.n, self.grad = n, None
            def __call__(self, x): return x + self.n
            def backward(self, d): self.grad = d; return -d
    """
    steps = (
        Step("Layer", (3,), send=False),
        Step(on=Ref(0), args=(4,)),
        Step("backward", on=Ref(0), args=(5,)),
        Step(target="grad.__neg__", on=Ref(0)),
        Step("Layer.backward", (Ref(0), Ref(0, ("n",)))),
    )
    assert run(source, cases=(CaseCall("c", steps),)).cases[0].results == (None, 7, -5, -5, -3)


def test_an_author_s_generator_is_drained_with_its_seed(run: Run) -> None:
    source = """
        def cases(rng, n):
            for i in range(n):
                yield dict(name=f"case {i}", args=(rng.integers(100),), visible=i == 0)
        def generate(rng): return {"answer": 3}
        def endless(rng):
            while True: yield 1
    """
    steps = (Step("cases", (2,), op="generate", seed=7), Step("generate", op="generate"))
    case = run(source, cases=(CaseCall("c", steps), CaseCall("d", (Step("endless", op="generate"),)))).cases
    drawn = np.random.default_rng(7).integers(100, size=2)
    first = {"name": "case 0", "args": (Array(np.array(drawn[0]), "int64", "numpy", True),), "visible": True}
    results = case[0].results
    assert isinstance(results[0], list)
    assert_same(results[0][0], first)
    assert results[1] == {"answer": 3}
    assert case[1].problem is not None
    assert case[1].problem.kind == "result-too-big"


NET = """
    import torch
    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.fc = torch.nn.Linear(2, 1)
            self.drop = torch.nn.Dropout(0.5)
        def forward(self, x): return self.fc(self.drop(x))
"""


def _tensor(*rows: object) -> Array:
    return of_array(np.array(rows, np.float32), library="torch")


def test_a_module_takes_weights_and_gives_them_back(run: Run) -> None:
    weights = {"fc.weight": _tensor([1, 2]), "fc.bias": _tensor(3)}
    steps = (
        Step("Net", send=False),
        Step(op="load_state", on=Ref(0), args=(weights,)),
        Step(op="eval_mode", on=Ref(0)),
        Step(on=Ref(0), args=(_tensor([1, 1]),)),
        Step(op="parameters", on=Ref(0)),
        Step(op="train_mode", on=Ref(0)),
        Step(target="training.__bool__", on=Ref(0)),
    )
    case = run(NET, arrays="torch", cases=(CaseCall("c", steps),)).cases[0]
    assert_same(case.results, (None, None, None, _tensor([6]), weights, None, True))


def test_weights_that_do_not_fit_are_named_all_at_once(run: Run) -> None:
    weights = {"fc.weight": _tensor([1, 2, 3]), "fc.scale": _tensor(3)}
    steps = (Step("Net", send=False), Step(op="load_state", on=Ref(0), args=(weights,)))
    case = run(NET, arrays="torch", cases=(CaseCall("c", steps),)).cases[0]
    assert case.status == "refused"
    assert case.problem is not None
    assert case.problem.kind == "state-mismatch"
    assert case.problem.facts == {
        "missing": ["fc.bias"],
        "unexpected": ["fc.scale"],
        "shapes": [["fc.weight", [1, 2], [1, 3]]],
    }


@pytest.mark.parametrize(
    ("returned", "kind"), [("3.0", "float"), ("(3.0,)", "tuple"), ("None", "NoneType")], ids=lambda value: str(value)
)
def test_a_part_that_a_later_call_takes_and_is_not_there_is_named(run: Run, returned: str, kind: str) -> None:
    steps = (Step("forward", send=False), Step("backward", (Ref(0, (1,)),)))
    source = f"def forward(): return {returned}\ndef backward(cache): return cache"
    case = run(source, cases=(CaseCall("c", steps),)).cases[0]
    assert case.status == "refused"
    assert case.problem is not None
    assert (case.problem.kind, case.problem.facts) == (
        "missing-part",
        {"name": "forward", "part": "[1]", "type": kind},
    )


def test_a_row_of_an_array_is_no_part_of_a_tuple(run: Run) -> None:
    source = "import numpy as np\ndef forward(): return RESULT\ndef backward(cache): return cache"
    cases = (CaseCall("c", (Step("forward", send=(0,)), Step("backward", (Ref(0, (1,)),)))),)
    whole = run(source.replace("RESULT", "np.ones((2, 3))"), cases=cases).cases[0]
    assert whole.problem is not None
    assert (whole.problem.kind, whole.problem.facts["type"]) == ("missing-part", "ndarray")
    assert run(source.replace("RESULT", "np.ones((2, 3)), 5"), cases=cases).cases[0].results[1] == 5


def test_inputs_become_what_the_exercise_works_with(run: Run) -> None:
    half = Array(np.array([1.5], np.float32), "bfloat16", "torch")
    source = "def f(*xs): return [f'{type(x).__name__} {x.dtype}' for x in xs]"
    cases = (CaseCall("c", (Step("f", (_tensor(1), half, ONES)),)),)
    assert run(source, arrays="torch", cases=cases).cases[0].results == (
        ["Tensor torch.float32", "Tensor torch.bfloat16", "ndarray float64"],
    )


def test_output_belongs_to_the_case_that_printed_it(run: Run) -> None:
    source = """
        import os, sys
        print("import")
        def f(): print("f"); os.write(1, b"raw\\n"); print("error", file=sys.stderr)
        def g(): print("g", end="")
        def h(): print("h"); 1 / 0
    """
    outcome = run(source, "f", "g", "h", "g")
    assert outcome.stdout == "import\n"
    assert [case.stdout for case in outcome.cases] == ["f\nraw\nerror\n", "g", "h\n", "g"]


def test_what_was_printed_is_text_that_any_database_takes(run: Run) -> None:
    source = "import os\ndef f(): os.write(1, b'a\\0b\\xff'); print('\\ud800')"
    assert run(source, "f").cases[0].stdout == "a\ufffdb\ufffd\\ud800\n"


def test_a_timeout_keeps_what_came_before_it(run: Run) -> None:
    source = "import time\ndef f(): return 1\ndef g(): print('in g'); time.sleep(60)"
    outcome = run(source, "f", "f", "g", "f", limits=Limits(wall_seconds=0.5))
    assert outcome.end is End.TIMEOUT
    assert [case.status for case in outcome.cases] == ["ok", "ok", "missing", "missing"]
    assert [case.stdout for case in outcome.cases] == ["", "", "in g\n", ""]


def test_stop_after_failure_leaves_the_rest_missing(run: Run) -> None:
    outcome = run("def f(): return 1\ndef g(): 1 / 0", "f", "g", "f", stop_after_failure=True)
    assert outcome.end is End.FINISHED
    assert [case.status for case in outcome.cases] == ["ok", "error", "missing"]


def test_random_numbers_are_those_of_the_seed_in_every_case(run: Run) -> None:
    source = """
        import random, numpy as np, torch
        at_import = np.random.rand()
        def f(): return random.random(), float(np.random.rand()), float(torch.rand(()))
        def g(): return at_import
    """
    first = run(source, "f", "f", "g", arrays="torch", seed=5)
    again = run(source, "f", "f", "g", arrays="torch", seed=5)
    other = run(source, "f", arrays="torch", seed=6)
    assert first.cases[0].results == first.cases[1].results == again.cases[0].results != other.cases[0].results
    assert first.cases[2].results == again.cases[2].results


def test_files_import_each_other_and_nothing_else_of_ours(run: Run) -> None:
    files = {"helper.py": "VALUE = 3", "kit/tools.py": "from helper import VALUE"}
    source = "from kit.tools import VALUE\ndef f(): return VALUE, __name__\ndef g(): import grader"
    outcome = run(source, "f", "g", files=files)
    assert outcome.cases[0].results == ((3, "solution"),)
    assert outcome.cases[1].problem is not None
    assert outcome.cases[1].problem.facts["module"] == "grader"


def test_what_a_case_leaves_behind_does_not_burden_the_next(run: Run) -> None:
    source = """
        import gc
        import numpy as np
        def view():
            big = np.ones(160 << 17)
            return big[:2]
        def cycle():
            big = [np.ones(160 << 17)]
            big.append(big)
            return len(big), gc.isenabled()
    """
    outcome = run(source, *["view", "cycle"] * 3, limits=Limits(memory_bytes=256 << 20))
    assert [case.status for case in outcome.cases] == ["ok"] * 6, outcome
    assert outcome.cases[5].results == ((2, True),)


def test_a_recursion_limit_holds_for_all_cases(run: Run) -> None:
    source = """
        import sys
        sys.setrecursionlimit(6000)
        def deep(n=4000): return n and 1 + deep(n - 1)
        def low(): sys.setrecursionlimit(60)
    """
    outcome = run(source, "deep", "low", "deep")
    assert outcome.cases[0].results == (4000,)
    assert [case.status for case in outcome.cases] == [
        "ok",
        "ok",
        "error",
    ]  # theirs, as low as they set it: ours is not
