"""Code that is right but for its age is told exactly that; the errors are the ones this Python really raises."""

from __future__ import annotations

import pytest

from grader.judge.stopped.age import _MOVED, _NUMPY
from grader.judge.stopped.endings import told
from grader.judge.stopped.running import RUNNING, later
from tests.judge.raised import raised
from tests.judge.say import english

NP = "import numpy as np\n"

SYNTAX = {
    "print 'a'": "Line 1 is Python 2: print is a function now. Write print(...).",
    "x = 1\nprint x % 3,": "Line 2 is Python 2: print is a function now.",
    "import sys\nprint >>sys.stderr, 1": "print is a function now",
    "exec 'a'": "exec is a function now",
    "try:\n    pass\nexcept ValueError, e:\n    pass": "Line 3 is Python 2: write except Error as name",
    "def f((a, b)):\n    pass": "a parameter can no longer be a tuple",
    "x = 0777": "octal numbers start with 0o",
    "if 1:\n\tx = 1\n        y = 2": "Line 3 mixes tabs and spaces",
    "x = 10L": "integers no longer end in L",
    "x = 0xffL": "integers no longer end in L",
    "if a <> b:\n    pass": "<> is written != now",
    "raise ValueError, 'no'": "write raise Error(message)",
    "x = `1`": "backticks are written repr(...) now",
    "x = ur'a'": "the prefix ur of a string is r now",
}


@pytest.mark.parametrize("source", SYNTAX)
def test_syntax_of_python_2(source: str) -> None:
    facts = raised(source)
    if "column" not in facts:  # print >>file parses, and fails when it runs
        assert SYNTAX[source] in english(told("exception", facts, source=source).sentences)[1]
        return
    said = english(told("syntax", facts, source=source).sentences)
    assert SYNTAX[source] in said[1]


def test_of_several_prints_their_number_is_told() -> None:
    source = "print 'a'\nif 1:\n    print 'b'\nprint(3)\nprint (4)\n"
    said = english(told("syntax", raised(source), source=source).sentences)
    assert said[1:3] == [
        "Line 1 is Python 2: print is a function now. Write print(...).",
        "2 lines of the file print in that way.",
    ]


NEWER = {
    "from itertools import batched": "itertools.batched came with Python 3.12; Python {} runs here",
    "import math\nmath.sumprod([1], [2])": "math.sumprod came with Python 3.12",
    "from typing import override": "typing.override came with Python 3.12",
    "import compression": "compression came with Python 3.14",
}


@pytest.mark.skipif(later("3.12") is False, reason="this Python has them")
@pytest.mark.parametrize("source", NEWER)
def test_names_of_a_newer_python(source: str) -> None:
    said = english(told("exception", raised(source), source=source).sentences)
    assert NEWER[source].format(RUNNING) in said[1]


