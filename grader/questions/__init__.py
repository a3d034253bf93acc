"""A question's whole life, pure: one file a type in ``types``, found by ``registry``.

- ``registry``: the types there are, ``QuestionSpec`` (what exercise.toml may hold), ``question_of(stored)``
- ``question.Question``: what every type answers: findings, mark, right answer, presenting, reading the form
- ``reading``: numbers, shapes and words as people type them
- ``form``: what a page shows for answering; each type has a template, ``web/question/types/<type>.html``
- ``marked.Marked``: verdict, exact credit, sentences, each part's own mark

A new type is a file in ``types`` and a template.
"""
