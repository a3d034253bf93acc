"""One course at one moment, with people of this course and of another, and words that tell what a page gives away."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from grader.accounts.models import ApiToken, User
from grader.accounts.tokens.services import api_token_create
from grader.catalog.models import Exercise, Kind
from grader.catalog.own.drafts import draft_create
from grader.catalog.services import assignment_add, exercise_store, preparation_store
from grader.catalog.sync import library_enter, library_sync
from grader.content.bundle import build
from grader.content.scaffold.exercise import new_exercise
from grader.courses.models import Assignment, Course, Mode, Role
from grader.courses.people.invitations import invitation_create, token_of
from grader.courses.review import Review
from grader.courses.services import assignment_create, enrol, extension_grant
from grader.gradebook.regrades.services import Asked, regrade_create
from grader.grading.report.report import CaseReport
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence
from grader.lti.models import Context, Deployment, LineItem, Platform
from grader.quizzes.models import QuizRules, ReviewFrom
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from grader.quizzes.sitting.saving import response_save
from grader.submissions.help.outputs import output_keep
from grader.submissions.models import GradingRun, Submission
from grader.submissions.services import submission_create
from tests.people import Cast, assemble
from tests.quizzes.exam import HEAD, question
from tests.school import CORR2D, SOURCE, finish, report

MOMENTS = ("draft", "before", "open", "late", "under way", "handed in", "closed", "extended")
PEOPLE = ("nobody", "guest", "outsider", "student", "other", "assistant", "instructor")

# What gives away what. Each word stands in nothing else.
TELLING = {
    "H": re.compile("Heron"),  # the homework's exercises
    "Q": re.compile("Quokka"),  # the quiz's questions
    "R": re.compile(r'Rhubarb|Time ran out|"verdict": "timeout"'),  # what came of the student's homework
    "V": re.compile(r'Vixen|Partly correct|(?<![\d:])3\.33(?!\d)|"partial"'),  # what came of the student's quiz
    "A": re.compile("Avocado|Another way, 1"),  # answers: worked and model solutions, inputs that were hidden
}

# A visible case, as a worker notes it, whose inputs may be changed.
STARTS = {
    "name": "one",
    "title": {"en": "one"},
    "call": "corr2d(X, K)",
    "arguments": [{"name": "X", "text": "[[0]]", "dtype": "float64", "library": "numpy"}],
    "compared": True,
}

BODY = """
type = "number"
answer = 3
wrong = [{{ value = 4, en = "{wrong}", zh-hans = "{wrong}" }}]
steps = {{ en = "Avocado", zh-hans = "Avocado" }}
"""


@dataclass
class World:
    """Everybody, and what stands for each ``{name}`` of an address."""

    moment: str
    cast: Cast
    people: dict[str, User | AnonymousUser]
    known: dict[str, object] = field(default_factory=dict)

    def address(self, pattern: str) -> str:
        return re.sub(r"\{([a-z_]+)\}", lambda found: str(self.known[found[1]]), pattern)


def build_world(moment: str) -> World:
    """The course as it is then, with a teacher and a student ("guest") of another course.

    It asks for homework and a quiz of an hour, reviewed when all are done. The student has handed in homework. In
    "under way" they write the quiz, in "handed in" and "closed" they have written it; in "extended" both have closed,
    the student has until tomorrow for both, and the other student has written the quiz.
    """
    cast = assemble()
    guest = User.objects.create_user("guest")
    elsewhere = Course.objects.get(slug="elsewhere")
    enrol(course=elsewhere, user=guest)
    question("pelican", 'type = "shape"\nanswer = [4]\n')
    people = dict(cast.everybody()) | {"guest": guest}
    world = World(moment, cast, people)
    now = timezone.now()
    homework = _assignment(cast, "homework", Mode.HOMEWORK, now, _code("heron", "Heron"), _question("heron-q", "Heron"))
    quiz = _assignment(cast, "quiz", Mode.QUIZ, now, _code("quokka", "Quokka"), _question("quokka-q", "Quokka"))
    QuizRules.objects.create(
        assignment=quiz, seconds=3600, review=Review.ANSWERS, review_from=ReviewFrom.ALL_DONE, shuffle=False
    )
    for row in (homework, quiz):
        for item in row.items.filter(exercise__kind=Kind.CODE):
            preparation_store(version_id=item.exercise.current_id, fault="", starts=[STARTS])
    library_sync()
    for person in people.values():
        if isinstance(person, User):
            library_enter(user=person)
    draft_create(course=cast.course, slug="own-draft", files=new_exercise("own-draft", "own"), by=cast.instructor)
    handed_in = _hand_in(cast.student, homework, Verdict.TIMEOUT, "Rhubarb")
    output_keep(run_id=GradingRun.objects.get(submission=handed_in).pk, value="c1ab5e")
    writer = {"under way": cast.student, "handed in": cast.student, "closed": cast.student, "extended": cast.other}
    world.known = {
        "course": "cnn",
        "homework": "homework",
        "quiz": "quiz",
        "code": "heron",
        "question": "heron-q",
        "quiz_code": "quokka",
        "quiz_question": "quokka-q",
        "practised": "pelican",
        "submission": handed_in.public_id,
        "quiz_submission": uuid.uuid4(),
        "answer": uuid.uuid4(),
        "attempt": uuid.uuid4(),
        "user": cast.student.pk,
        "session": 0,
        "invitation": token_of(
            invitation_create(
                course=cast.course, by=cast.instructor, role=Role.STUDENT, expires_at=now + timedelta(days=1)
            )
        ),
        "token": _token_of(cast.student),
        "launch": uuid.uuid4(),
        **_platform(cast, homework),
        "regrade": _regraded(cast, homework),
        "run": Submission.objects.get(pk=handed_in.pk).counted_run_id,
        "output": "c1ab5e",
        "item": quiz.items.get(exercise__kind="question").pk,
        "own": "own-draft",
        "no_token": "no-token",
    }
    if moment in writer:
        _sit(world, writer[moment], quiz, finishes=moment != "under way")
    _move(moment, cast, (homework, quiz), now)
    return world


def _token_of(user: User) -> int:
    api_token_create(user=user, name="laptop")
    return ApiToken.objects.get(user=user).pk


def _platform(cast: Cast, homework: Assignment) -> dict[str, object]:
    """A learning platform whose course is connected, with a column for the homework."""
    platform = Platform.objects.create(name="School", issuer="https://school.invalid", client_id="1")
    deployment = Deployment.objects.create(platform=platform, deployment_id="1")
    context = Context.objects.create(deployment=deployment, context_id="1", course=cast.course)
    column = LineItem.objects.create(context=context, assignment=homework)
    return {"platform": platform.pk, "context": context.pk, "column": column.pk}


def _regraded(cast: Cast, homework: Assignment) -> int:
    """A regrade of the homework that nobody has decided about, nor computed."""
    asked = Asked()
    return regrade_create(by=cast.instructor, assignment=homework, asked=asked, reason="A case was wrong.").pk


def _assignment(cast: Cast, slug: str, mode: Mode, now: datetime, *exercises: Exercise) -> Assignment:
    assignment = assignment_create(
        course=cast.course,
        slug=slug,
        title={"en": slug.title()},
        mode=mode,
        opens_at=now - timedelta(days=1),
        due_at=now + timedelta(days=1),
        closes_at=now + timedelta(days=2),
        published=True,
    )
    for exercise in exercises:
        assignment_add(assignment=assignment, exercise=exercise, points=Decimal(10))
    return assignment


def _code(slug: str, word: str) -> Exercise:
    files = {path.relative_to(CORR2D).as_posix(): path.read_bytes() for path in CORR2D.rglob("*.*") if path.is_file()}
    files["reference/convolution.py"] = (CORR2D.parents[2] / "reference" / "convolution.py").read_bytes()
    toml = files["exercise.toml"].decode()
    files["exercise.toml"] = toml.replace("Two-dimensional cross-correlation", f"{word} code").encode()
    files["statement.md"] = f"{word}: write corr2d.".encode()
    return exercise_store(slug=slug, bundle=build(slug, files), listed=True).exercise


def _question(slug: str, word: str) -> Exercise:
    body = BODY.format(wrong="Vixen" if word == "Quokka" else "Rhubarb")
    toml = HEAD.format(slug=f"{word} question") + body
    return question(slug, body, **{"exercise.toml": toml, "statement.md": f"{word}: how many?"})


def _hand_in(user: User, assignment: Assignment, verdict: Verdict, word: str) -> Submission:
    code = assignment.items.get(exercise__kind="code").exercise
    sent = submission_create(user=user, exercise=code, assignment=assignment, source=SOURCE)
    said = (Sentence(text={"en": word}),)
    points = 1.0 if verdict is Verdict.PARTIAL else 0.0
    cases = (
        CaseReport(name="small", verdict=verdict, points=points, max_points=3, visible=True, sentences=said),
        CaseReport(
            name="hidden",
            verdict=verdict,
            points=0,
            max_points=3,
            visible=False,
            reveal="after-deadline",
            call="corr2d(Avocado)",
        ),
    )
    finish(sent, report(points, 3.0, cases=cases, verdict=verdict))
    return sent


def _sit(world: World, user: User, quiz: Assignment, *, finishes: bool) -> None:
    attempt = attempt_start(user=user, assignment=quiz)
    response_save(place=attempt.places.get(variant__isnull=False), response="4")
    sent = _hand_in(user, quiz, Verdict.PARTIAL, "Vixen")
    world.known |= {"attempt": attempt.public_id, "quiz_submission": sent.public_id}
    if finishes:
        attempt_finish(attempt=attempt)
        answer = Submission.objects.get(user=user, assignment=quiz, exercise__kind="question")
        world.known["answer"] = answer.public_id


def _move(moment: str, cast: Cast, assignments: tuple[Assignment, ...], now: datetime) -> None:
    hour = timedelta(hours=1)
    dates: dict[str, dict[str, Any]] = {
        "draft": {"published": False},
        "before": {"opens_at": now + hour},
        "late": {"due_at": now - hour},
        "closed": {"due_at": now - 2 * hour, "closes_at": now - hour},
        "extended": {"due_at": now - 2 * hour, "closes_at": now - hour},
    }
    for assignment in assignments:
        Assignment.objects.filter(pk=assignment.pk).update(**dates.get(moment, {}))
        if moment == "extended":
            assignment.refresh_from_db()
            extension_grant(assignment=assignment, user=cast.student, due_at=now + 24 * hour, closes_at=now + 24 * hour)


def given_away(text: str) -> Iterator[str]:
    """The letters of what stands in ``text``."""
    yield from (letter for letter, words in TELLING.items() if words.search(text))
