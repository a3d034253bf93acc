"""Whatever is sent to the API by its own description: no fault of ours, and nothing that is not the caller's."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from grader.api.urls import api
from tests.school import School, report

SECRET = "Xylophone"  # stands in another student's code, and nowhere else
EXAMPLES = 8  # of each endpoint


def operations() -> list[Any]:
    schema = schemathesis.openapi.from_dict(dict(api.get_openapi_schema()))
    return [found.ok() for found in schema.get_all_operations()]


@pytest.mark.django_db
@pytest.mark.parametrize("operation", operations(), ids=lambda operation: operation.label)
def test_no_request_is_a_fault(school: School, operation: Any) -> None:
    theirs = school.graded(report(3, 10), user=school.cast.other, source=f"{SECRET} = 1\n").submission
    mine = school.graded(report(3, 10)).submission
    # Mostly the names are ones that exist, so that what is asked reaches further than the address.
    known = {
        "slug": "cnn",
        "assignment": "week-1",
        "exercise": "corr2d",
        "user": school.cast.other.pk,
        "public_id": st.sampled_from([str(theirs.public_id), str(mine.public_id)]),
    }
    people = [school.cast.student, school.cast.instructor]
    clients = [Client(raise_request_exception=True) for _ in people]
    for client, person in zip(clients, people, strict=True):
        client.force_login(person)

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(), data=st.data())
    def ask(case: Any, data: Any) -> None:
        if data.draw(st.integers(0, 3)):
            for name in list(case.path_parameters or {}):
                value = known.get(name)
                if value is not None:
                    drawn = data.draw(value) if isinstance(value, st.SearchStrategy) else value
                    case.path_parameters[name] = drawn
        sent = case.as_transport_kwargs()
        address = case.formatted_path
        for client, student in zip(clients, (True, False), strict=True):
            with transaction.atomic():
                answer = client.generic(
                    case.method,
                    address,
                    _body(sent),
                    sent.get("headers", {}).get("Content-Type", "application/json"),
                    query_params=_query(case),
                )
                transaction.set_rollback(True)
            assert answer.status_code < 500, (case.method, address, answer.content[:300])
            if student:
                assert SECRET.encode() not in answer.content

    ask()


def _query(case: Any) -> dict[str, Any]:
    return {name: str(value) for name, value in (case.query or {}).items() if name != "wait"}


def _body(sent: dict[str, Any]) -> bytes:
    import json
    from urllib.parse import urlencode

    if sent.get("json") is not None:
        return json.dumps(sent["json"]).encode()
    data = sent.get("data")
    if isinstance(data, dict):
        return urlencode(data, errors="replace").encode()
    return data if isinstance(data, bytes) else str(data or "").encode(errors="replace")
