"""A regrade beside live work stands behind it, and costs no more for many students than for few."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from grader.accounts.models import User
from grader.courses.services import enrol
from grader.gradebook.models import RegradeState
from grader.gradebook.regrades.selectors import (
    regrade_cases,
    regrade_effects,
    regrade_get,
    regrade_progress,
    regrade_summary,
)
from grader.gradebook.regrades.services import regrade_drop
from grader.judge.verdict import Verdict
from grader.submissions.models import GradingRun, Queue, Submission
from grader.submissions.runs.turns import grading_run_claim
from tests.gradebook.regrades.test_regrades import begin, cased, compute
from tests.school import School, report


@pytest.mark.django_db
def test_live_work_is_claimed_first_and_stands_behind_nothing_that_is_graded_aside(school: School) -> None:
    school.graded(report(4))
    begin(school)
    live = school.submit()
    run = GradingRun.objects.get(submission=live)
    aside = GradingRun.objects.get(aside=True)
    assert (run.queue, aside.queue) == (Queue.INTERACTIVE, Queue.BULK)
    assert run.turn < run.queued_at.replace(year=run.queued_at.year + 1)
    claim = grading_run_claim(queue=Queue.INTERACTIVE, worker="here")
    assert claim is not None
    assert claim.run_id == run.pk


@pytest.mark.django_db
def test_its_pages_read_as_much_for_many_as_for_few(school: School) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            row = regrade_get(viewer=school.cast.instructor, course=school.cast.course, pk=regrade.pk)
            regrade_progress(regrade=row)
            regrade_summary(regrade=row)
            assert len(regrade_effects(regrade=row).rows) <= 50
            regrade_cases(regrade=row)
        return len(queries)

    school.graded(cased(4, one=Verdict.WRONG))
    regrade = begin(school)
    few = asked()
    regrade_drop(by=school.cast.instructor, regrade=regrade)
    for number in range(60):
        user = User.objects.create_user(f"extra-{number}")
        enrol(course=school.cast.course, user=user)
        school.graded(cased(4, one=Verdict.WRONG), user=user)
    regrade = begin(school)
    compute({pk: cased(6, one=Verdict.PASSED) for pk in Submission.objects.values_list("pk", flat=True)})
    assert asked() == few
    assert regrade_effects(regrade=regrade).after == 50
    assert regrade.state == RegradeState.COMPUTING  # the row here is old
