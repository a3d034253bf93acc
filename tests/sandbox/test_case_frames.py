"""The frame of a case is made once and sent to every jail; a large one is not kept in memory beside its inputs."""

from __future__ import annotations

import numpy as np

from grader.sandbox import protocol
from grader.sandbox.types import CaseCall, Job, Step
from grader.values import of_array


def frames_of(case: CaseCall) -> tuple[bytes, ...]:
    return protocol.job_frames(Job({"solution.py": "x"}, "solution.py", (case,)), {}, "cpu")


def test_a_small_one_is_kept() -> None:
    case = CaseCall("one", (Step("f", (of_array(np.arange(4.0)),)),))
    assert frames_of(case)[1] is frames_of(case)[1]


def test_a_large_one_is_not() -> None:
    case = CaseCall("one", (Step("f", (of_array(np.zeros(1 << 20)),)),))
    first, second = frames_of(case)[1], frames_of(case)[1]
    assert first == second
    assert first is not second


def test_a_case_is_the_same_case_whether_its_frame_is_kept_or_not() -> None:
    case, other = (CaseCall("one", (Step("f", (1,)),)) for _ in range(2))
    frames_of(case)
    assert case == other
    assert repr(case) == repr(other)
