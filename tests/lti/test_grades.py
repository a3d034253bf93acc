"""Scores on their way to a platform: what is sent, when again, and what teachers read of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import F
from django.test import Client

from grader import clock
from grader.accounts.models import User
from grader.courses.setup.assignment_services import assignment_change
from grader.gradebook.models import AdjustmentKind
from grader.gradebook.services import adjustment_add
from grader.lti.grades import outbox
from grader.lti.grades.outbox import TRIES, scores_send
from grader.lti.grades.upkeep import columns_update, columns_waiting
from grader.lti.models import LineItem, Score
from tests.lti.platform import AGS, SCOPES, FakePlatform
from tests.school import School, report

WEEK_1 = {"tensorgrade_assignment": "week-1"}
ENDPOINT = f"{AGS}claim/endpoint"


@pytest.fixture
def ada(connected: FakePlatform, browser: Client) -> User:
    """A student of the platform's, who has come by a link to the assignment."""
    connected.arrive(browser, custom=WEEK_1)
    return User.objects.get(email="ada@example.org")


def again() -> int:
    """Send what is due now or later, as if its time had come."""
    Score.objects.filter(due_at__isnull=False).update(due_at=clock.now())
    return scores_send()


def score() -> Score:
    return Score.objects.get()


def test_a_score_is_sent_with_what_counts(connected: FakePlatform, ada: User, school: School) -> None:
    assert scores_send() == 0
    run = school.graded(report(7.5), user=ada)
    assert scores_send() == 1
    (sent,) = connected.scores()
    at = sent.pop("timestamp")
    assert sent == {
        "userId": "student-1",
        "scoreGiven": 7.5,
        "scoreMaximum": 10.0,
        "activityProgress": "Completed",
        "gradingProgress": "FullyGraded",
        "submission": {"submittedAt": sent["submission"]["submittedAt"]},
    }
    assert sent["submission"]["submittedAt"][:19] == run.submission.created_at.isoformat()[:19]
    assert at.endswith("Z")
    assert (score().state, score().points, score().due_at) == ("sent", Decimal("7.5"), None)
    posted = connected.of("/column/1/scores")[0]
    assert posted.query == {"type": ["1"]}  # /scores stands before the query
    assert posted.headers["content-type"] == "application/vnd.ims.lis.v1.score+json"
    made = connected.of("/lineitems", "POST")[0].json()
    assert (made["label"], made["scoreMaximum"], made["resourceLinkId"]) == ("Week 1", 10.0, "link-1")
    # A token is taken once for each set of rights, and kept.
    school.graded(report(10.0), user=ada)
    scores_send()
    assert [one["scoreGiven"] for one in connected.scores()] == [7.5, 10.0]
    assert connected.scores()[1]["timestamp"] > at
    assert len(connected.of("/token")) == 2


def test_what_changed_thrice_is_sent_once_and_adjustments_too(
    connected: FakePlatform, ada: User, school: School
) -> None:
    school.graded(report(2.0), user=ada)
    adjust = {"assignment": school.assignment, "user": ada, "exercise": school.exercise, "by": school.cast.instructor}
    adjustment_add(**adjust, kind=AdjustmentKind.OVERRIDE, value=Decimal(9), reason="read by hand")
    adjustment_add(**adjust, kind=AdjustmentKind.BONUS, value=Decimal(3), reason="a fine plot")
    assert scores_send() == 1
    assert [one["scoreGiven"] for one in connected.scores()] == [12.0]


def test_the_platforms_own_column_is_used_where_it_names_one(
    connected: FakePlatform, browser: Client, school: School
) -> None:
    connected.columns["/column/9"] = {"id": f"{connected.url}/column/9", "label": "Theirs", "scoreMaximum": 50}
    endpoint = {"scope": SCOPES, "lineitem": f"{connected.url}/column/9", "lineitems": f"{connected.url}/lineitems"}
    connected.arrive(browser, custom=WEEK_1, **{ENDPOINT: endpoint})
    school.graded(report(5.0), user=User.objects.get(email="ada@example.org"))
    scores_send()
    assert connected.of("/column/9/scores")
    assert not connected.of("/lineitems")
    # Title and maximum become ours; what else stands there stays.
    assert connected.columns["/column/9"]["label"] == "Week 1"
    assert connected.columns["/column/9"]["scoreMaximum"] == 10.0


