"""What workers do for learning platforms."""

from __future__ import annotations

from grader.celery import task

SEND_SCORES = "lti.send_scores"


@task(name=SEND_SCORES)
def send_scores() -> None:
    """Send the scores that are due, and titles and maxima that changed. Twice at once, they share the work."""
    from grader.lti.grades.outbox import scores_send
    from grader.lti.grades.upkeep import columns_update

    columns_update()
    scores_send()
