"""Files that are something else than a Python file of this version."""

from __future__ import annotations

import pytest

from grader.judge.stopped.endings import told
from grader.judge.stopped.running import RUNNING
from tests.judge.raised import raised
from tests.judge.say import english

DEF = "def f(x):\n    return x\n"
RUNS = f"Python {RUNNING} runs here."
SAID: list[tuple[str, str, str]] = [  # the file, what is said, the name it lacks where it is Python
    (f"```python\n{DEF}```\n", "Line 1 is the mark around a block of code in a chat", ""),
    (f"Here it is:\n\n```python\n{DEF}```\nIt adds.\n", "Lines 3 and 6 are the marks around a block of code", ""),
    (f"{DEF}```\n", "Line 3 is the mark around a block of code", ""),
    (">>> def f(x):\n...     return x\n", "Line 1 begins with the prompt of an interactive Python", ""),
    (f"In [3]: {DEF}", "Line 1 begins with the prompt", ""),
    (f"%matplotlib inline\n{DEF}", "Line 1 is a command to a notebook, not Python: delete it.", ""),
    (f"import numpy\n!pip install numpy\n{DEF}", "Line 2 is a command to a notebook", ""),
    (f"import numpy\npip install numpy\n{DEF}", "Line 2 is a command to a notebook", ""),
    ("<!DOCTYPE html>\n<html></html>\n", "This is a web page, not a Python file", ""),
    ("1 import numpy as np\n2 def f(x):\n3     return x\n", "The lines begin with their numbers", ""),
    (
        "x = (1，2)\n",
        "Line 1 holds ，, as an input method for Chinese or a word processor writes it;",
        "",
    ),
    ("x = [“a”]\n", "Line 1 holds “", ""),
    ("x = 3 − 2\n", "Line 1 holds −", ""),
    ("x =\u00a03\n", "Line 1 holds a character that is not seen (U+00A0)", ""),
    ("def f(x):\n\u3000\u3000return x\n", "Line 2 holds a wide space (U+3000), as an input method", ""),
    ("type Image = list[list[float]]\n", f"Line 1 needs Python 3.12: it is a type statement. {RUNS}", ""),
    ("def f[T](x: T):\n    return x\n", "needs Python 3.12: it has type parameters", ""),
    ("class A[T]:\n    pass\n", "needs Python 3.12: it has type parameters", ""),
    ("d = {'a': 1}\nprint(f'{d['a']}')\n", "Line 2 needs Python 3.12: within the braces of an f-string", ""),
    ("try:\n    pass\nexcept ValueError, TypeError:\n    pass\n", "Line 3 needs Python 3.14: it catches several", ""),
    ("x = 1\ny = t'{x}'\n", f'Line 2 needs Python 3.14: it has a template string, t"...". {RUNS}', ""),
    ("x = 1\nprint(f'{\n    x\n}')\n", "Line 2 needs Python 3.12: the braces of an f-string go over several lines", ""),
    (
        "class A:\n    @staticmethod\n    def f(x):\n        return x\n",
        "f stands within the class A (line 3); a func",
        "f",
    ),
    ("class Solution:\n    def f(self, x):\n        return x\n", "f is a method of the class Solution (line 2)", "f"),
    ("def outer():\n    def f(x):\n        return x\n", "f is defined within the function outer (line 2)", "f"),
    ("def g(x):\n    return x\n", "The file does not define f.", "f"),
]


@pytest.mark.parametrize(("source", "words", "entry"), SAID)
def test_what_it_is_is_said(source: str, words: str, entry: str) -> None:
    facts = {"name": entry} if entry else raised(source)
    said = english(told("missing-entry" if entry else "syntax", facts, source=source).sentences)
    assert any(words in sentence for sentence in said), said
    if "needs Python" in words:
        assert "is not Python" not in " ".join(said)


OTHERS = [
    "x = (1,\n",
    "def f(:\n    pass\n",
    "x = 1 +\n",
    "f'{x'\n",
    "f'{x\ny = {'a': 1}\n",
    'print("at t" "b" c)\n',
    "# t'a'\nx = = 1\n",
    "'''\n```\nx = 1\n```\n'''\nx = = 1\n",
    "x = = 1\n# ```\n",
    "x = = 1\n'''\n```\nx = 1\n```\n'''\n",
    "f'{a} {b'\n",
    "x = 3 $ 4\n",
    "1 2\n3 4\nx y\n",
    "type(x) = 3\n",
]


@pytest.mark.parametrize("source", OTHERS)
def test_an_ordinary_slip_is_nothing_else(source: str) -> None:
    sentences = told("syntax", raised(source), source=source).sentences
    assert sentences[0].key == "invalid.syntax"
    assert not [one.key for one in sentences if one.key.startswith("form.")]
