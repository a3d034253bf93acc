"""What counts for each student: marks, what people gave or took, what they said about the work, and regrades."""

from grader.gradebook.models.feedback import Comment, ReviewRequest, RubricItem, RubricMark
from grader.gradebook.models.hooks import Delivery, HookEvent, Webhook
from grader.gradebook.models.marks import Adjustment, AdjustmentKind, Mark, MarkDue
from grader.gradebook.models.regrades import (
    CaseChange,
    Regraded,
    RegradeEffect,
    RegradePolicy,
    RegradeSet,
    RegradeState,
    RegradeWhat,
    RegradeWhich,
)

__all__ = [
    "Adjustment",
    "AdjustmentKind",
    "CaseChange",
    "Comment",
    "Delivery",
    "HookEvent",
    "Mark",
    "MarkDue",
    "RegradeEffect",
    "RegradePolicy",
    "RegradeSet",
    "RegradeState",
    "RegradeWhat",
    "RegradeWhich",
    "Regraded",
    "ReviewRequest",
    "RubricItem",
    "RubricMark",
    "Webhook",
]
