"""Practice has no trace of what is still asked of somebody: no title, no count, no proposal, no address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone

from grader.accounts.models import User
from grader.catalog.models import Exercise
from grader.catalog.selectors import bundle_of, exercise_list
from grader.catalog.services import assignment_add, exercise_store
from grader.catalog.sync import library_sync
from grader.catalog.withheld import withheld_from
from grader.courses.models import Assignment, Course, Mode, Role
from grader.courses.services import assignment_create, enrol, extension_grant
from grader.courses.setup.copying import course_copy
from grader.errors import NotFound
from grader.quizzes.asking.answers import answer_submit
from grader.quizzes.asking.variants import draw_current, variants_prepare
from grader.quizzes.models import Accommodation, QuizRules
from grader.quizzes.sitting.attempts import attempt_start
from tests.people import Cast
from tests.quizzes.exam import question
from tests.web.conftest import sign_in as sign_in  # the fixture

HOUR = timedelta(hours=1)
PAGE, ADDRESS = "/practice/", "/courses/library/practice/conv-shape/question/"
SignIn = Callable[[User | AnonymousUser], Client]


@pytest.fixture
def shape(db: None) -> Exercise:
    """A question of the library; another one of its topic stays whatever happens."""
    question("dense-count")
    exercise = question("conv-shape")
    library_sync()
    return exercise


def traces(client: Client) -> dict[str, bool]:
    """Where the question can be found by who is signed in."""
    page = client.get(PAGE).content.decode()
    lists = client.get("/api/courses/library/assignments").json()
    return {
        "page": "conv-shape" in page or "of 2" in page,
        "search": "conv-shape" in client.get(PAGE, {"q": "shape"}).content.decode(),
        "list": "conv-shape" in str(client.get("/api/exercises").json()),
        "practice's list": "conv-shape" in str(lists),
        "address": client.get(ADDRESS).status_code != HTTPStatus.NOT_FOUND,
        "course": "conv-shape" in client.get("/courses/library/", follow=True).content.decode(),
    }


NONE = dict.fromkeys(("page", "search", "list", "practice's list", "address", "course"), False)
ALL = dict.fromkeys(NONE, True)


def place(cast: Cast, exercise: Exercise, mode: Mode, **more: object) -> Assignment:
    """Ask for the exercise in an assignment of the course that is open for another hour."""
    now = timezone.now()
    dates = {"opens_at": now - 2 * HOUR, "due_at": now + HOUR, "closes_at": now + HOUR, "published": True}
    assignment = assignment_create(course=cast.course, slug="set", title={"en": "Set"}, mode=mode, **{**dates, **more})  # type: ignore[arg-type]
    assignment_add(assignment=assignment, exercise=exercise)
    return assignment


AHEAD = {"opens_at": timezone.now() + HOUR, "due_at": timezone.now() + 2 * HOUR, "closes_at": timezone.now() + 2 * HOUR}


@pytest.mark.parametrize("mode", [Mode.HOMEWORK, Mode.QUIZ])
@pytest.mark.parametrize(
    "when",
    [{}, AHEAD, {"published": False}, {"published": False, "opens_at": None, "due_at": None, "closes_at": None}],
    ids=["open", "next week", "a draft", "a draft without dates"],
)
def test_what_is_not_over_is_nowhere_for_students_and_there_for_all_others(
    cast: Cast, shape: Exercise, sign_in: SignIn, mode: Mode, when: dict[str, object]
) -> None:
    place(cast, shape, mode, **when)
    seen = {who: traces(sign_in(getattr(cast, who))) for who in ("student", "outsider", "assistant")}
    in_course = mode == Mode.HOMEWORK and not when  # there it is read in its assignment, and so among one's exercises
    student = {**NONE, "list": in_course}
    assert seen == {"student": student, "outsider": ALL, "assistant": ALL}


def test_what_is_over_may_be_practised(cast: Cast, shape: Exercise, sign_in: SignIn) -> None:
    now = timezone.now()
    over = place(cast, shape, Mode.QUIZ, due_at=now - HOUR, closes_at=now - HOUR)
    QuizRules.objects.create(assignment=over, seconds=60)
    assert traces(sign_in(cast.student)) == ALL


@pytest.mark.parametrize("why", ["extension", "extra time", "open attempt"])
def test_a_make_up_student_cannot_practise_the_exam(cast: Cast, shape: Exercise, sign_in: SignIn, why: str) -> None:
    now = timezone.now()
    exam = place(cast, shape, Mode.QUIZ)
    QuizRules.objects.create(assignment=exam, seconds=3600)
    if why == "open attempt":
        attempt_start(user=cast.student, assignment=exam)
    Assignment.objects.update(due_at=now - HOUR / 4, closes_at=now - HOUR / 4)
    if why == "extension":
        extension_grant(assignment=exam, user=cast.student, closes_at=now + 24 * HOUR)
    if why == "extra time":
        Accommodation.objects.create(course=cast.course, user=cast.student, factor=2)
    asked = why == "open attempt"  # which names its questions to who writes it
    assert traces(sign_in(cast.student)) == {**NONE, "list": asked}
    assert traces(sign_in(cast.other)) == ALL


def test_an_answer_kept_open_in_another_tab_is_refused(cast: Cast, shape: Exercise, sign_in: SignIn) -> None:
    practice = Assignment.objects.get(slug="practice")
    sign_in(cast.student).get(PAGE)
    draw = draw_current(user=cast.student, exercise=shape, assignment=practice)
    place(cast, shape, Mode.HOMEWORK)
    with pytest.raises(NotFound):
        answer_submit(user=cast.student, draw=draw, response="4,102,102")


def test_it_is_not_proposed_next_and_not_required_before(cast: Cast, shape: Exercise, sign_in: SignIn) -> None:
    client = sign_in(cast.student)
    assert b"Next for you" in client.get(PAGE).content
    place(cast, shape, Mode.HOMEWORK)
    page = client.get(PAGE).content.decode()
    assert "conv-shape" not in page
    assert "dense-count" in page


def test_a_course_practice_of_its_own_may_ask_for_what_is_not_listed(
    cast: Cast, shape: Exercise, sign_in: SignIn
) -> None:
    Exercise.objects.filter(pk=shape.pk).update(listed=False)
    place(cast, shape, Mode.PRACTICE)
    assert sign_in(cast.student).get("/courses/cnn/set/conv-shape/question/").status_code == HTTPStatus.OK
    for who in ("student", "outsider"):
        client = sign_in(getattr(cast, who))
        client.get(PAGE)
        assert client.get(ADDRESS).status_code == HTTPStatus.NOT_FOUND
        assert traces(client) == {**NONE, "list": who == "student"}


def test_what_a_course_adds_is_seen_by_its_own_people_alone(cast: Cast, shape: Exercise) -> None:
    Exercise.objects.filter(pk=shape.pk).update(listed=False)
    place(cast, shape, Mode.QUIZ, **AHEAD)
    named = {name: shape in exercise_list(viewer=person) for name, person in cast.everybody()}
    assert named == {
        "instructor": True,
        "assistant": True,
        "student": False,
        "other": False,
        "outsider": False,
        "nobody": False,
    }


def test_who_teaches_here_and_studies_there_sees_no_exam_of_theirs(cast: Cast, shape: Exercise) -> None:
    place(cast, shape, Mode.QUIZ, **AHEAD)
    assert shape in exercise_list(viewer=cast.outsider)
    enrol(course=cast.course, user=cast.outsider)
    assert shape not in exercise_list(viewer=cast.outsider)


def copy_of(exercise: Exercise, course: Course, slug: str) -> Exercise:
    """A course's own exercise that began as a copy."""
    assert exercise.current is not None
    own = exercise_store(slug=slug, bundle=bundle_of(version=exercise.current), course=course).exercise
    own.copied_from_id = exercise.original_id
    own.save()
    variants_prepare(version=own.current)  # type: ignore[arg-type]
    return own


