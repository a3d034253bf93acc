"""How much of what came of their work its student may see."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Review(models.TextChoices):
    """From least to most."""

    NOTHING = "nothing", _("nothing")
    SCORE = "score", _("the score")
    VERDICTS = "verdicts", _("the score, and which answers are right")
    ANSWERS = "answers", _("everything, with the answers and the worked steps")

    def reaches(self, level: Review) -> bool:
        """Shows as much as ``level``, or more."""
        order = list(Review)
        return order.index(self) >= order.index(level)
