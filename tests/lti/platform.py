"""A learning platform of the tests' own, written from the specifications: it signs, and answers what is asked of it.

It answers over HTTP, on 127.0.0.1, and can be told to answer badly: ``platform.says[path] = [(503, {}), ...]`` are the
next answers to ``path``, before its own.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from django.http import HttpResponse
from django.test import Client
from jwt.algorithms import RSAAlgorithm

from grader.lti.models import Platform

CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"
AGS = "https://purl.imsglobal.org/spec/lti-ags/"
ROLES = "http://purl.imsglobal.org/vocab/lis/v2/membership#"
SCOPES = [f"{AGS}scope/lineitem", f"{AGS}scope/score"]
OURS = 99  # the number of the tool's own key pair
LEARNER, INSTRUCTOR = [f"{ROLES}Learner"], [f"{ROLES}Instructor"]


@cache
def private_key(number: int = 0) -> rsa.RSAPrivateKey:
    """A key pair, made once a process for each number."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Asked:
    """One request that arrived."""

    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class FakePlatform:
    """The platform: ``row`` is how it is registered here, ``asked`` what it was asked, in order."""

    url: str
    row: Platform | None = None
    kid: str = "first"
    key: int = 0
    asked: list[Asked] = field(default_factory=list)
    says: dict[str, list[tuple[int, Any]]] = field(default_factory=dict)
    columns: dict[str, dict[str, Any]] = field(default_factory=dict)
    members: list[dict[str, Any]] = field(default_factory=list)
    page: int = 100
    next_origin: str = ""
    tokens: set[str] = field(default_factory=set)
    client_id: str = "tensorgrade-client"

    def register(self, **more: Any) -> Platform:
        """Enter it here, as a form would."""
        self.row = Platform.objects.create(
            name="School",
            issuer=self.url,
            client_id=self.client_id,
            auth_url=f"{self.url}/auth",
            token_url=f"{self.url}/token",
            keyset_url=f"{self.url}/keys",
            **more,
        )
        return self.row

    def of(self, path: str, method: str = "") -> list[Asked]:
        """What was asked at ``path``."""
        return [one for one in self.asked if one.path == path and method in ("", one.method)]

    def claims(self, nonce: str, /, **changes: Any) -> dict[str, Any]:
        """A student's launch; ``changes`` replace claims, None leaves one out. Short names are LTI's."""
        now = int(time.time())
        context = {"id": "course-1", "title": "Deep Learning"}
        said: dict[str, Any] = {
            "iss": self.url,
            "aud": self.client_id,
            "sub": "student-1",
            "iat": now,
            "exp": now + 300,
            "nonce": nonce,
            "name": "Ada Lovelace",
            "email": "ada@example.org",
            f"{CLAIM}version": "1.3.0",
            f"{CLAIM}message_type": "LtiResourceLinkRequest",
            f"{CLAIM}deployment_id": "deployment-1",
            f"{CLAIM}roles": LEARNER,
            f"{CLAIM}context": context,
            f"{CLAIM}resource_link": {"id": "link-1", "title": "Week 1"},
            f"{CLAIM}target_link_uri": "http://testserver/lti/launch/",
            f"{AGS}claim/endpoint": {"scope": SCOPES, "lineitems": f"{self.url}/lineitems?type=all"},
            "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice": {
                "context_memberships_url": f"{self.url}/members",
                "service_versions": ["2.0"],
            },
        }
        for name, value in changes.items():
            full = name if name in said or "://" in name or name in STANDARD else f"{CLAIM}{name}"
            said[full] = value
        return {name: value for name, value in said.items() if value is not None}

    def sign(self, claims: dict[str, Any], **more: Any) -> str:
        options = {"algorithm": "RS256", "headers": {"kid": self.kid}, **more}
        return jwt.encode(claims, private_key(self.key), **options)

    def begin(self, client: Client, **more: str) -> dict[str, str]:
        """What the tool asks for in answer to a login: the query of the address it leads to."""
        sent = {"iss": self.url, "login_hint": "somebody", "target_link_uri": "http://testserver/lti/launch/", **more}
        response = client.post("/lti/login/", sent)
        assert response.status_code == 302, response.content
        parts = urlsplit(response["Location"])
        assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"{self.url}/auth"
        return {name: values[0] for name, values in parse_qs(parts.query).items()}

    def launch(self, client: Client, *, headers: dict[str, str] | None = None, **changes: Any) -> HttpResponse:
        """A whole launch, until the first answer."""
        wanted = self.begin(client)
        token = self.sign(self.claims(wanted["nonce"], **changes))
        sent = {"id_token": token, "state": wanted["state"]}
        return client.post("/lti/launch/", sent, headers=headers or {})  # type: ignore[return-value]

    def arrive(self, client: Client, **changes: Any) -> HttpResponse:
        """A whole launch, to the page it ends at."""
        response = self.launch(client, **changes)
        while response.status_code == 302:
            response = client.get(response["Location"])  # type: ignore[assignment]
        return response

    def answer(self, one: Asked) -> tuple[int, Any, dict[str, str]]:
        """What it says to a request: status, JSON, headers."""
        self.asked.append(one)
        waiting = self.says.get(one.path)
        if waiting:
            status, body = waiting.pop(0)
            return status, body, {}
        if one.path == "/keys":
            public = json.loads(RSAAlgorithm.to_jwk(private_key(self.key).public_key()))
            return 200, {"keys": [{**public, "kid": self.kid, "use": "sig", "alg": "RS256"}]}, {}
        if one.path == "/token":
            return self._token(one)
        if one.path == "/configuration":
            return 200, self.configuration(), {}
        if one.path == "/registration":
            assert one.json()["initiate_login_uri"].endswith("/lti/login/")
            tool = {"deployment_id": "deployment-1"}
            return (
                201,
                {"client_id": self.client_id, "https://purl.imsglobal.org/spec/lti-tool-configuration": tool},
                {},
            )
        if one.headers.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
            return 401, {"error": "invalid_token"}, {}
        if one.path == "/members":
            return self._members(one)
        return self._columns(one)

    def configuration(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/auth",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "registration_endpoint": f"{self.url}/registration",
            "https://purl.imsglobal.org/spec/lti-platform-configuration": {"product_family_code": "school"},
        }

    def _token(self, one: Asked) -> tuple[int, Any, dict[str, str]]:
        form = parse_qs(one.body.decode())
        assertion, public = form["client_assertion"][0], private_key(OURS).public_key()
        jwt.decode(assertion, public, algorithms=["RS256"], audience=f"{self.url}/token")
        token = f"token-{len(self.of('/token'))}"
        self.tokens = {token}  # an older one is not believed any more
        return 200, {"access_token": token, "token_type": "Bearer", "expires_in": 3600}, {}

    def _members(self, one: Asked) -> tuple[int, Any, dict[str, str]]:
        start = int(one.query.get("From", ["0"])[0])
        shown = self.members[start : start + self.page]
        headers = {}
        if start + self.page < len(self.members):
            origin = self.next_origin or self.url
            headers = {"Link": f'<{origin}/members?From={start + self.page}&Group=A>; rel="next"'}
        return 200, {"context": {"id": "another name of the same"}, "members": shown}, headers

    def _columns(self, one: Asked) -> tuple[int, Any, dict[str, str]]:
        if one.path == "/lineitems" and one.method == "GET":
            return 200, list(self.columns.values()), {}  # filters nothing, as some do
        if one.path == "/lineitems":
            number = f"/column/{len(self.columns) + 1}"
            self.columns[number] = {**one.json(), "id": f"{self.url}{number}?type=1"}
            return 201, self.columns[number], {}
        column = one.path.removesuffix("/scores")
        if column not in self.columns:
            return 404, {"error": "no such column"}, {}
        if one.method == "PUT":
            self.columns[column] = {**one.json(), "id": self.columns[column]["id"]}
        return (200, self.columns[column], {}) if not one.path.endswith("/scores") else (204, None, {})

    def scores(self) -> list[dict[str, Any]]:
        """What was posted to columns, in order."""
        return [one.json() for one in self.asked if one.path.endswith("/scores")]


STANDARD = {"iss", "aud", "sub", "iat", "exp", "nonce", "name", "email", "azp", "nbf", "given_name", "family_name"}


@contextmanager
def serving(kind: type[FakePlatform] = FakePlatform) -> Iterator[FakePlatform]:
    """The platform, answering."""
    platform = kind("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _do(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            one = Asked(self.command, parts.path, parse_qs(parts.query), headers, body)
            status, said, more = platform.answer(one)
            data = b"" if said is None else said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_response(status)
            for name, value in {**more, "Content-Length": str(len(data)), "Connection": "close"}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)
            self.close_connection = True

        do_GET = do_POST = do_PUT = _do  # noqa: N815  its base looks for these names

        def log_message(self, *_: Any) -> None:
            return

    class Server(ThreadingHTTPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        platform.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield platform
        server.shutdown()
        thread.join()
