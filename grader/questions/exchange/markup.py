"""Between the HTML of other systems and our Markdown. What HTML can do that Markdown cannot is told, not kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any, Final

from lxml import etree, html
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin

from grader.messages import Message
from grader.messages import Message as _

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>#$])")
_FORMULA: Final = re.compile(r"\\\((.+?)\\\)|\\\[(.+?)\\\]|\$\$(.+?)\$\$", re.DOTALL)
_DROPPED: Final = {"script", "style", "iframe", "object", "embed", "video", "audio", "form", "input", "svg", "canvas"}
_BLOCKS: Final = {"p", "div", "section", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "center", "article"}
_MARKS: Final = {"b": "**", "strong": "**", "i": "*", "em": "*"}
DEPTH: Final = 60  # of nested elements that are read


def markdown_of(source: str, notes: list[Message]) -> str:
    """HTML as Markdown, formulas in ``\\( \\)``, ``\\[ \\]`` and ``$$ $$`` as ``$ $``; ``notes`` get what is lost."""
    if not source.strip():
        return ""
    try:
        tree = html.fragment_fromstring(source, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return plain_markdown(source)
    return tidy(_inside(tree, notes, 0))


def tidy(text: str) -> str:
    """Without spaces at the ends of lines and without more than one empty line."""
    lines = "\n".join(line.strip() if not line.startswith("    ") else line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def plain_markdown(source: str) -> str:
    """Plain text as Markdown that shows it; formulas between the usual marks stay formulas."""
    parts, at = [], 0
    for found in _FORMULA.finditer(source):
        inner = next(group for group in found.groups() if group is not None).strip().replace("\n", " ")
        parts += [_SPECIAL.sub(r"\\\1", source[at : found.start()]), f"${inner}$" if inner else ""]
        at = found.end()
    return "".join([*parts, _SPECIAL.sub(r"\\\1", source[at:])])


def _inside(element: Any, notes: list[Message], depth: int) -> str:
    if depth > DEPTH:
        notes.append(_("its markup is nested too deeply; the innermost was left out"))
        return ""
    parts = [_words(element.text)]
    for child in element:
        parts += [_element(child, notes, depth + 1), _words(child.tail)]
    return "".join(parts)


def _words(text: str | None) -> str:
    return plain_markdown(re.sub(r"\s+", " ", text)) if text else ""


def _element(element: Any, notes: list[Message], depth: int) -> str:
    name = element.tag.rpartition("}")[2].casefold() if isinstance(element.tag, str) else ""
    if not name:  # a comment or a processing instruction
        return ""
    if name in _DROPPED:
        notes.append(_("a <{name}> was left out", name=name))
        return ""
    if name == "img" and (latex := (element.get("data-equation-content") or "").strip()):  # Canvas draws its formulas
        return f"${latex}$"
    if name == "img":
        notes.append(_("an image was left out"))
        return plain_markdown(element.get("alt") or "")
    if name == "math":
        notes.append(_("a formula in MathML was taken over as its text"))
        return " ".join("".join(element.itertext()).split())
    if name == "br":
        return "  \n"
    if name in ("pre", "code", "tt"):
        return _code(name, "".join(element.itertext()))
    inner = _inside(element, notes, depth)
    if name in _MARKS:
        mark, bare = _MARKS[name], inner.strip()
        return inner.replace(bare, f"{mark}{bare}{mark}", 1) if bare else inner
    if name in ("sub", "sup"):
        return f"{'_' if name == 'sub' else '^'}({inner})" if name == "sup" else f"\\_({inner})"
    if name in ("ul", "ol"):
        return "\n\n" + "".join(_items(element, notes, depth, ordered=name == "ol")) + "\n"
    if name == "tr":
        return f"\n\n{inner.strip()}\n\n"
    if name in ("td", "th"):
        return f"{inner.strip()}   "
    return f"\n\n{inner}\n\n" if name in _BLOCKS else inner


def _code(name: str, source: str) -> str:
    if name == "pre":
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", source)), default=0))
        return f"\n\n{fence}\n{source.strip(chr(10))}\n{fence}\n\n"
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", source)), default=0))
    pad = " " if "`" in (source[:1], source[-1:]) else ""
    return f"{fence}{pad}{source}{pad}{fence}" if source.strip() else source


def _items(element: Any, notes: list[Message], depth: int, *, ordered: bool) -> Iterator[str]:
    for number, child in enumerate((one for one in element if one.tag == "li"), start=1):
        words = re.sub(r"\n+", " ", tidy(_inside(child, notes, depth + 1)))
        yield f"{f'{number}.' if ordered else '-'} {words}\n"


def _renderer() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "xhtmlOut": True})
    markdown.use(dollarmath_plugin, allow_labels=False, allow_space=False, allow_digits=True, double_inline=True)
    for name, begin, end in (
        ("math_inline", r"\(", r"\)"),
        ("math_inline_double", r"\[", r"\]"),
        ("math_block", r"<p>\[", r"\]</p>" + "\n"),
    ):
        markdown.add_render_rule(name, _formula(begin, end))
    return markdown


def _formula(begin: str, end: str) -> Any:
    def draw(_self: Any, tokens: Any, index: int, _options: Any, _env: Any) -> str:
        return f"{begin}{escape(tokens[index].content.strip(), quote=False)}{end}"

    return draw


_MARKDOWN: Final = _renderer()


def html_of(source: str) -> str:
    """Our Markdown as the plain XHTML that every system shows, formulas in ``\\( \\)``. No raw HTML passes."""
    return str(_MARKDOWN.render(source)).strip()


def line_of(source: str) -> str:
    """The same for one line, without a paragraph around it."""
    return str(_MARKDOWN.renderInline(source)).strip()
