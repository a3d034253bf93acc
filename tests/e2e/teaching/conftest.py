"""A course of the teacher's own with a class in it: students with marks, a mistake they share, a request, a rubric."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from tests.e2e.room import Room
from tests.e2e.service import Service


@dataclass(frozen=True)
class Taught:
    """The course's addresses: one submission with everything on it, and its author."""

    submission: str
    student: int

    @property
    def pages(self) -> tuple[str, ...]:
        """Every page of those who teach, by its address."""
        teach = "/teach/class/"
        return (
            "/teach/",
            "/courses/class/",
            *(
                f"{teach}{name}"
                for name in (
                    "setup/",
                    "copy/?days=182",
                    "weights/",
                    "people/",
                    f"people/{self.student}/",
                    "people/roster/",
                    "people/invitations/",
                    "people/sections/",
                    "assignments/new/",
                    "assignments/week-1/",
                    "assignments/quiz/publish/",
                    "assignments/week-1/extensions/",
                    "assignments/quiz/quiz/",
                    "as/",
                    "now/",
                    f"students/{self.student}/",
                    "submissions/?assignment=week-1&exercise=corr2d",
                    "mistakes/",
                    "mistakes/outputs/",
                    "statistics/week-1/",
                    "gradebook/",
                    "gradebook/import/",
                    f"marks/week-1/corr2d/{self.student}/",
                    "regrades/",
                    "regrades/new/",
                    "record/",
                    "exercises/",
                )
            ),
            f"/submissions/{self.submission}/?assignment=week-1&exercise=corr2d",
        )


@pytest.fixture(scope="session")
def taught(service: Service) -> Taught:
    submission, student = service.python(Path(__file__).with_name("a_class.py").read_text()).split()
    return Taught(submission, int(student))


@pytest.fixture
def desk(context: Callable[..., BrowserContext], service: Service, taught: Taught) -> Callable[..., Room]:
    """``desk(address)`` is a tab in which the teacher has that page open."""

    def make(address: str, **options: Any) -> Room:
        cookies = service.cookies.get("teacher")
        tab = Room(context(**options, storage_state=cookies).new_page(), service)
        if cookies is None:
            service.cookies["teacher"] = tab.sign_in("teacher").page.context.storage_state()
        return tab.open(service.address + address)

    return make
