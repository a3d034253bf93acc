"""Authors' Markdown to safe HTML: formulas as MathML, figures as drawings within the page, code highlighted by class.

Nothing an author writes reaches a page except through this module: raw HTML stays text, and what comes out passes an
allow-list once more. No inline styles, no scripts, no address of another site but in links.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, Final, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from grader.content.problems import Code
from grader.content.rendering.allowed import clean
from grader.content.rendering.formulas import FormulaError, as_source, to_mathml
from grader.content.rendering.parameters import fill, in_formula, in_text
from grader.content.rendering.svg import FigureError, sanitise
from grader.messages import Message
from grader.messages import Message as _


class Finding(NamedTuple):
    """Something in a text that cannot be shown as it is; ``line`` is within the Markdown."""

    line: int | None
    code: Code
    message: Message


_LEXERS: Final = {"python": "python", "py": "python", "pycon": "pycon", "console": "console", "toml": "toml"}
_TAG: Final = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--")
_MATHS: Final = frozenset({"math_inline", "math_inline_double", "math_block"})


@dataclass
class _Page:
    """What one rendering knows: handed to the rules as markdown-it's ``env``."""

    parameters: Mapping[str, object] | None
    figures: Mapping[str, bytes]
    findings: list[Finding] = field(default_factory=list)
    line: int | None = None
    sections: int = 0  # headings of the second level so far

    def note(self, code: Code, message: Message) -> None:
        self.findings.append(Finding(self.line, code, message))


def render_markdown(
    text: str,
    *,
    parameters: Mapping[str, object] | None = None,
    figures: Mapping[str, bytes] | None = None,
    lint: list[Finding] | None = None,
) -> str:
    """Return ``text`` as HTML that may be put into a page as it is.

    ``parameters`` stand for ``{{name}}``, everywhere but in addresses; None leaves double braces alone. ``figures``
    are the files that ``![...](figures/x.svg)`` may name: a bundle's ``files``. What cannot be shown is shown as its
    source, and said in ``lint`` where that is given.
    """
    return _render(text, parameters, figures, lint, _MARKDOWN.parse)


def render_inline(
    text: str,
    *,
    parameters: Mapping[str, object] | None = None,
    figures: Mapping[str, bytes] | None = None,
    lint: list[Finding] | None = None,
) -> str:
    """The same for one line that stands within another element: an option, a label, a title."""
    return _render(text, parameters, figures, lint, _MARKDOWN.parseInline)


def _render(
    text: str,
    parameters: Mapping[str, object] | None,
    figures: Mapping[str, bytes] | None,
    lint: list[Finding] | None,
    parse: Callable[[str, MutableMapping[str, Any]], list[Token]],
) -> str:
    page = _Page(parameters, figures or {})
    env = {"page": page}
    tokens = parse(text, env)
    for token in _each(tokens, page):
        _prepare(token, page)
    html = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, env)
    if lint is not None:
        lint.extend(page.findings)
    return clean(html)


def _each(tokens: Sequence[Token], page: _Page) -> Iterator[Token]:
    """Walk all tokens, with the line of the block each is in kept in ``page``."""
    for token in tokens:
        if token.map is not None:
            page.line = token.map[0] + 1
        token.meta["line"] = page.line
        yield token
        for place, child in enumerate(token.children or ()):
            if child.type in ("softbreak", "hardbreak") and page.line is not None:
                page.line += 1
            if child.type == "softbreak" and token.children and _between_chinese(token.children, place):
                child.type, child.content = "text", ""
            child.meta["line"] = page.line
            yield child
            for words in child.children or ():  # the alternative text of an image
                words.meta["line"] = page.line
                yield words


def _between_chinese(tokens: Sequence[Token], place: int) -> bool:
    """Whether a line was wrapped between two Chinese characters, where no space is read."""
    around = (tokens[place - 1].content[-1:], tokens[place + 1].content[:1]) if place + 1 < len(tokens) else ("", "")
    return all(side and ord(side) > 0x2E80 for side in around)