@pytest.mark.parametrize("steps", [1, 2], ids=["a copy", "a copy of a copy"])
def test_the_original_of_a_copy_is_kept_back_as_the_copy_is(
    cast: Cast, shape: Exercise, sign_in: SignIn, steps: int
) -> None:
    asked = shape
    for step in range(steps):
        asked = copy_of(asked, cast.course, f"ours-{step}")
    homework = place(cast, asked, Mode.HOMEWORK)
    # The copy has the original's title, and is among what they may read: in its homework.
    assert traces(sign_in(cast.student)) == {**NONE, "list": True}
    assert traces(sign_in(cast.outsider)) == ALL
    Assignment.objects.filter(pk=homework.pk).update(due_at=timezone.now() - HOUR, closes_at=timezone.now() - HOUR)
    assert traces(sign_in(cast.student)) == ALL


def test_one_copy_keeps_another_back(cast: Cast, shape: Exercise) -> None:
    """The course practises one copy and asks for another one in homework."""
    first, second = copy_of(shape, cast.course, "first"), copy_of(shape, cast.course, "second")
    place(cast, first, Mode.HOMEWORK)
    assert withheld_from(user=cast.student) == {shape.pk, first.pk, second.pk}
    assert withheld_from(user=cast.assistant) == frozenset()


