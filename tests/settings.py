"""The service's own settings in a folder of this test run, with passwords hashed fast. Nothing is read from ``var/``.

``DATABASE_URL`` and ``REDIS_URL`` are kept, so that the same tests run on PostgreSQL and Redis.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

from tests.sso_environment import sso_environment

os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="tensorgrade-tests-")
os.environ["SECRET_KEY"] = "the tests' own key, which signs nothing that anybody keeps"
for name in ("DEMO", "HOST", "PORT", "HTTPS", "DEBUG", "ALLOWED_HOSTS", "TRUST_PROXY", "LOG_LEVEL"):
    os.environ.pop(name, None)
atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)
os.environ |= sso_environment()  # with the packages, all of it is there: tests/sso has what nobody else asks

from grader.settings import *  # noqa: E402, F403
from grader.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A page's files carry their plain names: what collectstatic would have written is not there in a test.
STATIC_ROOT.mkdir()
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
if DATABASES["default"]["ENGINE"] == "grader.embedded.sqlite":
    # In a file, as in service: SQLite in memory knows neither WAL nor waiting for another writer.
    DATABASES["default"]["TEST"] = {"NAME": f"{os.environ['DATA_DIR']}/test.sqlite3"}
