"""A fork does a little job of ours before it is handed a real one.

After a fork every page is shared, and the first write to each costs a fault and a copy: some hundreds of them, a
few milliseconds. Doing here what every job does takes those while nobody waits. It leaves nothing behind that a
job could tell from a fresh start: the random generators are seeded after it.
"""

from __future__ import annotations

from typing import Any

from grader.sandbox.inside import runner, submission, values

_TEXT = """
import {library} as library

def work(X, K):
    h, w = K.shape
    Y = library.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y.reshape(-1), Y.T, (X @ X).mean()
"""
_library = "numpy"
_job: dict[str, Any] = {}
_blob = bytearray(16 * 8)


def prepare(torch_too: bool) -> None:
    """In the warm parent: what the rehearsal will play."""
    library = "torch" if torch_too else "numpy"
    arrays = [
        {"a": [0, 72, "float64", [3, 3], library, False, "C"]},
        {"a": [0, 32, "float64", [2, 2], library, False, "C"]},
    ]
    step = {"op": "call", "target": "work", "args": arrays, "kwargs": [], "on": None, "seed": 0, "send": True}
    _job.update(files={"rehearsal.py": _TEXT.format(library=library)}, case={"steps": [step]})


def run() -> None:
    """Compile, import, call, and turn the result into a frame's parts; nothing is sent."""
    runner.seed(0)
    submission.examine(_job["files"])
    entry = submission.load(_job["files"], "rehearsal.py")
    submission.missing(entry, ["work"])
    outcome, _, _ = runner.run_case(entry, 0, _job["case"], _blob, "cpu", 1 << 20)
    values.decode(values.encode(outcome))
    submission.forget()
    if outcome["status"] != "ok":
        raise RuntimeError(f"the rehearsal failed: {outcome['problem']}")
