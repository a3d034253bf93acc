"""Packages as the documentation of Gradescope, PrairieLearn, Deep-ML and CodeRunner has them, about one solution."""

from __future__ import annotations

import json

ACTIVATION = '''import numpy as np


def leaky(X, a=0.1):
    """Leaky ReLU."""
    if a < 0:
        raise ValueError("a must not be negative")
    return np.where(X > 0, X, a * X)


def slope(X, a=0.1):
    return np.where(X > 0, 1.0, a)
'''

GRADESCOPE = '''import unittest
import numpy as np
from gradescope_utils.autograder_utils.decorators import number, visibility, weight
import activation
from activation import slope as derivative


class TestActivation(unittest.TestCase):
    a = 0.25

    def setUp(self):
        self.X = np.array([-2.0, 3.0])

    @weight(2)
    @number("1.1")
    def test_values(self):
        """Leaky ReLU of two numbers"""
        val = activation.leaky(self.X, self.a)
        np.testing.assert_allclose(val, [-0.5, 3.0])

    @weight(3)
    @visibility("after_published")
    def test_slope(self):
        """Slope on both sides"""
        self.assertEqual(derivative(self.X)[0], 0.1)
        self.assertEqual(derivative(np.array([7.0]))[0], 1.0)

    @weight(1)
    def test_negative(self):
        """A negative slope is refused"""
        with self.assertRaises(ValueError):
            activation.leaky(self.X, -1)


@weight(1)
def test_of_pytest():
    assert activation.leaky(np.zeros(1))[0] == 0
'''

PRAIRIE = """from code_feedback import Feedback
from pl_helpers import name, points
from pl_unit_test import PLTestCase
import numpy as np


class Test(PLTestCase):
    @points(2)
    @name("leaky of ones")
    def test_0(self):
        X = np.ones(3)
        got = Feedback.call_user(self.st.leaky, X, 0.5)
        if Feedback.check_numpy_array_allclose("leaky", self.ref.leaky(X, 0.5), got):
            Feedback.set_score(1)
        else:
            Feedback.set_score(0)

    @points(1)
    @name("variable x")
    def test_1(self):
        Feedback.check_scalar("x", self.ref.x, self.st.x)

    @points(1)
    @name("refuses")
    def test_2(self):
        with self.assertRaises(ValueError):
            self.st.leaky(np.ones(3), -1)
"""
PAGE = """<pl-question-panel><p>Write <code>leaky</code>.</p>
<pl-file-editor file-name="user_code.py" source-file-name="tests/initial_code.py"></pl-file-editor></pl-question-panel>
<pl-submission-panel><p>Your results</p><pl-external-grader-results></pl-external-grader-results></pl-submission-panel>
<pl-answer-panel><p>np.where(X > 0, X, a * X)</p></pl-answer-panel>"""

DEEP_ML = {
    "meta.json": '{"id": "1", "title": "Leaky ReLU", "difficulty": "medium", "category": "Deep Learning"}',
    "description.md": "Write a function that applies leaky ReLU.",
    "example.json": '{"input": "leaky(-1)", "output": "-0.1", "reasoning": "It is negative."}',
    "learn.md": "Long.",
    "solution.py": ACTIVATION,
    "tests.json": json.dumps(
        [
            {"test": "print(leaky(np.array([-1.0, 1.0])))", "expected_output": "[-0.1 1.]"},
            {"test": "print(round(float(leaky(np.array([2.0]), a=0.3)[0]), 6))", "expected_output": "2.0"},
            {"test": "y = leaky(np.ones(2))\nprint(slope(y))", "expected_output": "[1. 1.]"},
        ]
    ),
}

CODE_RUNNER = f"""<?xml version="1.0" encoding="UTF-8"?>
<quiz><question type="category"><category><text>Top</text></category></question>
<question type="coderunner"><name><text>Leaky</text></name>
<questiontext format="html"><text><![CDATA[<p>Write <code>leaky(X, a)</code>.</p>]]></text></questiontext>
<coderunnertype>python3_w_input</coderunnertype><template>{{{{ STUDENT_ANSWER }}}}</template>
<answer><![CDATA[{ACTIVATION}]]></answer><testcases>
<testcase testtype="0" useasexample="1" hiderestiffail="0" mark="1.0000000"><testcode><text>import numpy as np
print(leaky(np.array([1.0])))</text></testcode><stdin><text></text></stdin><expected><text>[1.]</text></expected>
<extra><text></text></extra><display><text>SHOW</text></display></testcase>
<testcase testtype="0" useasexample="0" hiderestiffail="0" mark="2.0000000"><testcode><text>try:
    leaky(1, -1)
except ValueError as e:
    print(e)</text></testcode><stdin><text></text></stdin><expected><text>a must not be negative</text></expected>
<extra><text></text></extra><display><text>HIDE</text></display></testcase></testcases></question>
<question type="coderunner"><name><text>Greeting</text></name><questiontext><text>Say hello.</text></questiontext>
<coderunnertype>python3</coderunnertype><answer>def greet(name):
    print("Hello", name)
</answer><testcases><testcase mark="1"><testcode><text>greet("Ada")</text></testcode><display><text>SHOW</text>
</display></testcase></testcases></question></quiz>"""
