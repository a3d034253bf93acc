"""The last gate before a page: an allow-list of elements and attributes, whatever made the HTML."""

from __future__ import annotations

from typing import Final

import nh3

from grader.content.rendering.svg import ATTRIBUTES, SHAPES

_TEXT: Final = frozenset(
    {"a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "s"}
    | {"span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)
_MATHS: Final = frozenset(
    {"math", "menclose", "merror", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom"}
    | {"mprescripts", "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable"}
    | {"mtd", "mtext", "mtr", "munder", "munderover", "b", "i"}
)
_MATHS_ATTRIBUTES: Final = frozenset(
    {"accent", "accentunder", "class", "columnalign", "columnspan", "depth", "dir", "display", "displaystyle", "fence"}
    | {"form", "height", "largeop", "linethickness", "lspace", "mathcolor", "mathsize", "mathvariant", "maxsize"}
    | {"minsize", "movablelimits", "notation", "rowspacing", "rowspan", "rspace", "scriptlevel", "separator"}
    | {"stretchy", "symmetric", "voffset", "width"}
)
_CLEANER: Final = nh3.Cleaner(
    tags=set(_TEXT | _MATHS | SHAPES),
    attributes={
        "a": {"href", "title"},
        "code": {"class"},
        "em": {"class"},
        "h2": {"id"},
        "ol": {"start"},
        "pre": {"class", "tabindex"},
        "span": {"class"},
        "td": {"class"},
        "th": {"class"},
        **{name: set(_MATHS_ATTRIBUTES) for name in _MATHS},
        **{name: set(ATTRIBUTES) for name in SHAPES},
        "svg": {*ATTRIBUTES, "xmlns", "aria-label"},
    },
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener noreferrer",
)


def clean(html: str) -> str:
    """Return ``html`` with everything left out that is not on the list; styles, scripts and handlers never are."""
    return _CLEANER.clean(html)
