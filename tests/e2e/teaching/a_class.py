"""Run beside the service, as `manage.py shell` does: a class of sixty in the course "class"; prints one submission."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from grader.accounts.models import User
from grader.catalog.models import Exercise
from grader.catalog.services import assignment_add
from grader.courses.models import Enrolment, Mode, Policy, Section
from grader.courses.services import assignment_create, extension_grant
from grader.courses.setup.course_services import course_start
from grader.gradebook.models import AdjustmentKind
from grader.gradebook.services import adjustment_add, course_recompute
from grader.gradebook.teaching.feedback import comment_add, review_ask, rubric_add
from grader.grading.report.packing import MARK, graded
from grader.grading.report.report import CaseReport, Report
from grader.judge.verdict import Verdict
from grader.submissions.models import GradingRun, NamedMistake, RunState, StoredReport, Submission, SubmissionKind

VERDICTS = {0.0: Verdict.WRONG, 0.5: Verdict.PARTIAL, 1.0: Verdict.PASSED}


def report(share: float) -> bytes:
    """Of four cases, so much of it right, as a worker keeps it."""
    cases = tuple(
        CaseReport(
            name=name,
            verdict=Verdict.PASSED if at < 4 * share else Verdict.WRONG,
            points=2.5 * (at < 4 * share),
            max_points=2.5,
            visible=at < 2,
        )
        for at, name in enumerate(("small", "wide", "stride", "batch"))
    )
    return graded(Report(verdict=VERDICTS[share], points=10 * share, max_points=10.0, cases=cases)).data


packed = {share: report(share) for share in VERDICTS}
now = timezone.now()
teacher = User.objects.get(username="teacher")
course = course_start(
    by=teacher,
    slug="class",
    title={"en": "A class of sixty", "zh-hans": "六十人的班"},
    term="2026",
    time_zone="Asia/Shanghai",
)
course.policy = Policy.objects.create(penalty=10, grace_minutes=10, free_days=1)
course.save()
sections = [Section.objects.create(course=course, name=name) for name in ("Red", "Blue")]
students = []
for n in range(60):
    user = User.objects.create(username=f"k{n}", name=f"Student {n:02}", email=f"k{n}@example.org")
    enrolment = Enrolment.objects.create(course=course, user=user, student_number=f"2026{n:04}")
    enrolment.sections.add(sections[n % 2])
    students.append(user)
exercises = list(Exercise.objects.filter(course=None, kind="code").exclude(current=None).order_by("slug"))
questions = list(Exercise.objects.filter(course=None, kind="question").exclude(current=None).order_by("slug"))
for week in range(3):
    due = now + timedelta(days=7 * week - 10)
    assignment = assignment_create(
        course=course,
        slug=f"week-{week}",
        title={"en": f"Week {week}", "zh-hans": f"第 {week} 周"},
        opens_at=due - timedelta(days=7),
        due_at=due,
        closes_at=due + timedelta(days=5),
        published=True,
    )
    for exercise in exercises:
        assignment_add(assignment=assignment, exercise=exercise)
    for at, user in enumerate(students):
        for exercise in exercises:
            for share in (0.5, 1.0) if at % 3 else (0.0,):
                sent = Submission.objects.create(
                    user=user,
                    exercise=exercise,
                    version=exercise.current,
                    assignment=assignment,
                    kind=SubmissionKind.SUBMISSION,
                    source="def f(X, K):\n    return X\n",
                    seed=at,
                    created_at=min(now, due + timedelta(hours=(at % 30) - 25)),
                )
                run = GradingRun.objects.create(
                    submission=sent,
                    version=exercise.current,
                    state=RunState.FINISHED,
                    points=10 * share,
                    max_points=10.0,
                    verdict=VERDICTS[share],
                    finished_at=now,
                    report=MARK,
                )
                StoredReport.objects.create(run=run, data=packed[share])
                Submission.objects.filter(pk=sent.pk).update(counted_run=run)
                if not share and exercise.slug == "corr2d":
                    NamedMistake.objects.create(run=run, name="flipped_kernel")
quiz = assignment_create(
    course=course,
    slug="quiz",
    title={"en": "Quiz", "zh-hans": "测验"},
    mode=Mode.QUIZ,
    due_at=now + timedelta(days=2),
    closes_at=now + timedelta(days=2),
)
for question in questions[:3]:
    assignment_add(assignment=quiz, exercise=question)
course_recompute(course=course)
week = course.assignments.get(slug="week-1")
extension_grant(
    assignment=week, user=students[0], due_at=week.due_at + timedelta(days=2), more_attempts=2, reason="ill", by=teacher
)
corr2d = Exercise.objects.get(slug="corr2d", course=None)
sent = Submission.objects.filter(user=students[1], assignment=week, exercise=corr2d).latest("pk")
comment_add(submission=sent, by=teacher, text="Mind the border.", line=2)
rubric_add(submission=sent, by=teacher, text="Readable names", points=Decimal("0.5"))
review_ask(submission=sent, by=students[1], text="Is the border really wrong?")
adjustment_add(
    assignment=week,
    user=students[1],
    exercise=corr2d,
    kind=AdjustmentKind.BONUS,
    value=Decimal(1),
    reason="A proof",
    by=teacher,
)
print(sent.public_id, students[1].pk)
