"""What of the input an element is made of, from exercise.toml to the report."""

from __future__ import annotations

import json
from collections.abc import Callable

import numpy as np
import pytest

from grader.content.bundle import Bundle
from grader.grading.report.report import CaseReport, Report, from_json, redact, to_json
from grader.judge.words.sentences import render
from tests.grading.conftest import Grade
from tests.grading.exercises import exercise

pytestmark = pytest.mark.jail

FLIPPED = """import numpy as np
def corr2d(X, K):
    K = K[::-1, ::-1]
    (h, w), (a, b) = X.shape, K.shape
    Y = np.zeros((h - a + 1, w - b + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i:i + a, j:j + b] * K).sum()
    return Y
"""
NAIVE_MAX = """import numpy as np
def max_pool2d(X, pool_size, padding, stride):
    (a, b), (p, q), (s, t) = pool_size, padding, stride
    Z = np.pad(X, [(0, 0)] * (X.ndim - 2) + [(p, p), (q, q)])
    h, w = (Z.shape[-2] - a) // s + 1, (Z.shape[-1] - b) // t + 1
    rows = [[Z[..., i*s:i*s+a, j*t:j*t+b].max((-2, -1)) for j in range(w)] for i in range(h)]
    return np.moveaxis(np.array(rows), (0, 1), (-2, -1))
"""


def named(report: Report, name: str) -> CaseReport:
    return next(case for case in report.cases if case.name == name)


def line(case: CaseReport) -> str:
    return render(case.sentences[-1], str, "en")


@pytest.fixture
def corr2d(library: Callable[[str], Bundle], graded: Grade) -> Report:
    return graded(FLIPPED, library("convolution/corr2d"))


def test_the_products_of_the_worst_element_are_told_and_all_others_are_there(corr2d: Report) -> None:
    case = named(corr2d, "the worked example")
    assert case.window_names == ("X", "K")
    assert tuple(case.windows[0]["index"]) == case.worst
    assert {tuple(window["index"]) for window in case.windows} == {(0, 0), (0, 1), (1, 0), (1, 1)}
    first = next(window for window in case.windows if list(window["index"]) == [0, 0])
    assert first["products"] == [[[0.0, 1.0], [6.0, 12.0]]]
    assert first["total"] == 19.0
    assert "The window of X behind [" in line(case)
    assert from_json(json.loads(json.dumps(to_json(corr2d)))) == corr2d


def test_nothing_of_a_hidden_cases_windows_reaches_its_student(corr2d: Report) -> None:
    hidden = [case for case in redact(corr2d, audience="student", after_deadline=True).cases if not case.visible]
    assert any(case.sentences for case in hidden)
    assert [(case.windows, case.window_names) for case in hidden] == [((), ())] * len(hidden)
    assert not any(sentence.key.startswith("window.") for case in hidden for sentence in case.sentences)


def test_a_passing_case_has_no_windows(corr2d: Report) -> None:
    assert named(corr2d, "one pixel, one weight").windows == ()


def test_the_input_is_cut_to_the_slice_the_element_comes_from(library: Callable[[str], Bundle], graded: Grade) -> None:
    report = graded(NAIVE_MAX, library("pooling/pool-padding-stride"))
    case = named(report, "two channels")
    assert case.worst is not None
    (image,) = [value for name, value in case.inputs if name == "X"]
    assert image.slice == f"[{case.worst[0]}, :, :]"
    assert case.window_names == ("X",)
    assert "is padding" in line(case)


def test_a_wrong_shape_is_explained_by_the_declared_stride(library: Callable[[str], Bundle], graded: Grade) -> None:
    bundle = library("convolution/conv-stride")
    text = bundle.text("cases.py")
    assert "stride" in text
    source = "import numpy as np\ndef corr2d_stride(X, K, stride):\n" + "\n".join(
        "    " + row for row in FLIPPED.splitlines()[2:]
    )
    keys = {
        sentence.key
        for case in graded(source.replace("corr2d_stride", bundle.spec.code.entry[0]), bundle).cases
        for sentence in case.sentences
    }
    assert "shape.window.no-stride" in keys


WINDOWED = """
[judge.window]
input = "a"
kernel = "b"
"""


