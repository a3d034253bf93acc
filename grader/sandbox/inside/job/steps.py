"""The steps of a case, done with live objects: calls, parts of earlier results, modules and their state."""

from __future__ import annotations

import sys
from typing import Any

from grader.sandbox.inside.job import objects
from grader.sandbox.inside.kernels import timing

_MOST_DRAWN = 20_000  # items of an iterator
_MOST_NAME = 200  # characters of a parameter's name


class Steps:
    """The steps of one case, and the results that later ones refer to."""

    def __init__(self, entry: Any, blob: bytearray, device: str) -> None:
        self.entry, self.blob, self.device = entry, blob, device
        self.results: list[Any] = []
        self.targets: list[str] = []  # what was called for each of them
        self.several: list[bool] = []  # whether some of its items are judged, so that it has to be a tuple
        self.arguments: list[tuple[list[Any], dict[str, Any]]] = []

    def do(self, step: dict[str, Any]) -> Any:
        args = [self._live(tree) for tree in step["args"]]
        kwargs = {name: self._live(tree) for name, tree in step["kwargs"]}
        self.arguments.append((args, kwargs))
        result = self._done(step, args, kwargs)
        self.results.append(result)
        self.targets.append(step["target"] or "forward")  # a module that is called
        self.several.append(type(step["send"]) is list)
        return result

    def _live(self, tree: Any) -> Any:
        return objects.load(tree, self.blob, self.device, self._resolve)

    def _resolve(self, reference: list[Any]) -> Any:
        step, path = reference
        value = self.results[step]
        one = self.several[step] and not isinstance(value, tuple | list)  # else a row of an array passes for an item
        for part in path:
            named = isinstance(part, str) and not isinstance(value, dict)
            try:
                if one:
                    raise TypeError
                value = getattr(value, part) if named else value[part]
            except (TypeError, LookupError, AttributeError):
                accessed = f".{part}" if named else f"[{part!r}]"
                raise objects.RefusedError(
                    "missing-part",
                    name=self.targets[step][:80],
                    part=accessed[:80],
                    type=objects.type_name(type(value)),
                ) from None
        return value

    def _target(self, step: dict[str, Any]) -> Any:
        value = self.entry if step["on"] is None else self._resolve(step["on"])
        for part in step["target"].split(".") if step["target"] else ():
            value = getattr(value, part)
        return value

    def _done(self, step: dict[str, Any], args: list[Any], kwargs: dict[str, Any]) -> Any:
        op = step["op"]
        if op == "call":
            return self._target(step)(*args, **kwargs)
        if op == "time":
            return timing.timed(self._target(step), args, kwargs)
        if op == "generate":
            random_numbers = sys.modules["numpy"].random.default_rng(step["seed"])
            return _drained(self._target(step)(random_numbers, *args, **kwargs))
        if op == "mutated":
            left, named = self.arguments[step["on"][0]]
            return (*left, named) if named else tuple(left)
        module = self._resolve(step["on"])
        if op == "load_state":
            return _load_state(module, args[0])
        if op == "parameters":
            return dict(module.state_dict())
        module.train(op == "train_mode")
        return None


def _drained(result: Any) -> Any:
    """An iterator's items as a list; anything else (a generator of one question gives a dict) as it is."""
    if not hasattr(type(result), "__next__"):
        return result
    items = []
    for item in result:
        items.append(item)
        if len(items) > _MOST_DRAWN:
            raise objects.RefusedError("result-too-big", limit=_MOST_DRAWN, unit="items")
    return items


def _load_state(module: Any, state: dict[str, Any]) -> None:
    own = module.state_dict()
    shapes = [
        [name[:_MOST_NAME], list(own[name].shape), list(value.shape)]
        for name, value in state.items()
        if name in own and own[name].shape != value.shape
    ]
    missing = [name[:_MOST_NAME] for name in own if name not in state]
    unexpected = [name[:_MOST_NAME] for name in state if name not in own]
    if missing or unexpected or shapes:
        raise objects.RefusedError(
            "state-mismatch", missing=missing[:50], unexpected=unexpected[:50], shapes=shapes[:50]
        )
    module.load_state_dict(state)
