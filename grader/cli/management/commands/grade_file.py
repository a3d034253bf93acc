"""Grades files for people and scripts, with nothing else running."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from grader.cli.exercises import UnknownExerciseError, folder_of, load
from grader.cli.gradescope.results import results_of
from grader.cli.grading import as_json, grade_files
from grader.cli.words import report_lines
from grader.content.problems import ContentError
from grader.grading.check.exercise import library_lacking
from grader.judge.verdict import Verdict

BAD_USAGE, INTERNAL = 2, 3


class Command(BaseCommand):
    help = "Grade FILEs by EXERCISE (a slug, or a folder anywhere), hidden cases included. Needs no server or database."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("exercise", metavar="EXERCISE")
        parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
        parser.add_argument("--json", action="store_true", dest="as_json", help="one JSON object a line")
        parser.add_argument("--gradescope", action="store_true", help="results.json of Gradescope, one a line")
        parser.add_argument("--seed", type=int, default=0, help="draws the fresh cases; default 0")
        parser.add_argument("--language", choices=[code for code, _ in settings.LANGUAGES], default="en")

    def handle(
        self,
        *args: Any,
        exercise: str,
        files: list[Path],
        as_json: bool,
        gradescope: bool = False,
        seed: int,
        language: str,
        **options: Any,
    ) -> None:
        try:
            bundle = load(folder_of(exercise))
        except (UnknownExerciseError, ContentError) as error:
            raise CommandError(str(error), returncode=BAD_USAGE) from error
        if bundle.spec.code is None:
            raise CommandError(f"{bundle.slug} is a question: it has no code to grade.", returncode=BAD_USAGE)
        if lacking := library_lacking(bundle):
            raise CommandError(f"{bundle.slug} {lacking.message}", returncode=BAD_USAGE)
        for file in files:
            if not file.is_file():
                raise CommandError(f"There is no file {file}.", returncode=BAD_USAGE)
        internal = False
        with translation.override(language):
            for file, report in grade_files(bundle, files, seed=seed):
                internal |= report.verdict is Verdict.INTERNAL
                if gradescope:
                    self.stdout.write(json.dumps(results_of(report), ensure_ascii=False))
                else:
                    self._print(file, bundle, report, as_json)
        if internal:
            raise CommandError("Something failed on our side, not in the code: see the message.", returncode=INTERNAL)

    def _print(self, file: Path, bundle: Any, report: Any, json_wanted: bool) -> None:
        if json_wanted:
            self.stdout.write(json.dumps(as_json(file, bundle, report), ensure_ascii=False))
        else:
            head = f"{report.verdict.value}, {report.points:g} of {report.max_points:g} points, {report.seconds:.3f} s"
            self.stdout.write(f"{file}: {head}")
            for line in report_lines(report):
                self.stdout.write(line)
        self.stdout.flush()
