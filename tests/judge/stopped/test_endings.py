"""Every way a run can end badly has its verdict and its sentence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.judge.stopped.causes import loading_line
from grader.judge.stopped.endings import KINDS, NOT_RUN, told
from grader.judge.verdict import Verdict
from grader.values import of_array
from tests.judge.raised import raised
from tests.judge.say import english

V = Verdict
EXPECTED = of_array(np.zeros((3, 4)))

TOLD: list[tuple[str, dict[str, Any], Verdict, str]] = [
    ("cpu-time", {"limit": 2.0}, V.TIMEOUT, "It was stopped after 2 s of computing. Look for a loop"),
    ("wall-time", {"limit": 4.5}, V.TIMEOUT, "It was stopped after 4.5 s."),
    ("wall-time", {}, V.TIMEOUT, "It took too long and was stopped."),
    ("memory", {"limit": 256 << 20}, V.MEMORY, "more memory than the 256 MB allowed"),
    ("memory", {}, V.MEMORY, "It needed more memory than allowed."),
    ("output", {"limit": 64 << 10}, V.OUTPUT_LIMIT, "It printed more than the 64 KB allowed. Look for a print inside"),
    ("output", {}, V.OUTPUT_LIMIT, "It printed more than allowed."),
    ("signal", {"signal": "SIGSEGV"}, V.CRASHED, "Python itself ended with SIGSEGV"),
    ("signal", {"signal": "SIGSYS"}, V.CRASHED, "it asked the system for something that is closed here"),
    ("garbled", {"what": "a frame"}, V.CRASHED, "It disturbed the channel its results go through."),
    ("judge-time", {"limit": 5.0}, V.TIMEOUT, "Judging it took more than 5 s of computing and was stopped."),
    ("judge-memory", {"limit": 1 << 30}, V.MEMORY, "Judging it needed more than 1 GB of memory"),
    ("judge-died", {}, V.CRASHED, "Judging it ended the process that judges, twice."),
    ("exit", {"code": 1}, V.ERROR, "It ended the program (exit, quit or sys.exit)"),
    ("exception", {"type": "ValueError", "message": "no", "line": 3}, V.ERROR, "Line 3 raised ValueError: no"),
    ("exception", {"type": "E", "message": ""}, V.ERROR, "The call raised E"),
    (
        "exception",
        {"type": "KeyError", "message": "'a'", "line": 3, "file": "helper.py"},
        V.ERROR,
        "Line 3 of helper.py raised KeyError: 'a'",
    ),
    ("nul-bytes", {"file": "solution.py", "line": 2}, V.INVALID, "Line 2 holds a NUL character"),
    ("encoding", {"line": 1, "encoding": "latin-99"}, V.INVALID, "names the encoding latin-99, which does not exist"),
    ("not-utf8", {"line": 2}, V.INVALID, "Line 2 is not UTF-8 text. Save the file as UTF-8"),
    ("form", {"form": "zip"}, V.INVALID, "This is an archive, not a Python file"),
    ("form", {"form": "pdf"}, V.INVALID, "This is a PDF"),
    ("form", {"form": "image"}, V.INVALID, "This is a picture"),
    ("form", {"form": "document"}, V.INVALID, "This is a document of a word processor"),
    ("form", {"form": "compiled"}, V.INVALID, "This is compiled Python"),
    (
        "form",
        {"form": "notebook", "name": "f"},
        V.INVALID,
        "a notebook, and f is not defined in exactly one of",
    ),
    ("empty", {}, V.INVALID, "The file is empty. Begin with the starter code."),
    ("too-large", {"limit": 64 << 10}, V.INVALID, "The file is larger than the 64 KB allowed."),
    ("syntax", {"line": 0, "message": "too deep"}, V.INVALID, "The file is not Python: too deep."),
    ("missing-entry", {"name": "corr2d", "suggestion": ""}, V.INVALID, "The file does not define corr2d. Define it"),
    ("missing-entry", {"name": "corr2d", "suggestion": "corr_2d"}, V.INVALID, "Is corr_2d meant to be it?"),
    ("not-callable", {"name": "f", "type": "int"}, V.INVALID, "f is no function but a value (int)"),
    ("forbidden-name", {"name": "np.convolve"}, V.FORBIDDEN, "The code uses np.convolve, which this exercise does"),
    ("forbidden-name", {"name": "np.convolve", "line": 4}, V.FORBIDDEN, "Line 4 uses np.convolve, which"),
    (
        "result-type",
        {"type": "generator", "lazy": True},
        V.WRONG,
        "The result is of type generator, which holds no values yet; a NumPy array of shape (3, 4) was expected.",
    ),
    ("result-type", {"type": "coroutine", "lazy": False}, V.WRONG, "leave out async, or run it by asyncio.run"),
    ("result-type", {"type": "solution.Net"}, V.WRONG, "The result is of type solution.Net; a NumPy array of shape"),
    ("result-type", {"type": "numpy array", "dtype": "datetime64[s]"}, V.WRONG, "datetime64[s], which holds no plain"),
    ("result-type", {"type": "numpy array", "dtype": "object", "holds": "list"}, V.WRONG, "often of different lengths"),
    (
        "result-type",
        {"type": "numpy array", "dtype": "object", "holds": "int"},
        V.WRONG,
        "first element is of type int",
    ),
    ("result-type", {"type": "Tensor", "layout": "torch.strided", "dtype": "float8"}, V.WRONG, ".to(torch.float32)"),
    ("result-type", {"type": "MaskedArray", "masked": True}, V.WRONG, "a masked array with masked elements"),
    ("result-type", {"type": "Tensor", "layout": "torch.sparse_coo", "dtype": "float32"}, V.WRONG, "layout sparse_coo"),
    ("result-type", {"type": "Tensor", "layout": "nested", "dtype": "float32"}, V.WRONG, "layout nested"),
    ("result-type", {"type": "Tensor", "device": "meta", "dtype": "float32"}, V.WRONG, "on the device meta"),
    ("result-type", {"type": "tuple", "key": True}, V.WRONG, "The dict has a key of type tuple"),
    ("result-too-big", {"unit": "bytes"}, V.WRONG, "The result is far larger than any right answer"),
    ("result-too-deep", {"limit": 64}, V.WRONG, "nested too deeply"),
    ("result-cycle", {"type": "list"}, V.WRONG, "The result contains itself."),
    (
        "missing-part",
        {"name": "forward", "part": "[1]", "type": "ndarray"},
        V.WRONG,
        "A later call takes forward(...)[1], but what forward returned, of type ndarray, has no such part.",
    ),
    ("state-mismatch", {"unexpected": ["fc.weight"]}, V.WRONG, "your module: it has no fc.weight. Name its layers"),
    (
        "state-mismatch",
        {"missing": ["a", "b"]},
        V.WRONG,
        "Your module has parameters the exercise does not know: a, b.",
    ),
    ("state-mismatch", {"shapes": [["w", [3, 2], [2, 3]]]}, V.WRONG, "w has shape (3, 2) in your module; (2, 3) was"),
    ("forkserver", {"reason": "x"}, V.INTERNAL, "Something went wrong on our side, not in your code."),
]


@pytest.mark.parametrize(("kind", "facts", "verdict", "words"), TOLD, ids=[f"{r[0]}-{i}" for i, r in enumerate(TOLD)])
def test_told(kind: str, facts: dict[str, Any], verdict: Verdict, words: str) -> None:
    found = told(kind, facts, expected=EXPECTED)
    assert found.verdict is verdict
    assert words in english(found.sentences)[0]


def test_every_kind_is_in_the_table_above() -> None:
    assert set(KINDS) <= {row[0] for row in TOLD} | {"syntax"}


def test_every_kind_the_sandbox_names_is_told() -> None:
    """Read from its source, since the judge does not import the sandbox."""
    room = Path(__file__).parents[3] / "grader" / "sandbox"
    text = "\n".join(path.read_text() for path in room.rglob("*.py"))
    named = set(re.findall(r"""(?:Problem|_problem|plain|Refused|refused)\(\s*["']([a-z-]+)["']""", text))
    ours = {"internal", "lost"}
    assert len(named) >= 8
    assert named - ours <= KINDS, named - ours - KINDS


def test_a_result_without_an_expected_one() -> None:
    lazy = told("result-type", {"type": "generator", "lazy": True})
    other = told("result-type", {"type": "object"})
    assert "holds no values yet. Put them" in english(lazy.sentences)[0]
    assert "which cannot be judged. Return arrays" in english(other.sentences)[0]


def test_a_syntax_error_shows_its_place() -> None:
    said = english(told("syntax", raised("def f(x):\n    return x +* 2\n")).sentences)
    assert said == ["Line 2 is not Python: invalid syntax.", "At the mark: return x +▸* 2"]


def test_a_syntax_error_that_asks_ends_in_one_mark() -> None:
    said = english(told("syntax", raised("print 1")).sentences)
    assert said[0] == "Line 1 is not Python: Missing parentheses in call to 'print'. Did you mean print(...)."


def test_a_long_line_is_cut_around_the_mark() -> None:
    said = english(told("syntax", {"line": 1, "column": 200, "text": "a" * 400, "message": "no."}).sentences)
    assert said[1] == f"At the mark: …{'a' * 40}▸{'a' * 40}…"


def test_a_case_that_was_not_run() -> None:
    assert english([NOT_RUN]) == ["This case was not run, since the run ended before it."]


def test_long_messages_are_cut() -> None:
    said = english(told("exception", {"type": "ValueError", "message": "x" * 5000, "line": 1}).sentences)
    assert len(said[0]) < 400


ODD: list[Any] = [None, True, -1, 1 << 63, 1e308, "", "x" * 2_000, "(", "9" * 2_000, [], [[]], [[1, [2]]], ["a", 1]]
FACTS = (
    *("missing", "unexpected", "shapes", "type", "dtype", "layout", "lazy", "key", "masked", "holds", "name", "part"),
    *(
        "limit",
        "unit",
        "code",
        "message",
        "line",
        "column",
        "text",
        "file",
        "module",
        "suggestion",
        "encoding",
        "loading",
    ),
)


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: f"{odd!r:.20}")
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_whatever_a_jail_says_has_a_sentence(kind: str, odd: Any) -> None:
    found = told(kind, dict.fromkeys(FACTS, odd), source="def f(x):\n    return x[1.5]\n", expected=EXPECTED)
    assert found.verdict is not V.INTERNAL
    assert english(found.sentences)[0]


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("exception", "shapes (1,2,3) and () not aligned: 3 (dim 2) != 0 (dim 0)"),
        ("exception", "shapes (,) and (,) not aligned: 3 (dim 2) != 0 (dim 0)"),
        ("exception", f"index 1 is out of bounds for axis 0 with size {'9' * 1_900}"),
        ("syntax", "invalid character (U+FFFFFF)"),
        ("syntax", "invalid character (U+D800)"),
    ],
)
def test_a_message_that_only_looks_like_pythons_own(kind: str, message: str) -> None:
    found = told(kind, {"type": "ValueError", "message": message, "line": 1}, source="x = 1\n")
    assert found.verdict in (V.ERROR, V.INVALID)
    assert found.sentences[0].key != "stopped.garbled"


DEEP = {
    "a sum": "def f(x):\n    return x[1.5" + " + 0" * 900 + "]\n",
    "a slice": "def f(x):\n    p = 0\n    return x[p:-(p" + " + 0" * 900 + ")]\n",
    "signs": "def f(x):\n    return x[" + "-" * 900 + "1.5]\n",
}


@pytest.mark.parametrize("name", DEEP)
def test_what_is_too_deep_to_be_explained_is_told_all_the_same(name: str) -> None:
    facts = {"type": "TypeError", "message": "slice indices must be integers", "line": 3 - (name != "a slice")}
    found = told("exception", facts, source=DEEP[name])
    assert found.verdict is V.ERROR
    assert "slice indices must be integers" in english(found.sentences)[0]


def test_a_line_number_of_any_length_is_read_or_left() -> None:
    assert loading_line(f'File "solution.py", line {"9" * 5_000}, in <module>') == 0
    assert loading_line('File "solution.py", line 12, in <module>') == 12
