"""Texts kept in several languages, ``{"en": "Pooling", "zh-hans": "汇聚"}``, and sentences kept as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext

from grader.messages import Message, render


def localised(text: Mapping[str, str], language: str | None = None) -> str:
    """The text in ``language`` (default: that of the moment), else English, else whichever there is."""
    wanted = language or get_language() or "en"
    return text.get(wanted) or text.get("en") or next(iter(text.values()), "")


def translated(message: Message) -> str:
    """A sentence for authors in the language of the moment."""
    return render(message, gettext)


translated_lazy = lazy(translated, str)


def validate_localised(value: object) -> None:
    """Refuse what is not a mapping from the service's languages to text, one of them at least."""
    languages = {code for code, _ in settings.LANGUAGES}
    if not isinstance(value, dict) or not any(value.values()):
        raise ValidationError('Write the text by language, in one at least: {"en": "..."}.')
    if unknown := set(value) - languages:
        raise ValidationError(f"Unknown language {', '.join(sorted(unknown))}: use {', '.join(sorted(languages))}.")
    if not all(isinstance(text, str) for text in value.values()):
        raise ValidationError("Each language's text is a string.")


class LocalisedField(models.JSONField):
    """A text in several languages; read it with ``localised(object.title)``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if validate_localised not in self.validators:
            self.validators.append(validate_localised)  # ``validators`` is a cached list of this instance

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs
