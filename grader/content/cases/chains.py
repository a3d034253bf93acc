"""Reads the steps of a case: the one call of a simple case, or the links of a chain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from grader.content.cases.fields import Fields
from grader.content.cases.plain import plain
from grader.content.cases.spec import OPERATIONS, CaseStep, ResultRef
from grader.content.problems import Code
from grader.messages import Message as _
from grader.values import Value

STEP_KEYS: Final = frozenset({"call", "args", "kwargs", "op", "on", "judge"})


def read_steps(case: Fields, entry: str) -> tuple[CaseStep, ...]:
    """Read the steps of ``case``, at least one; ``entry`` is what is called where nothing is said."""
    if "chain" not in case.data:
        return (_call(case, entry),)
    chain = case.data["chain"]
    if both := sorted({"call", "args", "kwargs"} & case.data.keys(), key=str):
        case.note(_("has a `chain`, so `{key}` belongs into one of its steps.", key=both[0]), Code.BAD_CHAIN)
    links = [link for link in chain if isinstance(link, Mapping)] if isinstance(chain, (list, tuple)) else []
    if not links or not isinstance(chain, (list, tuple)) or len(links) != len(chain):
        case.note(_("has a `chain` that is not a list of dicts."), Code.BAD_CHAIN)
        return (CaseStep(entry),)
    steps = [
        _link(Fields(link, case.note, Code.BAD_CHAIN, _(" in step {number}", number=index)), index, entry)
        for index, link in enumerate(links)
    ]
    if not any("judge" in link for link in links):
        steps[-1] = replace(steps[-1], judged=True)
    if not any(step.judged for step in steps):
        case.note(_("has a `chain` none of whose steps is judged."), Code.BAD_CHAIN)
    return tuple(steps)


def _call(fields: Fields, entry: str) -> CaseStep:
    return CaseStep(call=_target(fields, entry), args=_arguments(fields), kwargs=fields.named("kwargs"))


def _link(fields: Fields, index: int, entry: str) -> CaseStep:
    fields.refuse_unknown(STEP_KEYS)
    op = fields.one_of("op", OPERATIONS)
    on = _on(fields, index)
    if op != "call" and on is None:
        fields.note(_("needs an `on`{where}: the earlier step that `{op}` is about.", where=fields.where, op=op))
    judged, parts = _judge(fields)
    return CaseStep(
        call=_target(fields, entry) if op == "call" and on is None else fields.string("call"),
        args=tuple(_reference(fields, argument, index) for argument in _arguments(fields)),
        kwargs={name: _reference(fields, argument, index) for name, argument in fields.named("kwargs").items()},
        op=op,
        on=on,
        judged=judged,
        parts=parts,
    )


def _target(fields: Fields, entry: str) -> str:
    call = fields.get("call", entry)
    if not isinstance(call, str) or not all(part.isidentifier() for part in call.split(".")):
        fields.note(_("has a `call`{where} that is not a name.", where=fields.where))
        return entry
    return call


def _arguments(fields: Fields) -> tuple[Value, ...]:
    args = fields.data.get("args", ())
    if not isinstance(args, (list, tuple)):
        said = _("has `args`{where} that are not a tuple; for one argument write `args=(X,)`.", where=fields.where)
        fields.note(said)
        return ()
    return tuple(args)


def _on(fields: Fields, index: int) -> ResultRef | None:
    on = fields.get("on")
    if on is None:
        return None
    found = _reference(fields, {"result": on} if isinstance(on, int) else on, index)
    if isinstance(found, ResultRef):
        return found
    fields.note(_("has an `on`{where} that is neither a step's number nor a result.", where=fields.where))
    return ResultRef(0)


def _reference(fields: Fields, value: Value, index: int) -> Value | ResultRef:
    """Read ``{"result": 0, "item": 1}`` as the result it stands for; anything else is an argument as it is."""
    if not _stands_for_result(value) or not isinstance(value, Mapping):
        if isinstance(value, (list, tuple)) and any(map(_stands_for_result, value)):
            fields.note(_("hides a result within a list{where}; only a whole argument can be one.", where=fields.where))
        return value
    step, item = plain(value["result"]), plain(value.get("item", ()))
    if isinstance(step, bool) or not isinstance(step, int) or not 0 <= step < index:
        said = _(
            "asks for the result of step {step}{where}; steps count from 0 and must be earlier ones.",
            step=repr(step),
            where=fields.where,
        )
        fields.note(said)
        return ResultRef(0)
    picked = tuple(map(plain, item)) if isinstance(item, (list, tuple)) else (item,)
    path = tuple(part for part in picked if isinstance(part, (int, str)) and not isinstance(part, bool))
    if len(path) != len(picked):
        fields.note(_("picks an `item`{where} that is neither an index nor a name.", where=fields.where))
    return ResultRef(step, path)


def _stands_for_result(value: Value) -> bool:
    return isinstance(value, Mapping) and "result" in value and value.keys() <= {"result", "item"}


def _judge(fields: Fields) -> tuple[bool, tuple[str, ...]]:
    value = fields.get("judge", False)
    if isinstance(value, bool):
        return value, ()
    names = tuple(part.strip() for part in value.split(",")) if isinstance(value, str) else ()
    if not names or not all(name.isidentifier() for name in names) or set(names) == {"_"}:
        said = _('has a `judge`{where} that is neither True, False nor names such as "out, _".', where=fields.where)
        fields.note(said)
        return True, ()
    return True, names