def _prepare(token: Token, page: _Page) -> None:
    """Put parameters in, replace what needs an inline style by a class, and give sections their addresses."""
    if style := token.attrGet("style"):  # of a table's cell: text-align:right
        token.attrSet("class", f"cell-{str(style).partition(':')[2]}")
        del token.attrs["style"]
    if token.type == "heading_open" and token.tag == "h2":  # what a link into the statement leads to
        page.sections += 1
        token.attrSet("id", f"section-{page.sections}")
    if token.type == "text" and (tag := _TAG.search(token.content)):
        page.note(Code.RAW_HTML, _("HTML is shown as it is written here: {tag}.", tag=repr(tag[0][:40])))
    if page.parameters is None or token.type in ("inline", "image"):
        return
    show = in_formula if token.type in _MATHS else in_text
    token.content, unknown = fill(token.content, page.parameters, show)
    for name in unknown:
        message = _("{place} stands for nothing: there is no parameter of this name.", place=f"{{{{{name}}}}}")
        page.note(Code.UNKNOWN_PARAMETER, message)


def _math(latex: str, page: _Page, *, display: bool) -> str:
    try:
        return to_mathml(latex.strip(), display=display)
    except FormulaError as error:
        formula = repr(latex.strip()[:60])
        page.note(Code.BAD_FORMULA, _("the formula {formula} cannot be shown: {why}.", formula=formula, why=error.why))
        return as_source(latex.strip())


def _rule(
    draw: Callable[[Token, _Page], str],
) -> Callable[[RendererHTML, Sequence[Token], int, Any, MutableMapping[str, Any]], str]:
    """Make a rule of markdown-it's of a function that needs the token and the page only."""

    def rule(
        renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: MutableMapping[str, Any]
    ) -> str:
        page: _Page = env["page"]
        page.line = tokens[index].meta.get("line")
        return draw(tokens[index], page)

    return rule


def _figure(token: Token, page: _Page) -> str:
    alt = "".join(child.content for child in token.children or ()).strip()
    path = str(token.attrGet("src") or "")
    if not alt:
        message = _("the figure {path} needs words between the brackets, for who cannot see it.", path=path)
        page.note(Code.NO_ALT_TEXT, message)
    if path not in page.figures or not re.fullmatch(r"figures/[\w-]+\.svg", path):
        message = _("there is no figure {path}; a figure lies in figures/ and ends in .svg.", path=path)
        page.note(Code.UNKNOWN_FIGURE, message)
        return f'<em class="figure">{escape(alt)}</em>'
    try:
        drawing = sanitise(page.figures[path], path[len("figures/") : -len(".svg")], alt)[0]
    except FigureError:  # said by lint, with the line in the figure
        return f'<em class="figure">{escape(alt)}</em>'
    return f'<span class="figure">{drawing}</span>'


def _code(token: Token, page: _Page) -> str:
    language = token.info.strip().split(" ")[0]
    name = _LEXERS.get(language, "text")
    if name == "python" and token.content.lstrip().startswith(">>>"):
        name = "pycon"
    marked = highlight(token.content, get_lexer_by_name(name), HtmlFormatter(nowrap=True))
    return f'<pre class="highlight" tabindex="0"><code>{marked}</code></pre>\n'


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    markdown.use(dollarmath_plugin, allow_labels=False, allow_space=False, allow_digits=True, double_inline=True)
    rules: dict[str, Callable[[Token, _Page], str]] = {
        "math_inline": lambda token, page: _math(token.content, page, display=False),
        "math_inline_double": lambda token, page: _math(token.content, page, display=True),
        "math_block": lambda token, page: _math(token.content, page, display=True) + "\n",
        "image": _figure,
        "fence": _code,
        "code_block": _code,
    }
    for name, draw in rules.items():
        markdown.add_render_rule(name, _rule(draw))
    return markdown


_MARKDOWN: Final = _markdown()
