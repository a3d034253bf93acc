"""A hidden case's input does not come out of the report a student reads, by whatever road the code sends it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grader.content.bundle import Bundle
from grader.content.loader import load_files
from grader.grading.author.cache import Cache
from grader.grading.pipeline import grade
from grader.grading.report.report import redact, to_json
from tests.attacks import corpus
from tests.attacks.corpus import Submission
from tests.attacks.trial import PATIENT, Overheard, exercise

pytestmark = pytest.mark.jail

SECRET = "271828"
CASES = f"""
import numpy as np


def cases(rng):
    yield dict(name="visible", args=(np.ones((2, 2)), np.ones((1, 1))))
    yield dict(name="hidden", args=(np.full((2, 3), {SECRET}.0), np.ones((2, 2))), visible=False)
    yield dict(name="visible again", args=(np.ones((3, 2)), np.ones((1, 2))))
"""


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    files = {**exercise("numpy", PATIENT).files, "cases.py": CASES.encode()}
    return load_files("corr2d", files)


@pytest.mark.parametrize("submission", corpus.hostile("telling"), ids=lambda submission: submission.name)
def test_a_hidden_input_stays_hidden(submission: Submission, bundle: Bundle, jails: Overheard, tmp_path: Path) -> None:
    report = grade(bundle, submission.source, seed=1, jails=jails, cache=Cache(tmp_path))
    seen = json.dumps(to_json(redact(report, audience="student", after_deadline=False)))
    assert SECRET not in seen, seen
    assert SECRET in json.dumps(to_json(report))  # staff see it: the code did run on it
