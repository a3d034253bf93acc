"""Turns into a Celery worker."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.cli.processes import QUEUES, worker_command
from grader.config import config
from grader.sandbox.bubblewrap import nvidia_nodes


class Command(BaseCommand):
    help = "Grade submissions: run a Celery worker on this machine, with SLOTS jails at once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--queues", default="interactive,bulk", help="of interactive, bulk, gpu; with commas")

    def handle(self, *args: Any, queues: str, **options: Any) -> None:
        named = [name.strip() for name in queues.split(",") if name.strip()]
        unknown = sorted(set(named) - set(QUEUES))
        if unknown or not named:
            raise CommandError(f"--queues takes {', '.join(QUEUES)}; not {', '.join(unknown) or 'nothing'}.")
        if "gpu" in named and not nvidia_nodes():
            raise CommandError(
                "This machine has no NVIDIA GPU (there is no /dev/nvidia*), so it cannot serve the queue gpu: what "
                "waits there would fail. Start this worker where there is one; in Docker, with --profile gpu."
            )
        command = worker_command(queues=named, slots=config.slots)
        os.execv(command[0], command)
