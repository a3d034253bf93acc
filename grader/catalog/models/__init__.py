"""Exercises, their versions, where they are asked for, and what instructors write on the web."""

from grader.catalog.models.drafts import (
    CheckState,
    CopyWhy,
    DraftCheck,
    DraftCopy,
    DraftFile,
    GitSource,
    Publication,
)
from grader.catalog.models.exercises import (
    AssignmentExercise,
    Candidate,
    Exercise,
    ExerciseVersion,
    Kind,
    Preparation,
    Proof,
    SearchText,
    as_asked,
    placeable,
    usable_in,
)

__all__ = [
    "AssignmentExercise",
    "Candidate",
    "CheckState",
    "CopyWhy",
    "DraftCheck",
    "DraftCopy",
    "DraftFile",
    "Exercise",
    "ExerciseVersion",
    "GitSource",
    "Kind",
    "Preparation",
    "Proof",
    "Publication",
    "SearchText",
    "as_asked",
    "placeable",
    "usable_in",
]
