"""What to try after an exception: each hint from an error that is really raised."""

from __future__ import annotations

import importlib.util

import pytest

from grader.judge.stopped.endings import told
from grader.judge.stopped.exceptions import _HINTS, hint
from grader.judge.words.sentences import render
from tests.judge.raised import raised
from tests.require import need

NP = "import numpy as np\n"
T = "import torch\n"
# What kernels raise, in the words of grader.sandbox.inside.kernels.
BEYOND = "class LoadOutOfBoundsError(IndexError): pass\nraise LoadOutOfBoundsError('"
RACE = "class LoadRaceError(RuntimeError): pass\nraise LoadRaceError('"

HINTS: list[tuple[str, str]] = [
    ("raise NotImplementedError", "This function is still to be written"),
    ("1 / 0", "Something was divided by 0"),
    ("def f(): f()\nf()", "A function called itself too often"),
    (NP + "np.zeros(4)[4]", "Axis 0 has size 4, so its indices go from 0 to 3; 4 is beyond."),
    (NP + "np.zeros((3, 2))[0, -3]", "Axis 1 has size 2, so its indices go from 0 to 1; -3 is beyond."),
    (NP + "np.zeros((3, 0))[0, 0]", "Axis 1 has size 0: nothing is in it, so there is no index 0."),
    (NP + "np.zeros((2, 2))[0, 0, 0]", "3 indices are given and the array has 2 axes"),
    ("raise IndexError('too many indices for array')", "There are more indices than the array has axes"),
    (NP + "np.zeros((2, 2)).sum(axis=2)", "The array has 2 axes, counted from 0 to 1; axis 2 is not among them."),
    (NP + "np.max(3, 1)", "A single number has no axes, and axis 1 is asked for"),
    (NP + "x = np.zeros(3)\nx.shape[1]", "there are fewer axes here than this line asks for"),
    (NP + "np.zeros((2, -1))", "A size is negative here"),
    ("[1][1]", "The index is beyond the end"),
    ("def f():\n    print(x)\n    x = 1\nf()", "x is used before it has a value"),
    ("np.zeros(3)", "import numpy as np is missing"),
    ("torch.zeros(3)", "The import of torch is missing"),
    ("lenght = 1\nprint(lengh)", "lengh has no value here. Was lenght meant?"),
    ("def f(X):\n    return x\nf(1)", "x has no value here. Was X meant?"),
    (
        "def f(x):\n    y = x\n    return f2()\ndef f2():\n    return y\nf(1)",
        "y is a variable of the function f and has",
    ),
    ("def f():\n    return x\nf()\nx = 1", "x has no value yet in this line"),
    ("class A:\n    def f(self):\n        self.w = 1\n        return w\nA().f()", "Was self.w meant?"),
    ("nothing_like_it_at_all", "nothing_like_it_at_all has no value here: is it misspelt"),
    (NP + "np.zeros((3, 4)) + np.zeros((4, 3))", "Shapes (3,4) and (4,3) do not fit together"),
    (NP + "np.zeros((3, 3))[:] = np.zeros((2, 2))", "An array of shape (2,2) does not fit into a place of shape (3,3)"),
    (NP + "np.dot(np.zeros((3, 4)), np.zeros((3, 4)))", "the sizes 4 and 3 must be equal: is a transpose missing"),
    (NP + "np.dot(np.zeros((3, 4)), np.zeros((5, 6)))", "the sizes 4 and 5 must be equal: print both shapes"),
    (NP + "np.dot(np.zeros((2, 3, 4)), np.zeros((5, 6)))", "np.dot of (2,3,4) and (5,6) sums over the last axis"),
    (NP + "np.dot(np.zeros((2, 3, 4)), np.zeros((12, 6)))", "Flattened, the first would be (2, 12) and fit"),
    (
        NP + "np.zeros((3, 4)) @ np.zeros((3, 4))",
        "the last axis of the first, of size 4, and the last but one of the second",
    ),
    (NP + "np.zeros(12).reshape(5, 3)", "12 elements do not fill the shape (5,3)"),
    ("a, b = [1]", "The number of names on the left"),
    ("a, b = 1, 2, 3", "The number of names on the left"),
    (NP + "if np.zeros(3) > 0: pass", "An array is neither true nor false"),
    (NP + "x = np.zeros(3, int)\nx += 1.5", "float64 values are written into an array of int64 in place"),
    ("def f(a): pass\n\nf(1, 2)", "f is called here with other arguments than its def in line 1 takes"),
    ("def f(a): pass\nf()", "f is called here with other arguments than its def in line 1 takes"),
    ("def f(a): pass\nf(1, b=2)", "f is called here with other arguments than its def in line 1 takes"),
    (NP + "np.sum(np.ones(3), axs=0)", "sum does not take the arguments that it is given here"),
    (
        "class N:\n    def forward(self, X): pass\nN().state_dict()",
        "The class N is used as a module of torch and is none: begin line 1 with class N(nn.Module):.",
    ),
    ("class N:\n    def forward(self, X): pass\n\nN()(3)", "The class N is used as a module of torch and is none"),
    ("class A:\n    def f(x):\n        return x\nA().f(1)", "The method f (line 2) has no parameter self"),
    ("None + 1", ""),
    ("None[0]", "Something is None here"),
    ("None.shape", "Something is None here"),
    (NP + "float(np.zeros(3))", "One number is needed here"),
    (
        "class N:\n    def forward(self, X):\n        return self.bn(X)\nN().forward(1)",
        "Nothing in the class N sets self.bn: is it misspelt",
    ),
    (NP + "np.zeros(3, 4)", "A shape is one argument, with brackets of its own: np.zeros((3, 4))."),
    (NP + "x = np.ones(3)\nnp.concatenate(x, x)", "concatenate takes the arrays as one list: concatenate([a, b])."),
    ("a, b = 3", "A single value of type int stands where several are given names"),
    ("math.exp(1)", "The import of math is missing at the top of the file"),
    (NP + "np.ones(3)[0][0]", "There are more indices than the array has axes"),
    (NP + "np.ones(3)(0)", "Something that is no function is called here (numpy.ndarray)"),
    ("x = 3\nx[0]", "A value of type int has no elements to pick or to go through"),
    ("for x in 3.5: pass", "A value of type float has no elements"),
    ("len(3)", "A value of type int has no elements"),
    (NP + "x = np.float64(3)\nx[0] = 1", "A value of type numpy.float64 has no elements"),
    (NP + "np.zeros[3]", "A function stands before [...] here: it is called with (...)."),
    ("x = (1, 2)\nx[0] = 3", "A tuple cannot be changed: make a list of it"),
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
    ("assert 1 == 2", "The assert in this line does not hold"),
    ("raise AssertionError('Torch not compiled with CUDA enabled')", "There is no GPU here"),
    (
        "class N:\n    def foward(self): pass\n"
        "raise NotImplementedError('Module [N] is missing the required \"forward\" function')",
        "The module N has no method forward; is foward, in line 2, meant to be it?",
    ),
    (
        "class N:\n    def step(self): pass\n"
        "raise NotImplementedError('Module [N] is missing the required \"forward\" function')",
        "The module N has no method forward: that is what runs when it is called.",
    ),
    ("raise AttributeError('cannot assign module before Module.__init__() call')", "begins with super().__init__()"),
    ("f = dict(num_workers=2)\nraise PermissionError(1, 'Operation not permitted')", "leave num_workers out"),
    ("from numpy import *\nprint(max(3, 1))", "Line 1 imports everything by *, which puts the library's max in place"),
    ("def f(t): t.set_default_dtype(1)\nraise RuntimeError('expected scalar type Float')", "Line 1 sets the default"),
    (
        NP + "def f(X, p):\n    Y = np.ones((4, 4))\n    Y[:] = X[p:-p, p:-p]\nf(np.ones((4, 4)), 0)",
        "The slice [p:-p] in line 4 is empty where p is 0: write its end as the size minus p.",
    ),
    (
        NP + "def f(X, p):\n    return np.ones((4, 4)) + X[p:-p]\nf(np.ones((4, 4)), 0)",
        "The slice [p:-p] in line 3 is empty where p is 0",
    ),
    ("(3).shape", "A value of type int has no shape"),
    (BEYOND + "program 1 loads element 6 of x, which has 6')", "The elements of x go from 0 to 5; element 6 is beyond"),
    (BEYOND + "program 0 stores element -1 of x, which has 6')", "Element -1 of x would lie before its first one"),
    (BEYOND + "program 0 loads an address that lies in none of them')", "The pointer lies in none of the tensors"),
    (RACE + "program 1 loads element 0 of out, which program 0 has stored')", "so what element 0 of out ends up as"),
    (RACE + "program 0 stores several values at once in element 3 of out')", "in the same place, element 3 of out"),
    ('raise ValueError("arange\'s range must be a power of 2")', "take triton.next_power_of_2(n)"),
    ("raise RuntimeError('0 active drivers ([]). There should only be one.')", "leave out triton.runtime.driver"),
    (NP + "np.no_such_function", "The module numpy has no no_such_function"),
]
TORCH: list[tuple[str, str]] = [
    (T + "torch.zeros(3) + torch.zeros(4)", "Sizes 3 and 4 do not fit together"),
    (T + "torch.zeros(3, 4) @ torch.zeros(3, 4)", "In a matrix product of 3x4 and 3x4"),
    (T + "torch.zeros(2, 3)[0, 0, 0]", "There are more indices than the 2 axes of the tensor"),
    (T + "torch.zeros(2, 3).sum(2)", "The tensor has no axis 2"),
    (T + "torch.zeros(-1, 2)", "A size is negative here"),
    (
        T + "torch.nn.functional.conv2d(torch.zeros(1, 1, 2, 2), torch.zeros(1, 1, 3, 3))",
        "The kernel, (3 x 3), is larger than what it moves over",
    ),
    (
        T + "class N(torch.nn.Module):\n    def __init__(self): self.a = torch.nn.Linear(1, 1)\nN()",
        "begins with super().__init__()",
    ),
    (T + "torch.zeros(12).reshape(5, 3)", "12 elements do not fill the shape [5, 3]"),
    (T + "torch.relu(torch.nn.ReLU(3))", "A layer, ReLU, stands where a tensor is needed"),
    (T + "import numpy\ntorch.nn.Conv2d(1, 1, 1)(numpy.ones((1, 1, 1, 1)))", "A NumPy array stands where a tensor"),
    (T + "torch.nn.Conv2d(3, 1, 1)(torch.ones(1, 2, 4, 4))", "was made for 3 input channels and gets 2"),
    (T + "if torch.ones(2) > 0: pass", "A tensor is neither true nor false"),
    (T + "torch.nn.Conv2d(3, 1, 1)(torch.ones(2, 4))", "The layer needs another number of axes"),
    (T + "torch.nn.BatchNorm2d(3)(torch.ones(2, 3))", "The layer needs another number of axes"),
    (T + "torch.zeros(3)[3]", "Axis 0 has size 3, so its indices go from 0 to 2; 3 is beyond."),
    (T + "torch.zeros(3, requires_grad=True).numpy()", "becomes an array by .detach().numpy()"),
    (T + "x = torch.zeros(3, requires_grad=True)\nx += 1", "A parameter is changed in place"),
    (T + "torch.zeros(()).backward()", "The loss does not depend on anything that records gradients"),
    (T + "torch.zeros(2, 2) @ torch.zeros(2, 2).double()", "Two tensors of different dtypes meet here"),
]


