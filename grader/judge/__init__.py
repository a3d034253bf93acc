"""The judge: pure functions from values to verdicts, sentences and points. numpy and the standard library only.

Each room and what to call first:

- ``comparing``: ``compare.compare(expected, got, rules) -> Comparison`` (right, or where, by how much, which pattern);
  ``compare.same`` for the bare answer; ``compare.Rules``: tolerances, reduction, dtype policy, part, window
- ``measuring``: ``kinds.numbers(value)``; ``tolerance.choose(expected_dtype, got_dtype, *, reduction, rtol, atol)``
- ``explaining``: ``array_report.report(expected, got, tolerance)``, ``patterns``, ``shape_patterns``, ``where``,
  ``window.geometry(arguments, *, input, kernel, stride, padding)`` and ``window.view(geometry, index, image, kernel)``
- ``checks``: ``value``, ``unchanged``, ``gradient``, ``adjoint``, ``relation``, ``cost``, ``train``, to ``Checked``
- ``misconceptions.recognised(got, expected, variants, *, rules, sentences) -> names and parts``
- ``scoring.score(cases) -> Score``, ``scoring.scaled(points, max_points, to) -> Fraction``
- ``stopped``: ``endings.told(kind, facts, *, source, expected) -> Told``: a run or a case that ended without a result
- ``reading``: ``forbidden_names.find(source, names) -> tuple[Found, ...]``: names an exercise does not allow
- ``showing``: ``slices.pictures(comparison)``, ``slices.shown(value)``; ``products.products(window, size)``
- ``reveal.revealed(level, *, after_deadline) -> Revealed``, ``reveal.size(value)``
- ``words``: ``sentences.Sentence``, ``say``, ``render(sentence, gettext, language) -> str``; the templates are in
  ``words.catalogue``, their translations in ``locale``
"""
