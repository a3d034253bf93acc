"""A report as lines of text: what the page says, with maps drawn in the terminal's colours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from unicodedata import east_asian_width

import click

from tensorgrade.words import say

VERDICTS = {
    "passed": ("✓", "green", "Right"),
    "partial": ("◐", "yellow", "Partly right"),
    "wrong": ("✗", "red", "Wrong"),
    "error": ("▲", "red", "An exception"),
    "timeout": ("◷", "red", "Out of time"),
    "memory": ("▣", "red", "Out of memory"),
    "output-limit": ("≡", "red", "Printed too much"),
    "forbidden": ("⊘", "red", "Not allowed here"),
    "crashed": ("↯", "red", "Crashed"),
    "invalid": ("✗", "red", "Not readable"),
    "internal": ("⚙", "magenta", "Not graded"),
    "skipped": ("·", "white", "Not run here"),
}
GREYS = (235, 237, 239, 241, 244, 247, 250, 253)  # least to greatest
BLUES, ORANGES = (153, 111, 69, 26), (223, 216, 209, 202)  # a little to far too small; too large
MOST_DRAWN = 12  # columns of a map

Value = dict


def report_lines(found: dict, *, width: int = 80) -> Iterator[str]:
    """The whole answer about one submission."""
    if found["withheld"]:
        yield say("Handed in. What came of it is shown later, as the quiz's rules say.")
        return
    if found["state"] != "finished":
        taken = found["state"] == "superseded"
        yield (
            say("A newer run took its place.") if taken else say("Not graded yet: {state}.", state=say(found["state"]))
        )
        return
    report = found["report"]
    yield headline(found)
    if report is None:
        return
    for sentence in report["messages"]:
        yield from _wrapped(sentence, width, "  ")
    yield from _text(report["traceback"])
    yield ""
    first = next((case["name"] for case in report["cases"] if case["verdict"] != "passed" and case["visible"]), None)
    said: set = set()  # what a case's messages and traceback say is said once
    for case in report["cases"]:
        words = (tuple(case["messages"]), case["traceback"])
        again = case["verdict"] != "passed" and words in said
        said.add(words)
        yield from case_lines(case, width=width, opened=case["name"] == first, again=again)
    if report["stdout"]:
        yield from ("", say("Printed while the file was imported:"), *_text(report["stdout"]))
    if found.get("url"):
        yield from ("", say("The report with all its pictures: {url}", url=found["url"]))


def headline(found: dict) -> str:
    """``✗ corr2d: wrong, 4 of 10 points``"""
    sign, colour, words = VERDICTS[found["verdict"]]
    cases = (found["report"] or {}).get("cases") or []
    right = sum(case["verdict"] == "passed" for case in cases)
    counted = say(", {right} of {all} cases", right=right, all=len(cases)) if cases else ""
    kind = say(" (a run: nothing counts)") if found["kind"] == "trial" else ""
    most = number(found["max_points"])
    points = (
        say(", {points} of {most} points", points=number(found["points"]), most=most) if found["max_points"] else ""
    )
    return click.style(f"{sign} {found['exercise']}: {say(words)}", fg=colour, bold=True) + counted + points + kind


def case_lines(case: dict, *, width: int, opened: bool, again: bool = False) -> Iterator[str]:
    """One case: its line, and of one that is not right what is known of it; maps of the first only.

    ``again``: a case above was told the same.
    """
    sign, colour, _ = VERDICTS[case["verdict"]]
    name = case["title"] + ("" if case["visible"] else say(" (hidden)"))
    points = f"{number(case['points'])}/{number(case['max_points'])}" if case["max_points"] else ""
    yield f"{click.style(sign, fg=colour)} {padded(name, max(20, min(60, width - 14)))} {points:>8}".rstrip()
    if case["verdict"] == "passed":
        return
    if case["tries"]:
        yield from _wrapped(say("It tries: {what}", what=case["tries"]), width, "    ")
    if again:
        yield "    " + say("The same as above.")
        return
    for sentence in case["messages"]:
        yield from _wrapped(sentence, width, "    ")
    for part in case["parts"]:
        yield f"    {'✓' if part['right'] else '✗'} {part['name']}  {' '.join(part['messages'])}".rstrip()
    yield from _text(case["traceback"])
    if opened:
        yield from _opened(case, width)
    elif case["example"]:
        yield "    " + say("A small input that fails too:")
        yield from _opened(case["example"], width)
    if case["stdout"]:
        yield "    " + say("printed:")
        yield from _text(case["stdout"])


def _opened(case: dict, width: int) -> Iterator[str]:
    if case["call"]:
        yield from (f"    {click.style(line, bold=True)}" for line in case["call"].splitlines())
    for value in case["inputs"]:
        yield from _labelled(value["name"], value, width, None)
    low, high = _range([case["expected"], case["got"]])
    for name, value in (("expected", case["expected"]), ("yours", case["got"])):
        if value:
            yield from _labelled(say(name), value, width, (low, high), case["worst"] if name == "yours" else None)
    if case["difference"]:
        yield from _labelled(
            say("difference (yours less expected)"), case["difference"], width, None, case["worst"], True
        )


def _labelled(
    name: str,
    value: Value,
    width: int,
    scale: tuple | None,
    worst: list | None = None,
    difference: bool = False,
) -> Iterator[str]:
    shape = " × ".join(map(str, value["shape"])) if value["shape"] else ""
    parts = ("" if difference else value["type"], shape, value["dtype"], value["slice"])
    about = " ".join(part for part in parts if part)
    if not value["cells"]:
        text = value["text"].splitlines() or [""]
        yield f"    {name} = {text[0]}"
        yield from (f"      {line}" for line in text[1:20])
        return
    yield f"    {name}  {click.style(about, dim=True)}"
    yield from (f"      {line}" for line in drawn(value, scale or _range([value]), worst, difference, width - 6))


def drawn(value: Value, scale: tuple, worst: list | None, difference: bool, width: int) -> Iterator[str]:
    """An array's cells, each on its colour; the element furthest off in brackets."""
    rows = value["cells"]
    texts = [[number(cell) for cell in row] for row in rows]
    each = max(len(text) for row in texts for text in row) + 2
    most = max(1, min(MOST_DRAWN, width // each))
    marked = _place(value, worst)
    low, high = scale
    for r, row in enumerate(rows):
        cells = []
        for c, cell in enumerate(row[:most]):
            text = f"[{texts[r][c]}]" if (r, c) == marked else f" {texts[r][c]} "
            colour = _difference_colour(cell, max(abs(low), abs(high))) if difference else _colour(cell, low, high)
            cells.append(_painted(f"{text:>{each}}", colour))
        yield "".join(cells) + (" …" if len(row) > most else "")


def _place(value: Value, worst: list | None) -> tuple | None:
    if not worst:
        return None
    row = worst[-2] if len(worst) > 1 else 0
    return row - value["origin"][0], worst[-1] - value["origin"][1]


def _painted(text: str, colour: int | None) -> str:
    if colour is None:
        return click.style(text, fg="magenta", bold=True)
    dark = colour in GREYS[:4] or colour in (26, 69)
    return click.style(text, fg=231 if dark else 16, bg=colour)


def _finite(cell: Any) -> float | None:
    if isinstance(cell, bool):
        return float(cell)
    return float(cell) if isinstance(cell, (int, float)) else None


def _colour(cell: Any, low: float, high: float) -> int | None:
    found = _finite(cell)
    if found is None:
        return None
    if high <= low:
        return GREYS[2]
    return GREYS[min(len(GREYS) - 1, int((found - low) / (high - low) * len(GREYS)))]


def _difference_colour(cell: Any, greatest: float) -> int | None:
    found = _finite(cell)
    if found is None:
        return None
    if not found or not greatest:
        return GREYS[-1]
    step = min(3, int(abs(found) / greatest * 4))
    return (ORANGES if found > 0 else BLUES)[step]


def _range(values: list) -> tuple:
    cells = [cell for value in values if value and value["cells"] for row in value["cells"] for cell in row]
    found = [one for one in map(_finite, cells) if one is not None]
    return (min(found), max(found)) if found else (0.0, 0.0)


def number(value: Any) -> str:
    """Four digits that matter: 3, 0.25, -1.235e-07, nan."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, int) or (value == int(value) and abs(value) < 1e6):
        return str(int(value)) if abs(value) < 1e9 else f"{value:.4g}"
    return f"{value:.4g}"


def mark_of(row: dict) -> str:
    """A submission's verdict in a list."""
    if row["withheld"]:
        return say("handed in")
    if row["verdict"] is None:
        return say(row["state"])
    sign, colour, words = VERDICTS[row["verdict"]]
    most = number(row["max_points"])
    points = say(", {points} of {most} points", points=number(row["points"]), most=most) if row["max_points"] else ""
    return click.style(f"{sign} {say(words)}", fg=colour) + points


def moment(text: str) -> str:
    """A time of the service's in the reader's own zone."""
    return datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone().strftime("%Y-%m-%d %H:%M")


def padded(text: str, width: int) -> str:
    """The text with blanks up to so many columns of the terminal, of which a Chinese character takes two."""
    return text + " " * (width - sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text))


def _wrapped(sentence: str, width: int, indent: str) -> Iterator[str]:
    import textwrap

    sentence = sentence.replace("`", "")
    if not sentence.isascii() and any("\u3400" <= letter <= "\u9fff" for letter in sentence):
        yield indent + sentence  # the terminal breaks Chinese by itself, and better
        return
    yield from textwrap.wrap(sentence, max(40, width), initial_indent=indent, subsequent_indent=indent) or [indent]


def _text(text: str) -> Iterator[str]:
    yield from (f"      {click.style(line, dim=True)}" for line in text.rstrip("\n").splitlines()[:60] if text)