@pytest.mark.parametrize(
    ("reference", "why"),
    [
        ("import numpy as np\ndef add(a, b):\n    return np.zeros((5, 5))\n", "the result has another size"),
        ("def add(a, b):\n    return a[0] + 1.0\n", "the result is a vector"),
    ],
)
def test_what_no_window_explains_has_none(reference: str, why: str, graded: Grade) -> None:
    cases = "import numpy as np\ndef cases(rng):\n    yield dict(name='one', args=(np.ones((3, 3)), np.ones((2, 2))))\n"
    report = graded(
        reference.replace("return ", "return 2.0 + "), exercise(cases=cases, reference=reference, toml=WINDOWED)
    )
    assert report.cases[0].worst is not None, why
    assert report.cases[0].windows == ()


NHWC = """import numpy as np
def pool(x, p):
    (s, t), (a, b) = p["stride"], p["size"]
    h, w = (x.shape[1] - a) // s + 1, (x.shape[2] - b) // t + 1
    return np.stack([np.stack([x[:, i*s:i*s+a, j*t:j*t+b].max((1, 2)) for j in range(w)], 1) for i in range(h)], 1)
"""


def test_a_window_of_channels_last_is_told_in_words_and_rows_are_rows(graded: Grade) -> None:
    cases = """
    import numpy as np
    def cases(rng):
        x = np.arange(84.0).reshape(1, 4, 7, 3)
        yield dict(name="one", args=(x, {"stride": (2, 2), "size": (2, 2)}))
    """
    toml = '[judge]\nlayout = "NHWC"\n[judge.window]\ninput = "x"\nkernel = "p.size"\nstride = "p.stride"\n'
    bundle = exercise(cases=cases, reference=NHWC, entry='"pool"', toml=toml)
    wrong = NHWC.replace("for i in range(h)], 1)", "for i in range(h)], 1) + np.eye(2)[1][:, None, None]")
    case = graded(wrong, bundle).cases[0]

    said = [render(sentence, str, "en") for sentence in case.sentences]
    assert "all of them in the last row" in said[0]
    assert said[-1] == "The window of x behind [0, 1, 0, 0] holds 42, 45, 63, 66."
    assert case.windows == ()
    smaller = graded(NHWC.replace("// s + 1", "// s").replace("// t + 1", "// t"), bundle).cases[0]
    assert "without the + 1" in render(smaller.sentences[1], str, "en")


LAST = """import numpy as np
def conv(X, W):
    a, b = W.shape[:2]
    h, w = X.shape[1] - a + 1, X.shape[2] - b + 1
    Y = np.zeros((len(X), h, w, W.shape[3]))
    for i in range(h):
        for j in range(w):
            Y[:, i, j] = np.tensordot(X[:, i:i+a, j:j+b], W, 3)
    return Y
"""


def test_the_kernel_and_the_result_have_layouts_of_their_own(graded: Grade) -> None:
    cases = """
    import numpy as np
    def cases(rng):
        yield dict(name="one", args=(np.arange(24.0).reshape(1, 3, 4, 2), np.arange(24.0).reshape(2, 2, 2, 3)))
    """
    toml = '[judge]\nlayout = { X = "NHWC", W = "HWIO", result = "NHWC" }\n[judge.window]\ninput = "X"\nkernel = "W"\n'
    bundle = exercise(cases=cases, reference=LAST, entry='"conv"', toml=toml)
    case = graded(LAST.replace("return Y", "Y[0, 1, 0, 2] += 1e3\n    return Y"), bundle).cases[0]

    said = [render(sentence, str, "en") for sentence in case.sentences]
    window, weights = np.arange(24.0).reshape(3, 4, 2)[1:3, :2], np.arange(24.0).reshape(2, 2, 2, 3)[..., 2]
    assert said[-1].startswith("The window of X behind [0, 1, 0, 2] gives 8·2 + 10·8 +")
    assert said[-1].endswith(f"= {(window * weights).sum():g}.")
    wider = graded(
        LAST.replace("- b + 1", "- b + 2")
        .replace("X.shape[1] - a + 1", "X.shape[1] - a + 2")
        .replace("np.tensordot(X[", "np.zeros((1, 3)) + 0 * np.sum(X[")
        .replace(", W, 3)", ")"),
        bundle,
    ).cases[0]
    assert "1 row and 1 column too many" in " ".join(render(sentence, str, "en") for sentence in wider.sentences)
