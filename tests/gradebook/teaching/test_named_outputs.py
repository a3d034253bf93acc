"""A mistake that an instructor names from the class's outputs counts among its mistakes, like the exercise's own."""

from __future__ import annotations

import pytest
from django.test import Client

from grader.accounts.models import User
from grader.courses.services import enrol
from grader.gradebook.models import Comment
from grader.gradebook.teaching.browsing import Sought, submissions_browse
from grader.gradebook.teaching.mistakes import class_mistakes, over_course
from grader.gradebook.teaching.outputs import cluster_explain, cluster_withdraw
from grader.submissions.models import ExplainedOutput
from tests.school import School, report

PAGE = "/teach/cnn/mistakes/"
LIST = "/teach/cnn/submissions/?assignment=week-1&exercise=corr2d&mistake=output:ab12"


@pytest.fixture
def named(school: School) -> ExplainedOutput:
    cast = school.cast
    for user in (cast.student, cast.other):
        school.graded(report(2, outputs="ab12"), user=user)
    school.graded(report(10, outputs=""), user=cast.other)
    known = User.objects.create_user("known")
    enrol(course=cast.course, user=known)
    school.graded(report(2, outputs="ab12", misconceptions=("flipped_kernel",)), user=known)
    return cluster_explain(
        viewer=cast.instructor, course=cast.course, exercise="corr2d", value="ab12", text={"en": "Read backwards."}
    )


def as_instructor(school: School) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(school.cast.instructor)
    return client


def test_it_counts_at_once_and_no_longer_when_it_is_taken_back(school: School, named: ExplainedOutput) -> None:
    cast = school.cast
    rows = class_mistakes(viewer=cast.instructor, course=cast.course)
    assert [(row.name, row.people, row.passed) for row in rows] == [("output:ab12", 2, 1), ("flipped_kernel", 1, 0)]
    assert (rows[0].output, rows[0].sentence) == ("ab12", {"en": "Read backwards."})
    assert over_course([*rows, *rows]) == ()
    client = as_instructor(school)
    page = client.get(PAGE).content.decode()
    assert "Read backwards." in page
    assert "/teach/cnn/mistakes/outputs/corr2d/ab12/" in page
    cluster_withdraw(viewer=cast.instructor, course=cast.course, pk=named.pk)
    assert "Read backwards." not in client.get(PAGE).content.decode(), "though the page is kept for a minute"
    assert [row.name for row in class_mistakes(viewer=cast.instructor, course=cast.course)] == ["flipped_kernel"]


@pytest.mark.usefixtures("named")
def test_who_made_it_is_listed_and_can_be_told(school: School) -> None:
    client = as_instructor(school)
    page = client.get(LIST).content.decode()
    assert '<option value="output:ab12" selected>Read backwards.</option>' in page
    sought = Sought(mistake="output:ab12")
    found = submissions_browse(viewer=school.cast.instructor, course=school.cast.course, sought=sought)
    assert [row.user for row in found.rows] == [school.cast.other, school.cast.student]
    sent = {
        "mistake": "output:ab12",
        "assignment": school.assignment.pk,
        "exercise": school.exercise.pk,
        "text": "Look at the first case.",
    }
    assert client.post(f"{PAGE}tell/", sent).status_code == 302
    assert set(Comment.objects.values_list("submission__user", flat=True)) == {
        school.cast.student.pk,
        school.cast.other.pk,
    }
