"""In a rush, nobody waits behind the tenth submission of somebody else."""

from __future__ import annotations

import itertools
from datetime import timedelta

from django.utils import timezone

from grader.accounts.models import User
from grader.submissions.models import GradingRun, Queue, RunState
from grader.submissions.runs.aside import asides_queue
from grader.submissions.runs.turns import LATELY, SHARE, _modest, grading_run_claim
from tests.school import School, run_of


def order(run: GradingRun) -> list[str]:
    """Whose runs are claimed, in order, until none waits."""
    names = []
    while (claim := grading_run_claim(queue=run.queue, worker="w")) is not None:
        names.append(GradingRun.objects.get(pk=claim.run_id).submission.user.username)
    return names


def send(school: School, *people: User) -> GradingRun:
    for number, person in enumerate(people):
        school.submit(person, source=f"x = {number}")
    return GradingRun.objects.earliest("pk")


def test_whoever_comes_first_is_first(school: School) -> None:
    cast = school.cast
    assert order(send(school, cast.other, cast.student, cast.assistant)) == ["other", "student", "assistant"]


def test_the_second_of_one_waits_behind_the_first_of_others(school: School) -> None:
    student, other, assistant = school.cast.student, school.cast.other, school.cast.assistant
    run = send(school, student, student, student, student, other, assistant, other)
    assert order(run) == ["student", "other", "assistant", "student", "other", "student", "student"]


def test_a_share_is_only_waited_for_while_others_come_sooner(school: School) -> None:
    """Turns never lie further ahead than the student's own line is long, so nobody starves."""
    run = send(school, *[school.cast.student] * 4)
    turns = list(GradingRun.objects.order_by("pk").values_list("turn", flat=True))
    assert [later - turn for turn, later in itertools.pairwise(turns)] == [SHARE] * 3
    assert order(run) == ["student"] * 4


def test_queues_do_not_mix(school: School) -> None:
    bulk = run_of(school.submit(school.cast.other))
    GradingRun.objects.filter(pk=bulk.pk).update(queue=Queue.BULK)
    bulk.refresh_from_db()
    interactive = run_of(school.submit(school.cast.student))
    assert order(interactive) == ["student"]
    assert order(bulk) == ["other"]


def took(run: GradingRun, seconds: float) -> None:
    """``run`` has ended, after so many seconds of grading."""
    now = timezone.now()
    started = now - timedelta(seconds=seconds)
    GradingRun.objects.filter(pk=run.pk).update(
        state="finished", verdict="timeout", report={}, started_at=started, finished_at=now
    )


def test_who_has_lately_taken_much_time_stands_behind_those_who_have_not(school: School) -> None:
    student, other = school.cast.student, school.cast.other
    took(run_of(school.submit(student)), 8)
    took(run_of(school.submit(other, source="y = 1")), 1)
    ahead = run_of(school.submit(student, source="x = 2"))
    behind = run_of(school.submit(other, source="y = 2"))
    assert timedelta(seconds=56) < ahead.turn - behind.turn < timedelta(seconds=58)
    assert order(behind) == ["other", "student"]


def test_what_is_under_way_counts_as_taken(school: School) -> None:
    student, other = school.cast.student, school.cast.other
    begun = run_of(school.submit(student))
    assert grading_run_claim(queue=begun.queue, worker="w") is not None
    GradingRun.objects.filter(pk=begun.pk).update(started_at=timezone.now() - timedelta(seconds=2))
    behind = run_of(school.submit(student, source="x = 2"))
    ahead = run_of(school.submit(other))
    assert timedelta(seconds=1.5) < behind.turn - ahead.turn < timedelta(seconds=3)


def test_a_place_beyond_the_slots_is_for_who_has_taken_little(school: School) -> None:
    took(run_of(school.submit(school.cast.student)), 8)
    run = run_of(school.submit(school.cast.student, source="x = 2"))
    assert grading_run_claim(queue=run.queue, worker="w", anybodys=False) is None
    assert grading_run_claim(queue=run.queue, worker="w") is not None


def test_what_a_regrade_takes_is_not_laid_to_the_student(school: School) -> None:
    sent = run_of(school.submit(school.cast.student))
    took(sent, 1)
    [aside] = asides_queue(wanted=[(sent.submission, sent.version)])
    took(aside, 60)
    later = run_of(school.submit(school.cast.student, source="x = 2"))
    assert later.turn < timezone.now() + timedelta(seconds=2)
    assert grading_run_claim(queue=later.queue, worker="w", anybodys=False) is not None


def test_what_was_taken_long_ago_is_forgotten(school: School) -> None:
    run = run_of(school.submit(school.cast.student))
    took(run, 60)
    GradingRun.objects.update(finished_at=timezone.now() - LATELY)
    later = run_of(school.submit(school.cast.student, source="x = 2"))
    assert later.turn <= timezone.now()


def test_a_place_beyond_the_slots_is_for_who_has_nothing_running(school: School) -> None:
    student, other = school.cast.student, school.cast.other
    run = send(school, student, student, other)
    assert grading_run_claim(queue=run.queue, worker="w") is not None
    claims = [grading_run_claim(queue=run.queue, worker="w", anybodys=False) for _ in range(2)]
    assert claims[0] is not None
    assert GradingRun.objects.get(pk=claims[0].run_id).submission.user == other
    assert claims[1] is None


def test_each_who_waits_may_begin_beside_should_another_worker_take_the_first(school: School) -> None:
    student, other = school.cast.student, school.cast.other
    first = send(school, student, student, other)
    waiting = GradingRun.objects.filter(state=RunState.QUEUED)
    users = GradingRun.objects.filter(pk__in=_modest(waiting)).values_list("submission__user", flat=True)
    assert sorted(users) == sorted([student.pk, other.pk])
    assert first.pk in _modest(waiting)
