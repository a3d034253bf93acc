"""Markdown becomes a page that is safe and complete, or says what in it is not."""

from __future__ import annotations

import html.parser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.content.rendering.allowed import clean
from grader.content.rendering.formulas import CLASSES
from grader.content.rendering.markdown import Finding, render_inline, render_markdown
from tests.content.folders import REPOSITORY

FIGURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>t</title><path d="M0 0"/></svg>'
FIGURES = {"figures/a.svg": FIGURE, "figures/broken.svg": b"<svg", "starter.py": b"x"}


class Tags(html.parser.HTMLParser):
    """Collects every element and attribute of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_renders_what_statements_are_made_of() -> None:
    page = render_markdown("# T\n\na *b* `c` $x$\n\n- d\n\n$$\ny\n$$\n\n> q\n\n~~s~~ [l](https://a.b)")
    for part in ("<h1>T</h1>", "<em>b</em>", "<code>c</code>", "<math><mi>x</mi></math>", "<li>d</li>", "<s>s</s>"):
        assert part in page
    assert '<math display="block"><mi>y</mi></math>' in page
    assert '<a href="https://a.b" rel="noopener noreferrer">l</a>' in page


def test_code_is_highlighted_by_class() -> None:
    page = render_markdown(
        '```python\ndef f(): return "<b>"\n```\n\n```python\n>>> f()\n```\n\n```nonsense\nx\n```\n\n    y'
    )
    assert page.count('<pre class="highlight" tabindex="0"><code>') == 4
    assert '<span class="k">def</span>' in page
    assert '<span class="gp">&gt;&gt;&gt; </span>' in page
    assert "&lt;b&gt;" in page


def test_a_table_is_aligned_by_class() -> None:
    page = render_markdown("| a | b | c |\n|--:|:-:|---|\n| 1 | $x$ | 3 |\n")
    assert '<td class="cell-right">1</td>' in page
    assert '<td class="cell-center"><math>' in page
    assert "<td>3</td>" in page


def test_a_figure_stands_within_the_page_and_is_named() -> None:
    page = render_markdown("![What it *shows*](figures/a.svg)", figures=FIGURES)
    assert '<span class="figure"><svg' in page
    assert 'aria-label="What it shows"' in page
    assert '<path d="M0 0"></path>' in page


def test_money_is_no_formula() -> None:
    assert render_markdown("from $5 to $10") == "<p>from $5 to $10</p>\n"


def test_chinese_lines_join_without_a_space() -> None:
    assert render_markdown("中文，\n换行\nand\nenglish\n中") == "<p>中文，换行\nand\nenglish\n中</p>\n"


def test_parameters_stand_everywhere_but_are_never_markup() -> None:
    values = {"n": 392500, "name": "*<b>* $x$ `y`", "X": ((1, 0), (0, 1)), "a_b": 1}
    page = render_markdown(
        "{{n}} {{a_b}} `{{n}}` ${{n}} + {{X}}$ {{name}}\n\n```python\nf({{n}})\n```", parameters=values
    )
    assert "<p>392500 1 <code>392500</code> <math><mn>392500</mn>" in page
    assert "<mtable" in page
    assert "*&lt;b&gt;* $x$ `y`" in page
    assert '<span class="mi">392500</span>' in page


def test_without_parameters_double_braces_are_left_alone() -> None:
    found: list[Finding] = []
    assert render_markdown("{{n}} $x^{{2}}$", lint=found).startswith("<p>{{n}} <math>")
    assert found == []


@pytest.mark.parametrize(
    ("text", "line", "code", "shown"),
    [
        ("a\n\nb\nc $\\foo$", 4, "bad-formula", '<code class="formula-source">\\foo</code>'),
        ("a\n\n$$\n\\frac{1}\n$$", 3, "bad-formula", "formula-source"),
        ("\n{{nn}}", 2, "unknown-parameter", "{{nn}}"),
        ("`{{nn}}`", 1, "unknown-parameter", "{{nn}}"),
        ("![x](figures/none.svg)", 1, "unknown-figure", "<em"),
        ("![x](https://a.b/x.svg)", 1, "unknown-figure", "<em"),
        ("![x](starter.py)", 1, "unknown-figure", "<em"),
        ("![x](figures/../starter.py)", 1, "unknown-figure", "<em"),
        ("![](figures/a.svg)", 1, "no-alt-text", "<svg"),
        ("a <b>x</b>", 1, "raw-html", "&lt;b&gt;"),
        ("- a\n- <script>x</script>", 2, "raw-html", "&lt;script&gt;"),
    ],
)
def test_says_what_it_cannot_show_and_shows_its_source(text: str, line: int, code: str, shown: str) -> None:
    found: list[Finding] = []
    page = render_markdown(text, parameters={"n": 1}, figures=FIGURES, lint=found)
    assert [(where, str(what)) for where, what, _ in found][:1] == [(line, code)]
    assert shown in page


def test_a_broken_figure_leaves_its_words() -> None:
    assert ">words</em>" in render_markdown("![words](figures/broken.svg)", figures=FIGURES)


def test_one_line_needs_no_paragraph() -> None:
    assert render_inline("a $x$ **b**") == "a <math><mi>x</mi></math> <strong>b</strong>"


DANGEROUS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html,alert)",
    "[x](vbscript:x)",
    "![x](javascript:alert(1))",
    '![x" onload="alert(1)](figures/a.svg)',
    '[x](https://a.b "t\\" onclick=\\"alert(1)")',
    "$\\text{</mtext><script>alert(1)</script>}$",
    "$\\href{javascript:alert(1)}{x}$",
    "$<img src=x onerror=alert(1)>$",
    "```<script>\nx\n```",
    '```python" onclick="alert(1)\nx\n```',
    "<svg><script>alert(1)</script></svg>",
    "{{evil}} `{{evil}}` [{{evil}}](https://a.b) ![{{evil}}](figures/a.svg) ${{evil}}$",
]


@pytest.mark.parametrize("text", DANGEROUS)
def test_nothing_on_a_page_can_act(text: str) -> None:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    assert_harmless(render_markdown(text, parameters={"evil": evil}, figures=FIGURES))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault
@given(
    st.lists(st.sampled_from([*DANGEROUS, "*", "`", "$", "|", "\n", "<", '"', "a", "&lt;", "-->", "]]>"]), max_size=8)
)
def test_nor_can_any_mixture(parts: list[str]) -> None:
    assert_harmless(render_markdown("".join(parts), parameters={"evil": "<script>"}, figures=FIGURES))


def assert_harmless(page: str) -> None:
    for tag, attributes in Tags(page).found:
        assert tag not in ("script", "style", "iframe", "object", "embed", "form", "img", "link", "meta", "base"), page
        for name, value in attributes.items():
            assert not name.startswith("on"), page
            assert name not in ("style", "src", "srcdoc"), page
            assert name != "href" or str(value).startswith(("http://", "https://", "mailto:", "#")), page


@pytest.mark.parametrize(
    "page",
    [
        "<p onclick='x'>a</p>",
        "<math><mtext><script>alert(1)</script></mtext></math>",
        "<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
        "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
        "<a href='javascript:x'>a</a><base href='//a.b'><div style='position:fixed'>",
    ],
)
def test_the_last_gate_holds_by_itself(page: str) -> None:
    assert_harmless(clean(page))


def test_every_class_that_stands_for_a_style_is_in_the_pages_style_sheet() -> None:
    css = (REPOSITORY / "grader" / "web" / "static" / "web" / "css" / "common" / "statement.css").read_text()
    for name in (*CLASSES.values(), "cell-right", "cell-center"):
        assert f".{name}" in css
