"""LaTeX to MathML on the server. All that is known here of the library that does it stays here.

The library recurses, and a formula nested without end would overflow its stack and end the process; so length and
depth are bounded first, and formulas may not define commands, which could nest what they do not show. Brackets that
are never closed would keep it busy for ever, so there may be few. Its ``style``
attributes, which a strict Content-Security-Policy ignores, become classes of the pages' statement.css.
"""

from __future__ import annotations

import re
from html import escape
from typing import Final

from math_core import LatexError, LatexToMathML

from grader.content.rendering.brackets import unclosed
from grader.messages import Message, as_it_is
from grader.messages import Message as _

LONGEST: Final = 2000  # characters: 2 MB of stack at the very worst, measured, of the 8 MB a thread has
DEEPEST: Final = 64  # braces
MOST_UNCLOSED: Final = 12  # brackets: under a millisecond
_DEFINES: Final = re.compile(
    r"\\(?:[gex]?def|let|futurelet|(?:new|renew|provide)command|DeclareMathOperator)(?![A-Za-z])"
)
_STYLE: Final = re.compile(r'<(\w+)((?:\s[\w-]+="[^"]*")*?)\sstyle="([^"]*)"')
CLASSES: Final = {
    "text-align:right": "tex-right",
    "text-align:left": "tex-left",
    "text-align:center": "tex-center",
    "padding-right:0": "tex-close-right",
    "padding-left:0": "tex-close-left",
    "border-right:0.05em solid currentcolor": "tex-rule-right",
    "border-left:0.05em solid currentcolor": "tex-rule-left",
    "border-top:0.05em solid currentcolor": "tex-rule-top",
    "border-bottom:0.05em solid currentcolor": "tex-rule-bottom",
}

_converter: Final = LatexToMathML(fancy_error=False, max_expansions=100)


class FormulaError(ValueError):
    """A formula that cannot be shown; ``why`` is the rest of a sentence."""

    def __init__(self, why: Message) -> None:
        super().__init__(why)
        self.why = why


def to_mathml(latex: str, *, display: bool) -> str:
    """Convert one formula to a ``<math>`` element, a displayed one to a block; raises ``FormulaError``."""
    if len(latex) > LONGEST:
        raise FormulaError(_("it is longer than {most} characters", most=LONGEST))
    if _depth(latex) > DEEPEST:
        raise FormulaError(_("its braces are nested more than {most} deep", most=DEEPEST))
    if unclosed(latex) > MOST_UNCLOSED:
        raise FormulaError(_("more than {most} brackets are opened in it and not closed", most=MOST_UNCLOSED))
    if found := _DEFINES.search(latex):
        raise FormulaError(_("{command} is left out here; write the formula out", command=found[0]))
    if not latex.strip():
        raise FormulaError(_("it is empty"))
    try:
        mathml: str = _converter.convert_with_local_state(latex, displaystyle=display)
    except LatexError as error:
        offset, _colon, reason = str(error).partition(": ")
        near = latex[int(offset) :][:20].strip() if offset.isdigit() else ""
        said = as_it_is(reason.rstrip("."))
        raise FormulaError(_("{reason}, at {near}", reason=said, near=repr(near)) if near else said) from None
    return _STYLE.sub(_with_classes, mathml)


def as_source(latex: str) -> str:
    """What stands on the page where a formula cannot be shown: its source, as code."""
    return f'<code class="formula-source">{escape(latex)}</code>'


def _depth(latex: str) -> int:
    deepest = depth = 0
    for brace in re.findall(r"\\.|[{}]", latex):
        depth += {"{": 1, "}": -1}.get(brace, 0)
        deepest = max(deepest, depth)
    return deepest


def _with_classes(tag: re.Match[str]) -> str:
    """Replace the style of one element by classes; a colour by the attribute MathML has for it; drop the rest."""
    name, attributes, style = tag.groups()
    classes = []
    for declaration in style.split(";"):
        key, _, value = (part.strip() for part in declaration.partition(":"))
        if key == "color" and re.fullmatch(r"#?\w+", value):
            attributes += f' mathcolor="{value}"'
        elif (known := CLASSES.get(f"{key}:{value}")) is not None:
            classes.append(known)
    if classes:
        attributes += f' class="{" ".join(classes)}"'
    return f"<{name}{attributes}"
