"""Names an exercise forbids raise where they are used, and nothing else does."""

from __future__ import annotations

import pytest

from grader.sandbox.types import End
from tests.sandbox.conftest import Run

pytestmark = pytest.mark.jail
FORBIDDEN = ("numpy.convolve", "numpy.fft", "scipy.signal", "numpy.linalg.inv")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("np.convolve([1], [2])", "numpy.convolve"),
        ("from numpy import convolve; convolve([1], [2])", "numpy.convolve"),
        ("np.fft.fft([1])", "numpy.fft"),
        ("import numpy.fft", "numpy.fft"),
        ("from numpy.linalg import inv; inv(np.eye(2))", "numpy.linalg.inv"),
        ("import scipy.signal", "scipy.signal"),
    ],
)
def test_using_one_ends_the_case_as_forbidden(run: Run, code: str, name: str) -> None:
    outcome = run(f"import numpy as np\ndef f():\n    {code}\ndef g(): return 1", "f", "g", forbidden=FORBIDDEN)
    if name == "scipy.signal":  # scipy itself is not there, which is said first
        assert outcome.cases[0].status in ("forbidden", "error")
        return
    problem = outcome.cases[0].problem
    assert problem is not None
    assert (outcome.cases[0].status, problem.kind, problem.facts["name"]) == ("forbidden", "forbidden-name", name)
    assert "solution.py" in problem.traceback
    assert outcome.cases[1].status == "ok"


def test_using_one_at_import_ends_the_job(run: Run) -> None:
    outcome = run("import numpy as np\nX = np.convolve([1], [2])\ndef f(): pass", "f", forbidden=FORBIDDEN)
    assert outcome.end is End.FORBIDDEN


def test_naming_one_without_using_it_is_no_offence(run: Run) -> None:
    source = """
        import numpy as np
        def f():
            "not np.convolve"
            g = np.convolve
            return float(np.linalg.norm([3, 4]))
    """
    assert run(source, "f", forbidden=FORBIDDEN).cases[0].results == (5.0,)


def test_the_next_job_may_use_it(run: Run) -> None:
    source = "import numpy as np\ndef f(): return int(np.convolve([1], [2])[0])"
    assert run(source, "f", forbidden=FORBIDDEN).cases[0].status == "forbidden"
    assert run(source, "f").cases[0].results == (2,)


def test_torch_s_two_names_for_one_function(run: Run) -> None:
    source = """
        import torch
        X = torch.ones(1, 1, 3, 3)
        def f(): return torch.conv2d(X, X)
        def g(): return torch.nn.functional.conv2d(X, X)
    """
    outcome = run(source, "f", "g", arrays="torch", forbidden=("torch.nn.functional.conv2d",))
    assert [case.status for case in outcome.cases] == ["forbidden", "forbidden"]


def test_torch_makes_tensors_and_computes_nothing_where_its_operations_are_forbidden(run: Run) -> None:
    source = """
        import torch
        def f(): return torch.zeros(2, 3).reshape(3, 2)[1:].clone()
        def g(): return torch.zeros(2) + 1
    """
    outcome = run(source, "f", "g", arrays="torch", forbidden=("torch.ops.aten",))
    assert [case.status for case in outcome.cases] == ["ok", "forbidden"]
    assert outcome.cases[1].problem is not None
    assert outcome.cases[1].problem.facts["name"] == "torch.add"


def test_without_torch_there_are_no_operations_to_forbid(run: Run) -> None:
    assert run("def f(): return 1", "f", forbidden=("torch.ops.aten",)).cases[0].results == (1,)
