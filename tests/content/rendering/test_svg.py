"""Figures keep their drawing and lose all that could do something."""

from __future__ import annotations

import pytest
from lxml import etree

from grader.content.rendering.svg import FigureError, colour_findings, sanitise

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'


def cleaned(inner: str) -> tuple[str, tuple[tuple[int | None, str], ...]]:
    return sanitise(f"{OPEN}\n{inner}</svg>".encode(), "fig")


def test_keeps_a_drawing_as_it_is() -> None:
    inner = '<g fill="currentColor" stroke-width="2"><path d="M0 0h9"/><text text-anchor="end">甲 &lt; b</text></g>'
    drawing, findings = cleaned(inner)
    assert findings == ()
    assert inner in drawing


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        "<foreignObject><p>x</p></foreignObject>",
        "<a href='https://a.b'><text>x</text></a>",
        "<image href='https://a.b/x.png'/>",
        "<style>* { fill: url(https://a.b) }</style>",
        "<animate attributeName='href' to='javascript:alert(1)'/>",
        "<set attributeName='onclick' to='alert(1)'/>",
        "<feImage href='x'/>",
        "<iframe xmlns='http://www.w3.org/1999/xhtml' src='https://a.b'/>",
        "<html:script xmlns:html='http://www.w3.org/1999/xhtml'>alert(1)</html:script>",
        "<rect onclick='alert(1)'/>",
        "<rect onload='alert(1)'/>",
        "<rect style='fill: url(https://a.b)'/>",
        "<rect class='x'/>",
        "<rect fill='url(https://a.b/x)'/>",
        "<rect fill='url(javascript:alert(1))'/>",
        "<rect fill='u\\72l(https://a.b)'/>",
        "<use href='https://a.b/x.svg#y'/>",
        "<use href='data:image/svg+xml,x#y'/>",
        "<use xlink:href='#x'/>",
        "<rect xml:base='https://a.b/'/>",
        "<rect id='a b'/>",
        "<metadata><x/></metadata>",
    ],
)
def test_leaves_out_what_is_not_drawing_and_says_so(inner: str) -> None:
    drawing, findings = cleaned(inner)
    assert [line for line, _ in findings] == [2] * len(findings)
    assert findings
    for word in ("alert", "a.b", "script", "http://www.w3.org/1999", "style=", "class="):
        assert word not in drawing


def test_comments_and_instructions_are_left_out_in_silence() -> None:
    drawing, findings = cleaned("<!-- made with care --><?php echo 1 ?><rect/>")
    assert findings == ()
    assert "care" not in drawing
    assert "php" not in drawing


def test_ids_get_the_figures_name_and_references_follow() -> None:
    drawing, findings = cleaned(
        "<defs><marker id='tip'/><g id='a'/></defs><path marker-end='url(#tip)' fill='url(\"#tip\")'/><use href='#a'/>"
    )
    assert findings == ()
    root = etree.fromstring(drawing)
    assert [e.get("id") for e in root.iter() if e.get("id")] == ["figure-fig-tip", "figure-fig-a"]
    assert drawing.count("url(#figure-fig-tip)") == 2
    assert 'href="#figure-fig-a"' in drawing


def test_the_label_is_what_a_screen_reader_says() -> None:
    drawing, _ = sanitise(f"{OPEN}<title>in one language</title></svg>".encode(), "fig", 'A "3×3" image')
    root = etree.fromstring(drawing)
    assert (root.get("role"), root.get("aria-label")) == ("img", 'A "3×3" image')
    assert "one language" not in drawing


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"<svg", 1, "not XML"),
        (b"", 1, "not XML"),
        (f"{OPEN}\n<g></svg>".encode(), 2, "not XML"),
        (b"<html/>", 1, "starts with html"),
        (b"<svg/>", 1, "starts with svg"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + f"{OPEN}&a;</svg>".encode(), 1, "document type"),
        (b'<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + f"{OPEN}</svg>".encode(), 1, "document type"),
    ],
)
def test_says_what_is_no_figure(data: bytes, line: int, words: str) -> None:
    with pytest.raises(FigureError, match=words) as caught:
        sanitise(data, "fig")
    assert caught.value.line == line


def test_entities_do_not_multiply() -> None:
    bomb = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    data = f'<!DOCTYPE svg [<!ENTITY e0 "x">{bomb}]>{OPEN}&e9;</svg>'
    with pytest.raises(FigureError):
        sanitise(data.encode(), "fig")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (f"{OPEN}<rect fill='black'/></svg>", "vanishes"),
        (f"{OPEN}<rect stroke='#FFF'/></svg>", "vanishes"),
        (f"{OPEN}<rect fill='currentColor' stroke='#c33'/></svg>", None),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "viewBox"),
    ],
)
def test_finds_what_cannot_be_seen_on_a_light_or_a_dark_page(data: str, words: str | None) -> None:
    messages = [message for _, message in colour_findings(data.encode())]
    assert len(messages) == (words is not None)
    assert all(words is not None and words in message for message in messages)
