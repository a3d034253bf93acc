"""The topics' names in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _


def topic_name(slug: str) -> str:
    """A topic's name; an instructor's own topic is named by its slug."""
    return {
        "neurons": _("Neurons and dense layers"),
        "convolution": _("Convolution"),
        "pooling": _("Pooling"),
        "shapes": _("Shapes and receptive fields"),
        "parameters": _("Counting parameters"),
        "networks": _("Networks"),
        "kernels": _("GPU kernels"),
    }.get(slug, slug.replace("-", " "))
