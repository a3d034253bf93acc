"""Scores on their way to platforms: taken out of the outbox one after another, sent, and kept in it until taken.

The database is the truth of it. A row is due at a time; a worker takes it by moving that time past its lease, in one
conditional update, so two workers never send the same row, and one that dies gives it back. What is sent is computed
then: a mark that changed three times is sent once. What changes while a row is being sent makes it due again.

5xx, 429 and silence are tried again, later each time. 401 takes a new token once, 404 has the column found or made
again once. Any other refusal is final, and told to the teacher: the same score sent again would be refused again.
"""

from __future__ import annotations

import logging
import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from http import HTTPStatus
from urllib.parse import urlsplit

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from grader import clock
from grader.courses.models import Mode
from grader.courses.selectors import assignment_view
from grader.errors import NotFound, Refused
from grader.gradebook.models import Mark
from grader.gradebook.selectors import assignment_rows, mark_get
from grader.lti.grades.columns import SCORE
from grader.lti.grades.line_items import column_make_sure
from grader.lti.grades.service import PlatformError, call
from grader.lti.launching.people import subjects_of
from grader.lti.models import LineItem, Score, ScoreState
from grader.outbound import OutboundError

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
HELD = timedelta(minutes=15)  # until what is not shown yet is looked at again
WAITS = (10, 30, 120, 600, 1800, 3600, 7200, 14_400)  # seconds before each further try; a day and a bit in all
TRIES = 14
TYPE = "application/vnd.ims.lis.v1.score+json"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the platform shall be told of one student; ``points`` None: nothing counts any more."""

    points: Decimal | None
    maximum: Decimal
    at: datetime | None


NOTHING = Wanted(None, Decimal(0), None)


def scores_send(*, most: int = 500) -> int:
    """Send what is due, until nothing is or ``most`` rows were; how many that were."""
    for number in range(most):
        row = _claim()
        if row is None:
            return number
        _send(row)
    return most


def scores_waiting() -> bool:
    """Whether something is due now. One query."""
    return Score.objects.filter(due_at__lte=clock.now()).exists()


def _claim() -> Score | None:
    now = clock.now()
    for row in Score.objects.filter(due_at__lte=now).order_by("due_at", "pk")[:5]:
        taken = Score.objects.filter(pk=row.pk, due_at=row.due_at).update(due_at=now + LEASE)
        if taken:
            found = Score.objects.select_related(
                "user",
                "line_item__assignment__course",
                "line_item__assignment__policy",
                "line_item__item__exercise",
                "line_item__context__deployment__platform",
            )
            return found.get(pk=row.pk)
    return None


def _send(row: Score) -> None:
    column = row.line_item
    # What is kept of it is read by teachers of any language, once: in English, as the column's title is.
    with translation.override("en"):
        try:
            wanted = _wanted(row)
            if wanted is not None and not wanted.maximum:
                wanted = NOTHING  # platforms take no score of a column that is worth nothing
            if wanted is None:
                _keep(row, ScoreState.HELD, "", due_at=clock.now() + HELD)
                return
            subject = subjects_of(deployment=column.context.deployment, user=row.user)
            if not subject:
                _keep(
                    row, ScoreState.HELD, _("The learning platform has not sent this person here yet."),
                    due_at=clock.now() + HELD,
                )  # fmt: skip
                return
            if wanted.points is None and row.sent_at is None:
                _keep(row, ScoreState.SENT, "", due_at=None)
                return
            _post(column, subject, wanted)
        except PlatformError as error:
            _failed(row, error, wait=error.wait)
        except OutboundError as error:
            _failed(row, error, wait=0)
        except Refused as error:
            _keep(row, ScoreState.REFUSED, str(error), due_at=None)
        else:
            row.points, row.maximum, row.sent_at = wanted.points, wanted.maximum, clock.now()
            _keep(row, ScoreState.SENT, "", due_at=None)


def _post(column: LineItem, subject: str, wanted: Wanted) -> None:
    """Send it; a column that the platform does not know any more is found or made again, once."""
    for attempt in (1, 2):
        url = column_make_sure(column=column, anew=attempt == 2)
        now = clock.now()
        body: dict[str, object] = {
            "userId": subject,
            "timestamp": _iso(now),  # later than any before: platforms leave older ones out
            "activityProgress": "Completed" if wanted.points is not None else "Initialized",
            "gradingProgress": "FullyGraded" if wanted.points is not None else "NotReady",
        }
        if wanted.points is not None:
            body |= {"scoreGiven": float(wanted.points), "scoreMaximum": float(wanted.maximum)}
            # Without it some platforms take the moment of sending for the moment of handing in, and call it late.
            body["submission"] = {"submittedAt": _iso(wanted.at or now)}
        try:
            call(
                column.context.deployment.platform,
                "POST",
                scores_url(url),
                scopes=[SCORE],
                content_type=TYPE,
                body=body,
            )
        except PlatformError as error:
            if error.status_code != HTTPStatus.NOT_FOUND or attempt == 2:
                raise
        else:
            return


def scores_url(line_item: str) -> str:
    """Where a column takes scores: ``/scores`` stands before the query, which some platforms' addresses have."""
    parts = urlsplit(line_item)
    return parts._replace(path=parts.path.rstrip("/") + "/scores", fragment="").geturl()


