"""Whatever a jail says once its job has begun, the session comes to an outcome, and never to one that is our fault."""

from __future__ import annotations

import contextlib
import os
import threading
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from grader.sandbox import metering, protocol, wire
from grader.sandbox.inbound.ends import CASE_PROBLEMS
from grader.sandbox.session import Session
from grader.sandbox.spare import Spare
from grader.sandbox.types import CaseCall, End, Job, Limits, Outcome, Step
from tests.sandbox.travelled import whole

CASES = tuple(CaseCall(str(number), (Step("f"),)) for number in range(3))
JOB = Job({"solution.py": "x"}, "solution.py", CASES, limits=Limits(cpu_seconds=5, wall_seconds=5))
ODD = st.sampled_from([None, True, -1, 0, 1, 1 << 70, 1.5, float("nan"), "", "ok", "\ud800", "x" * 300, [], {}, [[]]])
NUMBERS = st.sampled_from([0, 0, 8, 8, 16, 1, -1, 1 << 40, True, 1.0])
DTYPES = st.sampled_from(["float64", "float64", *wire.DTYPES, "bfloat16", "U1", "U999999", "object", None])
ARRAYS = st.tuples(
    *(NUMBERS, NUMBERS, DTYPES, st.lists(NUMBERS, max_size=2), st.sampled_from(["numpy", "numpy", "torch", None])),
    *(st.sampled_from([False, False, True, 0]), st.sampled_from(["C", *wire.LAYOUTS, None])),
).map(lambda content: {"a": list(content)})
TAGGED = st.tuples(st.sampled_from("tdicsbrx"), st.lists(ODD, max_size=2) | ODD).map(lambda pair: dict([pair]))
RESULTS = st.recursive(ODD | ARRAYS | TAGGED, lambda inner: st.lists(inner, max_size=3), max_leaves=5)
KINDS = st.sampled_from(["exception", "result-type", "forbidden-name", "syntax", "jail-lost", "no slug", 1, None, []])
FACTS = st.dictionaries(st.sampled_from(["type", "message", "line", "file", "code"]), ODD, max_size=4)
PROBLEMS = ODD | st.fixed_dictionaries({"kind": KINDS, "facts": FACTS | ODD, "traceback": ODD})
CASE_TREES = st.fixed_dictionaries(
    {
        "case": st.sampled_from([0, 0, 0, 0, True, None]),
        "status": st.sampled_from(["ok", "ok", *CASE_PROBLEMS, "missing", []]),
        "results": st.lists(RESULTS, min_size=1, max_size=1) | ODD,
        "problem": PROBLEMS,
        "seconds": ODD,
    }
)
END_TREES = st.fixed_dictionaries({"end": st.sampled_from([*End, None, [], 1]), "problem": PROBLEMS})
OTHERS = st.sampled_from([wire.JOB, wire.READY, wire.FAULT, wire.BEGIN, wire.LOADED, 0, 99])
FRAMES = st.one_of(
    st.tuples(st.just(wire.CASE), CASE_TREES, st.binary(max_size=16)),
    st.tuples(st.just(wire.CASE), CASE_TREES, st.just(bytes(16))),
    st.tuples(st.just(wire.DONE), END_TREES, st.just(b"")),
    st.tuples(OTHERS, CASE_TREES | ODD, st.binary(max_size=16)),
)


class Dead(Spare):
    """A jail that is a thread of ours; when it has said all, it has ended with ``status``."""

    def __init__(self, status: int) -> None:
        super().__init__(1, 1)
        self.status = status
        self.exited.set()

    def say(self, frames: list[tuple[int, Any, bytes]], printed: bytes) -> None:
        with contextlib.suppress(OSError), self.inner_channel as channel:  # the host may have heard enough
            channel.recv(1 << 16)
            channel.sendall(whole(wire.BEGIN, {}) + whole(wire.LOADED, {}))
            channel.recv(1 << 16)
            for kind, tree, blob in frames:
                channel.sendall(whole(kind, tree, [blob]))
            os.write(self.inner_output, printed)
        os.close(self.inner_output)


@settings(max_examples=600, deadline=None)
@given(st.lists(FRAMES, max_size=3), st.binary(max_size=50), st.sampled_from([0, 7 << 8, 9, 11]))
def test_no_conversation_upsets_the_host(frames: list[tuple[int, Any, bytes]], printed: bytes, status: int) -> None:
    spare = Dead(status)
    spare.inner_channel.sendall(whole(wire.READY, {"layers": {}}))
    jail = threading.Thread(target=spare.say, args=(frames, printed))
    jail.start()
    sent = protocol.job_frames(JOB, metering.as_tree(JOB.limits), "cpu")
    try:
        outcome: Outcome = Session(spare, JOB, JOB.limits, sent, ()).run()
    finally:
        spare.close()
        jail.join()
    assert outcome.end is not End.INTERNAL
    assert len(outcome.cases) == len(CASES)
