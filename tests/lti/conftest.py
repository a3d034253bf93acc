"""A registered platform whose course is the cast's, with a key of ours that no test has to make."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from cryptography.hazmat.primitives import serialization
from django.test import Client

from grader.lti.models import Context, Deployment, ToolKey
from tests.lti.platform import OURS, FakePlatform, private_key, serving
from tests.school import School


@pytest.fixture(autouse=True)
def _own_key(request: pytest.FixtureRequest) -> None:
    if "db" in request.fixturenames or "transactional_db" in request.fixturenames:
        request.getfixturevalue("db")
        pem = private_key(OURS).private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        ToolKey.objects.create(kid="ours", private=pem.decode())


@pytest.fixture
def platform(db: None, configured: Callable[..., None]) -> Iterator[FakePlatform]:
    """Registered, and nothing of it connected yet."""
    configured(allow_private_addresses=True)
    with serving() as found:
        found.register()
        yield found


@pytest.fixture
def connected(platform: FakePlatform, school: School) -> FakePlatform:
    """Its course-1 is the cast's course."""
    deployment = Deployment.objects.create(platform=platform.row, deployment_id="deployment-1")
    Context.objects.create(deployment=deployment, context_id="course-1", course=school.cast.course)
    return platform


@pytest.fixture
def browser() -> Client:
    """A browser that nobody has used before."""
    return Client(headers={"accept-language": "en"})