def test_a_changed_title_and_maximum_are_told(connected: FakePlatform, ada: User, school: School) -> None:
    school.graded(report(5.0), user=ada)
    scores_send()
    assert not columns_waiting()
    assignment_change(
        assignment=school.assignment, by=school.cast.instructor, fields={"title": {"en": "First week"}}, policy=None
    )
    assert columns_waiting()
    school.item.points = Decimal(20)
    school.item.save()
    columns_update()
    assert connected.columns["/column/1"]["label"] == "First week"
    assert connected.columns["/column/1"]["scoreMaximum"] == 20.0
    assert connected.columns["/column/1"]["resourceId"] == f"tensorgrade-{school.assignment.pk}"
    before = len(connected.of("/column/1", "PUT"))
    LineItem.objects.update(checked_at=None)
    columns_update()
    assert len(connected.of("/column/1", "PUT")) == before  # nothing changed, nothing is told


@pytest.mark.parametrize("status", [500, 502, 503, 429])
def test_what_may_pass_is_tried_again(connected: FakePlatform, ada: User, school: School, status: int) -> None:
    school.graded(report(5.0), user=ada)
    scores_send()
    school.graded(report(6.0), user=ada)
    connected.says["/column/1/scores"] = [(status, {"message": "busy"})]
    assert scores_send() == 1
    row = score()
    assert (row.state, row.tries) == ("waiting", 1)
    assert row.due_at is not None
    assert row.due_at > clock.now() + timedelta(seconds=5)
    assert str(status) in row.problem
    assert "busy" in row.problem
    assert scores_send() == 0  # not before its time
    assert again() == 1
    assert (score().state, score().tries, score().problem) == ("sent", 0, "")


