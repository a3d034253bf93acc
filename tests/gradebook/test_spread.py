"""How a column's marks are spread, and which case is the hardest."""

from __future__ import annotations

from decimal import Decimal

from django.test import Client

from grader.accounts.models import User
from grader.courses.models import Enrolment, Section
from grader.courses.services import enrol
from grader.gradebook.book.spread import spreads
from grader.gradebook.book.window import columns_of
from grader.gradebook.teaching.statistics import Hardest, assignment_statistics
from grader.grading.report.report import CaseReport
from grader.judge.verdict import Verdict
from tests.school import School, report

TITLES = {"en": "stride", "zh-hans": "步幅" * 60}  # long enough for a report to keep it apart


def case(name: str, *, right: bool) -> CaseReport:
    verdict = Verdict.PASSED if right else Verdict.WRONG
    return CaseReport(name=name, title=TITLES, verdict=verdict, points=5.0 * right, max_points=5, visible=False)


def hand_in(school: School, points: float, user: User, *right: bool) -> None:
    cases = tuple(case(name, right=one) for name, one in zip(("small", "stride"), right, strict=True))
    school.graded(report(points, cases=cases), user)


def test_a_columns_picture_and_its_words(school: School) -> None:
    cast = school.cast
    third = User.objects.create_user("third", name="Third")
    enrol(course=cast.course, user=third)
    hand_in(school, 10.0, cast.student, True, True)
    hand_in(school, 5.0, cast.other, True, False)
    hand_in(school, 0.0, third, False, False)
    columns = columns_of(cast.course)
    [found] = spreads(viewer=cast.instructor, course=cast.course, columns=columns).values()
    assert (found.count, found.mean, found.median) == (3, Decimal("5.00"), Decimal("5.00"))
    assert [at for at, n in enumerate(found.bars) if n] == [0, 5, 9]
    section = Section.objects.create(course=cast.course, name="A")
    for user in (cast.student, cast.other, cast.assistant):
        Enrolment.objects.get(course=cast.course, user=user).sections.add(section)
    for viewer, only in ((cast.assistant, None), (cast.instructor, section.pk)):
        [found] = spreads(viewer=viewer, course=cast.course, columns=columns, section=only).values()
        assert (found.count, found.mean, found.median) == (2, Decimal("7.50"), Decimal("7.50"))
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.instructor)
    assert "3 students: mean 5, median 5" in client.get("/teach/cnn/gradebook/").content.decode()
    [row] = assignment_statistics(viewer=cast.instructor, assignment=school.assignment)
    assert row.hardest == Hardest("stride", 2, 2, TITLES)
    page = client.get("/teach/cnn/statistics/week-1/").content.decode()
    assert "Hardest case: <b>stride</b>. 2 of the 2 newest results" in page
    chinese = client.get("/teach/cnn/statistics/week-1/", headers={"accept-language": "zh-hans"}).content.decode()
    assert f"<b>{TITLES['zh-hans']}</b>" in chinese


def test_a_teacher_sees_a_submission_as_staff_and_as_its_student(school: School) -> None:
    cases = (
        CaseReport(name="hidden", verdict=Verdict.WRONG, points=0, max_points=10, visible=False, call="f(Avocado)"),
    )
    sent = school.graded(report(0.0, cases=cases)).submission
    clients = {}
    for name in ("instructor", "student"):
        clients[name] = Client(headers={"accept-language": "en"})
        clients[name].force_login(getattr(school.cast, name))
    address = f"/submissions/{sent.public_id}/"
    staff = clients["instructor"].get(address).content.decode()
    assert "Avocado" in staff
    seen = clients["instructor"].get(f"{address}?as=student").content.decode()
    assert "Avocado" not in seen
    assert "comments that Student can read now" in seen
    own = clients["student"].get(f"{address}?as=staff").content.decode()
    assert "Avocado" not in own
    assert "As staff see it" not in own
