"""Any variant of any question of a quiz, for those who hold it."""

from __future__ import annotations

from dataclasses import dataclass

from grader.catalog.models import AssignmentExercise, Kind
from grader.catalog.selectors import item_list
from grader.courses.models import Assignment
from grader.courses.rules import Viewer
from grader.courses.selectors import assignment_view
from grader.errors import NotFound
from grader.quizzes.models import Variant


@dataclass(frozen=True, slots=True)
class Preview:
    """One variant of one question, and what stands beside it."""

    items: tuple[AssignmentExercise, ...]  # the quiz's questions
    item: AssignmentExercise | None = None  # the one that is shown; None where the quiz has none
    numbers: tuple[int, ...] = ()  # of its variants
    number: int = 0
    variant: Variant | None = None  # None where it has not been drawn

    @property
    def before(self) -> int | None:
        return max((number for number in self.numbers if number < self.number), default=None)

    @property
    def after(self) -> int | None:
        return min((number for number in self.numbers if number > self.number), default=None)


def preview_get(*, viewer: Viewer, assignment: Assignment, slug: str | None, number: str) -> Preview:
    """Variant ``number`` of the question ``slug``, or of the first. Raises NotFound for all but the course's teachers.

    Five queries.
    """
    view = assignment_view(viewer=viewer, assignment=assignment)
    if not view.teaches:
        raise NotFound
    items = tuple(item for item in item_list(view=view) if item.exercise.kind == Kind.QUESTION)
    if not items:
        return Preview(items)
    item = next((one for one in items if one.exercise.slug == slug), items[0])
    variants = Variant.objects.filter(version=item.exercise.current_id)
    wanted = int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0
    return Preview(
        items=items,
        item=item,
        numbers=tuple(variants.order_by("number").values_list("number", flat=True)),
        number=wanted,
        variant=variants.filter(number=wanted).select_related("version").first(),
    )
