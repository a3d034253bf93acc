"""Django's settings: everything that changes from one installation to another comes from ``config.py``."""

from __future__ import annotations

from csp.constants import NONE, SELF

from grader.config import ROOT, config
from grader.server_urls import mail_server

SECRET_KEY = config.signing_key
DEBUG = config.debug
ALLOWED_HOSTS = [config.host, "localhost", "127.0.0.1", "[::1]", *config.allowed_hosts]
CSRF_TRUSTED_ORIGINS = list(config.csrf_trusted_origins)

INSTALLED_APPS = [
    "grader.accounts",
    "grader.courses",
    "grader.catalog",
    "grader.submissions",
    "grader.quizzes",
    "grader.gradebook",
    "grader.operations",
    "grader.web",
    "grader.api",
    "grader.lti",
    "grader.cli",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
]

MIDDLEWARE = [
    "grader.web.operations.middleware.ProbeMiddleware",
    "grader.web.operations.middleware.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "grader.web.compression.CompressionMiddleware",  # after WhiteNoise, whose files are compressed already
    "csp.middleware.CSPMiddleware",
    "grader.lti.middleware.FrameMiddleware",  # outside of all that set cookies, inside of the policy's own
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Every page asks who you are; one that does not says so with @login_not_required.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "grader.accounts.middleware.LanguageMiddleware",
    "grader.accounts.middleware.TimeZoneMiddleware",
    "grader.accounts.middleware.OpenSessionMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "grader.web.staff.viewing.middleware.ViewingMiddleware",  # the next ask who reads
    "grader.web.middleware.RefusalMiddleware",
    "grader.web.middleware.OnceMiddleware",
]

ROOT_URLCONF = "grader.urls"
WSGI_APPLICATION = "grader.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "grader.web.operations.notice.standing_still",
            ],
        },
    },
]

DATABASES = {"default": config.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["grader.accounts.backends.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
CSRF_FAILURE_VIEW = "grader.web.views.errors.csrf_failure"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "简体中文")]
LOCALE_PATHS = [ROOT / "grader" / "locale", ROOT / "grader" / "judge" / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = ["grader.formats"]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATIC_ROOT = config.data_dir / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "grader.web.storage.Storage"},
}
MEDIA_ROOT = config.data_dir / "media"

SESSION_ENGINE = "grader.accounts.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = config.secure
CSRF_COOKIE_SECURE = config.secure
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = config.secure
SECURE_SSL_REDIRECT = config.secure
SECURE_REDIRECT_EXEMPT = ["^health$", "^ready$", "^metrics$"]  # asked from within, without TLS
SECURE_HSTS_SECONDS = 31_536_000 if config.secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = config.secure
# Whether browsers know the whole domain as HTTPS alone is for its owner to say, not for one service in it.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if config.trust_proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# A form sends a source percent-encoded: at most nine bytes for each character of three.
DATA_UPLOAD_MAX_MEMORY_SIZE = (config.max_source_kb << 10) * 3 + (1 << 20)
DATA_UPLOAD_MAX_NUMBER_FILES = 400  # a folder that is dragged onto a page: as many as an archive may hold

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = config.email_from
if config.demo:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
if config.email_url is not None:
    vars().update(mail_server(config.email_url.get_secret_value()))

if config.sso:
    from grader.sso import setup as sso

    INSTALLED_APPS += sso.apps(config)
    MIDDLEWARE += [sso.MIDDLEWARE]
    vars().update(sso.settings(config))

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "tensorgrade"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "grader.logs.Line"}, "json": {"()": "grader.logs.Json"}},
    "filters": {"trace": {"()": "grader.logs.TraceFilter"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": config.log_format, "filters": ["trace"]},
    },
    "loggers": {
        "grader": {"handlers": ["console"], "level": config.log_level, "propagate": True},
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "celery": {"handlers": ["console"], "level": "WARNING", "propagate": False},
    },
}
