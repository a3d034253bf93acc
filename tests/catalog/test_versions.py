"""Versions of an exercise: published, told apart, and pinned by assignments."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Exercise, ExerciseVersion, Publication
from grader.catalog.own.versions import difference_of, version_rows
from grader.catalog.selectors import bundle_of, exercise_page, item_get, version_for
from grader.catalog.services import assignment_add, exercise_store
from grader.content.bundle import Bundle, build
from grader.content.changes.files import files_changed
from grader.content.changes.parts import Part, parts_changed
from grader.content.loader import load_files
from grader.content.scaffold.exercise import new_exercise
from grader.courses.setup.copying import course_copy
from grader.errors import NotFound
from grader.gradebook.marks.placing import Placed, exercises_place
from grader.gradebook.teaching.asked import asked_in
from grader.quizzes.asking.answers import answer_submit
from grader.quizzes.asking.variants import draw_current
from grader.submissions.models import GradingRun
from grader.submissions.services import submission_create
from tests.quizzes.exam import question
from tests.school import School

FILES = dict(new_exercise("relu", "neurons"))
ADDRESS = {"course_slug": "cnn", "assignment_slug": "week-1", "exercise_slug": "relu"}


def changed(path: str, before: bytes, after: bytes) -> Bundle:
    assert before in FILES[path]
    return load_files("relu", {**FILES, path: FILES[path].replace(before, after)})


OLD = load_files("relu", FILES)
NEW = changed("statement.md", b"Rectified", b"Newly rectified")


@pytest.mark.parametrize(
    ("path", "before", "after", "parts"),
    [
        ("statement.md", b"Rectified", b"Truly rectified", (Part.STATEMENT,)),
        ("exercise.toml", b'"A new exercise"', b'"ReLU"', (Part.STATEMENT,)),
        ("exercise.toml", b"[code]", b"[judge]\nrtol = 0.1\n\n[code]", (Part.JUDGING,)),
        ("exercise.toml", b"difficulty = 1", b"difficulty = 2", ()),
        ("cases.py", b"[-2.0]", b"[-3.0]", (Part.CASES,)),
        ("cases.py", b"points=2", b"points=3", (Part.POINTS,)),
        ("cases.py", b"points=2", b"points=3, group='a', unchanged=True", (Part.CASES, Part.POINTS)),
        ("exercise.toml", b"[code]", b"[judge]\npart_points = { a = 2 }\n\n[code]", (Part.POINTS,)),
        ("exercise.toml", b"[[hints]]\n", b"[[hints]]\ncost = 2\n", (Part.POINTS,)),
        ("exercise.toml", b'[[hints]]\nen = "', b'[[hints]]\nen = "Now: ', (Part.STATEMENT,)),
        ("starter.py", b"still empty", b"empty", (Part.STARTER,)),
        ("reference.py", b"maximum", b"fmax", (Part.REFERENCE,)),
        ("misconceptions/step.py", b"became", b"turned", (Part.SENTENCES,)),
        ("accepted/loop.py", b"One element", b"An element", (Part.PROOF,)),
    ],
)
def test_what_a_change_means(path: str, before: bytes, after: bytes, parts: tuple[Part, ...]) -> None:
    new = changed(path, before, after)
    assert parts_changed(OLD, new) == parts
    [file] = files_changed(OLD.files, new.files)
    assert file.path == path
    assert any(line.startswith("+") for line in file.lines)


@pytest.fixture
def relu(school: School) -> Exercise:
    """The course's own, in its homework, published twice; the student handed in between."""
    exercise = exercise_store(slug="relu", bundle=OLD, course=school.cast.course).exercise
    assignment_add(assignment=school.assignment, exercise=exercise)
    submission_create(user=school.cast.student, exercise=exercise, assignment=school.assignment, source="x = 1")
    return exercise_store(slug="relu", bundle=NEW, course=school.cast.course).exercise


def pin(school: School, exercise: Exercise, version: ExerciseVersion | None) -> None:
    points = AssignmentExercise.objects.get(exercise=exercise).points
    placed = [Placed(school.exercise, points), Placed(exercise, points, version)]
    exercises_place(assignment=school.assignment, placed=placed, by=school.cast.instructor)


def test_publications_tell_what_changed(school: School, relu: Exercise) -> None:
    newest, first = version_rows(exercise=relu)
    assert (newest.current, newest.changed) == (True, (Part.STATEMENT,))
    assert (first.current, first.changed) == (False, ())
    found = difference_of(exercise=relu, before=OLD.hash[:12], after=NEW.hash[:12])
    assert [file.path for file in found.files] == ["statement.md"]
    for name in ("", "x", "0" * 16):
        with pytest.raises(NotFound):
            difference_of(exercise=relu, before=name, after=NEW.hash)
    assert [
        (row.assignment, row.pinned, row.students) for row in asked_in(exercise=relu, course=school.cast.course)
    ] == [(school.assignment, False, 1)]


def test_an_assignment_follows_or_stays(school: School, relu: Exercise) -> None:
    old = ExerciseVersion.objects.get(hash=OLD.hash)
    student = school.cast.student

    def asked() -> tuple[str, str]:
        item = item_get(viewer=student, **ADDRESS)
        sent = submission_create(user=student, exercise=relu, assignment=school.assignment, source="x = 2")
        return exercise_page(exercise=item.exercise, language="en").version, sent.version.hash

    assert asked() == (NEW.hash, NEW.hash)
    pin(school, relu, old)
    assert asked() == (OLD.hash, OLD.hash)
    assert version_for(assignment=school.assignment, exercise=relu) == old.pk
    assert version_for(assignment=None, exercise=relu) == relu.current_id
    relu.refresh_from_db()
    assert relu.current is not None
    assert relu.current.hash == NEW.hash, "a pin is the assignment's alone"
    with pytest.raises(ValidationError):
        pin(school, relu, ExerciseVersion.objects.get(exercise=school.exercise))
    pin(school, relu, None)
    assert asked() == (NEW.hash, NEW.hash)


