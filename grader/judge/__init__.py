"""The judge: pure functions from values to verdicts, sentences and points. numpy and the standard library only.

What a result is worth:

- ``compare.compare(expected, got, rules) -> Comparison``: is it right, and if not, where, by how much, in which
  pattern; ``compare.same`` for the bare answer; ``compare.Rules`` (tolerances, reduction, dtype policy, part, window)
- ``tolerance.choose(expected_dtype, got_dtype, *, reduction, rtol, atol) -> Tolerance``
- ``array_report.report(expected, got, tolerance) -> ArrayReport | None``; ``patterns``, ``shape_patterns``, ``where``
- ``checks.value.check_value``, ``checks.unchanged.check_unchanged``, ``checks.gradient.gradient_plan`` and
  ``gradient_judge``, ``checks.adjoint.check_adjoint``, ``checks.relation.check_property``,
  ``checks.cost.check_count`` and ``check_growth``, ``checks.train.check_train``: each to ``checks.Checked``
- ``misconceptions.recognised(got, expected, variants, *, rules, sentences) -> names and parts``;
  ``misconceptions.Behaviour``
- ``scoring.score(cases) -> Score``, ``scoring.scaled(points, max_points, to) -> Fraction``

What is said and shown:

- ``problems.told(kind, facts, *, source, expected) -> Told``: a run or a case that ended without a result
- ``forbidden.find(source, names) -> tuple[Found, ...]``, ``Found.sentence()``: names an exercise does not allow
- ``slices.pictures(comparison) -> Pictures``, ``slices.shown(value) -> shown.ShownValue``
- ``window.geometry(arguments, *, input, kernel, stride, padding)`` and ``window.view(geometry, index, image, kernel)``;
  ``products.products(window, size)``: the products behind an element in words
- ``reveal.revealed(level, *, after_deadline) -> Revealed``, ``reveal.size(value)``
- ``sentences.Sentence``, ``say``, ``render(sentence, gettext, language) -> str``; the words are in ``catalogue``, their
  translations in ``locale``
- ``answers``: marking the answers of questions
"""
