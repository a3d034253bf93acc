"""What the letters of a formula stand for, beside the formula: shown while it is pointed at, touched or focused.

A symbol belongs to a formula where its own MathML stands in the formula's: ``n_h`` is found in a fraction as in a sum.
It needs no script: the sheet shows the list that stands behind each formula.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.content.rendering.allowed import clean
from grader.content.rendering.formulas import FormulaError, to_mathml
from grader.content.rendering.markdown import render_inline

_DISPLAYED = re.compile(r'<math(?=[^>]*\bdisplay="block")[^>]*>.*?</math>', re.DOTALL)
_OUTER = re.compile(r"^<math[^>]*>|</math>$")


def explain(html: str, symbols: Sequence[tuple[str, str]], *, called: str) -> str:
    """``html``, which is clean, with a list of symbols behind each displayed formula that has some.

    ``symbols`` are formulas in LaTeX with their meaning in Markdown; ``called`` names such a formula to who cannot see
    it. A symbol that is no formula is passed over: the lint says so.
    """
    known = []
    for latex, meaning in symbols:
        try:
            shown = clean(to_mathml(latex, display=False))
        except FormulaError:
            continue
        known.append((_core(shown), f"<div><dt>{shown}</dt><dd>{render_inline(meaning)}</dd></div>"))

    def one(found: re.Match[str]) -> str:
        here = [row for core, row in known if core in found[0]]
        if not here:
            return found[0]
        return (
            f'<div class="formula" role="group" tabindex="0" aria-label="{called}">{found[0]}'
            f'<dl class="formula-symbols">{"".join(here)}</dl></div>'
        )

    return _DISPLAYED.sub(one, html) if known else html


def _core(mathml: str) -> str:
    """What stands in <math>, without the <mrow> around it all."""
    inner = _OUTER.sub("", mathml)
    inside = inner.removeprefix("<mrow>").removesuffix("</mrow>")
    return inside if inner == f"<mrow>{inside}</mrow>" and inside.count("<mrow>") == inside.count("</mrow>") else inner
