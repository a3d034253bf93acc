"""Figures: SVG files brought down to drawing alone, so that they can stand within a page and take its colours.

Allowed is what is listed; everything else is left out and reported. Ids get the figure's name before them, since two
figures on one page share one space of ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from grader.messages import Message
from grader.messages import Message as _

NAMESPACE: Final = "http://www.w3.org/2000/svg"
SHAPES: Final = frozenset(
    {"svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
    | {"text", "tspan", "use", "marker", "clipPath", "linearGradient", "stop", "pattern"}
)
ATTRIBUTES: Final = frozenset(
    {"id", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry", "width", "height", "d", "points"}
    | {"viewBox", "preserveAspectRatio", "transform", "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width"}
    | {"stroke-opacity", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "opacity"}
    | {"stroke-miterlimit", "font-family", "font-size", "font-style", "font-weight", "text-anchor", "letter-spacing"}
    | {"dominant-baseline", "rotate", "href", "refX", "refY", "markerWidth", "markerHeight", "markerUnits", "orient"}
    | {"marker-start", "marker-mid", "marker-end", "clip-path", "clip-rule", "clipPathUnits", "offset", "stop-color"}
    | {"stop-opacity", "gradientUnits", "gradientTransform", "patternUnits", "patternTransform", "color", "role"}
)
_FIXED_COLOURS: Final = re.compile(r"^(?:black|white|#0{3}|#0{6}|#f{3}|#f{6})$", re.IGNORECASE)
_LOCAL: Final = re.compile(r"url\(\s*(?:'#([\w-]+)'|\"#([\w-]+)\"|#([\w-]+))\s*\)")
Finding = tuple[int | None, Message]


class FigureError(ValueError):
    """A file that is no figure at all; ``line`` where the parser stopped."""

    def __init__(self, sentence: Message, line: int | None = None) -> None:
        super().__init__(sentence)
        self.sentence, self.line = sentence, line


def sanitise(data: bytes, name: str, label: str = "") -> tuple[str, tuple[Finding, ...]]:
    """Return the drawing as text for a page, and the line and kind of everything that was left out.

    ``name`` goes before every id; ``label`` is what a screen reader says. Raises ``FigureError``.
    """
    root = _parse(data)
    findings = tuple(_strip(root, f"figure-{name}-"))
    root.set("role", "img")
    if label:
        root.set("aria-label", label)
        for title in root.findall(f"{{{NAMESPACE}}}title"):  # in one language only, and a second label
            root.remove(title)
    return etree.tostring(root, encoding="unicode"), findings


def colour_findings(data: bytes) -> Iterator[Finding]:
    """Find what vanishes on a light or a dark page: black and white written in, and a root without ``viewBox``."""
    root = _parse(data)
    if root.get("viewBox") is None:
        yield root.sourceline, _("the `svg` element needs a `viewBox`, so that it can be scaled to the page.")
    for element in root.iter():
        for key in ("fill", "stroke", "stop-color", "color"):
            value = str(element.get(key, "")).strip()
            if _FIXED_COLOURS.match(value):
                yield (
                    element.sourceline,
                    _('{key}="{value}" vanishes on a page of that colour; use currentColor.', key=key, value=value),
                )


def _parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise FigureError(_("is not XML: {why}.", why=error.msg), error.lineno) from None
    if root.getroottree().docinfo.doctype:
        raise FigureError(_("has a document type, which a figure does not need; remove that line."), 1)
    if root.tag != f"{{{NAMESPACE}}}svg":
        raise FigureError(
            _('starts with {tag}, not with <svg xmlns="{namespace}">.', tag=root.tag, namespace=NAMESPACE), 1
        )
    return root


def _strip(root: etree._Element, prefix: str) -> Iterator[Finding]:
    for element in list(root.iter()):
        name = etree.QName(element)
        if name.namespace != NAMESPACE or name.localname not in SHAPES:
            yield element.sourceline, _("<{name}> is not allowed in a figure.", name=name.localname)
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
            continue
        for key, value in list(element.attrib.items()):
            cleaned = _attribute(str(key), str(value), prefix)
            if cleaned is None:
                del element.attrib[key]
                attribute, start = etree.QName(key).localname, str(value)[:40]
                yield (
                    element.sourceline,
                    _('{attribute}="{value}" is not allowed in a figure.', attribute=attribute, value=start),
                )
            else:
                element.set(key, cleaned)
    etree.cleanup_namespaces(root)


def _attribute(key: str, value: str, prefix: str) -> str | None:
    """The value to keep, None where the attribute goes."""
    if key not in ATTRIBUTES:
        return None
    if key == "id":
        return prefix + value if re.fullmatch(r"[\w-]+", value) else None
    if key == "href":
        return f"#{prefix}{value[1:]}" if re.fullmatch(r"#[\w-]+", value) else None
    local = _LOCAL.sub(lambda found: f"url(#{prefix}{found[1] or found[2] or found[3]})", value)
    rest = _LOCAL.sub("", value)
    return None if re.search(r"url\(|[<\\]|javascript:", rest, re.IGNORECASE) else local
