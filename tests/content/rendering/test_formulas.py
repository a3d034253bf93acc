"""LaTeX becomes MathML that needs no inline style, and no formula can bring the process down."""

from __future__ import annotations

import threading

import pytest
from lxml import etree

from grader.content.rendering.formulas import DEEPEST, LONGEST, MOST_UNCLOSED, FormulaError, as_source, to_mathml


def words(mathml: str) -> str:
    return "".join(str(text) for text in etree.fromstring(mathml).itertext())


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"n_h \times n_w", "nh×nw"),
        (r"\left\lfloor \frac{n + 2p - k}{s} \right\rfloor + 1", "⌊n+2p−ks⌋+1"),
        (r"\sum_{a=0}^{k_h-1} X_{i+a,\,j} K_a", "∑a=0kh−1Xi+a,jKa"),
        (r"\mathrm{d}X \star \hat{y} \odot \nabla", "dX⋆yˆ⊙∇"),
        (r"\begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}", "[1001]"),
        (r"\text{图像a<b}", "图像a<b"),
        (r"\operatorname{softmax}(x) \iff x", None),
    ],
)
def test_formulas_of_the_field_are_converted(latex: str, text: str | None) -> None:
    mathml = to_mathml(latex, display=False)
    assert mathml.startswith("<math>")
    if text is not None:
        assert words(mathml) == text


def test_a_displayed_formula_is_a_block() -> None:
    assert to_mathml("x", display=True).startswith('<math display="block">')


@pytest.mark.parametrize(
    ("latex", "wanted"),
    [
        (r"\begin{aligned} a &= b \\ c &= d \end{aligned}", 'class="tex-right tex-close-right"'),
        (r"\begin{array}{l|r} 1 & 2 \\ \hline 3 & 4 \end{array}", "tex-rule-right"),
        (r"\begin{array}{l|r} 1 & 2 \\ \hline 3 & 4 \end{array}", "tex-rule-top"),
        (r"\color{red} x", 'mathcolor="#FF0000"'),
        (r"\begin{equation} a \tag{1} \end{equation}", "<mtable"),
        (r"x \kern3pt y", "<mspace"),
    ],
)
def test_styles_become_classes(latex: str, wanted: str) -> None:
    mathml = to_mathml(latex, display=True)
    assert wanted in mathml
    assert "style=" not in mathml.replace("displaystyle=", "")
    etree.fromstring(mathml)


@pytest.mark.parametrize(
    ("latex", "reason"),
    [
        (r"\frac{1}", "expected argument"),
        (r"x + \foo y", r"unknown command .*, at '\\\\foo y'"),
        ("a & b", "may only appear"),
        ("", "empty"),
        ("  ", "empty"),
        ("x\0y", "isallowed"),
        ("x" * (LONGEST + 1), "longer than"),
        ("{" * (DEEPEST + 1) + "}" * (DEEPEST + 1), "nested more than"),
        (r"\def\a{xx}\a", "left out here"),
        (r"\newcommand{\a}{x}\a", "left out here"),
        (r"\let\a\sqrt", "left out here"),
    ],
)
def test_says_why_a_formula_cannot_be_shown(latex: str, reason: str) -> None:
    with pytest.raises(FormulaError, match=f"(?i){reason}"):
        to_mathml(latex, display=False)


def test_escaped_braces_do_not_nest() -> None:
    assert to_mathml(r"\{ x \}" * 100, display=False)


OPEN = ["(", "[", r"\{", r"\lfloor ", r"\langle ", r"\lVert ", r"\mathopen x", "⌊", "⎰", r"\bigl(", "{(}", "f(", "(_)"]
HIDDEN = ["(^)", r"(\sqrt)", r"(\left.\right)", r"(\text{)}", r"(\middle)", r"\begin{matrix}(&)\end{matrix}", "(%)\n"]
CLOSED = ["(x)", "[0, 1)", r"f(\theta)", r"\left( x \right)", r"\lfloor x \rfloor", r"\{ x \}", "(x)^2 ", r"(\cdot)_i "]


@pytest.mark.parametrize("unit", [*OPEN, *HIDDEN])
def test_brackets_that_are_not_closed_are_refused_before_they_take_for_ever(unit: str) -> None:
    with pytest.raises(FormulaError, match="opened in it and not closed"):
        to_mathml(unit * 60, display=True)


@pytest.mark.parametrize("unit", CLOSED)
def test_brackets_that_are_closed_may_be_many(unit: str) -> None:
    assert to_mathml(unit * 60, display=True)


@pytest.mark.parametrize(
    "unit", [r"\sqrt", r"\hat", "{", "x_{", r"\left(", r"\frac1", r"\mathbf", "x^", r"\begin{array}{c}", "'", r"\text{"]
)
def test_no_formula_overflows_the_stack_of_a_thread(unit: str) -> None:
    """Threads have 8 MB as Linux makes them; half of it must do. An overflow would end the whole test run."""

    def convert() -> None:
        for latex in (unit * (LONGEST // len(unit)), unit * (LONGEST // len(unit) // 3) + "x"):
            try:
                to_mathml(latex, display=True)
            except FormulaError:
                continue

    before = threading.stack_size(4 << 20)
    try:
        thread = threading.Thread(target=convert)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)


def test_the_source_is_escaped() -> None:
    assert as_source("<script>") == '<code class="formula-source">&lt;script&gt;</code>'


def test_a_few_brackets_may_stay_open() -> None:
    assert to_mathml("(" * MOST_UNCLOSED, display=True)
    with pytest.raises(FormulaError, match="not closed"):
        to_mathml("(" * (MOST_UNCLOSED + 1), display=True)
