"""What people of the course open, by who: every page that those who teach have, and those of a student."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from grader.submissions.models import Submission

SOMEBODY = "s7"


def of_teachers() -> dict[str, str]:
    """Name and address of what an instructor opens."""
    from grader.accounts.models import User
    from grader.submissions.models import Submission

    somebody = User.objects.get(username=SOMEBODY)
    mine = Submission.objects.filter(user=somebody)
    mine = mine.filter(exercise=_one_of(mine, exercise__slug="exercise-12").exercise)
    first, newest = mine.earliest("pk"), mine.latest("pk")
    return {
        "course": "/courses/load/",
        "course set-up": "/teach/load/setup/",
        "copy to a new term": "/teach/load/copy/?days=182",
        "weights": "/teach/load/weights/",
        "people": "/teach/load/people/",
        "people searched": "/teach/load/people/?q=77",
        "a membership": f"/teach/load/people/{somebody.pk}/",
        "add from a list": "/teach/load/people/roster/",
        "invitations": "/teach/load/people/invitations/",
        "sections": "/teach/load/people/sections/",
        "a new assignment": "/teach/load/assignments/new/",
        "an assignment's set-up": "/teach/load/assignments/week-3/",
        "finding exercises": "/teach/load/assignments/week-3/?q=exercise&tag=forward",
        "publishing": "/teach/load/assignments/week-3/publish/",
        "extensions and groups": "/teach/load/assignments/week-3/extensions/",
        "quiz rules": "/teach/load/assignments/exam/quiz/",
        "see it as a student": "/teach/load/as/?q=77",
        "now": "/teach/load/now/",
        "a student": f"/teach/load/students/{somebody.pk}/",
        "submissions": "/teach/load/submissions/",
        "submissions, an exercise": "/teach/load/submissions/?assignment=week-3&exercise=exercise-12&verdict=partial",
        "submissions, a mistake": "/teach/load/submissions/?mistake=flipped_kernel&assignment=week-3",
        "submissions, late": "/teach/load/submissions/?late=1&section=&assignment=week-3",
        "submissions, a section": "/teach/load/submissions/?section=1&counted=1",
        "a submission": f"/submissions/{newest.public_id}/",
        "a submission in a list": f"/submissions/{newest.public_id}/?assignment=week-3&verdict=wrong&section=1&late=1",
        "a submission as its student": f"/submissions/{newest.public_id}/?as=student",
        "two attempts": f"/submissions/{first.public_id}/compare/{newest.public_id}/",
        "mistakes of the class": "/teach/load/mistakes/",
        "mistakes, an assignment": "/teach/load/mistakes/?assignment=week-3",
        "shared outputs": "/teach/load/mistakes/outputs/",
        "statistics": "/teach/load/statistics/week-3/",
        "gradebook": "/teach/load/gradebook/",
        "gradebook by total": "/teach/load/gradebook/?sort=total",
        "gradebook, last window": "/teach/load/gradebook/?from=950",
        "gradebook searched": "/teach/load/gradebook/?q=77",
        "gradebook, late": "/teach/load/gradebook/?state=late&section=1",
        "one mark": f"/teach/load/marks/week-3/exercise-12/{somebody.pk}/",
        "corrections": "/teach/load/gradebook/import/",
        "regrades": "/teach/load/regrades/",
        "record": "/teach/load/record/",
    }


def of_students() -> dict[str, str]:
    """Name and address of what a student opens: at a deadline, and of homework that has closed."""
    from grader.accounts.models import User
    from grader.submissions.models import Submission

    mine = Submission.objects.filter(user=User.objects.get(username=SOMEBODY))
    newest, closed = _one_of(mine, assignment__slug="week-14"), _one_of(mine, assignment__slug="week-3")
    return {
        "home, what is due next": "/",
        "course": "/courses/load/",
        "assignment": "/courses/load/week-14/",
        "exercise": "/courses/load/week-14/exercise-56/",
        "history": "/courses/load/week-14/exercise-56/history/",
        "own mark": "/courses/load/week-14/exercise-56/mark/",
        "own submission": f"/submissions/{newest.public_id}/",
        "poll": f"/submissions/{newest.public_id}/result/",
        "closed: assignment": "/courses/load/week-3/",
        "closed: exercise": "/courses/load/week-3/exercise-12/",
        "closed: what comes after": "/courses/load/week-3/exercise-12/after/",
        "closed: own mark": "/courses/load/week-3/exercise-12/mark/",
        "closed: own submission": f"/submissions/{closed.public_id}/",
        "practice": "/practice/",
        "account": "/me/",
    }


def of_a_view() -> dict[str, str]:
    """What a teacher opens who looks at the course as that student."""
    return {
        "as a student: course": "/courses/load/",
        "as a student: assignment": "/courses/load/week-14/",
        "as a student: exercise": "/courses/load/week-14/exercise-56/",
    }


def _one_of(rows: QuerySet[Submission], **wanted: str) -> Submission:
    """The newest that is ``wanted``, where there is one: a small load has not been everywhere."""
    found = rows.filter(**wanted)
    return (found if found.exists() else rows).latest("pk")
