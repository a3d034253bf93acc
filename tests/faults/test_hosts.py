"""Two workers on hosts of their own, one of them cut off and healed: nothing is lost, nothing is finished twice."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from tests.faults.hosts import hosts
from tests.faults.stack import SLOW, Stack
from tests.waiting import wait_for

pytestmark = [pytest.mark.services, pytest.mark.jail, pytest.mark.slow]


def test_a_host_that_is_cut_off_loses_nothing_and_takes_part_again(stack: Stack) -> None:
    stack.web()
    with hosts(stack, 2) as (left, right):
        assert left.worker is not None
        assert right.worker is not None
        for student in range(8):
            assert stack.submit(student, SLOW.format(seconds=3))[0] == HTTPStatus.FOUND

        def holders() -> set[str]:
            return {run["claimed_by"] for run in stack.runs() if run["state"] == "running"}

        wait_for(lambda: len(holders()) == 2, what="work in both hands", seconds=90)
        left.cut()
        runs = stack.all_graded(8, seconds=90)
        assert {run["verdict"] for run in runs} == {"passed"}
        ended_by = {run["claimed_by"] for run in runs}
        again = [run for run in runs if run["tries"] == 2]
        assert again, "what the one that was cut off had in hand was given to the other"
        wait_for(lambda: "could not be stored" in left.worker.said, what="a result that cannot be stored")
        left.heal()
        wait_for(lambda: "was taken over" in left.worker.said, what="a result that is dropped")
        known = {run["id"]: (run["claimed_by"], run["finished_at"]) for run in stack.runs()}
        right.cut()  # whoever is there may take all that comes: so only the other is
        for student in range(8, 12):
            assert stack.submit(student, SLOW.format(seconds=1))[0] == HTTPStatus.FOUND
        later = stack.all_graded(12, seconds=90)
        right.heal()
        assert {run["verdict"] for run in later} == {"passed"}
        assert {run["claimed_by"] for run in later[8:]}.isdisjoint(run["claimed_by"] for run in again)
        assert {run["id"]: (run["claimed_by"], run["finished_at"]) for run in later[:8]} == known
        assert len(ended_by) <= 2
        marks = stack.rows("SELECT count(*) AS n, sum(points) AS points FROM gradebook_mark")
        assert (marks[0]["n"], float(marks[0]["points"])) == (12, 120.0)
