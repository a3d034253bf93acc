"""A report as HTML for a notebook: the same words and maps as in the terminal, in colours of its own."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from tensorgrade.report import MOST_DRAWN, VERDICTS, number

GREYS = ("#26292f", "#3a3f47", "#535962", "#6f7681", "#8d949e", "#adb3bb", "#cdd1d6", "#eceef0")
BLUES = ("#cfe0fb", "#9cc0f5", "#5f97e8", "#2b6cc9")
ORANGES = ("#fde3cb", "#f9c08f", "#ef9550", "#cf6a1d")
COLOURS = {"green": "#1a7f4b", "red": "#c0392b", "yellow": "#a8730a", "magenta": "#8e44ad", "white": "#777"}
_CELL = "padding:1px 6px;text-align:right;font:12px ui-monospace,Menlo,Consolas,monospace;border:1px solid #8884;"


class Shown:
    """What a cell gives back: HTML where the notebook shows it, text where it does not."""

    def __init__(self, found: dict) -> None:
        self.found = found
        self._html = "".join(_report(found))

    @classmethod
    def problem(cls, sentence: str) -> Shown:
        made = cls.__new__(cls)
        made.found = {}
        made._html = f'<pre style="color:{COLOURS["red"]};white-space:pre-wrap">{escape(sentence)}</pre>'
        made._text = sentence
        return made

    _text = ""

    def _repr_html_(self) -> str:
        return self._html

    def __repr__(self) -> str:
        if self._text:
            return self._text
        import click

        from tensorgrade.report import report_lines

        return click.unstyle("\n".join(report_lines(self.found)))


def _report(found: dict) -> Iterator[str]:
    yield '<div style="font-family:system-ui,sans-serif;max-width:60rem">'
    if found["withheld"] or found["state"] != "finished":
        words = (
            "handed in; what came of it is shown later" if found["withheld"] else f"not graded yet: {found['state']}"
        )
        yield f"<p><b>{escape(found['exercise'])}</b>: {escape(words)}</p></div>"
        return
    sign, colour, words = VERDICTS[found["verdict"]]
    report = found["report"] or {"cases": [], "messages": [], "traceback": "", "stdout": ""}
    right = sum(case["verdict"] == "passed" for case in report["cases"])
    kind = " · a run: nothing counts" if found["kind"] == "trial" else ""
    points = f" · {number(found['points'])} of {number(found['max_points'])} points" if found["max_points"] else ""
    yield f'<p style="font-size:1.1em;color:{COLOURS[colour]}"><b>{sign} {escape(found["exercise"])}: {words}</b>'
    yield f'<span style="color:#777">{points} · {right} of {len(report["cases"])} cases{kind}</span></p>'
    yield from (f"<p>{_marked(sentence)}</p>" for sentence in report["messages"])
    yield from _pre(report["traceback"])
    first = next((case["name"] for case in report["cases"] if case["verdict"] != "passed" and case["visible"]), None)
    for case in report["cases"]:
        yield from _case(case, opened=case["name"] == first)
    yield from _pre(report["stdout"])
    if found.get("url"):
        yield f'<p><a href="{escape(found["url"], quote=True)}" target="_blank">The report on its page</a></p>'
    yield "</div>"


def _case(case: dict, *, opened: bool) -> Iterator[str]:
    sign, colour, _ = VERDICTS[case["verdict"]]
    points = f"{number(case['points'])}/{number(case['max_points'])}"
    hidden = "" if case["visible"] else " (hidden)"
    line = f'<span style="color:{COLOURS[colour]}">{sign}</span> {escape(case["title"])}{hidden}'
    line += f' <span style="color:#777">{points}</span>'
    if case["verdict"] == "passed":
        yield f'<div style="margin:2px 0">{line}</div>'
        return
    yield f'<details{" open" if opened else ""} style="margin:4px 0"><summary>{line}</summary>'
    yield '<div style="margin-left:1.4em">'
    if case["tries"]:
        yield f"<p>It tries: {_marked(case['tries'])}</p>"
    yield from (f"<p>{_marked(sentence)}</p>" for sentence in case["messages"])
    for part in case["parts"]:
        sign = "✓" if part["right"] else "✗"
        yield f"<div>{sign} <code>{escape(part['name'])}</code> {_marked(' '.join(part['messages']))}</div>"
    yield from _pre(case["traceback"])
    yield from _values(case)
    if case["example"]:
        yield "<p>A small input that fails too:</p>"
        yield from _values(case["example"])
    yield from _pre(case["stdout"])
    yield "</div></details>"


def _values(case: dict) -> Iterator[str]:
    if case["call"]:
        yield f"<pre><b>{escape(case['call'])}</b></pre>"
    yield '<div style="display:flex;flex-wrap:wrap;gap:1.2em;align-items:start">'
    for value in case["inputs"]:
        yield from _value(value["name"], value, _range([value]))
    scale = _range([case["expected"], case["got"]])
    if case["expected"]:
        yield from _value("expected", case["expected"], scale)
    if case["got"]:
        yield from _value("yours", case["got"], scale, case["worst"])
    if case["difference"]:
        yield from _value("difference", case["difference"], _range([case["difference"]]), case["worst"], True)
    yield "</div>"


def _value(name: str, value: dict, scale: tuple, worst: Any = None, difference: bool = False) -> Iterator[str]:
    shape = " × ".join(map(str, value["shape"])) if value["shape"] else ""
    about = " ".join(part for part in (shape, value["dtype"], value["slice"]) if part)
    yield f'<div><div style="font-size:.85em"><b>{escape(name)}</b> <span style="color:#777">{escape(about)}</span>'
    yield "</div>"
    if not value["cells"]:
        yield f'<pre style="margin:0">{escape(value["text"])}</pre></div>'
        return
    yield '<table style="border-collapse:collapse;margin:0">'
    top, left = value["origin"]
    place = (worst[-2] - top if len(worst) > 1 else 0, worst[-1] - left) if worst else None
    for r, row in enumerate(value["cells"]):
        yield "<tr>"
        for c, cell in enumerate(row[: MOST_DRAWN + 4]):
            ring = "outline:2px solid #111;outline-offset:-2px;" if (r, c) == place else ""
            yield f'<td style="{_CELL}{ring}{_paint(cell, scale, difference)}">{escape(number(cell))}</td>'
        yield "</tr>"
    yield "</table></div>"


def _paint(cell: Any, scale: tuple, difference: bool) -> str:
    low, high = scale
    if isinstance(cell, str):
        return "background:#f3d6ff;color:#111"
    found = float(cell)
    if difference:
        greatest = max(abs(low), abs(high))
        if not found or not greatest:
            return "background:#f4f4f4;color:#111"
        step = min(3, int(abs(found) / greatest * 4))
        colour = (ORANGES if found > 0 else BLUES)[step]
        return f"background:{colour};color:{'#fff' if step == 3 else '#111'}"
    at = 2 if high <= low else min(len(GREYS) - 1, int((found - low) / (high - low) * len(GREYS)))
    return f"background:{GREYS[at]};color:{'#fff' if at < 4 else '#111'}"


def _range(values: list) -> tuple:
    cells = [cell for value in values if value and value["cells"] for row in value["cells"] for cell in row]
    found = [float(cell) for cell in cells if not isinstance(cell, str)]
    return (min(found), max(found)) if found else (0.0, 0.0)


def _marked(text: str) -> str:
    parts = escape(text).split("`")
    return "".join(f"<code>{part}</code>" if at % 2 and at < len(parts) - 1 else part for at, part in enumerate(parts))


def _pre(text: str) -> Iterator[str]:
    if text:
        yield f'<pre style="white-space:pre-wrap">{escape(text)}</pre>'