CALLS = [  # as the exercise itself calls, from no line of the file
    ("f() takes 1 positional argument but 2 were given", "def f(a): pass", "The parameters do not agree with the call"),
    ("f() missing 1 required positional argument: 'a'", "def f(a): pass", "The parameters do not agree with the call"),
    ("f() got an unexpected keyword argument 'b'", "def f(a): pass", "There is no parameter named b"),
    (
        "N.forward() takes 1 positional argument but 2 were given",
        "class N:\n    def forward(X): pass",
        "The method forward (line 2) has no parameter self",
    ),
]


@pytest.mark.parametrize(("message", "source", "words"), CALLS)
def test_hints_for_the_exercise_s_own_call(message: str, source: str, words: str) -> None:
    said = told("exception", {"type": "TypeError", "message": message}, source=source).sentences
    assert words in render(said[1], str, "en")


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
    facts = [
        *(raised(source) for source, _ in HINTS + TORCH),
        *({"type": "TypeError", "message": one} for one, *_ in CALLS),
    ]
    reached = {found.key for one in facts if (found := hint(one))}
    assert {row[2] for row in _HINTS} - reached == {"hint.name-near", "hint.device"}


# What looks like one of those and is none: nothing may be said that is not so.
NOT_SAID = [
    ("raise NotImplementedError('Could not run aten::x')", "hint.forward"),
    ("def f(): raise AssertionError('of a library')\nf()", "hint.assertion"),
    ("from numpy import *\nprint(zeros(3, 4, 5, 6, 7))", "hint.hidden-builtin"),
    ("from numpy import *\nmax = 3\nprint(max(3, 1))", "hint.hidden-builtin"),
    ("from numpy import zeros\nprint(max(3, key=1, no=2))", "hint.hidden-builtin"),
    ("raise PermissionError(1, 'Operation not permitted')", "hint.workers"),
    (NP + "np.ones((4, 4))[:] = np.ones((4, 0))", "hint.empty-slice"),
    (NP + "x = np.ones((4, 4))\nx[:] = x[:-2]", "hint.empty-slice"),
    (NP + "p = 1\nx = np.ones((4, 4))\nx[:] = x[p:-p]", "hint.empty-slice"),
    ("def f(y):\n    return z\nf(1)", "hint.name-near"),
    ("(1, 2)[3]", "hint.shape-entry"),
    (NP + "np.sum(np.ones(3), axs=0)", "hint.keyword"),
    ("class N:\n    def step(self, X): pass\nN()(3)", "hint.no-module"),
    (NP + "range(np.ones(3))", "hint.arrays-in-list"),
    (
        "class N:\n    def f(self):\n        return self.w\n    def g(self):\n        self.w = 1\nN().f()",
        "hint.self-attribute",
    ),
    ("def f(times):\n    return time + 1\nf(3)", "hint.import-torch"),
    (NP + "x = np.ones(3, int)\nnp.concatenate([x, x], x)", "hint.arrays-in-list"),
    ("class B:\n    pass\nclass N(B):\n    def forward(self, X): pass\nN().train()", "hint.no-module"),
    ("def f(x): pass\ndef g():\n    def f(): pass\n    f(1)\ng()", "hint.signature"),
    ("class A:\n    @staticmethod\n    def f(x): pass\nA().f(1, 2)", "hint.self"),
]


@pytest.mark.parametrize(("source", "key"), NOT_SAID)
def test_what_only_looks_like_a_cause_is_not_said(source: str, key: str) -> None:
    assert key not in {sentence.key for sentence in told("exception", raised(source), source=source).sentences}


def check(source: str, words: str) -> None:
    _, *more = told("exception", raised(source), source=source).sentences
    said = render(more[0], str, "en") if more else ""
    assert (words in said) if words else not said
