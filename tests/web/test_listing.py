"""A submission's page shows as much code as a person reads, however much was sent."""

from __future__ import annotations

import pytest
from django.test import Client

from grader.web.parts.code import MOST_LINES, listing
from tests.school import School
from tests.web.html import Pages

MOST_BYTES = 1_500_000  # of a page, before it is compressed


@pytest.mark.parametrize("piece", ["a\n", "a ", "f'{", "'''\n", "(", "\n", "\u6c42"])
def test_a_page_of_a_quarter_of_a_megabyte_is_short_and_leads_to_all_of_it(
    piece: str, student: Client, pages: Pages, school: School
) -> None:
    source = piece * (240_000 // len(piece.encode())) + "x"
    submission = school.submit(source=source)
    answer = student.get(pages.submission(submission))

    assert len(answer.content) < MOST_BYTES
    address = f"{pages.submission(submission)}code/"
    assert f'<a href="{address}">All of it as text</a>' in answer.content.decode()
    assert student.get(address).content.decode() == submission.source


def test_a_solution_is_shown_whole() -> None:
    source = "def f(x):\n    return '''a\nb'''\n"
    found = listing(source)
    assert not found.goes_on
    assert [number for number, _ in found.lines] == [1, 2, 3]
    assert "def" in found.lines[0][1]


@pytest.mark.parametrize(("count", "goes_on"), [(MOST_LINES, False), (MOST_LINES + 1, True)])
def test_so_many_lines_are_shown(count: int, goes_on: bool) -> None:
    found = listing("\n".join("x" for _ in range(count)))
    assert (len(found.lines), found.goes_on) == (MOST_LINES, goes_on)
