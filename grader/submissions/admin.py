"""Grading runs, in the site's administration: what went wrong on our side, and a second chance for it."""

from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grader.submissions.models import GradingRun
from grader.submissions.runs.services import grading_run_retry


@admin.register(GradingRun)
class GradingRunAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Read only: results are never edited. The list opens on everything; filter by verdict for internal ones."""

    list_display = ("pk", "state", "verdict", "exercise", "user", "tries", "queued_at", "finished_at")
    list_filter = ("state", "verdict", "queue")
    list_select_related = ("submission__user", "submission__exercise")
    actions = ["grade_again"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[GradingRun]:
        return super().get_queryset(request).defer("report", "submission__source")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: GradingRun | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: GradingRun | None = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("exercise"))
    def exercise(self, run: GradingRun) -> str:
        return run.submission.exercise.slug

    @admin.display(description=gettext_lazy("person"))
    def user(self, run: GradingRun) -> str:
        return run.submission.user.username

    @admin.action(description=gettext_lazy("Grade again what ended through our fault"), permissions=["view"])
    def grade_again(self, request: HttpRequest, runs: QuerySet[GradingRun]) -> None:
        again = sum(grading_run_retry(run=run) for run in runs)
        messages.success(request, _("%(count)s gradings are queued again.") % {"count": again})
