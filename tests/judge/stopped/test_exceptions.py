"""What to try after an exception: each hint from an error that is really raised."""

from __future__ import annotations

import importlib.util

import pytest

from grader.judge.stopped.exceptions import _HINTS, hint
from grader.judge.words.sentences import render
from tests.judge.raised import raised
from tests.require import need

NP = "import numpy as np\n"
T = "import torch\n"

HINTS: list[tuple[str, str]] = [
    ("raise NotImplementedError", "This function is still to be written"),
    ("1 / 0", "Something was divided by 0"),
    ("def f(): f()\nf()", "A function called itself too often"),
    (NP + "np.zeros(4)[4]", "An axis of size 4 has the indices 0 to 3; 4 is beyond."),
    (NP + "np.zeros((2, 2))[0, 0, 0]", "There are more indices than the array has axes"),
    ("[1][1]", "The index is beyond the end"),
    ("def f():\n    print(x)\n    x = 1\nf()", "x is used before it has a value"),
    ("np.zeros(3)", "import numpy as np is missing"),
    ("torch.zeros(3)", "The import of torch is missing"),
    ("lenght = 1\nprint(lengh)", "lengh has no value here"),
    ("nothing_like_it_at_all", "nothing_like_it_at_all has no value here: is it misspelt"),
    (NP + "np.zeros((3, 4)) + np.zeros((4, 3))", "Shapes (3,4) and (4,3) do not fit together"),
    (NP + "np.zeros((3, 3))[:] = np.zeros((2, 2))", "An array of shape (2,2) does not fit into a place of shape (3,3)"),
    (NP + "np.dot(np.zeros((3, 4)), np.zeros((3, 4)))", "In a matrix product of (3,4) and (3,4)"),
    (
        NP + "np.zeros((3, 4)) @ np.zeros((3, 4))",
        "the last size of the first, 4, must be the first size of the second, 3",
    ),
    (NP + "np.zeros(12).reshape(5, 3)", "12 elements do not fill the shape (5,3)"),
    ("a, b = [1]", "The number of names on the left"),
    ("a, b = 1, 2, 3", "The number of names on the left"),
    (NP + "if np.zeros(3) > 0: pass", "An array is neither true nor false"),
    (NP + "x = np.zeros(3, int)\nx += 1.5", "float64 values are written into an array of int64 in place"),
    ("def f(a): pass\nf(1, 2)", "The parameters do not agree with the call"),
    ("def f(a): pass\nf()", "The parameters do not agree with the call"),
    ("def f(a): pass\nf(1, b=2)", "There is no parameter named b"),
    ("None + 1", ""),
    ("None[0]", "Something is None here"),
    ("None.shape", "Something is None here"),
    (NP + "float(np.zeros(3))", "One number is needed here"),
    ("(3)(4)", "Something that is no function is called here (int)"),
    ("{}['w']", "The dict has no key 'w': print its keys."),
    (NP + "np.linalg.inv(np.zeros((2, 2)))", "The matrix has no inverse"),
    ("raise EOFError", "There is nobody to type here"),
    ("open('no-such-file.csv')", "There are no files of yours here"),
    ("raise PermissionError", "There are no files of yours here"),
    ("import bdb\nraise bdb.BdbQuit", "nobody to type at a breakpoint"),
    ('raise RuntimeError("can\'t start new thread")', "start fewer"),
    ("import socket\nraise socket.gaierror(-3, 'Temporary failure in name resolution')", "There is no network here"),
    ("import urllib.error\nraise urllib.error.URLError('x')", "There is no network here"),
    ("raise OSError(28, 'No space left on device')", "The room for files is full"),
    ("raise OSError('9175040 requested and 8388592 written')", "The room for files is full"),
    ("raise PermissionError(1, 'Operation not permitted')", "not allowed where submissions run"),
    ("assert 1 == 2", "An assert of the code does not hold"),
    ("(3).shape", "A value of type int has no shape"),
    (NP + "np.no_such_function", "The module numpy has no no_such_function"),
]
TORCH: list[tuple[str, str]] = [
    (T + "torch.zeros(3) + torch.zeros(4)", "Sizes 3 and 4 do not fit together"),
    (T + "torch.zeros(3, 4) @ torch.zeros(3, 4)", "In a matrix product of 3x4 and 3x4"),
    (T + "torch.zeros(12).reshape(5, 3)", "12 elements do not fill the shape [5, 3]"),
    (T + "torch.zeros(3)[3]", "An axis of size 3 has the indices 0 to 2; 3 is beyond."),
    (T + "torch.zeros(3, requires_grad=True).numpy()", "becomes an array by .detach().numpy()"),
    (T + "x = torch.zeros(3, requires_grad=True)\nx += 1", "A parameter is changed in place"),
    (T + "torch.zeros(()).backward()", "The loss does not depend on anything that records gradients"),
    (T + "torch.zeros(2, 2) @ torch.zeros(2, 2).double()", "Two tensors of different dtypes meet here"),
]


@pytest.mark.parametrize(("source", "words"), HINTS)
def test_hints(source: str, words: str) -> None:
    check(source, words)


@pytest.mark.parametrize(("source", "words"), TORCH)
def test_hints_for_torch(source: str, words: str) -> None:
    need(importlib.util.find_spec("torch"), "torch is not installed")
    check(source, words)


def test_python_s_own_suggestion_is_passed_on() -> None:
    found = hint({"type": "NameError", "message": "name 'lengh' is not defined. Did you mean: 'length'?"})
    assert found is not None
    assert render(found, str, "en") == "lengh has no value here. Was length meant?"


def test_tensors_on_two_devices() -> None:
    """In torch's words, since not every host has a second device."""
    message = "Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu!"
    found = hint({"type": "RuntimeError", "message": message})
    assert found is not None
    assert "Two tensors are on different devices here" in render(found, str, "en")


def test_every_hint_is_reached() -> None:
    need(importlib.util.find_spec("torch"), "torch is not installed")
    reached = {found.key for source, _ in HINTS + TORCH if (found := hint(raised(source)))}
    assert {row[2] for row in _HINTS} - reached == {"hint.name-near", "hint.device"}


def check(source: str, words: str) -> None:
    found = hint(raised(source))
    said = render(found, str, "en") if found else ""
    assert (words in said) if words else not said
