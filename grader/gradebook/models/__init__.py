"""What counts for each student: marks, what people gave or took, and what they said about the work."""

from grader.gradebook.models.feedback import Comment, ReviewRequest, RubricItem, RubricMark
from grader.gradebook.models.marks import Adjustment, AdjustmentKind, Mark

__all__ = ["Adjustment", "AdjustmentKind", "Comment", "Mark", "ReviewRequest", "RubricItem", "RubricMark"]
