"""What should not be published, found by reading."""

from __future__ import annotations

import pytest

from grader.content.forbiddable import forbidden_fault
from grader.content.lint import lint, lint_variant
from grader.content.scaffold.exercise import KINDS, Kind
from grader.content.variants import VariantSpec, fixed_variant, parse_variant
from tests.content.folders import bundle_of, found, text_of

TOML = "exercise.toml"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>'
FIXED = text_of("question", TOML).partition("[question]")[0] + "[question]\ntype = 'number'\nanswer = 3\n"
STEPS = "steps = { en = 'Three.', zh-hans = '三。' }\n"


def code_toml(old: str, new: str) -> str:
    text = text_of("code", TOML)
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize("kind", KINDS)
def test_what_new_exercise_writes_is_good(kind: Kind) -> None:
    assert lint(bundle_of(kind)) == ()


def test_figures_that_are_shown_and_drawn_well_are_good() -> None:
    pages = {
        page: text_of("code", page) + "\n![x](figures/a.svg)\n" for page in ("statement.md", "statement.zh-hans.md")
    }
    assert lint(bundle_of("code", {**pages, "figures/a.svg": SVG})) == ()


STEP = '"""Step.\n\nsection: Nowhere\n\nzh-hans: 阶跃。\n"""\ndef new_thing(x):\n    return x > 0\n'


@pytest.mark.parametrize(
    ("kind", "changes", "expected"),
    [
        ("code", {"statement.zh-hans.md": None}, ("statement.zh-hans.md", None, "missing-language")),
        ("code", {"statement.zh-hans.md": " \n"}, ("statement.zh-hans.md", None, "missing-language")),
        ("code", {TOML: code_toml(', zh-hans = "新练习"', "")}, (TOML, 2, "missing-language")),
        (
            "question",
            {TOML: text_of("question", TOML).replace('zh-hans = "每个输出对每个输入都有一个权重。"', "")},
            (TOML, 12, "missing-language"),
        ),
        (
            "question",
            {TOML: FIXED + STEPS + "[[question.wrong]]\nvalue = 4\nen = 'x'\n", "question.py": None},
            (TOML, 13, "missing-language"),
        ),
        ("code", {"statement.md": "`new_thing`\n\n$\\foo$"}, ("statement.md", 3, "bad-formula")),
        ("code", {"statement.md": "`new_thing`\n\n![x](figures/b.svg)"}, ("statement.md", 3, "unknown-figure")),
        ("code", {"statement.md": "`new_thing`\n<b>x</b>"}, ("statement.md", 2, "raw-html")),
        ("code", {"statement.md": "`new_thing`\n"}, ("statement.zh-hans.md", None, "languages-differ")),
        ("question", {"statement.md": "Count {{inputs}}.\n"}, ("statement.zh-hans.md", None, "languages-differ")),
        ("code", {"statement.md": "Nothing.\n"}, ("statement.md", None, "entry-not-mentioned")),
        ("code", {TOML: code_toml('en = "A new', 'en = "$\\\\foo$')}, (TOML, 2, "bad-formula")),
        ("code", {TOML: code_toml("What becomes", "What $\\\\foo$ becomes")}, (TOML, 15, "bad-formula")),
        (
            "question",
            {TOML: FIXED + STEPS + "[[hints]]\nen = '{{n}}'\nzh-hans = '{{n}}'\n", "question.py": None},
            (TOML, 13, "unknown-parameter"),
        ),
        ("code", {"figures/a.svg": SVG}, ("figures/a.svg", None, "unused-figure")),
        ("code", {"figures/a.svg": "<svg"}, ("figures/a.svg", 1, "bad-figure")),
        ("code", {"figures/a.svg": SVG.replace("<path", "\n<script/><path")}, ("figures/a.svg", 2, "unsafe-figure")),
        ("code", {"figures/a.svg": SVG.replace("<path", "\n<path fill='black'")}, ("figures/a.svg", 2, "bad-figure")),
        ("code", {TOML: code_toml("[code]", "[code]\nforbidden = ['np.dot']")}, (TOML, 11, "bad-forbidden-name")),
        ("code", {"accepted/loop.py": None}, ("accepted/", None, "too-few-accepted")),
        ("code", {"misconceptions/step.py": None}, ("misconceptions/", None, "too-few-misconceptions")),
        (
            "code",
            {"misconceptions/step.py": STEP},
            ("misconceptions/step.py", 1, "unknown-section"),
        ),
        ("code", {"cheats/equal_to_everything.py": None}, ("cheats/", None, "no-cheat")),
        ("question", {TOML: FIXED, "question.py": None}, (TOML, 9, "no-steps")),
        ("question", {TOML: FIXED + STEPS, "question.py": None}, ("statement.md", 1, "unknown-parameter")),
        (
            "question",
            {TOML: FIXED + STEPS.replace("三。", "$\\foo$"), "question.py": None},
            (TOML, 12, "bad-formula"),
        ),
    ],
)
def test_says_where_and_what_is_not_good_enough(
    kind: Kind, changes: dict[str, str | None], expected: tuple[str, int | None, str]
) -> None:
    assert expected in found(lint(bundle_of(kind, changes)))


def test_a_variant_is_read_with_its_own_parameters() -> None:
    bundle = bundle_of("question")
    assert bundle.spec.question is not None
    steps = {"en": "${{inputs}} \\foo$", "zh-hans": "x"}
    variant = parse_variant({"parameters": {"inputs": 3}, "answer": 1, "steps": steps}, bundle.spec.question)
    assert found(lint_variant(bundle, variant)) == {
        ("statement.md", 1, "unknown-parameter"),
        ("statement.zh-hans.md", 1, "unknown-parameter"),
        ("question.py", None, "bad-formula"),
        ("exercise.toml", 16, "unknown-parameter"),  # in the second hint
    }


def test_texts_of_options_are_read_too() -> None:
    options = "options = [{ text = 'a', correct = true }, { text = '$\\foo$', why = { en = '$\\bar$' } }]\n"
    toml = FIXED.replace("type = 'number'\nanswer = 3\n", f"type = 'choice'\n{options}")
    pages = {"statement.md": "Which?\n", "statement.zh-hans.md": "哪个？\n"}
    bundle = bundle_of("question", {TOML: toml, "question.py": None, **pages})
    assert bundle.spec.question is not None
    variant: VariantSpec = fixed_variant(bundle.spec.question)
    messages = [problem.message for problem in lint_variant(bundle, variant)]
    assert [message.partition(":")[0] for message in messages] == ["`options.1.text`", "`options.1.why`"]


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("numpy.convolve", None),
        ("numpy.lib.stride_tricks.as_strided", None),
        ("scipy.signal", None),
        ("torch.nn.functional.conv2d", None),
        ("eval", None),
        ("os.system", None),
        ("numpy.convolv", "no `convolv`"),
        ("np.convolve", "write `numpy.convolve`"),
        ("F.conv2d", "write `torch.nn.functional.conv2d`"),
        ("sciipy.signal", "no library"),
    ],
)
def test_a_forbidden_name_that_can_forbid_nothing_is_told(name: str, fault: str | None) -> None:
    said = forbidden_fault(name)
    assert (said is None) == (fault is None)
    assert fault is None or fault in str(said)
