"""Open edX's platform, ``lti-consumer-xblock``, as a Django application of its own, without the rest of Open edX.

Its models, views, serialisers and permissions are its own; what it would ask Open edX is answered by stand-ins.
Started with the tool's address and a folder; says its own port, then answers until it is ended.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from types import SimpleNamespace
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import include, path

TOOL, FOLDER = sys.argv[1], Path(sys.argv[2])
COURSE = "course-v1:edX+DL+2026"
BLOCK = "block-v1:edX+DL+2026+type@lti_consumer+block@week1"


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        return


server = make_server("127.0.0.1", 0, WSGIHandler.__new__(WSGIHandler), server_class=Server, handler_class=Quiet)
ADDRESS = f"http://127.0.0.1:{server.server_port}"
settings.configure(
    SECRET_KEY="of a test",
    ALLOWED_HOSTS=["*"],
    INSTALLED_APPS=[
        "django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions", "rest_framework",
        "django_filters", "config_models", "lti_consumer",
    ],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(FOLDER / "openedx.sqlite3")}},
    CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    USAGE_ID_PATTERN=r"(?P<usage_id>(?:i4x://?[^/]+/[^/]+/[^/]+/[^@]+(?:@[^/]+)?)|(?:[^/]+))",
    LMS_ROOT_URL=ADDRESS,
    LMS_BASE=ADDRESS.removeprefix("http://"),
    LTI_BASE=ADDRESS,
    LTI_API_BASE=ADDRESS,
    PLATFORM_NAME="Open edX",
    FEATURES={},
    LOGGING={
        "version": 1,
        "disable_existing_loggers": False,
        "handlers": {"log": {"class": "logging.StreamHandler"}},
        "root": {"handlers": ["log"], "level": "WARNING"},
    },
)  # fmt: skip
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from lti_consumer.data import Lti1p3LaunchData  # noqa: E402
from lti_consumer.models import LtiAgsLineItem, LtiAgsScore, LtiConfiguration  # noqa: E402
from lti_consumer.plugin import compat  # noqa: E402

PEOPLE = {
    "student-1": ("student", 1),
    "student-2": ("student", 2),
    "teacher-1": ("instructor", 3),
}


def _members(_course: Any) -> dict[int, dict[str, Any]]:
    return {
        number: {
            "id": number,
            "username": name,
            "email": f"{name}@openedx.example",
            "name": name.title(),
            "roles": [role],
        }
        for name, (role, number) in PEOPLE.items()
    }


def _external(users: Any) -> dict[int, Any]:
    names = {number: name for name, (_role, number) in PEOPLE.items()}
    return {number: SimpleNamespace(external_user_id=name) for number, name in names.items()}


def _no_flag() -> Any:
    return SimpleNamespace(is_enabled=lambda *_: False)


# What Open edX would answer.
compat.get_external_config_waffle_flag = _no_flag
compat.get_database_config_waffle_flag = _no_flag
compat.get_external_multiple_launch_urls_waffle_flag = _no_flag
compat.load_block_as_user = lambda location: SimpleNamespace(
    location=location, due=None, graceperiod=None, scope_ids=SimpleNamespace(user_id=1), is_past_due=lambda: False,
    accept_grades_past_due=True, max_score=lambda: 1, has_score=False, set_user_module_score=lambda *_: None,
)  # fmt: skip
compat.load_enough_xblock = compat.load_block_as_user
compat.get_user_from_external_user_id = lambda name: SimpleNamespace(pk=1)
compat.publish_grade = lambda *_, **__: None
compat.get_course_members = _members
compat.batch_get_or_create_externalids = _external
compat.user_has_studio_write_access = lambda *_: True


def start(request: HttpRequest) -> HttpResponse:
    """A press on the block, or on "select content" in Studio."""
    user, deep = request.GET["user"], request.GET.get("hint") == "deep"
    data = Lti1p3LaunchData(
        user_id=str(PEOPLE[user][1]),
        external_user_id=user,
        user_role=PEOPLE[user][0],
        config_id=CONFIG.config_id,
        resource_link_id=BLOCK,
        name=user.title(),
        email=f"{user}@openedx.example",
        context_id=COURSE,
        context_type=["course_offering"],
        context_title="Deep Learning",
        launch_presentation_document_target="iframe",
        message_type="LtiDeepLinkingRequest" if deep else "LtiResourceLinkRequest",
        custom_parameters={} if deep else {"tensorgrade_assignment": "week-1"},
    )
    return HttpResponseRedirect(CONFIG.get_lti_consumer().prepare_preflight_url(data))


def seen(_request: HttpRequest) -> HttpResponse:
    columns = {row.pk: {"label": row.label, "maximum": row.score_maximum} for row in LtiAgsLineItem.objects.all()}
    scores = [
        {"userId": row.user_id, "scoreGiven": row.score_given, "scoreMaximum": row.score_maximum}
        for row in LtiAgsScore.objects.all()
    ]
    return JsonResponse({"columns": columns, "scores": scores})


urlpatterns = [
    path("start", start),
    path("seen", seen),
    path("api/", include("lti_consumer.plugin.urls", namespace="lti_consumer")),
]

call_command("migrate", verbosity=0)
for _name, (_role, _number) in PEOPLE.items():
    get_user_model().objects.get_or_create(pk=_number, username=_name)
CONFIG = LtiConfiguration(
    version=LtiConfiguration.LTI_1P3,
    config_store=LtiConfiguration.CONFIG_ON_DB,
    location=BLOCK,
    lti_1p3_oidc_url=f"{TOOL}/lti/login/",
    lti_1p3_launch_url=f"{TOOL}/lti/launch/",
    lti_1p3_redirect_uris=[f"{TOOL}/lti/launch/"],
    lti_advantage_enable_nrps=True,
    lti_advantage_deep_linking_enabled=True,
    lti_advantage_deep_linking_launch_url=f"{TOOL}/lti/launch/",
    lti_advantage_ags_mode="programmatic",
)
from lti_consumer.models import Lti1p3Passport  # noqa: E402

CONFIG.lti_1p3_passport = Lti1p3Passport.objects.create(name="tool", lti_1p3_tool_keyset_url=f"{TOOL}/lti/keys/")
CONFIG.save()
CONFIG.refresh_from_db()
server.set_app(WSGIHandler())
print(
    json.dumps(
        {
            "address": ADDRESS,
            "client_id": CONFIG.lti_1p3_client_id,
            "keys": f"/api/lti_consumer/v1/public_keysets/{CONFIG.lti_1p3_passport.passport_id}",
            "token": f"/api/lti_consumer/v1/token/{CONFIG.lti_1p3_passport.passport_id}",
            "auth": "/api/lti_consumer/v1/launch/",
        }
    )
)
sys.stdout.flush()
server.serve_forever()
