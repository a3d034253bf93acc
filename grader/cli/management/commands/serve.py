"""The whole service on this machine, in one terminal: what ``make run`` runs."""

from __future__ import annotations

import signal
import socket
import threading
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from grader.cli.prepare import checked_jails, prepare, step
from grader.cli.processes import (
    CannotStartError,
    Child,
    check_port,
    died,
    wait_until,
    web_command,
    worker_command,
)
from grader.config import config
from grader.courses.demo import PASSWORD, PEOPLE


class Command(BaseCommand):
    help = "Run web server and worker together until Ctrl-C."

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()

        def on_signal(number: int, frame: FrameType | None) -> None:
            stop.set()

        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, on_signal)
        children: list[Child] = []
        try:
            check_port(config.host, config.port)
            with checked_jails() as jails:
                prepare(jails=jails, stopping=stop.is_set)
            connections.close_all()
            self.start(children, stop)
            if not stop.is_set():
                self.welcome()
            while not stop.wait(0.5):
                for place, child in enumerate(children):
                    if child.process.poll() is not None:
                        children[place] = child.another()
                        self.stderr.write(f"{died(child)}\nIt is started again.")
        except CannotStartError as trouble:
            raise CommandError(str(trouble)) from None
        finally:
            if children:
                self.stdout.write("\nStopping …")
            for child in children:
                child.ask_to_stop()
            for child in children:
                child.stop()
        self.stdout.write("Stopped. Everything handed in is kept.")

    def start(self, children: list[Child], stop: threading.Event) -> None:
        with step("web server and worker"):
            children.append(Child("worker", worker_command(queues=["interactive", "bulk"], slots=config.slots)))
            children.append(Child("web", web_command(patience=2)))
            wait_until(_answers, children, seconds=60, stop=stop)

    def welcome(self) -> None:
        host = f"[{config.host}]" if ":" in config.host else config.host
        lines = ["", f"  Tensorgrade is at  http://{host}:{config.port}/", ""]
        if config.demo:
            lines += ["  Sign in as:"]
            lines += [f"    {person.username:<12} {PASSWORD:<12} {person.role}" for person in PEOPLE]
            lines += [""]
        lines += [f"  Logs and data: {config.data_dir}", "  Ctrl-C stops it.", ""]
        self.stdout.write("\n".join(lines))


def _answers() -> bool:
    try:
        with socket.create_connection((config.host, config.port), timeout=0.5):
            return True
    except OSError:
        return False
