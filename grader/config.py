"""Every environment variable of the service, typed and explained, in one place.

``settings.py`` reads nothing else. A variable that is not set takes the default written here; one that cannot be
read stops the start with its name and the reason. With none of them set, the service runs on this machine alone,
on SQLite and a broker made of pipes, for people who open it from this machine.
"""

from __future__ import annotations

import os
import secrets
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from grader.server_urls import mail_server, postgresql, sqlite
from grader.sign_in_providers import OpenIdProvider, SamlProvider, openid_providers, saml_providers

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = ("127.0.0.1", "::1", "localhost")

Words = Annotated[tuple[str, ...], NoDecode]


class Config(BaseSettings):
    """The environment, read once. Field ``lease_seconds`` is variable ``LEASE_SECONDS``, and so on."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_ignore_empty=True)

    # Where it runs
    host: str = Field("127.0.0.1", description="Address the web server listens on.")
    port: int = Field(8000, ge=0, le=65535, description="Port the web server listens on.")
    allowed_hosts: Words = Field((), description="Host names the pages answer to, with commas; HOST is always one.")
    csrf_trusted_origins: Words = Field((), description="Origins behind a proxy, with scheme and commas.")
    https: bool | None = Field(
        None, description="People reach the pages over HTTPS. Not set: yes, unless HOST is this machine itself."
    )
    trust_proxy: bool = Field(
        False, description="Believe X-Forwarded-Proto and X-Forwarded-For: only behind a proxy of yours."
    )
    allow_private_addresses: bool = Field(
        False, description="Ask platforms, webhooks and repositories on addresses of private networks too."
    )
    debug: bool = Field(False, description="Show Django's error pages. Never where students are.")
    demo: bool = Field(False, description="Demo course and its well-known passwords; only with HOST on this machine.")
    demo_class: bool = Field(True, description="The demo has a class whose work is graded, for teachers to look at.")

    try_open: bool | None = Field(
        None,
        description="Let people without an account run code on the first page. Empty: in the demo only. "
        "Closed while a quiz asks for that exercise.",
    )

    # How people sign in beside their password
    openid_providers: SecretStr | None = Field(
        None, description="With whom people may sign in by OpenID Connect: a JSON list, see [sign-in.md](sign-in.md)."
    )
    saml_providers: SecretStr | None = Field(None, description="The same for SAML 2.0.")
    passkeys: bool = Field(False, description="People may sign in with a passkey that they have added themselves.")
    sso_sign_up: bool = Field(
        False, description="Who signs in with a provider and has no account here may make one. Else they are refused."
    )

    # What it keeps
    data_dir: Path = Field(ROOT / "var", description="Folder of everything a run writes.")
    database_url: SecretStr | None = Field(
        None, description="postgresql://user:password@host:5432/name. Not set: SQLite in DATA_DIR."
    )
    database_password: SecretStr | None = Field(
        None, description="Password of DATABASE_URL, where it does not stand in it; any character may."
    )
    redis_url: SecretStr | None = Field(
        None, description="redis://host:6379/0, the broker. Not set: a broker made of pipes in DATA_DIR."
    )
    redis_prefix: str = Field("tensorgrade.", description="Start of every key in Redis, where others use it too.")
    secret_key: SecretStr | None = Field(
        None, description="Signs sessions; the same on every machine. Not set: made once and kept in DATA_DIR."
    )

    keep_trials_days: int = Field(365, ge=1, description="`forget_old` takes away trials older than that.")
    keep_drafts_days: int = Field(730, ge=1, description="`forget_old` takes away drafts not touched for so long.")
    keep_saves_days: int = Field(
        365, ge=1, description="`forget_old` leaves the last save alone of attempts that ended so long ago."
    )
    keep_logs_days: int = Field(30, ge=1, description="`forget_old` takes away logs not written for so long.")

    # How it grades
    exercises_dir: Path = Field(ROOT / "exercises", description="The library's exercise folders.")
    reference_dir: Path = Field(ROOT / "reference", description="The library's reference implementations.")
    slots: int = Field(
        default_factory=lambda: os.cpu_count() or 1,
        ge=1,
        le=256,
        description="Submissions a worker grades at once, not counting those that take long.",
    )
    prepare_ahead: bool = Field(
        True, description="A worker that has nothing to grade computes ahead what exercises' authors' code gives."
    )
    spares: int = Field(1, ge=0, le=64, description="Forks a worker keeps waiting for each kind of jail.")
    jail_requires: Words = Field(
        ("seccomp",), description="Layers without which a worker refuses to grade, with commas: seccomp, landlock."
    )
    jail_cpu_seconds: float = Field(120, ge=1, description="Computing time no submission gets more of, in seconds.")
    jail_wall_seconds: float = Field(240, ge=1, description="Time by the clock no submission gets more of, in seconds.")
    jail_memory_mb: int = Field(4096, ge=128, description="Memory no submission gets more of, in MiB.")
    jail_output_kb: int = Field(1024, ge=16, description="What no submission may print more than, in KiB.")
    jail_device_mb: int = Field(16384, ge=256, description="Memory of a GPU no submission gets more of, in MiB.")
    lease_seconds: float = Field(
        15, gt=0, description="A run that its worker has not renewed for so long is given to another."
    )
    reap_seconds: float = Field(3, gt=0, description="How often a worker looks for runs that were lost.")
    give_up_seconds: float = Field(
        300, gt=0, description="A worker that reaches neither database nor broker for so long ends, to be started anew."
    )
    max_tries: int = Field(3, ge=1, description="Gradings a run may start before it ends as our fault.")
    max_source_kb: int = Field(256, ge=1, le=1024, description="Largest source file a student may hand in, in KiB.")
    max_per_minute: int = Field(30, ge=1, description="Runs and submissions one student may send in a minute.")
    metrics_token: SecretStr | None = Field(
        None, description="Who asks the web server for /metrics sends it as a bearer token. Not set: nobody gets them."
    )
    metrics_host: str = Field("127.0.0.1", description="Address on which a worker tells its metrics.")
    metrics_port: int = Field(0, ge=0, le=65535, description="Port on which a worker tells its metrics. 0: on none.")
    email_url: SecretStr | None = Field(
        None, description="smtp://user:password@host:587, or smtps:// for TLS from the first byte. Not set: no e-mail."
    )
    email_from: str = Field("tensorgrade@localhost", description="Sender of the service's e-mails.")
    alert_emails: Words = Field((), description="Who is told by e-mail that grading stands still, with commas.")
    alert_webhook: SecretStr | None = Field(
        None, description="Address that is told the same, as JSON with a text, the way chat services take it."
    )
    log_format: Literal["line", "json"] = Field(
        "line", description="How log lines look: line, for people, or json, an object a line."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="Least level that is logged.")

    @field_validator("allowed_hosts", "csrf_trusted_origins", "jail_requires", "alert_emails", mode="before")
    @classmethod
    def _words(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("data_dir", "exercises_dir", "reference_dir")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.resolve()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.demo and self.host not in LOOPBACK:
            raise ValueError(
                f"DEMO=1 has passwords that everybody knows, so it only runs on HOST=127.0.0.1, not on {self.host}. "
                "Leave DEMO out to serve other machines."
            )
        self._check_sign_in()
        if self.email_url is not None:
            mail_server(self.email_url.get_secret_value())
        if self.database_url is not None:
            postgresql(self.database_url.get_secret_value())
            if self.secret_key is None:
                raise ValueError(
                    "DATABASE_URL is set but SECRET_KEY is not: every machine that shares a database needs the same "
                    "key. Make one with: python -c 'import secrets; print(secrets.token_urlsafe(50))'"
                )
        return self

    def _check_sign_in(self) -> None:
        """Raises ValueError where a provider is not described rightly, or the libraries are missing."""
        known = [one.id for one in (*self.openid, *self.saml)]
        if len(set(known)) != len(known):
            raise ValueError("A provider in OPENID_PROVIDERS and one in SAML_PROVIDERS have the same id.")
        if self.sso and find_spec("allauth") is None:
            raise ValueError(
                "Signing in with others or with passkeys needs more packages: pip install -r requirements/sso.txt"
            )
        if self.saml and find_spec("onelogin") is None:
            raise ValueError("SAML_PROVIDERS needs one more package: pip install python3-saml")

    @cached_property
    def openid(self) -> tuple[OpenIdProvider, ...]:
        """Those of OPENID_PROVIDERS."""
        return openid_providers(self.openid_providers.get_secret_value()) if self.openid_providers else ()

    @cached_property
    def saml(self) -> tuple[SamlProvider, ...]:
        """Those of SAML_PROVIDERS."""
        return saml_providers(self.saml_providers.get_secret_value()) if self.saml_providers else ()

    @property
    def sso(self) -> bool:
        """There are other ways to sign in than a password."""
        return bool(self.openid or self.saml or self.passkeys)

    @property
    def tries_open(self) -> bool:
        """People without an account may run code on the first page."""
        return self.demo if self.try_open is None else self.try_open

    @property
    def local(self) -> bool:
        """Only people at this machine can open the pages."""
        return self.host in LOOPBACK

    @property
    def secure(self) -> bool:
        """Cookies travel over HTTPS only."""
        return self.https if self.https is not None else not self.local

    @property
    def broker_dir(self) -> Path:
        """Folder of the broker made of pipes."""
        return self.data_dir / "broker"

    @property
    def cache_dir(self) -> Path:
        """Folder of cases' inputs and expected outputs, by content."""
        return self.data_dir / "cases"

    @cached_property
    def signing_key(self) -> str:
        """``SECRET_KEY``, or the one made at the first start and kept readable by this user only."""
        if self.secret_key is not None:
            return self.secret_key.get_secret_value()
        kept = self.data_dir / "secret-key"
        if not kept.exists():
            # Web server and worker may both be starting: whoever links its file first has made the key.
            mine = kept.with_name(f"secret-key.{os.getpid()}")
            descriptor = os.open(mine, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(50))
            try:
                os.link(mine, kept)
            except FileExistsError:
                pass
            finally:
                mine.unlink()
        return kept.read_text().strip()

    def database(self) -> dict[str, object]:
        """Django's ``DATABASES["default"]``."""
        if self.database_url is None:
            return sqlite(self.data_dir / "tensorgrade.sqlite3")
        found = postgresql(self.database_url.get_secret_value())
        if self.database_password is not None:
            found["PASSWORD"] = self.database_password.get_secret_value()
        return found