DIVISION = "In Python 3, / always gives a float, and this must be an integer: write // in line {}."
RAISED = {
    "for i in xrange(3): pass": "xrange is Python 2; it is range now (line 1).",
    "reduce(max, [1])": "reduce is Python 2; it is functools.reduce now (line 1).",
    "{}.iteritems()": "The method iteritems is Python 2; use items (line 1).",
    "{}.has_key(1)": "The method has_key is Python 2; use in (line 1).",
    "import time\ntime.clock()": "time.clock is no longer there; it is time.perf_counter now.",
    "from itertools import izip": "itertools.izip is no longer there; it is zip now.",
    "from collections import Iterable": "it is collections.abc.Iterable now",
    "import cPickle": "The module cPickle is Python 2; it is pickle now.",
    "import past.builtins": "past is not installed; it only helped code to run in Python 2 and 3.",
    "import no_such_thing\nx = 1": "and nothing in the file uses it: delete its import (line 1)",
    "from no_such_thing import f\nf()": "no_such_thing is not installed here: the exercise is to be solved without it.",
    "from no_such_thing.deep import *": "no_such_thing is not installed here: the exercise",
    "map(abs, [1])[0]": "In Python 3, map gives its items one by one: make a list of it with list(...)",
    "len(zip([1], [2]))": "In Python 3, zip gives its items one by one",
    "{}.keys().sort()": "In Python 3, dict_keys gives its items one by one",
    "[1].sort(cmp=None)": "sort takes key= instead of cmp=",
    "range(4 / 2)": DIVISION.format(1),
    "n = 4 / 2\nrange(n)": DIVISION.format(1),
    "h = 4 / 2\nm = h + 1\nfor i in range(m):\n    pass": DIVISION.format(1),
    "n = 4\nn /= 2\nrange(n)": DIVISION.format(2),
    NP + "np.zeros(4 / 2)": DIVISION.format(2),
    NP + "n = 4 / 2\nx = np.zeros((3, n))": DIVISION.format(2),
    NP + "x = np.arange(4)\nx[:4 / 2]": DIVISION.format(3),
    NP + "x = np.arange(4)\nx[4 / 2]": DIVISION.format(3),
    NP + "x = np.arange(4).reshape(2, 4 / 2)": DIVISION.format(2),
    "[0] * (4 / 2)": DIVISION.format(1),
    "[1, 2, 3][4 / 2]": DIVISION.format(1),
    "def g(h):\n    n = h / 2\n    return n\ndef f(h):\n    n = 2 * h / 2\n    return range(n)\nf(4)": DIVISION.format(
        5
    ),
    "n = 8 / 2\ndef f():\n    return range(n)\nf()": DIVISION.format(1),
    "def f(h):\n    n = int(h / 2)\n    m = n * 2 / 1\n    return range(m)\nf(4)": DIVISION.format(3),
    "def f(h, s):\n    n = 1 + (h - 2) / s\n    for i in range(n):\n        pass\nf(4, 2)": DIVISION.format(2),
    NP + "np.array([[1, 2], [3]])": "NumPy no longer makes an array of rows of different lengths (line 2)",
    NP + "np.compat": None,
    NP + "np.cast": "np.cast is gone from NumPy since version 2.0 (line 2).",
}


@pytest.mark.parametrize("source", RAISED)
def test_what_python_3_and_numpy_2_raise(source: str) -> None:
    said = english(told("exception", raised(source), source=source).sentences)
    wanted = RAISED[source]
    assert said[1].startswith("The module numpy has no") if wanted is None else wanted in said[1]


@pytest.mark.parametrize("name", sorted(_NUMPY))
def test_names_gone_from_numpy(name: str) -> None:
    source = NP + f"np.{name}"
    said = english(told("exception", raised(source), source=source).sentences)
    assert f"np.{name} is gone from NumPy; use {_NUMPY[name]} (line 2)." in said[1]


@pytest.mark.parametrize(("module", "name"), [pair for pair in sorted(_MOVED) if pair not in [("math", "gcd")]])
def test_names_that_have_moved(module: str, name: str) -> None:
    facts = {"type": "ImportError", "module": module, "line": 1}
    facts["message"] = f"cannot import name '{name}' from '{module}' (/usr/lib/{module}.py)"
    assert f"it is {_MOVED[module, name]} now" in english(told("exception", facts).sentences)[1]


NOT_AGE = [
    "def f(n):\n    return range(n)\nf(2.0)",  # a float from outside: no / is at fault
    "x = 4 / 2\ny = 2.5\nrange(y)",
    "def g(h):\n    n = h / 2\n    return n\ndef f(n):\n    return range(n)\nf(2.0)",
    "def f(h):\n    n = h / 2\n    n = 2.0\n    return range(n)\nf(4)",
    "def f(h):\n    n = int(h / 2)\n    return range(n * 1.0)\nf(4)",
    "def f(h):\n    n = round(h / 2) + 0.5\n    return range(n)\nf(4)",
    "def f(h):\n    a = h / 2\n    for n in [1.5]:\n        range(n)\nf(4)",
    "def f(x, n):\n    y = x[int(n / 2)] / 3\n    return range(n)\nf([1], 1.5)",
    "def f(x, n):\n    y = x / 3; return range(n)\nf(1, 1.5)",
    "a = 1 / 2\nundefined_name",
    "open_the_door.iteritems()",
    "class A: pass\nA().iteritems()",
    NP + "np.no_such_function",
    "import math\nmath.clock",
    "print(1)[0]",
    "def f(: pass",
    "x = (1,",
]


@pytest.mark.parametrize("source", NOT_AGE)
def test_other_errors_are_not_blamed_on_age(source: str) -> None:
    facts = raised(source)
    kind = "syntax" if "column" in facts else "exception"
    assert not any(sentence.key.startswith("age.") for sentence in told(kind, facts, source=source).sentences)
