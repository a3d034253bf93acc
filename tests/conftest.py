"""What the tests of several rooms stand on."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from tests.kept import shared
from tests.migrated import migrated
from tests.require import need

# How long an example takes says how busy the machine is, and nothing about the code.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

if TYPE_CHECKING:
    from grader.sandbox.client import Jails
    from tests.people import Cast
    from tests.quizzes.exam import Exam
    from tests.school import School

# Django's models can be imported once pytest-django has set it up, so fixtures import what they make.


@pytest.hookimpl(trylast=True)  # after the order is drawn
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: begun last, it would keep one process at work while the others have nothing."""
    longest = {item.path for item in items if item.get_closest_marker("longest")}
    items.sort(key=lambda item: item.path not in longest)


@pytest.fixture(scope="session")
def empty_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and no rows, to be copied."""
    if request.config.pluginmanager.has_plugin("cacheprovider"):
        return migrated(request.config.cache.mkdir("database"))  # type: ignore[union-attr]
    base = tmp_path_factory.getbasetemp()
    return migrated(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base)  # one for all processes of the run


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of what a service finds out at its first start."""
    return shared(tmp_path_factory)


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest) -> bool:
    """pytest-django's: on SQLite a database with all tables is there before it looks for one."""
    from django.conf import settings

    return settings.DATABASES["default"]["ENGINE"] == "grader.embedded.sqlite" or request.config.getvalue("reuse_db")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, django_db_modify_db_settings: None, django_db_keepdb: bool
) -> None:
    from django.conf import settings

    database = settings.DATABASES["default"]
    if database["ENGINE"] == "grader.embedded.sqlite":
        shutil.copyfile(request.getfixturevalue("empty_database"), database["TEST"]["NAME"])


@pytest.fixture(autouse=True)
def _nothing_stays() -> Iterator[None]:
    """No test finds what another left in its thread.

    The language stays as the last request had it; the cache stays while a test database gives the same ids again.
    """
    from django.core.cache import cache
    from django.utils import translation

    yield
    translation.deactivate()
    cache.clear()


@pytest.fixture(scope="session")
def jails() -> Iterator[Jails]:
    """The jails of this test process: one fork server of each kind, started when a test first asks for it."""
    from grader.sandbox.client import Jails
    from grader.sandbox.settings import JailSettings
    from grader.sandbox.spare import LostError

    with Jails(JailSettings(slots=2, spares=1)) as jails:
        try:
            jails.warm(["numpy"])
        except LostError as error:
            need(False, f"this host cannot build a jail: {error}")
        yield jails


@pytest.fixture
def configured(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """``configured(demo=True)`` runs the test under another configuration."""
    from grader.config import config

    def change(**values: Any) -> None:
        for name, value in values.items():
            assert name in type(config).model_fields
            monkeypatch.setitem(config.__dict__, name, value)

    return change


@pytest.fixture
def cast(db: None) -> Cast:
    """The people of one course, and those who are not in it."""
    from tests.people import assemble

    return assemble()


@pytest.fixture
def school(db: None) -> School:
    """The cast with an exercise and an open assignment."""
    from tests.school import open_school

    return open_school()


@pytest.fixture
def exam(db: None) -> Exam:
    """The cast with a timed quiz that is open, and nobody has begun."""
    from tests.quizzes.exam import set_up

    return set_up()
