"""Names what failing submissions gave that were graded before such names were kept: each is run once more, in a jail.

It may be stopped at any time and goes on where it was. Nothing of any result changes.
"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from grader.catalog.models import Kind
from grader.catalog.selectors import bundle_of
from grader.cli.progress import Bar
from grader.config import config
from grader.grading.author.cache import Cache
from grader.grading.pipeline import grade
from grader.judge.verdict import Verdict
from grader.sandbox.client import Jails
from grader.submissions.help.outputs import output_keep
from grader.submissions.models import GradingRun, SubmissionKind
from grader.submissions.working.host import jail_settings


class Command(BaseCommand):
    help = "Name the outputs of failing submissions graded before, so that those of a class can be explained."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--course", default="", help="of this course alone")

    def handle(self, *args: Any, course: str, **options: Any) -> None:
        rows = GradingRun.objects.filter(
            verdict__in=[Verdict.WRONG, Verdict.PARTIAL],
            output=None,
            submission__kind=SubmissionKind.SUBMISSION,
            submission__exercise__kind=Kind.CODE,
            submission__assignment__isnull=False,
        )
        if course:
            rows = rows.filter(submission__assignment__course__slug=course)
        keys = list(rows.order_by("-pk").values_list("pk", flat=True))
        cache, bar = Cache(config.cache_dir), Bar()
        with Jails(jail_settings()) as jails:
            for done, pk in enumerate(keys, start=1):
                run = GradingRun.objects.select_related("submission", "version").defer("report").get(pk=pk)
                bundle, sent = bundle_of(version=run.version), run.submission
                report = grade(bundle, sent.source, seed=sent.seed, jails=jails, cache=cache)
                output_keep(run_id=pk, value=report.outputs)
                bar.show("outputs", done, len(keys), "named")
        bar.clear()
        self.stdout.write(f"{len(keys)} outputs named.")
