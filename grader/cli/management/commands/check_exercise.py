"""Proves exercises before students meet them."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.cli.exercises import UnknownExerciseError, folders_of, load
from grader.cli.progress import Bar
from grader.config import config
from grader.content.problems import ContentError
from grader.grading.author.cache import Cache
from grader.grading.check.exercise import LACKING, CheckResult, check_exercise
from grader.grading.check.types import Fault
from grader.sandbox.client import Jails
from grader.submissions.working.host import jail_settings

FAULTY, BAD_USAGE = 1, 2


class Command(BaseCommand):
    help = "Check exercises (slugs, folders, or folders of them): solutions, mistakes, cheats, limits, pages, mutants."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", metavar="PATH", nargs="+")
        parser.add_argument("--json", action="store_true", dest="as_json", help="one JSON object an exercise and line")
        parser.add_argument("--no-mutants", action="store_false", dest="mutants", help="leave out mutation testing")

    def handle(self, *args: Any, paths: list[str], as_json: bool, mutants: bool, **options: Any) -> None:
        try:
            folders = folders_of(paths)
        except UnknownExerciseError as error:
            raise CommandError(str(error), returncode=BAD_USAGE) from error
        cache, bar, faulty, waiting = Cache(config.cache_dir), Bar(), 0, 0
        with Jails(jail_settings()) as jails:
            for number, folder in enumerate(folders, start=1):
                result = _checked(folder, jails, cache, mutants, bar, f"{number}/{len(folders)} {folder.name}")
                bar.clear()
                lacking = any(fault.rule == LACKING for fault in result.faults)
                waiting += lacking
                faulty += not result.ok and not lacking
                self._print(result, as_json)
        if waiting and not as_json:
            self.stdout.write(f"{waiting} of {len(folders)} exercises were not checked: a library is missing.")
        if faulty:
            raise CommandError(f"{faulty} of {len(folders)} exercises are not ready.", returncode=FAULTY)

    def _print(self, result: CheckResult, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(result.to_json(), ensure_ascii=False))
            self.stdout.flush()
            return
        waits = any(fault.rule == LACKING for fault in result.faults)
        style = self.style.SUCCESS if result.ok else self.style.WARNING if waits else self.style.ERROR
        self.stdout.write(
            style("ok    " if result.ok else "waits " if waits else "faulty") + f" {result.slug}{_score(result)}"
        )
        for fault in result.faults:
            self.stdout.write(f"       {fault}")
            if fault.rule != "mutants":
                for line in fault.detail.splitlines():
                    self.stdout.write(f"           {line}")
        for survivor in result.mutation.survivors if result.mutation else ():
            self.stdout.write(f"       survives: {survivor.name}")
            for line in survivor.diff.splitlines():
                self.stdout.write(f"           {line}")
        self.stdout.flush()


def _checked(folder: Path, jails: Jails, cache: Cache, mutants: bool, bar: Bar, label: str) -> CheckResult:
    try:
        bundle = load(folder)
    except ContentError as error:
        faults = tuple(Fault.of("format", problem) for problem in error.problems)
        return CheckResult(folder.name, "", faults)
    return check_exercise(
        bundle,
        jails,
        cache,
        mutants=mutants,
        progress=lambda done, total, what: bar.show(label, done, total, what),
    )


def _score(result: CheckResult) -> str:
    if result.mutation is None:
        return f", {result.seconds:.1f} s"
    found = result.mutation
    return f": {found.caught} of {found.total} mutants caught ({found.score:.0%}), {result.seconds:.1f} s"
