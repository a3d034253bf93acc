"""What a folder that came from elsewhere was copied from, known by its statement.

A copy that is begun here says so itself. An upload, a pull or a paste does not, and practice has to keep its original
back all the same from whoever is asked for the copy. Its author may have changed cases, hints or the title; as long as
a statement is another exercise's to the letter, it asks for the same.
"""

from __future__ import annotations

import json

from django.db.models import F, Q, Value
from django.db.models.functions import StrIndex

from grader.catalog.models import Exercise, ExerciseVersion
from grader.content.bundle import Bundle, statement_path

LEAST = 40  # characters: less might be anybody's


def origin_find(*, exercise: Exercise, bundle: Bundle) -> int | None:
    """The head of the line of copies that the bundle's statement is known from: the library's, or this course's own.

    What another course made is not there for this one. At most one query for each language of the statement.
    """
    here = Q(exercise__course=None) | Q(exercise__course=exercise.course_id)
    for language in bundle.spec.languages:
        path = statement_path(language)
        text = bundle.text(path)
        if len(text.strip()) < LEAST:
            continue
        # As ``Bundle.to_json`` writes the file.
        written = json.dumps({path: text}, ensure_ascii=False)[1:-1]
        same = ExerciseVersion.objects.annotate(at=StrIndex("bundle", Value(written))).filter(at__gt=0)
        same = same.filter(here).exclude(exercise=exercise).exclude(exercise__copied_from=exercise)
        first = same.order_by(F("exercise__course").asc(nulls_first=True), "pk")
        for original, found in first.values_list("exercise__copied_from", "exercise")[:1]:
            return original or found
    return None
