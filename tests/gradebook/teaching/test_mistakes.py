"""The class's mistakes over the whole course, and of one assignment."""

from __future__ import annotations

from django.test import Client

from grader.catalog.models import AssignmentExercise, Exercise
from grader.catalog.services import assignment_add
from grader.gradebook.teaching.mistakes import class_mistakes, over_course
from tests.school import School, report

MADE = {"misconceptions": ("flipped_kernel",)}


def beside(school: School) -> School:
    """Another exercise of the same content in the same assignment."""
    row = Exercise.objects.create(slug="again", kind="code", topic="x", title={"en": "Again"})
    Exercise.objects.filter(pk=row.pk).update(current=school.exercise.current)
    row.refresh_from_db()
    item: AssignmentExercise = assignment_add(assignment=school.assignment, exercise=row)
    return School(school.cast, row, school.assignment, item)


def test_a_mistake_in_several_exercises_counts_each_person_once(school: School) -> None:
    second = beside(school)
    school.graded(report(1, 4, **MADE))
    school.graded(report(1, 4, misconceptions=("no_stride",)))
    rows = class_mistakes(viewer=school.cast.instructor, course=school.cast.course)
    assert over_course(rows) == ()
    for user in (school.cast.student, school.cast.other):
        second.graded(report(1, 4, **MADE), user)
    [row] = over_course(class_mistakes(viewer=school.cast.instructor, course=school.cast.course))
    assert (row.name, row.people, len(row.places)) == ("flipped_kernel", 2, 2)
    assert "kernel" in row.sentence["en"]
    client = Client()
    client.force_login(school.cast.assistant)
    page = client.get("/teach/cnn/mistakes/?assignment=week-1").content.decode()
    assert "In several exercises" in page
    assert '<option value="week-1" selected>' in page