def _wanted(row: Score) -> Wanted | None:
    """What may be told now; None while the student may not see it here either."""
    column = row.line_item
    try:
        view = assignment_view(viewer=row.user, assignment=column.assignment)
    except NotFound:
        return None  # not in the course any more, or the assignment is hidden
    if view.teaches or (column.assignment.mode == Mode.PRACTICE and column.item is None):
        return NOTHING
    marks = Mark.objects.filter(user=row.user, assignment=column.assignment).select_related("run__submission")
    if column.item is not None:
        marks = marks.filter(exercise=column.item.exercise_id)
    rows = list(marks)
    if not rows:
        return NOTHING
    times = [mark.run.submission.created_at for mark in rows if mark.run is not None]
    at = max(times, default=None)
    if column.item is not None:
        mark = mark_get(user=row.user, item=column.item)
        return None if mark is None else Wanted(mark.points, column.item.points, at)
    found = assignment_rows(views=[view])[column.assignment_id]
    return None if found.points is None else Wanted(found.points, found.max_points, at)


def _failed(row: Score, error: OutboundError, *, wait: int) -> None:
    row.tries += 1
    if not error.again or row.tries >= TRIES:
        _keep(row, ScoreState.REFUSED, str(error), due_at=None)
        return
    seconds = max(wait, WAITS[min(row.tries, len(WAITS)) - 1])
    spread = seconds * random.uniform(1, 1.2)  # noqa: S311  so that a thousand do not come back together
    _keep(row, ScoreState.WAITING, str(error), due_at=clock.now() + timedelta(seconds=spread))


def _keep(row: Score, state: ScoreState, problem: str, *, due_at: datetime | None) -> None:
    """Store what came of it, unless what is to be sent changed meanwhile: then the row is due at once, once more."""
    tries = row.tries if state is ScoreState.WAITING else 0
    found = {"tries": tries, "problem": problem[:1000], "points": row.points, "maximum": row.maximum}
    rows = Score.objects.filter(pk=row.pk)
    unchanged = rows.filter(changed_at=row.changed_at)
    if not unchanged.update(state=state, due_at=due_at, sent_at=row.sent_at, **found):
        rows.update(sent_at=row.sent_at, **found)
    if state is ScoreState.REFUSED:
        log.warning("A score of %s was refused: %s", row.line_item, problem)


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def scores_again(*, line_item: LineItem, user_id: int | None = None, refused: bool = False) -> int:
    """Send again: everybody's, one student's, or all that was refused; how many that are."""
    rows = Score.objects.filter(line_item=line_item)
    if user_id is not None:
        rows = rows.filter(user=user_id)
    if refused:
        rows = rows.filter(Q(state=ScoreState.REFUSED))
    now = clock.now()
    return rows.update(due_at=now, changed_at=now, state=ScoreState.WAITING, tries=0, problem="")
