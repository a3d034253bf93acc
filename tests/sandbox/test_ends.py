"""Every way a job can end has its own end, with the facts a sentence needs."""

from __future__ import annotations

from typing import Any

import pytest

from grader.sandbox.types import End, Limits
from tests.sandbox.conftest import Run

pytestmark = pytest.mark.jail
MEMORY = Limits(memory_bytes=128 << 20)
BUSY = Limits(cpu_seconds=0.2, wall_seconds=20)
IDLE = Limits(cpu_seconds=20, wall_seconds=0.3)

# name, code before the last line of f, limits, end, kind, facts
ENDS: list[tuple[str, str, Limits, End, str, dict[str, Any]]] = [
    ("a loop", "while True: pass", BUSY, End.TIMEOUT, "cpu-time", {"limit": 0.2}),
    ("threads that loop", "import threading\n[threading.Thread(target=loop).start() for _ in range(3)]\nloop()", BUSY,
     End.TIMEOUT, "cpu-time", {"limit": 0.2}),
    ("asleep", "time.sleep(60)", IDLE, End.TIMEOUT, "wall-time", {"limit": 0.3}),
    ("stopped", "os.kill(os.getpid(), signal.SIGSTOP)\ntime.sleep(60)", IDLE, End.TIMEOUT, "wall-time", {"limit": 0.3}),
    ("deaf", "for s in range(1, 65):\n    try: signal.signal(s, signal.SIG_IGN)\n    except OSError: pass\n"
     "    except ValueError: pass\nwhile True: pass", BUSY, End.TIMEOUT, "cpu-time", {"limit": 0.2}),
    ("a list", "a = [0] * (1 << 40)", MEMORY, End.MEMORY, "memory", {}),
    ("an array", "np.ones(1 << 32)", MEMORY, End.MEMORY, "memory", {}),
    ("a dict that grows", "a = {}\nwhile True: a[len(a)] = bytes(1000)", MEMORY, End.MEMORY, "memory", {}),
    ("prints", "while True: print('x' * 1000)", Limits(), End.OUTPUT_LIMIT, "output", {"limit": 65536}),
    ("raw output", "while True: os.write(2, bytes(1000))", Limits(), End.OUTPUT_LIMIT, "output", {"limit": 65536}),
    ("a segfault", "ctypes.string_at(0)", Limits(), End.CRASHED, "signal", {"signal": "SIGSEGV"}),
    ("an abort", "os.abort()", Limits(), End.CRASHED, "signal", {"signal": "SIGABRT"}),
    ("leaves", "os._exit(3)", Limits(), End.ERROR, "exit", {"code": 3}),
    ("leaves from a thread", "threading.Thread(target=lambda: os._exit(4)).start()\ntime.sleep(9)", Limits(), End.ERROR,
     "exit", {"code": 4}),
    ("answers for itself", "for fd in range(3, 2000):\n    try: os.write(fd, b'x' * 100)\n    except OSError: pass",
     Limits(), End.CRASHED, "garbled", {"what": "not a frame"}),
]  # fmt: skip

SOURCE = """
import ctypes, os, signal, threading, time
import numpy as np

def loop():
    while True: pass

def f():
    {}

def g():
    return 1
"""


@pytest.mark.parametrize(("code", "limits", "end", "kind", "facts"), [e[1:] for e in ENDS], ids=[e[0] for e in ENDS])
def test_end(run: Run, code: str, limits: Limits, end: End, kind: str, facts: dict[str, Any]) -> None:
    source = SOURCE.format(code.replace("\n", "\n    "))
    outcome = run(source, "g", "f", "g", limits=limits)
    assert outcome.problem is not None, outcome
    assert (outcome.end, outcome.problem.kind, dict(outcome.problem.facts)) == (end, kind, facts)
    assert [case.status for case in outcome.cases] == ["ok", "missing", "missing"]
    assert outcome.cases[0].results == (1,)
    assert outcome.wall_seconds < 10


def test_a_crash_names_the_line_it_was_under(run: Run) -> None:
    outcome = run("import ctypes\ndef f():\n    print('here')\n    ctypes.string_at(0)\n", "f")
    assert outcome.problem is not None
    assert outcome.problem.traceback == 'Traceback (most recent call last):\n  File "solution.py", line 4, in f\n'
    assert outcome.cases[0].stdout == "here\n"


