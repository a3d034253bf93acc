"""Every sentence of the catalogue as it really comes about, gathered from what the tests of the judge run."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path

import numpy as np

from grader.grading.failing.naming import shape_only
from grader.judge.checks import IMPOSSIBLE, RELATION_IMPOSSIBLE
from grader.judge.checks.adjoint import check_adjoint
from grader.judge.checks.cost import check_count, check_growth
from grader.judge.checks.gradient import gradient_judge, gradient_plan
from grader.judge.checks.relation import check_property
from grader.judge.checks.train import check_train
from grader.judge.checks.unchanged import check_unchanged
from grader.judge.comparing.compare import compare
from grader.judge.comparing.rules import Rules
from grader.judge.explaining.inputs import separating, traits_of
from grader.judge.explaining.window import Geometry, view
from grader.judge.reading import forbidden_names
from grader.judge.reading.kept import is_literal, kept_cause
from grader.judge.reading.returns import none_cause
from grader.judge.scoring import CaseScore, score
from grader.judge.showing.products import products
from grader.judge.stopped.endings import NOT_RUN, told
from grader.judge.stopped.exceptions import hint
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence, as_phrase, say
from grader.values import Value, of_array
from tests.judge.comparing import test_compare
from tests.judge.explaining import test_inputs, test_patterns
from tests.judge.explaining import test_shape_patterns as test_shapes
from tests.judge.explaining.test_where import PLACES
from tests.judge.raised import raised
from tests.judge.reading import test_forbidden_names, test_kept, test_returns
from tests.judge.stopped import test_age, test_endings, test_exceptions, test_forms

ROOT = Path(__file__).parents[2]
LOCALE = ROOT / "grader" / "judge" / "locale"
Words = Iterable[Sentence]


def chinese() -> Callable[[str], str]:
    """The translations as any program of the standard library reads them."""
    return gettext.translation("django", LOCALE, languages=["zh_Hans"]).gettext


@cache
def examples() -> Mapping[str, Sentence]:
    """For each key that something below says, the first sentence that says it: parts of sentences with their whole."""
    found: dict[str, Sentence] = {}
    for sentence in _said():
        for key in _keys(sentence):
            found.setdefault(key, sentence)
    return found


def _keys(sentence: Sentence) -> Iterator[str]:
    yield sentence.key
    for fact in sentence.facts.values():
        if isinstance(fact, Mapping) and fact.get("key"):
            facts = fact.get("facts")
            yield from _keys(Sentence(str(fact["key"]), facts if isinstance(facts, Mapping) else {}))


def _said() -> Iterator[Sentence]:
    for source in (_results, _places, _patterns, _shapes, _windows, _problems, _checks, _scores, _inputs, _names):
        yield from source()


def _results() -> Iterator[Sentence]:
    array = test_compare.array
    for _, expected, got, *_ in test_compare.WRONG:
        yield from compare(expected, got).sentences
    for library in ("numpy", "torch"):
        for one, other in ((array([1.0], "float32", library), array([1.0], None, library)),):
            yield from compare(one, other, Rules(dtype="exact")).sentences
    for wrong in ((1.0, 3.0, 4.0), (1.0, 3.0, 2.0)):
        yield from compare((1.0, 2.0, 3.0), wrong, Rules(part="dx, dW, db")).sentences
    for body in test_returns.CAUSES:
        if found := none_cause(f"def f(x):\n    {body}\n", "f"):
            yield found
    yield shape_only({"en": "The bias is summed over the wrong axis.", "zh-hans": "偏置沿错误的轴求和。"})
    yield say("result.argument", name="X")
    yield from compare((1.0, 2), 1.0, Rules(part="out, _")).sentences
    yield from compare((1.0, 2), (1.0,), Rules(part="out, _")).sentences
    for value in (b"a", "a", 1j, {"a": 1}, [1], (1, 2), True):
        yield from compare(None, value).sentences
    many = np.arange(12.0).reshape(3, 4)
    for strange in (np.nan, np.inf):
        yield from compare(of_array(many), of_array(np.where(many > 7, strange, many))).sentences
    yield from compare(array([1, 2, 3]), array([4, 5, 6])).sentences
    yield from compare(array([1.0, 2.0]), array([7.0, -8.0])).sentences
    yield from compare(array([0.1, 0.7]), array([0.1, 0.7], "float16")).sentences
    yield from compare(array([1.0]), array([7.0])).sentences
    yield from compare(array([1, 2, 3]), array([1, 2, 4])).sentences
    yield Sentence("unknown")


def _places() -> Iterator[Sentence]:
    rng = np.random.default_rng(0)
    masks = []
    for shape, part, _ in PLACES:
        mask = np.zeros(shape, dtype=bool)
        mask[part] = True
        masks.append(mask)
    border = np.ones((4, 5), dtype=bool)
    border[1:-1, 1:-1] = False
    for mask in (*masks, border, np.eye(4, dtype=bool), ~np.eye(4, dtype=bool)):
        expected = rng.normal(size=mask.shape)
        got = of_array(expected + mask * rng.normal(size=mask.shape))
        yield from compare(of_array(expected), got, Rules(layouts={"": "NCHW"})).sentences


def _patterns() -> Iterator[Sentence]:
    for name, expected, got in test_patterns.FOUND:
        mine = np.swapaxes(expected, -1, -2) if got is None else got
        rules = Rules(rtol=1e-9 if name == "precision" else None)
        yield from compare(of_array(np.asarray(expected)), of_array(np.asarray(mine)), rules).sentences


def _shapes() -> Iterator[Sentence]:
    def zeros(shape: tuple[int, ...], library: object = "numpy") -> Value:
        return of_array(np.zeros(shape), library="torch" if library == "torch" else "numpy")

    for expected, got, _ in test_shapes.PLAIN:
        yield from compare(zeros(expected), of_array(np.ones(got))).sentences
    for geometry, got, _ in test_shapes.WINDOWS:
        yield from compare(zeros(geometry.output), of_array(np.ones(got)), Rules(window=geometry)).sentences
    yield from compare(zeros((2, 3, 4), "torch"), zeros((4, 2, 3), "torch")).sentences
    turned = np.arange(6.0).reshape(2, 3)
    yield from compare(of_array(turned), of_array(np.ascontiguousarray(turned.T))).sentences
    pixels = np.arange(24.0).reshape(1, 4, 2, 3)
    moved = np.ascontiguousarray(pixels.transpose(0, 3, 1, 2))
    yield from compare(of_array(pixels), of_array(moved)).sentences
    yield from compare(of_array(pixels, library="torch"), of_array(moved, library="torch")).sentences


def _windows() -> Iterator[Sentence]:
    image, kernel = of_array(np.arange(9.0).reshape(3, 3)), of_array(np.arange(4.0).reshape(2, 2))
    for shape, index, weights in (
        (Geometry((3, 3), (2, 2)), (0, 0), kernel),
        (Geometry((3, 3), (2, 2)), (0, 1), None),
        (Geometry((3, 3), (2, 2), (2, 2), (1, 1)), (0, 0), None),
    ):
        seen = view(shape, index, image, weights)
        assert seen is not None
        yield products(asdict(seen), shape.input).sentence("X")


def _problems() -> Iterator[Sentence]:
    yield NOT_RUN
    yield Sentence("hidden-case", {"verdict": "wrong"})
    for kind, facts, _, _ in test_endings.TOLD:
        yield from told(kind, facts, expected=test_endings.EXPECTED).sentences
        yield from told(kind, facts).sentences
    yield from told("syntax", raised("def f(x):\n    return x +* 2\n")).sentences
    prints = "print 1\nprint 2\n"
    yield from told("syntax", raised(prints), source=prints).sentences
    for source in (*test_age.SYNTAX, *test_age.RAISED, test_age.NP + "np.product"):
        facts = raised(source)
        yield from told("syntax" if "column" in facts else "exception", facts, source=source).sentences
    for module, name in test_age._MOVED:
        facts = {"type": "ImportError", "module": module, "line": 1}
        yield from told("exception", {**facts, "message": f"cannot import name '{name}' from '{module}'"}).sentences
    loading = "def f(): pass\nassert f()"
    yield from told("exception", {**raised(loading), "loading": 2}, source=loading).sentences
    for source, _ in test_exceptions.HINTS:
        yield from told("exception", raised(source), source=source).sentences
    for message, source, _ in test_exceptions.CALLS:
        yield from told("exception", {"type": "TypeError", "message": message}, source=source).sentences
    for source in test_age.NEWER:
        yield from told("exception", raised(source), source=source).sentences
    for message in TORCH:
        found = hint({"type": "RuntimeError", "message": message})
        if found:
            yield found
    for message in ("too many indices for tensor of dimension 2", "to be in range of [-2, 1], but got 2)"):
        yield from told("exception", {"type": "IndexError", "message": message}).sentences
    for message in (
        "relu(): argument 'input' (position 1) must be Tensor, not ReLU",
        "relu(): argument 'input' (position 1) must be Tensor, not numpy.ndarray",
    ):
        yield from told("exception", {"type": "TypeError", "message": message}).sentences
    near = {"type": "NameError", "message": "name 'lengh' is not defined. Did you mean: 'length'?"}
    yield from told("exception", near).sentences


TORCH = (  # torch's own words, so that the page can be written where torch is not installed
    "Given groups=1, weight of size [1, 3, 1, 1], expected input[1, 2, 4, 4] to have 3 channels, but got 2 channels "
    "instead",
    "Boolean value of Tensor with more than one value is ambiguous",
    "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [2, 4]",
    "The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 0",
    "mat1 and mat2 shapes cannot be multiplied (3x4 and 3x4)",
    "Calculated padded input size per channel: (2 x 2). Kernel size: (3 x 3). Kernel size can't be greater than actual "
    "input size",
    "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.",
    "a leaf Variable that requires grad is being used in an in-place operation.",
    "element 0 of tensors does not require grad and does not have a grad_fn",
    "expected m1 and m2 to have the same dtype, but got: float != double",
    "Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu!",
)


def _checks() -> Iterator[Sentence]:
    rng = np.random.default_rng(4)
    x = of_array(rng.normal(size=(3, 2)))
    w = of_array(rng.normal(size=(40, 2)))
    yield from check_unchanged({"x": x}, {"x": of_array(x.data * 2)}).sentences
    for value, gradient in ((x, None), (x, of_array(2 * np.ones((3, 2)))), (w, of_array(2 * np.ones((40, 2))))):
        plan = gradient_plan({"dx": value}, ["dx"], seed=0)
        outputs = [float(call["dx"].data.sum()) for call in plan.calls]  # type: ignore[union-attr]
        yield from gradient_judge(plan, outputs, {"dx": gradient})[0].sentences
    plan = gradient_plan({"dx": x}, ["dx"], seed=0)
    outputs = [float(call["dx"].data.sum()) for call in plan.calls]  # type: ignore[union-attr]
    yield from gradient_judge(plan, outputs, {"dx": of_array(np.zeros((3, 2)))}, given=True)[0].sentences
    coarse = of_array(np.zeros((3, 2), "float32"))
    yield from gradient_judge(plan, [coarse] * len(plan.calls), {"dx": x})[0].sentences
    yield from gradient_judge(plan, [x] * len(plan.calls), {"dx": x}, of_array(np.zeros(3)))[0].sentences
    v, jv, u = of_array(np.array([1.0, 2.0, 3.0])), of_array(np.array([3.0, 5.0])), of_array(np.array([1.0, -1.0]))
    for given in (False, True):
        yield from check_adjoint(v, jv, u, of_array(np.array([1.0, 0.0, 0.0])), given=given).sentences
    text = {"en": "Shifting the input shifts the output.", "zh-hans": "输入平移，输出也平移。"}
    yield from check_property(False, text).sentences
    yield from check_property(False, {}).sentences
    for left, right in ((1.0, 2.0), (x, 2.0), (x, of_array(x.data * 2))):
        yield from check_property({"left": left, "right": right}, text).sentences
    yield from (IMPOSSIBLE, RELATION_IMPOSSIBLE)
    for output in ("text", float("nan")):
        yield from gradient_judge(plan, [output] * len(plan.calls), {"dx": x})[0].sentences
    yield from check_count(81, 9).sentences
    yield from check_count(81, 9, unit="×").sentences
    yield from check_growth([10, 20, 40], [100, 400, 1600], 1).sentences
    for name in ("accuracy", ""):
        yield from check_train([0.8, 0.95, float("nan")], 0.9, name=name).sentences
        yield from check_train([1.5, None], 0.9, goal="at most", name=name).sentences
    yield from check_train([None], 0.9).sentences


def _scores() -> Iterator[Sentence]:
    def case(passed: bool = True, visible: bool = True, group: str = "", required: bool | float = False) -> CaseScore:
        verdict = Verdict.PASSED if passed else Verdict.WRONG
        return CaseScore("a batch of one", verdict, 1, visible, group, required)

    hidden = case(False, False)
    for cases in (
        [case()],
        [case(), case()],
        [case(), case(False)],
        [case(), hidden],
        [case(), hidden, hidden],
        [case(group="ties"), case(False, group="ties")],
        [case(), case(False, required=True)],
        [case(), case(False, False, required=True)],
        [case(), case(False, required=0.5)],
        [case(), case(False, False, required=0.5)],
    ):
        yield from score(cases).sentences


def _inputs() -> Iterator[Sentence]:
    """What sets failing inputs apart, each of its examples in the sentence that says it."""
    for failing, passing in test_inputs.EXAMPLES.values():
        for what in separating([traits_of(failing.items())], [traits_of(passing.items())]):
            yield say("score.hidden-share-one", count=1, total=5, what=what)
    oblong, square = (test_inputs.EXAMPLES[f"inputs.{name}"][0] for name in ("oblong", "square"))
    (what,) = separating([traits_of(oblong.items())], [traits_of(square.items())])
    yield say("score.hidden-share", count=2, total=5, what=what)
    yield say("score.hidden-also", what=[what])
    yield say("score.hidden-small", count=2, total=5)
    yield say("score.hidden-small-one", count=1, total=5)


def _names() -> Iterator[Sentence]:
    for source, _, _ in test_forbidden_names.USED.values():
        for hit in forbidden_names.find(source, test_forbidden_names.NAMES):
            yield hit.sentence()
    for source, _, entry in test_forms.SAID:
        facts = {"name": entry} if entry else raised(source)
        yield from told("missing-entry" if entry else "syntax", facts, source=source).sentences
    yield say("form.notebook-taken")
    yield say("compiled.same", count=8)
    case = {"case": "four million elements"}
    yield from (say(f"compiled.{key}", **case) for key in ("differs", "failed", "not-timed"))
    yield say("compiled.raised", raised="CompilationError: at 4:9: arange's range must be a power of 2", **case)
    yield say("compiled.time", time=28.6, runs=30, gpu="NVIDIA H200", **case)
    yield say("kept")
    raised_there = say("exception", raised="ValueError: no", line=3)
    yield say("case.raised", name="two images", inner=as_phrase(raised_there))
    for source in (*test_kept.KEPT, *test_kept.LITERALS):
        yield from (said for said in (kept_cause(source), is_literal(source)) if said)
    yield from (hit.sentence() for hit in forbidden_names.find("x = " + "-" * 9_000 + "1", ("sum",)))
