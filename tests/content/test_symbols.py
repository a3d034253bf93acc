"""What a formula's symbols stand for is listed behind it; each symbol of the library stands in a formula."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from grader.content.bundle import Bundle, build
from grader.content.lint import lint
from grader.content.loader import load_folder
from grader.content.problems import Code
from grader.content.rendering.markdown import render_markdown
from grader.content.rendering.symbols import explain

ROOT = Path(__file__).resolve().parent.parent.parent
EXPLAINED = sorted(
    path.parent for path in ROOT.glob("exercises/*/*/exercise.toml") if "[[symbols]]" in path.read_text()
)
SYMBOLS = [("Y", "the output"), ("k_h", "the kernel's `height`"), ("z", "nowhere"), (r"\\frac{", "broken")]


def test_only_what_stands_in_a_displayed_formula_is_listed_behind_it() -> None:
    html = render_markdown("Here $Y$.\n\n$$\nY = \\frac{1}{k_h + 1}\n$$\n\n$$\nx = 1\n$$\n")
    found = explain(html, SYMBOLS, called="A formula")
    assert found.count('<div class="formula"') == 1
    assert found.count("<dt>") == 2
    assert "<dd>the kernel's <code>height</code></dd>" in found
    assert "nowhere" not in found
    assert explain(html, [], called="A formula") == html


def test_what_is_written_is_no_way_to_put_markup_into_a_page() -> None:
    html = render_markdown("$$\nY\n$$\n")
    assert "<script" not in explain(html, [("Y", "<script>alert(1)</script>")], called="A formula")


@pytest.mark.parametrize("folder", EXPLAINED, ids=lambda folder: folder.name)
def test_every_symbol_of_the_library_stands_in_a_formula_of_both_statements(folder: Path) -> None:
    bundle = load_folder(folder, ROOT / "reference")
    for language in bundle.spec.languages:
        html = render_markdown(bundle.statement(language), figures=bundle.files)
        for symbol in bundle.spec.symbols:
            found = explain(html, [(symbol.tex, symbol.text[language])], called="A formula")
            assert 'class="formula"' in found, f"{language}: {symbol.tex}"


def test_the_topics_with_formulas_over_windows_are_explained() -> None:
    without = [
        path.parent.name
        for topic in ("convolution", "pooling", "shapes")
        for path in (ROOT / "exercises" / topic).glob("*/statement.md")
        if re.search(r"\$\$.+?\$\$", path.read_text(), re.DOTALL)
        and 'kind = "code"' in (toml := (path.parent / "exercise.toml").read_text())
        and "[[symbols]]" not in toml
    ]
    assert without == []


def test_a_symbol_that_cannot_be_shown_is_said() -> None:
    folder = EXPLAINED[0]
    bundle = load_folder(folder, ROOT / "reference")
    files = dict(bundle.files)
    files["exercise.toml"] += b'\n[[symbols]]\ntex = "\\\\frac{"\nen = "x"\nzh-hans = "x"\n'
    broken: Bundle = build(folder.name, files)
    assert Code.BAD_FORMULA in {problem.code for problem in lint(broken)}
