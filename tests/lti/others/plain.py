"""A platform on ``lti1p3platform``: its messages, tokens and checks; what it keeps of scores is a dictionary.

Started with the tool's address; says its own port, then answers until it is ended.
"""

from __future__ import annotations

import html
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from jwcrypto.jwk import JWK
from lti1p3platform.ltiplatform import LTI1P3PlatformConfAbstract
from lti1p3platform.message_launch import LTIAdvantageMessageLaunchAbstract
from lti1p3platform.oidc_login import OIDCLoginAbstract
from lti1p3platform.registration import Registration

TOOL = sys.argv[1]
ROLES = "http://purl.imsglobal.org/vocab/lis/v2/membership#"
SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score"
LINE_ITEM = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem"
MEMBERS = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"
KEY = JWK.generate(kty="RSA", size=2048)
COLUMNS: dict[str, dict[str, Any]] = {}
SCORES: list[dict[str, Any]] = []


class Config(LTI1P3PlatformConfAbstract):
    def init_platform_config(self, **_: Any) -> None:
        self._registration = (
            Registration()
            .set_iss(ADDRESS)
            .set_client_id("plain-client")
            .set_deployment_id("1")
            .set_launch_url(f"{TOOL}/lti/launch/")
            .set_deeplink_launch_url(f"{TOOL}/lti/launch/")
            .set_oidc_login_url(f"{TOOL}/lti/login/")
            .set_tool_key_set_url(f"{TOOL}/lti/keys/")
            .set_platform_public_key(KEY.export_to_pem().decode())
            .set_platform_private_key(KEY.export_to_pem(private_key=True, password=None).decode())
        )

    def get_registration_by_params(self, **_: Any) -> Registration:
        return self._registration


class Login(OIDCLoginAbstract):
    def set_lti_message_hint(self, **more: Any) -> None:
        self._lti_message_hint = more["hint"]

    def get_lti_message_hint(self) -> str:
        return str(self._lti_message_hint)

    def get_redirect(self, url: str) -> str:
        return url


class Launch(LTIAdvantageMessageLaunchAbstract):
    def render_launch_form(self, launch_data: Any, **_: Any) -> str:
        return form(self._redirect_url or "", dict(launch_data))


class Request:
    def __init__(self, query: dict[str, str]) -> None:
        self.get_data, self.form_data = query, {}


def form(action: str, values: dict[str, str]) -> str:
    fields = "".join(
        f'<input type="hidden" name="{html.escape(name)}" value="{html.escape(value)}">'
        for name, value in values.items()
    )
    return f'<form method="post" action="{html.escape(action)}">{fields}</form>'


def answer(method: str, path: str, query: dict[str, str], headers: Any, body: bytes) -> tuple[int, Any, dict[str, str]]:
    config = Config()
    if path == "/start":
        login = Login(None, config)
        login.set_lti_message_hint(hint=query["hint"])
        login.set_launch_url(f"{TOOL}/lti/launch/")
        return 302, "", {"Location": login.initiate_login(query["user"])}
    if path == "/auth":
        return 200, launch(config, query), {"Content-Type": "text/html"}
    if path == "/keys":
        return 200, config.get_jwks(), {}
    if path == "/token":
        sent = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        return 200, config.get_access_token(sent), {}
    if path == "/back":
        sent = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        return 200, config.validate_deeplinking_resp(sent), {}
    if path == "/seen":
        return 200, {"columns": COLUMNS, "scores": SCORES}, {}
    token = (headers.get("Authorization") or "").removeprefix("Bearer ")
    needed = MEMBERS if path == "/members" else SCORE if path.endswith("/scores") else LINE_ITEM
    if not token or not config.validate_token(token, allowed_scopes=[needed]):
        return 403, {"error": "scope"}, {}
    return service(method, path, query, json.loads(body) if body else None)


def launch(config: Config, query: dict[str, str]) -> str:
    message = Launch(Request(query), config)
    teaches = query["login_hint"].startswith("teacher")
    name, role = query["login_hint"], "Instructor" if teaches else "Learner"
    message.set_user_data(name, [ROLES + role], full_name=name.title(), email_address=f"{name}@plain.example")
    message.set_launch_context_claim("plain-course", context_title="Plain course")
    message.set_ags(f"{ADDRESS}/lineitems?course=1")
    message.set_nrps(f"{ADDRESS}/members")
    if query["lti_message_hint"] == "deep":
        message.set_dl(f"{ADDRESS}/back", accept_types={"ltiResourceLink"})
    else:
        message.set_resource_link_claim("plain-link", title="Week 1")
        message.set_custom_parameters_claim({"tensorgrade_assignment": "week-1"})
    message.set_launch_url(f"{TOOL}/lti/launch/")
    return str(message.lti_launch())


def service(method: str, path: str, query: dict[str, str], sent: Any) -> tuple[int, Any, dict[str, str]]:
    if path == "/members":
        people = [("student-1", "Learner"), ("student-2", "Learner"), ("teacher-1", "Instructor")]
        page = int(query.get("page", "0"))
        members = [
            {"user_id": name, "name": name.title(), "email": f"{name}@plain.example", "roles": [f"{ROLES}{role}"],
             "status": "Active"}
            for name, role in people[page * 2 : page * 2 + 2]
        ]  # fmt: skip
        more = {"Link": f'<{ADDRESS}/members?page={page + 1}>; rel="next"'} if page == 0 else {}
        return 200, {"id": ADDRESS, "context": {"id": "plain-course"}, "members": members}, more
    if path == "/lineitems" and method == "GET":
        return 200, list(COLUMNS.values()), {}
    if path == "/lineitems":
        number = f"/lineitems/{len(COLUMNS) + 1}"
        COLUMNS[number] = {**sent, "id": f"{ADDRESS}{number}?course=1"}
        return 201, COLUMNS[number], {}
    if path.endswith("/scores"):
        SCORES.append(sent)
        return 204, None, {}
    if method == "PUT":
        COLUMNS[path] = {**sent, "id": COLUMNS[path]["id"]}
    return 200, COLUMNS[path], {}


class Handler(BaseHTTPRequestHandler):
    def do(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        status, said, headers = answer(self.command, parts.path, query, self.headers, body)
        data = b"" if said is None else said.encode() if isinstance(said, str) else json.dumps(said).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers, "Content-Length": str(len(data))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_PUT = do  # noqa: N815  its base looks for these names

    def log_message(self, *_: Any) -> None:
        return


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
ADDRESS = f"http://127.0.0.1:{server.server_port}"
print(
    json.dumps({"address": ADDRESS, "client_id": "plain-client", "keys": "/keys", "token": "/token", "auth": "/auth"})
)
sys.stdout.flush()
server.serve_forever()
