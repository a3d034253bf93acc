"""Content that is not published is shown with its problems to who teaches with it, and to nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from grader.accounts.models import User
from grader.catalog.publishing import candidate_refuse
from grader.courses.models import Assignment
from grader.grading.check.types import Fault
from grader.messages import as_it_is
from tests.school import School
from tests.web.html import Pages, read, text

SignIn = Callable[[User | AnonymousUser], Client]
SAID = "cases.py:3: case 1 has no name. [bad-case]"


@pytest.mark.parametrize("mode", ["homework", "quiz"])
def test_teachers_read_what_is_wrong(school: School, pages: Pages, sign_in: SignIn, mode: str) -> None:
    Assignment.objects.update(mode=mode)
    fault = Fault("bad-case", "cases.py", as_it_is("case 1 has no name."), 3)
    candidate_refuse(slug="corr2d", faults=[fault], listed=True)
    for who in ("assistant", "instructor", "student", "other"):
        page = text(read(sign_in(getattr(school.cast, who)).get(pages.assignment)))
        assert (SAID in page) == (who in ("assistant", "instructor"))


def test_what_only_waits_to_be_checked_says_nothing(school: School, pages: Pages, sign_in: SignIn) -> None:
    candidate_refuse(slug="corr2d", faults=[], listed=True)
    assert "not published" not in text(read(sign_in(school.cast.instructor).get(pages.assignment)))
