"""Which part of the input an element of the result is made of, for exercises that declare it (``[judge.window]``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from itertools import product

from grader.content.bundle import Bundle
from grader.content.cases.spec import CaseSpec
from grader.grading.report.report import CaseReport, Ready, ready
from grader.grading.report.shown_calls import arguments, parameter_names
from grader.judge.explaining import window
from grader.judge.showing.products import Products, products
from grader.judge.showing.shown import ShownValue
from grader.judge.showing.slices import shown
from grader.values import Array, Value

MOST_NUMBERS = 2_000  # of all windows of one case
MOST_KEPT = 4_000  # windows, some kilobytes each
_RANKS = {"N": 0, "O": 1, "I": 2, "C": 2, "H": 4, "W": 5}  # a kernel is (out, in, rows, columns)
_FIELDS = tuple(item.name for item in fields(window.WindowView))


def geometry_of(bundle: Bundle, case: CaseSpec) -> window.Geometry | None:
    """The geometry of a case that is one call; None where the exercise declares none or the inputs do not tell it."""
    spec = bundle.spec.judge.window
    if spec is None or len(case.steps) != 1 or case.check != "value":
        return None
    return window.geometry(
        _arguments(bundle, case), input=spec.input, kernel=spec.kernel, stride=spec.stride, padding=spec.padding
    )


def with_windows(report: CaseReport, bundle: Bundle, case: CaseSpec) -> CaseReport:
    """``report``, whose pictures are made, with the windows behind the elements shown, if the exercise has windows.

    The worst element's comes first and is put into words; the inputs are cut to the slice in which it lies.
    """
    spec, geometry = bundle.spec.judge.window, geometry_of(bundle, case)
    if spec is None or geometry is None or report.worst is None or report.got is None:
        return report
    layouts, shape = bundle.spec.judge.layouts, report.got.shape or ()
    axes = layouts.get("", "")
    if (len(axes) == len(shape) and _turned(axes)) or _turned(layouts.get(spec.input, "")):
        return _told_only(report, bundle, case, geometry, axes)  # a page shows the last two axes of an array
    if len(report.worst) < 2 or shape[-2:] != geometry.output:
        return report
    given = _arguments(bundle, case)
    image, kernel = given[spec.input], given.get(spec.kernel) if isinstance(spec.kernel, str) else None
    if not isinstance(image, Array):
        return report
    weights = kernel if isinstance(kernel, Array) and len(kernel.shape) > 1 else None  # None: a pooling window
    found: list[Mapping[str, object]] = []
    for index in (report.worst, *_others(report.worst, report.got, geometry)):
        one = _MADE.of(case, geometry, index, image, weights)
        if one is None:
            break
        found.append(one)
    if not found:
        return report
    worst = products(found[0], geometry.input)
    cut = {spec.input: shown(image, at=_inside(image, worst, channels=weights is None))}
    if weights is not None:
        cut[str(spec.kernel)] = shown(weights, at=_filter(weights, image, worst))
    return replace(
        report,
        sentences=(*report.sentences, worst.sentence(spec.input)),
        inputs=tuple((name, cut.get(name, value)) for name, value in report.inputs),
        windows=tuple(found),
        window_names=tuple(cut),
    )


def _told_only(report: CaseReport, bundle: Bundle, case: CaseSpec, geometry: window.Geometry, axes: str) -> CaseReport:
    """``report`` with the window behind the worst element in words, of a result whose planes are not its last axes."""
    spec, given = bundle.spec.judge.window, _arguments(bundle, case)
    if spec is None or report.worst is None:
        return report
    kernel = given.get(spec.kernel) if isinstance(spec.kernel, str) else None
    weights = kernel if isinstance(kernel, Array) and len(kernel.shape) > 1 else None
    index = tuple(report.worst[axis] for axis in planes_order(axes)) if axes else report.worst
    one = window.view(geometry, index, given[spec.input], weights)
    if one is None:
        return report
    said = products(_as_json(replace(one, index=report.worst)), geometry.input).sentence(spec.input)
    return replace(report, sentences=(*report.sentences, said))


def _turned(axes: str) -> bool:
    return planes_order(axes) != tuple(range(len(axes)))


def planes_order(axes: str) -> tuple[int, ...]:
    """The order of the axes that puts the batch first, then channels, rows and columns."""
    return tuple(sorted(range(len(axes)), key=lambda axis: _RANKS.get(axes[axis], 3)))


def _arguments(bundle: Bundle, case: CaseSpec) -> dict[str, Value]:
    """The arguments of the one call, arrays with their planes last."""
    layouts, spec = bundle.spec.judge.layouts, bundle.spec.judge.window
    given = arguments(case.steps[0], parameter_names(bundle))
    kernel = spec.kernel if spec and isinstance(spec.kernel, str) else ""
    return {
        name: _in_planes(value, layouts.get(name) or ("" if name == kernel else layouts.get("", "")))
        for name, value in given.items()
    }


def _in_planes(value: Value, axes: str) -> Value:
    if not isinstance(value, Array) or len(axes) != len(value.shape):
        return value
    return replace(value, data=value.data.transpose(planes_order(axes)))


def _others(worst: tuple[int, ...], got: ShownValue, geometry: window.Geometry) -> Iterator[tuple[int, ...]]:
    """The other elements of the slice, if their windows together stay within ``MOST_NUMBERS``."""
    if not got.cells:
        return
    rows, columns = len(got.cells), len(got.cells[0])
    if 3 * rows * columns * geometry.kernel[0] * geometry.kernel[1] > MOST_NUMBERS:
        return
    for row, column in product(range(rows), range(columns)):
        index = (*worst[:-2], got.origin[0] + row, got.origin[1] + column)
        if index != worst:
            yield index


def _inside(image: Array, seen: Products, *, channels: bool) -> tuple[int, ...]:
    """An element of ``image`` in the window: of the output's own channel if it keeps the ``channels``, else of 0."""
    lead = seen.index[:-2] if channels else (*seen.index[: max(len(image.shape) - 3, 0)], 0, 0)
    middle = (
        min(max((low + high) // 2, 0), size - 1)
        for (low, high), size in zip((seen.rows, seen.columns), image.shape[-2:], strict=True)
    )
    return (*lead[: len(image.shape) - 2], *middle)


def _filter(weights: Array, image: Array, seen: Products) -> tuple[int, ...]:
    """The first weight of the filter that makes the element: of its own output channel where there are several."""
    outputs = len(weights.shape) == 4 or (len(weights.shape) == 3 and len(image.shape) == 2)
    return (seen.index[-3] if outputs else 0, *[0] * (len(weights.shape) - 1))


def _as_json(one: window.WindowView) -> Ready:
    return ready({name: _listed(getattr(one, name)) for name in _FIELDS})


class _Made:
    """The last windows that were made: a case's are the same for everybody who fails it. Thread-safe."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, tuple[int, ...]], tuple[CaseSpec, Ready | None]] = {}

    def of(
        self, case: CaseSpec, geometry: window.Geometry, index: tuple[int, ...], image: Array, weights: Array | None
    ) -> Ready | None:
        """The window of ``case`` behind ``index``; all else follows from these two."""
        key = id(case), index
        kept = self._kept.get(key)
        if kept is not None and kept[0] is case:
            return kept[1]
        one = window.view(geometry, index, image, weights)
        made = None if one is None else _as_json(one)
        if len(self._kept) >= MOST_KEPT:
            self._kept = {}
        self._kept[key] = case, made  # the case itself too, so that its id is nobody else's
        return made


_MADE = _Made()


def _listed(value: object) -> object:
    return [_listed(item) for item in value] if type(value) is tuple else value
