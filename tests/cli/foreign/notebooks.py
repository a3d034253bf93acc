"""Instructors' notebooks as the documentation of nbgrader and Otter has them."""

from __future__ import annotations


def cell(kind: str, source: str, **nbgrader: object) -> dict[str, object]:
    metadata = {"nbgrader": {"schema_version": 3, **nbgrader}} if nbgrader else {}
    held: dict[str, object] = {"cell_type": kind, "metadata": metadata, "source": source.splitlines(keepends=True)}
    return held if kind != "code" else {**held, "execution_count": None, "outputs": []}


NBGRADER = [
    cell("markdown", "# Activations\n\nWrite `leaky(X, a)` and `slope(X, a)`.\n"),
    cell("code", "%matplotlib inline\nimport matplotlib.pyplot as plt\nimport numpy as np\n"),
    cell(
        "code",
        "def leaky(X, a=0.1):\n    ### BEGIN SOLUTION\n    if a < 0:\n        raise ValueError('a')\n"
        "    return np.where(X > 0, X, a * X)\n    ### END SOLUTION\n",
        grade=False,
        grade_id="leaky",
        solution=True,
    ),
    cell("code", "leaky(np.array([-1.0]))\n"),
    cell(
        "code",
        '"""Check leaky on a few numbers"""\nassert np.allclose(leaky(np.array([-1.0, 2.0])), [-0.1, 2.0])\n'
        "assert np.allclose(leaky(np.array([3.0]), 0.5), [3.0])\n### BEGIN HIDDEN TESTS\n"
        "assert np.allclose(leaky(np.array([-4.0]), 0.5), [-2.0])\n### END HIDDEN TESTS\n",
        grade=True,
        grade_id="leaky_right",
        points=3,
        solution=False,
    ),
    cell(
        "code",
        '"""Check that a negative slope is refused"""\ntry:\n    leaky(np.ones(2), -1)\nexcept ValueError:\n    pass\n'
        "else:\n    raise AssertionError('did not raise')\n",
        grade=True,
        grade_id="leaky_refuses",
        points=1,
        solution=False,
    ),
    cell(
        "code",
        "from nose.tools import assert_raises\nassert_raises(ValueError, leaky, np.ones(2), -1)\n",
        grade=True,
        grade_id="leaky_raises",
        points=1,
        solution=False,
    ),
    cell(
        "code",
        "def slope(X, a=0.1):\n    return np.where(X > 0, 1.0, a)\n",
        grade_id="slope",
        solution=True,
        grade=False,
    ),
    cell(
        "code",
        "assert slope(np.ones(2)).shape == (2,)\n",
        grade=True,
        grade_id="slope_shape",
        points=0.5,
        solution=False,
    ),
    cell("markdown", "The answer is that units die.\n", grade=True, grade_id="why", points=2, solution=True),
]

OTTER = [
    cell("raw", "# ASSIGNMENT CONFIG\ngenerate: true\n"),
    cell("code", "import otter\ngrader = otter.Notebook()\nimport numpy as np\n"),
    cell("raw", "# BEGIN QUESTION\nname: q1\npoints: 4\n"),
    cell("markdown", "**Question 1.** Write `leaky(X, a)`.\n"),
    cell("raw", "# BEGIN SOLUTION\n"),
    cell(
        "code",
        'def leaky(X, a=0.1):\n    """ # BEGIN PROMPT\n    Y = ...\n    """ # END PROMPT\n'
        "    Y = np.where(X > 0, X, a * X)  # SOLUTION\n    return Y\n",
    ),
    cell("raw", "# END SOLUTION\n"),
    cell("raw", "# BEGIN TESTS\n"),
    cell(
        "code",
        "def test_positive(leaky):\n    assert np.allclose(leaky(np.array([2.0])), 2)\n"
        "    assert np.allclose(leaky(np.array([5.0])), 5)\n\ntest_positive(leaky)  # IGNORE\n",
    ),
    cell(
        "code",
        '""" # BEGIN TEST CONFIG\npoints: 2\nhidden: true\n""" # END TEST CONFIG\n'
        "X = np.array([-1.0, 3.0])\nleaky(X, 0.5)\n",
    ),
    cell("raw", "# END TESTS\n"),
    cell("raw", "# END QUESTION\n"),
    cell("raw", "# BEGIN QUESTION\nname: q2\nmanual: true\n"),
    cell("markdown", "**Question 2.** Why does it leak?\n"),
    cell("raw", "# BEGIN PROMPT\n"),
    cell("markdown", "_Type here._\n"),
    cell("raw", "# END PROMPT\n"),
    cell("raw", "# BEGIN SOLUTION\n"),
    cell("markdown", "**SOLUTION:** so that units do not die.\n"),
    cell("raw", "# END SOLUTION\n"),
    cell("raw", "# END QUESTION\n"),
]