def test_a_copied_course_keeps_its_pins(school: School, relu: Exercise) -> None:
    pin(school, relu, ExerciseVersion.objects.get(hash=OLD.hash))
    by = school.cast.instructor
    new = course_copy(course=school.cast.course, slug="next", title={"en": "Next"}, term="", days=7, by=by)
    item = AssignmentExercise.objects.get(assignment__course=new, exercise__slug="relu")
    assert item.pinned is not None
    assert (item.pinned.hash, item.pinned.exercise) == (OLD.hash, item.exercise)
    assert item.exercise.current is not None
    assert item.exercise.current.hash == NEW.hash


def test_who_handed_in_is_told(school: School, relu: Exercise) -> None:
    def page(user: User) -> str:
        client = Client(headers={"accept-language": "en"})
        client.force_login(user)
        return client.get("/courses/cnn/week-1/relu/").content.decode()

    assert "this exercise has changed: the statement. What you handed in keeps its result" in page(school.cast.student)
    assert "this exercise has changed" not in page(school.cast.other), "they have handed in nothing"
    run = GradingRun.objects.get(submission__user=school.cast.student)
    GradingRun.objects.filter(pk=run.pk).update(version=relu.current)
    assert "the statement. What you handed in has been graded again" in page(school.cast.student)
    exercise_store(slug="relu", bundle=changed("accepted/loop.py", b"One", b"An"), course=school.cast.course)
    pin(school, relu, ExerciseVersion.objects.get(hash=OLD.hash))
    assert "this exercise has changed" not in page(school.cast.student), "the assignment stays at theirs"


def test_a_questions_page_tells_its_student(school: School) -> None:
    exercise = question("ours", 'type = "number"\nanswer = 3\n')
    assignment_add(assignment=school.assignment, exercise=exercise)
    draw = draw_current(user=school.cast.student, exercise=exercise, assignment=school.assignment)
    answer_submit(user=school.cast.student, draw=draw, response="4")

    def page(user: User) -> str:
        client = Client(headers={"accept-language": "en"})
        client.force_login(user)
        return client.get("/courses/cnn/week-1/ours/question/").content.decode()

    assert "this exercise has changed" not in page(school.cast.student)
    question("ours", 'type = "number"\nanswer = 4\n')
    assert "this exercise has changed: what is asked." in page(school.cast.student)
    assert "this exercise has changed" not in page(school.cast.other), "they have answered nothing"


def test_versions_of_the_librarys(school: School) -> None:
    bundle = bundle_of(version=school.exercise.current)  # type: ignore[arg-type]
    cases = bundle.text("cases.py").replace("points=2", "points=4").encode()
    exercise_store(slug="corr2d", bundle=build("corr2d", {**bundle.files, "cases.py": cases}), listed=True)
    author = Client(headers={"accept-language": "en"})
    author.force_login(school.cast.instructor)
    page = author.get("/teach/cnn/library/corr2d/versions/")
    assert "Changed: what is worth how many points." in page.content.decode()
    now = ExerciseVersion.objects.filter(exercise=school.exercise).latest("pk").hash
    found = author.get(f"/teach/cnn/library/corr2d/difference/?from={bundle.hash[:12]}&to={now[:12]}")
    assert "points=4" in found.content.decode()
    assert "/teach/cnn/library/corr2d/versions/" in author.get("/teach/cnn/assignments/week-1/").content.decode()
    elsewhere = Client()
    for user in (school.cast.assistant, school.cast.student):
        elsewhere.force_login(user)
        assert elsewhere.get("/teach/cnn/library/corr2d/versions/").status_code == 404
    assert author.get("/teach/cnn/library/none/versions/").status_code == 404


def test_pages_of_versions(school: School, relu: Exercise) -> None:
    author = Client(headers={"accept-language": "en"})
    author.force_login(school.cast.instructor)
    page = author.get("/teach/cnn/exercises/relu/versions/").content.decode()
    assert "Changed: the statement." in page
    assert "1 student has handed in" in page
    found = author.get(f"/teach/cnn/exercises/relu/difference/?from={OLD.hash[:12]}&to={NEW.hash[:12]}")
    assert "Newly rectified" in found.content.decode()
    assert author.get("/teach/cnn/exercises/relu/difference/").status_code == 404
    edit = author.get("/teach/cnn/assignments/week-1/").content.decode()
    assert "follows what is published" in edit
    sent = {"exercise": ["corr2d", "relu"], "version-relu": OLD.hash[:16]}
    author.post("/teach/cnn/assignments/week-1/exercises/", sent)
    assert AssignmentExercise.objects.get(exercise=relu).pinned == ExerciseVersion.objects.get(hash=OLD.hash)
    assert Publication.objects.filter(exercise=relu).count() == 2
    Publication.objects.filter(exercise=relu, version__hash=OLD.hash).delete()
    AssignmentExercise.objects.filter(exercise=relu).update(pinned=None)
    edit = author.get("/teach/cnn/assignments/week-1/").content.decode()
    assert "follows what is published" in edit, "before there is a second one, too: then it would be too late"
