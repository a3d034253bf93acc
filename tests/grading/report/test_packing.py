"""A packed report is the same report, in few bytes that are its own."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from grader.content.bundle import Bundle
from grader.grading.author.cache import Cache
from grader.grading.pipeline import grade
from grader.grading.report.packing import graded, pack, unpack, unpacked
from grader.grading.report.report import CaseReport, Report, to_json
from grader.judge.comparing.compare import compare
from grader.judge.showing.slices import pictures
from grader.judge.verdict import Verdict
from grader.sandbox.client import Jails
from grader.values import of_array

ARRAYS = {
    "whole": np.arange(12.0).reshape(3, 4),
    "vector": np.array([1.0, 2.5, 1e300]),
    "single": np.array([[1, 2.1]], np.float32),
    "integers": np.arange(6).reshape(2, 3),
    "not numbers": np.array([[np.nan, 1.0], [np.inf, -np.inf]]),
    "complex": np.array([1 + 2j, 3j]),
    "large": np.arange(40_000.0).reshape(200, 200),
    "many axes": np.arange(24.0).reshape(1, 2, 3, 4),
    "text": np.array(["a", "b"]),
    "truth": np.array([True, False]),
}


@pytest.mark.parametrize("name", ARRAYS)
@pytest.mark.parametrize("other", ["off", "shape", "whole"])
def test_what_is_left_out_comes_back(name: str, other: str) -> None:
    expected = ARRAYS[name]
    numeric = expected.dtype.kind not in "Ub"
    got = {"off": expected + 1 if numeric else expected[::-1], "shape": expected[:1], "whole": ARRAYS["whole"]}[other]
    shown = pictures(compare(of_array(expected), of_array(got)))
    case = CaseReport("a", Verdict.WRONG, 0.0, 1.0, True)
    case = replace(case, expected=shown.expected, got=shown.got, difference=shown.difference, worst=shown.worst)
    windows = tuple({"index": [i, 0], "total": 1.5, "rows": [i, i + 2]} for i in (2, 0, 1))
    example = replace(case, name="small", inputs=(("X", shown.expected),))
    case = replace(case, windows=windows, example=example, inputs=(("X", shown.expected),), call="f(X)")
    report = Report(Verdict.WRONG, 0.0, 2.0, cases=(case, replace(case, windows=windows[::-1])))
    stored = json.loads(json.dumps(to_json(report)))

    data, parts = pack(stored)
    assert unpack(data, lambda keys: {key: parts[key] for key in keys}) == stored


@pytest.mark.jail
def test_a_wrong_submission_is_three_kilobytes(library: Callable[[str], Bundle], jails: Jails, cache: Cache) -> None:
    bundle = library("convolution/corr2d")
    own, shared = [], set()
    for source in bundle.under("misconceptions").values():
        report = grade(bundle, source, seed=5, jails=jails, cache=cache)
        found = graded(report)
        own.append(len(found.data))
        shared |= found.parts.keys()
        assert unpacked(found.data, lambda keys, found=found: {key: found.parts[key] for key in keys}) == report  # type: ignore[misc]
    assert statistics.median(own) < 3_300
    assert len(shared) < 8 * len(report.cases)
