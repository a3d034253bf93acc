"""What an answer form sends, its bytes kept bytes until a service has looked at them, and what its saves answer."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qsl

from django.http import HttpRequest, JsonResponse

from grader.submissions.models import SubmissionKind
from grader.submissions.services import Kept


@dataclass(frozen=True, slots=True)
class Answer:
    """One press of Run or Submit."""

    source: bytes | str
    kind: SubmissionKind
    token: uuid.UUID | None

    @property
    def text(self) -> str:
        """The source for showing it again, whatever it holds."""
        return self.source if isinstance(self.source, str) else self.source.decode("utf-8", "replace")


def read_answer(request: HttpRequest) -> Answer:
    """The answer of a POST: the text of the editor, or an uploaded file. Anything but "submission" is a trial."""
    kind = SubmissionKind.SUBMISSION if request.POST.get("kind") == "submission" else SubmissionKind.TRIAL
    return Answer(_source(request), kind, token_of(request.POST.get("client_token", "")))


def draft_answer(kept: Kept) -> JsonResponse:
    """The answer to the editor's save; 409 with what is stored, if that is newer than what the editor started from."""
    answer = {"revision": kept.draft.revision, "saved_at": kept.draft.updated_at.isoformat()}
    if kept.stored:
        return JsonResponse(answer)
    return JsonResponse({**answer, "source": kept.draft.source}, status=HTTPStatus.CONFLICT)


def _source(request: HttpRequest) -> bytes | str:
    upload = request.FILES.get("file")
    if upload is not None:
        data: bytes = upload.read()
        return data
    if request.content_type == "application/x-www-form-urlencoded":
        # Django would replace what is not UTF-8 without a word; Latin-1 has one character for every byte.
        pairs = parse_qsl(request.body.decode("latin-1"), keep_blank_values=True, encoding="latin-1")
        return dict(pairs).get("source", "").encode("latin-1")
    return request.POST.get("source", "")


def token_of(text: str) -> uuid.UUID | None:
    """The page's token, one a click; None for what is none."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
