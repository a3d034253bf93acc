"""What who keeps the service does about it."""

from __future__ import annotations

from grader.courses.rules import Viewer
from grader.errors import NotFound
from grader.operations.selectors import check_keeps
from grader.submissions.models import GradingRun
from grader.submissions.runs.services import grading_run_retry


def internal_retry(*, viewer: Viewer, run_id: int) -> bool:
    """Grade a submission again whose run ended through our fault; False where there is nothing to repeat any more.

    Raises NotFound for who does not keep the site, and where there is no such run.
    """
    check_keeps(viewer)
    run = GradingRun.objects.filter(pk=run_id).defer("report").first()
    if run is None:
        raise NotFound
    return grading_run_retry(run=run)
