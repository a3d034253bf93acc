"""What switches every other way to sign in on, for the tests and for the processes that they start."""

from __future__ import annotations

import json
from importlib.util import find_spec

_SCHOOL = {
    "id": "school", "name": "School", "server": "http://127.0.0.1:1", "client_id": "tensorgrade", "secret": "s"
}  # fmt: skip


def sso_environment() -> dict[str, str]:
    """The settings, where the packages that they need are installed; else none."""
    if find_spec("allauth") is None:
        return {}
    return {"PASSKEYS": "1", "OPENID_PROVIDERS": json.dumps([_SCHOOL])}
