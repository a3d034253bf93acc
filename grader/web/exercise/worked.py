"""The worked example, drawn as a report draws a window, in its section of the statement."""

from __future__ import annotations

import re
from dataclasses import replace

from django.template.loader import render_to_string

from grader.catalog.models import Exercise
from grader.grading.report.report import from_json
from grader.submissions.experiments.selectors import starts_of
from grader.web.report.cards import Panel, case_card

SECTION = 2  # of every statement that has one: the task, the worked example, what is good to know
_HEADING = re.compile(rf'<h2 id="section-{SECTION}">.*?</h2>\n?')
_FIGURE = re.compile(r'<p><span class="figure">.*?</span></p>\n?', re.DOTALL)


def with_worked_example(statement: str, exercise: Exercise) -> str:
    """``statement``, safe HTML, in which the worked example can be stepped through, window by window.

    The drawing takes the place of its section's figure. As it came where no worker has drawn it, or it has no windows.
    """
    report = next((start.worked for start in starts_of(exercise=exercise) if start.worked), None)
    heading = _HEADING.search(statement)
    if report is None or heading is None:
        return statement
    card = case_card(replace(from_json(report).cases[0], worst=None), number=1)
    if card.window is None or not card.results or card.results[0].map is None:
        return statement
    drawn = render_to_string(
        "web/exercise/worked.html",
        {"case": card, "output": Panel("output", card.results[0].value, card.results[0].map, choosable=True)},
    )
    end = statement.find("<h2", heading.end())
    figure = _FIGURE.search(statement, heading.end(), end if end >= 0 else len(statement))
    first, last = figure.span() if figure else (heading.end(), heading.end())
    return f"{statement[:first]}{drawn}{statement[last:]}"
