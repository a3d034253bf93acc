"""In a rush, nobody waits behind the tenth submission of somebody else."""

from __future__ import annotations

import itertools

from grader.accounts.models import User
from grader.submissions.models import GradingRun, Queue
from grader.submissions.run_services import SHARE, grading_run_claim
from tests.school import School, run_of


def order(run: GradingRun) -> list[str]:
    """Whose runs are claimed, in order, until none waits."""
    names = []
    while (claim := grading_run_claim(run_id=run.pk, worker="w")) is not None:
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
    interactive = run_of(school.submit(school.cast.student))
    assert order(interactive) == ["student"]
    assert order(bulk) == ["other"]