def test_a_time_out_is_tried_again_later_and_later(
    connected: FakePlatform, ada: User, school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    school.graded(report(5.0), user=ada)
    scores_send()
    school.graded(report(6.0), user=ada)
    LineItem.objects.update(url="http://127.0.0.1:9/column/1")  # nobody answers there
    waits = []
    for _ in range(TRIES - 1):
        again()
        row = score()
        assert row.due_at is not None
        waits.append((row.due_at - clock.now()).total_seconds())
    assert waits[0] < 15 < waits[1] < waits[2] < waits[3]
    again()
    assert (score().state, score().due_at) == ("refused", None)


@pytest.mark.parametrize("status", [400, 403, 422])
def test_what_is_refused_is_told_to_the_teacher(
    connected: FakePlatform, ada: User, school: School, status: int, browser: Client
) -> None:
    school.graded(report(5.0), user=ada)
    scores_send()
    school.graded(report(6.0), user=ada)
    connected.says["/column/1/scores"] = [(status, {"errors": [{"message": "This course has concluded"}]})]
    scores_send()
    assert (score().state, score().due_at) == ("refused", None)
    teacher = Client(headers={"accept-language": "en"})
    teacher.force_login(school.cast.instructor)
    page = teacher.get(f"/teach/cnn/platform/scores/{LineItem.objects.get().pk}/?state=refused").content.decode()
    assert "This course has concluded" in page
    assert str(status) in page
    assert "Ada Lovelace" in page
    teacher.post(f"/teach/cnn/platform/scores/{LineItem.objects.get().pk}/", {"what": "refused"})
    assert scores_send() == 1
    assert score().state == "sent"


def test_a_token_that_is_not_believed_is_taken_anew_once(connected: FakePlatform, ada: User, school: School) -> None:
    school.graded(report(5.0), user=ada)
    scores_send()
    connected.tokens.clear()
    school.graded(report(6.0), user=ada)
    before = len(connected.of("/token"))
    scores_send()
    assert (score().state, len(connected.of("/token"))) == ("sent", before + 1)
    connected.says["/column/1/scores"] = [(401, {}), (401, {})]
    school.graded(report(7.0), user=ada)
    scores_send()
    assert score().state == "refused"  # twice: it does not believe us at all


def test_a_column_that_is_gone_is_found_or_made_again(connected: FakePlatform, ada: User, school: School) -> None:
    school.graded(report(5.0), user=ada)
    scores_send()
    kept = connected.columns.pop("/column/1")
    connected.columns["/column/7"] = {**kept, "id": f"{connected.url}/column/7"}  # moved
    school.graded(report(6.0), user=ada)
    scores_send()
    assert score().state == "sent"
    assert LineItem.objects.get().url == f"{connected.url}/column/7"
    assert len(connected.of("/lineitems", "POST")) == 1
    connected.columns.clear()  # deleted
    school.graded(report(7.0), user=ada)
    scores_send()
    assert score().state == "sent"
    assert len(connected.of("/lineitems", "POST")) == 2


def test_a_platform_that_lets_us_make_none_is_said(connected: FakePlatform, browser: Client, school: School) -> None:
    endpoint = {"scope": [f"{AGS}scope/score"], "lineitems": f"{connected.url}/lineitems"}
    connected.arrive(browser, custom=WEEK_1, **{ENDPOINT: endpoint})
    school.graded(report(5.0), user=User.objects.get(email="ada@example.org"))
    scores_send()
    assert score().state == "refused"
    assert "no column for this" in score().problem


def test_without_the_right_to_send_scores_none_are_kept(
    connected: FakePlatform, browser: Client, school: School
) -> None:
    connected.arrive(browser, custom=WEEK_1, **{ENDPOINT: None})
    school.graded(report(5.0), user=User.objects.get(email="ada@example.org"))
    assert not LineItem.objects.exists()
    assert not Score.objects.exists()


def test_what_the_student_may_not_see_here_is_not_told_there(
    connected: FakePlatform, ada: User, school: School
) -> None:
    school.graded(report(5.0), user=ada)
    school.reschedule(published=False)
    scores_send()
    assert (score().state, connected.scores()) == ("held", [])
    school.reschedule(published=True)
    again()
    assert (score().state, len(connected.scores())) == ("sent", 1)


def test_a_student_the_platform_has_not_sent_is_held(connected: FakePlatform, ada: User, school: School) -> None:
    school.graded(report(5.0))  # the cast's student came by another way
    scores_send()
    assert (score().state, "has not sent this person" in score().problem) == ("held", True)
    assert connected.scores() == []


def test_what_was_earned_before_the_first_launch_is_sent(connected: FakePlatform, school: School) -> None:
    connected.arrive(Client(), custom={})  # in the course; the link leads nowhere yet
    user = User.objects.get(email="ada@example.org")
    school.graded(report(4.0), user=user)
    assert not Score.objects.exists()
    connected.arrive(Client(), custom=WEEK_1)
    scores_send()
    assert [one["scoreGiven"] for one in connected.scores()] == [4.0]


def test_a_score_that_changes_while_it_is_sent_is_sent_again(
    connected: FakePlatform, ada: User, school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    school.graded(report(5.0), user=ada)
    real: Callable[..., Any] = outbox.call

    def meanwhile(*args: Any, **more: Any) -> Any:
        if not connected.scores():
            Score.objects.update(changed_at=clock.now() + timedelta(seconds=1), due_at=clock.now())
        return real(*args, **more)

    monkeypatch.setattr(outbox, "call", meanwhile)
    scores_send()
    assert len(connected.scores()) == 2
    assert score().state == "sent"


def test_two_workers_do_not_send_the_same(connected: FakePlatform, ada: User, school: School) -> None:
    school.graded(report(5.0), user=ada)
    row = score()
    # Another worker has taken it: its time is past the lease, and comes back if that worker dies.
    Score.objects.filter(pk=row.pk).update(due_at=F("due_at") + timedelta(minutes=2))
    assert scores_send() == 0
