"""One submission graded as a student's would be: the exercise corr2d, by the pipeline, in a real jail."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from grader.content.bundle import Bundle
from grader.content.loader import load_files, load_folder
from grader.grading.author.cache import Cache
from grader.grading.pipeline import grade
from grader.grading.report.report import Report
from grader.judge.verdict import Verdict
from grader.sandbox.client import Jails
from grader.sandbox.types import Job, Outcome
from tests.attacks.corpus import Submission

ROOT = Path(__file__).parents[2]
NEEDED = ("exercise.toml", "statement.md", "statement.zh-hans.md", "starter.py", "cases.py", "reference/convolution.py")
QUICK = "[limits]\ncpu_seconds = 0.4\nwall_seconds = 0.8\nmemory_mb = 256\noutput_kb = 16\n"
PATIENT = "[limits]\ncpu_seconds = 8\nwall_seconds = 20\nmemory_mb = 256\noutput_kb = 16\n"
TORCH_CASES = """
import numpy as np


def cases(rng):
    yield dict(name="small", args=(np.arange(9.0).reshape(3, 3), np.arange(4.0).reshape(2, 2)))
    yield dict(name="tall and wide", args=(rng.normal(size=(7, 4)), rng.normal(size=(2, 3))))
    yield dict(name="hidden", args=(rng.normal(size=(6, 5)).T, rng.normal(size=(1, 3))), visible=False)
"""
TORCH_REFERENCE = '''
def corr2d(X, K):
    """Return the cross-correlation of two tensors."""
    h, w = K.shape
    return (X.unfold(0, h, 1).unfold(1, w, 1) * K).sum((2, 3))
'''


class Overheard(Jails):
    """Jails that keep what came out of a thread's last one, before anything is cut short for a report."""

    heard = threading.local()

    def run(self, job: Job) -> Outcome:
        self.heard.last = super().run(job)
        return self.heard.last  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Trial:
    """How it went. ``right`` of ``asked`` cases were right; ``printed`` is its output, ``said`` all that came out."""

    verdict: Verdict
    right: int
    asked: int
    printed: str
    said: str
    report: Report


@cache
def exercise(arrays: str, limits: str) -> Bundle:
    """corr2d with other limits, and for torch with tensors."""
    files = dict(load_folder(ROOT / "exercises/convolution/corr2d", ROOT / "reference").files)
    files = {name: files[name] for name in NEEDED}
    text = files["exercise.toml"].decode() + "\n" + limits
    if arrays == "torch":
        del files["reference/convolution.py"]
        text = text.replace('"numpy"', '"torch"').replace('"convolution.corr2d"', '"reference.py"')
        files |= {"reference.py": TORCH_REFERENCE.encode(), "cases.py": TORCH_CASES.encode()}
    return load_files("corr2d", {**files, "exercise.toml": text.encode()})


def try_out(jails: Overheard, store: Cache, submission: Submission, **places: object) -> Trial:
    """Grade ``submission``; ``places`` are told to one that asks for them."""
    limits = QUICK if Verdict.TIMEOUT in submission.expected else PATIENT
    bundle = exercise(submission.arrays, limits)
    report = grade(bundle, submission.told(**places), seed=1, jails=jails, cache=store)
    outcome: Outcome = jails.heard.last
    printed = "\n".join([outcome.stdout, *(case.stdout for case in outcome.cases)])
    right = sum(case.verdict is Verdict.PASSED for case in report.cases)
    return Trial(report.verdict, right, len(report.cases), printed, f"{printed}\n{outcome}\n{report}", report)
