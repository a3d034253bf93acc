"""A draft's repository: named by an author, asked for by a button or a push hook, pulled by a worker."""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections.abc import Callable, Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from grader import celery, clock
from grader.accounts.models import User
from grader.catalog.models import DraftFile, Exercise, GitSource
from grader.catalog.own.asking import CHECK_DRAFT, check_ask
from grader.catalog.own.drafts import files_replace
from grader.catalog.own.errors import BadArchive, NotReadable
from grader.catalog.own.repository import check_source, folder_fetched
from grader.content.archive import ArchiveError
from grader.content.bundle import content_hash
from grader.errors import NotFound, Refused

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)


@transaction.atomic
def source_set(*, exercise: Exercise, url: str, branch: str, folder: str, by: User) -> GitSource:
    """Name the repository that the draft comes from, and ask for a pull. Raises NotPulled."""
    url, branch, folder = url.strip(), branch.strip(), folder.strip().strip("/")
    check_source(url=url, branch=branch, folder=folder)
    source, _created = GitSource.objects.update_or_create(
        exercise=exercise, defaults={"url": url[:300], "branch": branch, "folder": folder, "problem": ""}
    )
    pull_ask(source=source, by=by)
    return source


@transaction.atomic
def pull_ask(*, source: GitSource, by: User | None, over_changes: bool = False) -> None:
    """Have a worker pull; ``over_changes``: over what was changed by hand since the last pull, too."""
    source.asked_at, source.asked_by, source.over_changes, source.problem = clock.now(), by, over_changes, ""
    source.save()
    transaction.on_commit(lambda: _send(source.pk))


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
    try:
        commit, files = folder_fetched(url=source.url, branch=source.branch, folder=source.folder)
        problem = _take(source, commit, files)
    except ArchiveError as error:
        problem = str(BadArchive(error))
    except Refused as refusal:
        problem = str(refusal)
    except Exception:
        log.exception("%s could not be pulled", source)
        problem = _("It could not be pulled through a fault of ours.")
    rows = GitSource.objects.filter(pk=source.pk)
    rows.update(problem=problem, lease_until=None)
    rows.filter(asked_at=source.asked_at).update(asked_at=None)  # unless it was asked for again meanwhile


def _take(source: GitSource, commit: str, files: Mapping[str, bytes]) -> str:
    """Make ``files`` the draft, unless that would go over somebody's changes; why not, or ""."""
    exercise, by = source.exercise, source.asked_by
    with transaction.atomic():
        now = _content(exercise)
        changed = source.content not in ("", now) and now != content_hash(files)
        if changed and not source.over_changes:
            return _("The draft has been changed here since the last pull: nothing was written over it.")
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
