"""The application as a WSGI server calls it, warm before its first visitor comes."""

import gc
import os
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.shortcuts import resolve_url
from django.template.loader import get_template

from grader.config import ROOT

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "grader.settings")


def warm_up(application: WSGIHandler) -> None:
    """Do what the first visitors of a process would wait for, all at once when an exam begins.

    Imports every view, opens the catalogues of each language and compiles the templates, by asking for the sign-in
    page, which needs no database: a connection must not be shared with the processes that a server forks from this one.
    """
    for language, _ in settings.LANGUAGES:
        asked = {"PATH_INFO": resolve_url(settings.LOGIN_URL), "HTTP_HOST": "localhost"}
        asked |= {"HTTP_ACCEPT_LANGUAGE": language, "wsgi.url_scheme": "https", "HTTP_X_FORWARDED_PROTO": "https"}
        setup_testing_defaults(asked)
        response: Any = application(asked, lambda *_: lambda _: None)
        response.close()
    templates = ROOT / "grader" / "web" / "templates"
    for path in templates.rglob("*.html"):
        get_template(path.relative_to(templates).as_posix())


application = get_wsgi_application()
warm_up(application)
# What stands now stays: the collector need not walk through it again and again, nor write to memory shared by forks.
gc.collect()
gc.freeze()