def test_a_copy_that_an_author_begins_and_one_that_a_course_takes_along_know_their_original(
    cast: Cast, shape: Exercise, sign_in: SignIn
) -> None:
    author = sign_in(cast.instructor)
    author.post("/teach/cnn/exercises/new/", {"from": "copy", "source": "conv-shape", "slug": "ours"})
    ours = Exercise.objects.get(slug="ours")
    assert ours.copied_from == shape
    author.post("/teach/cnn/exercises/new/", {"from": "copy", "source": "conv-shape"})
    exercise_store(slug="ours", bundle=bundle_of(version=shape.current), course=cast.course)  # type: ignore[arg-type]
    place(cast, Exercise.objects.get(slug="ours"), Mode.HOMEWORK)
    course_copy(course=cast.course, slug="next", title={"en": "Next"}, term="", days=7, by=cast.instructor)
    assert Exercise.objects.get(slug="ours", course__slug="next").copied_from == shape


def test_an_author_copies_nothing_that_is_asked_of_them_as_a_student(
    cast: Cast, shape: Exercise, sign_in: SignIn
) -> None:
    """Who teaches in one course and learns in another reads no solution of the other's homework."""
    elsewhere = Course.objects.get(slug="elsewhere")
    enrol(course=elsewhere, user=cast.student, role=Role.INSTRUCTOR)
    place(cast, shape, Mode.HOMEWORK)
    author = sign_in(cast.student)
    page = author.get("/teach/elsewhere/exercises/new/").content.decode()
    assert "dense-count" in page
    assert "conv-shape" not in page
    begun = author.post("/teach/elsewhere/exercises/new/", {"from": "copy", "source": "conv-shape", "slug": "x"})
    assert begun.status_code == HTTPStatus.NOT_FOUND
    assert author.get("/teach/elsewhere/library/conv-shape/versions/").status_code == HTTPStatus.NOT_FOUND
    assert author.get("/teach/elsewhere/library/dense-count/versions/").status_code == HTTPStatus.OK


def test_a_teacher_sets_nothing_that_is_asked_of_them_as_a_student(
    cast: Cast, shape: Exercise, sign_in: SignIn
) -> None:
    """Who asks for an exercise reads its answers: neither the search nor a typed address finds it for them."""
    elsewhere = Course.objects.get(slug="elsewhere")
    enrol(course=elsewhere, user=cast.student, role=Role.INSTRUCTOR)
    assignment_create(course=elsewhere, slug="week-1", title={"en": "Week 1"}, published=True)
    place(cast, shape, Mode.QUIZ, **AHEAD)
    client = sign_in(cast.student)
    page = client.get("/teach/elsewhere/assignments/week-1/").content.decode()
    assert ("dense-count" in page, "conv-shape" in page) == (True, False)
    listed = str(client.get("/api/teach/elsewhere/exercises").json())
    assert ("dense-count" in listed, "conv-shape" in listed) == (True, False)
    client.post("/teach/elsewhere/assignments/week-1/exercises/", {"add": ["conv-shape", "dense-count"]})
    rows = {"exercises": [{"exercise": "conv-shape", "points": "1"}]}
    address = "/api/teach/elsewhere/assignments/week-1/exercises"
    assert client.put(address, rows, content_type="application/json").status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert client.get("/courses/elsewhere/week-1/conv-shape/question/").status_code == HTTPStatus.NOT_FOUND


def test_what_was_practised_before_waits_until_it_is_over(cast: Cast, shape: Exercise, sign_in: SignIn) -> None:
    """An earlier answer to a question of an exam is an answer to it: no address, no file and no call tells it."""
    client = sign_in(cast.student)
    client.get(PAGE)
    practice = Assignment.objects.get(slug="practice")
    draw = draw_current(user=cast.student, exercise=shape, assignment=practice)
    sent = answer_submit(user=cast.student, draw=draw, response="4,102,102")
    pages = [f"/submissions/{sent.public_id}/{part}" for part in ("", "result/", "code/", f"compare/{sent.public_id}/")]
    calls = [f"/api/submissions/{sent.public_id}{part}" for part in ("", "/source")]

    def told() -> set[int | bool]:
        found: set[int | bool] = {client.get(address).status_code for address in (*pages, *calls)}
        return found | {str(sent.public_id) in b"".join(client.get("/me/data.json")).decode()}

    assert told() == {HTTPStatus.OK, True}
    exam = place(cast, shape, Mode.QUIZ)
    assert told() == {HTTPStatus.NOT_FOUND, False}
    Assignment.objects.filter(pk=exam.pk).update(due_at=timezone.now() - HOUR, closes_at=timezone.now() - HOUR)
    assert told() == {HTTPStatus.OK, True}
