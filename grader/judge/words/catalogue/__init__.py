"""Every sentence the judge can say: key -> English template, which is also the message id of its translations.

A template names its facts in braces, with the form they are shown in: ``{at:index}``, ``{error:number}``,
``{of:shape}`` (all forms: ``grader.judge.words.sentences``). Counts of one have a template of their own.

A new sentence: its template here; ``django-admin makemessages -l zh_Hans --add-location never --no-wrap`` in
``grader/judge``; its translation in the .po; ``django-admin compilemessages``; something that says it in
``tests/judge/gallery.py``, and ``python -m tests.judge.gallery`` to put it on the page.
"""

from __future__ import annotations

from types import MappingProxyType

from grader.judge.words.catalogue import (
    age,
    answers,
    array,
    checks,
    compiled,
    endings,
    forms,
    inputs,
    names,
    patterns,
    results,
    scores,
    shapes,
    stopped,
)

_ROOMS = (
    *(results, array, patterns, shapes, checks, endings, stopped, compiled, forms, age, names, scores, inputs),
    answers,
)
CATALOGUE = MappingProxyType({key: text for room in _ROOMS for key, text in room.TEMPLATES.items()})

if len(CATALOGUE) != sum(len(room.TEMPLATES) for room in _ROOMS):
    raise RuntimeError("two sentences of the catalogue share a key")
