"""A draft's repository: named by an author, asked for by a button or a push hook, pulled by a worker."""

from __future__ import annotations

import hashlib
import json
import logging
import secrets
from collections.abc import Callable, Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from grader import celery, clock
from grader.accounts.models import User
from grader.catalog.models import CopyWhy, DraftFile, Exercise, GitSource
from grader.catalog.own.asking import CHECK_DRAFT, check_ask
from grader.catalog.own.drafts import files_replace
from grader.catalog.own.errors import BadArchive, NotReadable
from grader.catalog.own.folders.copies import copy_keep
from grader.catalog.own.repositories.fetching import check_source, folder_fetched
from grader.catalog.own.repositories.tokens import access_to, check_token, sealed
from grader.content.archive import ArchiveError
from grader.content.bundle import content_hash
from grader.errors import NotFound, Refused
from grader.languages import LANGUAGES

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)


def source_check(*, url: str, branch: str, folder: str, token: str = "", token_user: str = "") -> None:
    """Whether these could name a repository and what reads it; asks nobody. Raises NotPulled."""
    check_source(url=url, branch=branch, folder=folder)
    if token:
        check_token(token=token, user=token_user)


@transaction.atomic
def source_set(
    *, exercise: Exercise, url: str, branch: str, folder: str, by: User, token: str = "", token_user: str = ""
) -> GitSource:
    """Name the repository that the draft comes from, and ask for a pull. Raises NotPulled.

    ``token`` reads a private one, known to its server as ``token_user``'s. One that was given before stays where the
    address does, and only there: nobody sends a colleague's token to a server of their own.
    """
    url, branch, folder = url.strip()[:300], branch.strip(), folder.strip().strip("/")
    token, token_user = token.strip(), token_user.strip()
    source_check(url=url, branch=branch, folder=folder, token=token, token_user=token_user)
    changed = {"url": url, "branch": branch, "folder": folder, "problem": ""}
    if token:
        changed |= {"token": sealed(token), "token_user": token_user}
    elif not GitSource.objects.filter(exercise=exercise, url=url).exists():
        changed |= {"token": "", "token_user": ""}
    source, _created = GitSource.objects.update_or_create(exercise=exercise, defaults=changed)
    pull_ask(source=source, by=by)
    return source


@transaction.atomic
def pull_ask(*, source: GitSource, by: User | None, over_changes: bool = False) -> None:
    """Have a worker pull; ``over_changes``: over what was changed by hand since the last pull, too."""
    source.asked_at, source.asked_by, source.over_changes, source.problem = clock.now(), by, over_changes, ""
    source.save(update_fields=["asked_at", "asked_by", "over_changes", "problem"])
    transaction.on_commit(lambda: _send(source.pk))


@transaction.atomic
def token_forget(*, source: GitSource) -> None:
    """Have no token any more: what anybody may read can still be pulled."""
    source.token = source.token_user = ""
    source.save(update_fields=["token", "token_user"])


@transaction.atomic
def hook_make(*, source: GitSource) -> str:
    """A new token of the push hook, told once; an older one is worth nothing from now on."""
    token = secrets.token_urlsafe(24)
    source.hook = _hashed(token)
    source.save(update_fields=["hook"])
    return token


def hook_called(*, token: str) -> None:
    """The repository was pushed to. Raises NotFound for what is no token."""
    source = GitSource.objects.filter(hook=_hashed(token)).select_related("exercise__course").first()
    if source is None or source.exercise.course is None or source.exercise.course.archived_at is not None:
        raise NotFound
    pull_ask(source=source, by=source.asked_by)


def source_of(*, exercise: Exercise) -> GitSource | None:
    """The repository of a draft. One query."""
    return GitSource.objects.filter(exercise=exercise).first()


def pulls_run(*, stopping: Callable[[], bool] = lambda: False) -> int:
    """Pull what is asked for, one after the other; how many that were. For workers."""
    count = 0
    while not stopping() and (source := _claim()) is not None:
        _pull(source)
        count += 1
    return count


def _claim() -> GitSource | None:
    now = clock.now()
    free = Q(lease_until=None) | Q(lease_until__lt=now)
    for source in GitSource.objects.filter(free).exclude(asked_at=None).select_related("exercise__course", "asked_by"):
        mine = GitSource.objects.filter(free, pk=source.pk, asked_at=source.asked_at)
        if mine.update(lease_until=now + LEASE) == 1:
            return source
    return None


def _pull(source: GitSource) -> None:
    problem: object = ""
    try:
        access = access_to(source)
        commit, files = folder_fetched(url=source.url, branch=source.branch, folder=source.folder, access=access)
        problem = _take(source, commit, files)
    except ArchiveError as error:
        problem = BadArchive(error)
    except Refused as refusal:
        problem = refusal
    except Exception:
        log.exception("%s could not be pulled", source)
        problem = _("It could not be pulled through a fault of ours.")
    rows = GitSource.objects.filter(pk=source.pk)
    rows.update(problem=_in_languages(problem), lease_until=None)
    rows.filter(asked_at=source.asked_at).update(asked_at=None)  # unless it was asked for again meanwhile


def _in_languages(sentence: object) -> str:
    """As ``GitSource.problem`` holds it: a worker knows nothing of its reader's language."""
    said = {}
    for language in LANGUAGES:
        with translation.override(language):
            said[language] = str(sentence)
    return json.dumps(said, ensure_ascii=False) if any(said.values()) else ""


def _take(source: GitSource, commit: str, files: Mapping[str, bytes]) -> object:
    """Make ``files`` the draft, unless that would go over somebody's changes; why not, or ""."""
    exercise, by = source.exercise, source.asked_by
    with transaction.atomic():
        now = _content(exercise)
        changed = source.content not in ("", now) and now != content_hash(files)
        if changed and not source.over_changes:
            return _("The draft has been changed here since the last pull: nothing was written over it.")
        copy_keep(exercise=exercise, why=CopyWhy.PULL, files=files, by=by)
        files_replace(exercise=exercise, files=files, by=by)
        found = {"commit": commit, "content": content_hash(files), "pulled_at": clock.now(), "over_changes": False}
        GitSource.objects.filter(pk=source.pk).update(**found)
    if by is not None:
        try:
            check_ask(exercise=exercise, contents=files, by=by)
        except NotReadable:
            log.info("%s was pulled and cannot be read yet", source)
    return ""


def _content(exercise: Exercise) -> str:
    rows = DraftFile.objects.filter(exercise=exercise).values_list("path", "text")
    return content_hash({path: text.encode() for path, text in rows})


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _send(pk: int) -> None:
    otherwise = f"The broker took no task; a worker finds the pull {pk} in the database"
    celery.send_or_warn(CHECK_DRAFT, pk, queue="bulk", log=log, otherwise=otherwise)
