"""Which mutants a reference has: each operator by example, and what is left alone."""

from __future__ import annotations

import ast

import pytest

from grader.grading.check.mutate import Mutant, mutants

SOURCE = '''"""Module."""
import numpy as np

LIMIT = 3


def helper(X, p):
    return np.pad(X, ((p, p),))


def unrelated(X):
    return X + 1


def entry(X, K, stride=2):
    """Return 1 + 1."""
    if X.ndim != 2:
        raise ValueError("1 + 1")
    assert stride > 0
{body}
'''


def of(body: str) -> list[tuple[str, str]]:
    """Operator and new text of every mutant of ``body``'s lines, put into a function."""
    source = SOURCE.format(body="\n".join(f"    {line}" for line in body.splitlines()))
    first = source.splitlines().index("    " + body.splitlines()[0]) + 1
    return [(mutant.operator, mutant.becomes) for mutant in mutants(source, ["entry"]) if mutant.number >= first]


@pytest.mark.parametrize(
    ("line", "operator", "becomes"),
    [
        ("return X + K", "operator", "return X - K"),
        ("return X - K", "operator", "return X + K"),
        ("return X * K", "operator", "return X / K"),
        ("return (X) / (K)", "operator", "return (X) * (K)"),
        ("return X // K", "rounding", "return -(-(X) // (K))"),
        ("return X**K", "operator", "return X*K"),
        ("return X @ K", "swapped operands", "return (K) @ (X)"),
        ("X += K", "assigned, not added", "X = K"),
        ("X += K", "operator", "X -= K"),
        ("X += K", "dropped statement", "pass"),
        ("X[0] = K", "dropped statement", "pass"),
        ("X = K", "dropped statement", "pass"),
        ("np.add.at(X, K, 1)", "dropped statement", "pass"),
        ("return X < K", "comparison", "return X <= K"),
        ("return X >= K", "comparison", "return X > K"),
        ("return X == K", "comparison", "return X != K"),
        ("return X and K", "logic", "return X or K"),
        ("return -X", "sign", "return (X)"),
        ("return not X", "sign", "return (X)"),
        ("return X if K else 1", "condition", "return X if not (K) else 1"),
        ("return X[3]", "constant", "return X[4]"),
        ("return X[3]", "constant", "return X[2]"),
        ("return X * 0.5", "constant", "return X * 1.0"),
        ("return X.sum(keepdims=True)", "constant", "return X.sum(keepdims=False)"),
        ("return range(K)", "range", "return range(K - 1)"),
        ("return range(K)", "range", "return range(1, K)"),
        ("return range(X, K)", "range", "return range(X + 1, K)"),
        ("return X[K:stride]", "slice", "return X[K + 1:stride]"),
        ("return X[K:stride]", "slice", "return X[K:stride - 1]"),
        ("return X[::K]", "step left out", "return X[:]"),
        ("return X[1:K:stride]", "step left out", "return X[1:K]"),
        ("return X.sum(axis=0)", "axis", "return X.sum(axis=1)"),
        ("return X.sum(axis=2)", "axis", "return X.sum(axis=1)"),
        ("return X.sum(axis=-1)", "axis", "return X.sum(axis=-2)"),
        ("return X.sum(axis=(0, 2, 3))", "axis", "return X.sum(axis=(0, 2))"),
        ("return X.shape[0]", "axis", "return X.shape[1]"),
        ("return np.einsum('ij,k->ijk', X, K)", "axis", 'return np.einsum("ji,k->ijk", X, K)'),
        ("return np.max(X)", "twin function", "return np.min(X)"),
        ("return X.mean()", "twin function", "return X.sum()"),
        ("return X.transpose(0, 2, 1)", "swapped arguments", "return X.transpose(0, 1, 2)"),
        ("return np.where(X, K, X)", "swapped arguments", "return np.where(K, X, X)"),
        ("return X.T", "transpose", "return X"),
        ("for i in range(9): continue", "dropped statement", "for i in range(9): pass"),
        ("积 = X + K  # 互相关", "operator", "积 = X - K  # 互相关"),
    ],
)
def test_an_operator_by_example(line: str, operator: str, becomes: str) -> None:
    assert (operator, becomes) in of(line)


@pytest.mark.parametrize(
    "line",
    [
        "return X",
        "Y = X",  # dropping a name's first value only gives NameError
        "return np.maximum(X, K)",  # but for its twin
        "return X.astype(dtype='float64')",
        "raise ValueError(1 + 1)",
        "Y: list[1] = X",
        "'1 + 1'",
    ],
)
def test_nothing_else_is_changed(line: str) -> None:
    assert [mutant for mutant in of(line) if mutant[0] != "twin function"] == []


def test_defaults_are_changed_and_guards_are_not() -> None:
    found = mutants(SOURCE.format(body="    return X"), ["entry"])

    assert [(mutant.operator, mutant.becomes) for mutant in found] == [
        ("constant", "def entry(X, K, stride=1):"),
        ("constant", "def entry(X, K, stride=3):"),
    ]


def test_what_the_entry_reaches_is_changed_too() -> None:
    found = mutants(SOURCE.format(body="    return helper(X, K) + 1"), ["entry"])

    assert {mutant.line for mutant in found} == {
        "def entry(X, K, stride=2):",
        "return helper(X, K) + 1",
    }
    reached = mutants(SOURCE.format(body="    return unrelated(X)"), ["entry"])
    assert "return X - 1" in {mutant.becomes for mutant in reached}


def test_methods_of_a_class_are_changed() -> None:
    source = "class Layer:\n    size = 3\n\n    def forward(self, X):\n        return X + self.size\n"

    found = mutants(source, ["Layer"])

    assert [mutant.becomes for mutant in found] == ["size = 2", "size = 4", "return X - self.size"]


def test_every_mutant_parses_and_differs() -> None:
    source = SOURCE.format(
        body="    h, w = K.shape\n"
        "    Y = np.zeros(((X.shape[0] - h) // stride + 1,\n        X.shape[1] - w + 1))  # rows, columns\n"
        "    for i in range(0, Y.shape[0], 1):\n"
        "        Y[i, :] += (X[i * stride : i * stride + h, :w] * K[..., None]).sum(axis=(1, -1))\n"
        "    return Y, (X.T @ K if not stride == 1 else -K)"
    )

    found = mutants(source, ["entry"])

    assert len({mutant.source for mutant in found}) == len(found) > 30
    for mutant in found:
        assert ast.dump(ast.parse(mutant.source)) != ast.dump(ast.parse(source))


def test_a_diff_shows_the_change_with_a_line_of_context() -> None:
    mutant = Mutant("operator", 2, "return X + 1", "return X - 1", "def f(X):\n    return X - 1\n")

    assert mutant.diff("def f(X):\n    return X + 1\n", "linear.py").splitlines() == [
        "--- linear.py",
        "+++ mutant",
        "@@ -1,2 +1,2 @@",
        " def f(X):",
        "-    return X + 1",
        "+    return X - 1",
    ]


def test_a_missing_entry_is_named() -> None:
    with pytest.raises(LookupError, match="corr3d"):
        mutants("def corr2d(X, K): return X", ["corr3d"])


def test_an_entry_imported_from_a_support_module_is_left_alone() -> None:
    source = "from given import Net\n\n\ndef train(net):\n    return net + 1\n"
    assert {mutant.number for mutant in mutants(source, ["train", "Net"])} == {5}