def secrets_in_files() -> dict[str, str]:
    """What stands in the files that ``SECRET_KEY_FILE`` and the like name, for every setting that is a secret.

    Ends the process, with a sentence, where one cannot be read, or the setting is given as well.
    """
    found = {}
    for name, field in Config.model_fields.items():
        path = os.environ.get(f"{name.upper()}_FILE") if "SecretStr" in str(field.annotation) else None
        if not path:
            continue
        if os.environ.get(name.upper()):
            raise SystemExit(f"{name.upper()} and {name.upper()}_FILE are both set: leave one out.")
        try:
            found[name] = Path(path).read_text().strip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise SystemExit(f"{name.upper()}_FILE: {path} cannot be read: {error}") from None
    return found


def read() -> Config:
    """The configuration of this environment; ends the process, with a sentence for each, where something is wrong."""
    try:
        found = Config(**secrets_in_files())  # type: ignore[arg-type]
    except ValidationError as error:
        wrong = [(".".join(map(str, one["loc"])).upper(), one["msg"]) for one in error.errors(include_input=False)]
        sentences = [f"{name}: {text}" if name else text.removeprefix("Value error, ") for name, text in wrong]
        raise SystemExit("\n".join(sentences)) from None
    try:
        found.data_dir.mkdir(parents=True, exist_ok=True)
        writable = os.access(found.data_dir, os.W_OK | os.X_OK)
    except OSError:
        writable = False
    if not writable:
        raise SystemExit(
            f"DATA_DIR: user {os.geteuid()} cannot write to {found.data_dir}. "
            "Give that folder to the user the service runs as, or set DATA_DIR to another one."
        )
    return found


config = read()