# name, a whole file, kind, facts
BEFORE_ANY_CASE: list[tuple[str, str, End, str, dict[str, Any]]] = [
    ("raises", "1 / 0", End.ERROR, "exception",
     {"type": "ZeroDivisionError", "message": "division by zero", "file": "solution.py", "line": 1}),
    ("exits", "import sys\nsys.exit('no')", End.ERROR, "exit", {"code": "no"}),
    ("interrupts", "raise KeyboardInterrupt", End.ERROR, "exception",
     {"type": "KeyboardInterrupt", "message": "", "file": "solution.py", "line": 1}),
    ("imports what is not there", "import scipy.signal", End.ERROR, "exception",
     {"type": "ModuleNotFoundError", "message": "No module named 'scipy'", "module": "scipy", "file": "solution.py",
      "line": 1}),
    ("syntax", "def f():\n    return (1,\n", End.INVALID, "syntax",
     {"file": "solution.py", "line": 2, "column": 12, "text": "    return (1,", "message": "'(' was never closed"}),
    ("tabs", "def f():\n\tif 1:\n        return 1\n", End.INVALID, "syntax",
     {"file": "solution.py", "line": 3, "column": 1, "text": "        return 1",
      "message": "inconsistent use of tabs and spaces in indentation"}),
    ("brackets", "x = " + "(" * 5000, End.INVALID, "syntax",
     {"file": "solution.py", "line": 1, "column": 205, "text": "x = " + "(" * 196,
      "message": "too many nested parentheses"}),
    ("NUL", "x = 1\ny = '\0'\n", End.INVALID, "nul-bytes", {"file": "solution.py", "line": 2}),
    ("coding", "# -*- coding: klingon -*-\nx = 1\n", End.INVALID, "encoding",
     {"file": "solution.py", "line": 1, "encoding": "klingon"}),
    ("missing", "def corr2D(X, K): pass", End.INVALID, "missing-entry",
     {"name": "corr2d", "suggestion": "corr2D", "file": "solution.py"}),
    ("nothing like it", "x = 1", End.INVALID, "missing-entry",
     {"name": "corr2d", "suggestion": "", "file": "solution.py"}),
    ("not callable", "corr2d = 5", End.INVALID, "not-callable",
     {"name": "corr2d", "type": "int", "file": "solution.py"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "end", "kind", "facts"), [e[1:] for e in BEFORE_ANY_CASE], ids=[e[0] for e in BEFORE_ANY_CASE]
)
def test_end_before_any_case(run: Run, source: str, end: End, kind: str, facts: dict[str, Any]) -> None:
    outcome = run(source, "corr2d", required=("corr2d",))
    assert outcome.problem is not None, outcome
    assert (outcome.end, outcome.problem.kind, dict(outcome.problem.facts)) == (end, kind, facts)
    assert [case.status for case in outcome.cases] == ["missing"]


def test_a_coding_line_that_python_knows_changes_nothing(run: Run) -> None:
    outcome = run("# coding: gbk\ndef f(): return '卷积'  # 注释", "f")
    assert outcome.cases[0].results == ("卷积",)


def test_a_limit_above_the_ceiling_is_the_ceiling(run: Run) -> None:
    outcome = run("def f(): print('x' * (3 << 20))", "f", limits=Limits(output_bytes=1 << 40))
    assert outcome.end is End.OUTPUT_LIMIT
    assert outcome.problem is not None
    assert outcome.problem.facts["limit"] == 1 << 20
    assert len(outcome.cases[0].stdout) == 1 << 20


def test_a_job_that_must_have_a_gpu_says_that_there_is_none(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from grader.sandbox import bubblewrap

    monkeypatch.setattr(bubblewrap, "nvidia_nodes", list)
    outcome = run("def f(): return 1", "f", arrays="torch", device="cuda")
    assert outcome.problem is not None
    assert (outcome.end, outcome.problem.kind) == (End.INTERNAL, "no-gpu")
    outcome = run("def f(): return 1", "f", arrays="torch", device="any")
    assert (outcome.end, outcome.device) == (End.FINISHED, "cpu")
