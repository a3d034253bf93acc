"""One item of QTI 2 or 3, read: https://www.imsglobal.org/spec/qti/."""

from __future__ import annotations

from copy import deepcopy
from functools import partial
from typing import Any, Final

from grader.messages import Message
from grader.messages import Message as _
from grader.questions.exchange.items import Item, NotCarriedError, made, text, why
from grader.questions.exchange.markup import markdown_of
from grader.questions.exchange.qti.names import as_version_2
from grader.questions.exchange.xml import children, first, inner_html, local, within

_KINDS: Final = {
    "choiceInteraction": "choice",
    "textEntryInteraction": "text",
    "matchInteraction": "match",
    "orderInteraction": "order",
}
_NUMBERS: Final = ("float", "integer")


def read_item(root: Any, language: str, notes: list[Message]) -> Item:
    """The question of an <assessmentItem>. Raises NotCarriedError."""
    as_version_2(root)
    body = first(root, "itemBody")
    interactions = within(body, *_interactions(body)) if body is not None else []
    if not interactions:
        raise NotCarriedError(_("it asks nothing"))
    if len(interactions) > 1:
        raise NotCarriedError(_("several fields in one question have no form here"))
    interaction = interactions[0]
    if local(interaction) not in _KINDS:
        raise NotCarriedError(_("a {name} has no form here", name=local(interaction)))
    declared = _declared(root, interaction.get("responseIdentifier", ""))
    read = partial(_read, notes=notes)
    fields = _fields(root, interaction, declared, read, language, notes)
    steps = [one for one in children(root, "modalFeedback") if one.get("identifier") == "steps"]
    fields["steps"] = why(read(steps[0]), language) if steps else None
    if fields["kind"] == "number":
        fields["units"] = _units(body, read, language)
    title = " ".join(root.get("title", "").split())
    return Item(title or "Question", _statement(body, interaction, notes), made(**fields), language)


def _interactions(body: Any) -> list[str]:
    return sorted({local(one) for one in body.iter() if local(one).endswith("Interaction")})


def _declared(root: Any, identifier: str) -> Any:
    for one in children(root, "responseDeclaration"):
        if one.get("identifier") == identifier:
            return one
    raise NotCarriedError(_("what it takes for right is not declared"))


def _read(element: Any, *, notes: list[Message]) -> str:
    return markdown_of(inner_html(element), notes) if element is not None else ""


def _statement(body: Any, interaction: Any, notes: list[Message]) -> str:
    """What is asked: all that stands beside the interaction, and its prompt."""
    place = list(body.iter()).index(interaction)
    body = deepcopy(body)
    interaction = list(body.iter())[place]
    prompt = first(interaction, "prompt")
    asked = _read(prompt, notes=notes)
    for unit in [one for one in within(body, "span") if one.get("class") == "units"]:
        unit.clear()
    inline = local(interaction) == "textEntryInteraction"
    around = interaction.getparent()
    alone = not "".join([around.text or "", *(one.tail or "" for one in around)]).strip()
    tail = interaction.tail
    interaction.clear()
    interaction.tag, interaction.tail = "span", tail
    if inline and not alone:
        interaction.text = "_____"
    return "\n\n".join(part for part in (_read(body, notes=notes).replace("\\_" * 5, "_____"), asked) if part)


def _units(body: Any, read: Any, language: str) -> dict[str, str] | None:
    units = [one for one in within(body, "span") if one.get("class") == "units"]
    return why("".join(units[0].itertext()).strip(), language) if units else None


def _values(declared: Any) -> list[str]:
    correct = first(declared, "correctResponse")
    return [" ".join((one.text or "").split()) for one in children(correct, "value")] if correct is not None else []


def _mapped(declared: Any) -> dict[str, float]:
    mapping = first(declared, "mapping")
    entries = children(mapping, "mapEntry") if mapping is not None else []
    try:
        return {" ".join(one.get("mapKey", "").split()): float(one.get("mappedValue", "0")) for one in entries}
    except ValueError:
        raise NotCarriedError(_("what its answers are worth is no number")) from None


def _fields(
    root: Any, interaction: Any, declared: Any, read: Any, language: str, notes: list[Message]
) -> dict[str, Any]:
    kind = _KINDS[local(interaction)]
    if kind == "choice":
        return _choice(interaction, declared, read, language)
    if kind == "match":
        return _match(interaction, declared, read, language)
    if kind == "order":
        choices = {one.get("identifier", ""): one for one in children(interaction, "simpleChoice")}
        order = [choices[name] for name in _values(declared) if name in choices]
        if len(order) != len(choices):
            raise NotCarriedError(_("its right order does not name every item once"))
        return {"kind": "order", "items": [{"text": text(read(one), language)} for one in order]}
    if declared.get("baseType") in _NUMBERS:
        return _number(root, declared, language)
    return _text(root, declared, language, notes)


def _choice(interaction: Any, declared: Any, read: Any, language: str) -> dict[str, Any]:
    mapped, right = _mapped(declared), _values(declared)
    right = right or [name for name, worth in mapped.items() if worth > 0]
    options = []
    for one in children(interaction, "simpleChoice"):
        told = first(one, "feedbackInline")
        words = deepcopy(one)
        for feedback in children(words, "feedbackInline"):
            words.remove(feedback)
        options.append(
            {
                "text": text(read(words), language),
                "correct": one.get("identifier") in right,
                "why": why(read(told), language),
                "last": one.get("fixed") == "true",
            }
        )
    several = declared.get("cardinality") == "multiple" or interaction.get("maxChoices", "1") != "1"
    fields = {"options": options, "shuffle": interaction.get("shuffle") == "true"}
    return (
        {"kind": "choices", "partial": "each" if mapped else "all", **fields}
        if several
        else {"kind": "choice", **fields}
    )


def _match(interaction: Any, declared: Any, read: Any, language: str) -> dict[str, Any]:
    sets = [children(one, "simpleAssociableChoice") for one in children(interaction, "simpleMatchSet")]
    if len(sets) != 2:
        raise NotCarriedError(_("it has not two sides to match"))
    right = {one.get("identifier", ""): text(read(one), language) for one in sets[1]}
    pairs = dict(value.split(" ", 1) for value in _values(declared) or _mapped(declared) if " " in value)
    if {one.get("identifier") for one in sets[0]} != set(pairs) or not set(pairs.values()) <= set(right):
        raise NotCarriedError(_("its right pairs do not name each left side once"))
    return {
        "kind": "match",
        "pairs": [{"left": text(read(one), language), "right": right[pairs[one.get("identifier")]]} for one in sets[0]],
        "extra": [words for name, words in right.items() if name not in pairs.values()],
    }


def _number(root: Any, declared: Any, language: str) -> dict[str, Any]:
    values = _values(declared)
    fields: dict[str, Any] = {"kind": "number", "answer": values[0] if values else None, "wrong": _wrong(root)}
    for equal in within(root, "equal"):
        words = equal.get("tolerance", "").split()
        if words and equal.get("toleranceMode") == "absolute":
            fields["tolerance"] = words[-1]
        elif words and equal.get("toleranceMode") == "relative":
            fields["relative_tolerance"] = _hundredth(words[-1])
    return fields


def _hundredth(words: str) -> str:
    try:
        return f"{float(words) / 100:.12g}"
    except ValueError:
        raise NotCarriedError(_("its tolerance {text} is no number", text=repr(words))) from None


def _text(root: Any, declared: Any, language: str, notes: list[Message]) -> dict[str, Any]:
    mapping, mapped = first(declared, "mapping"), _mapped(declared)
    if any(0 < worth < 1 for worth in mapped.values()):
        notes.append(_("words that earn a part of the points earn none here"))
    rights = list(dict.fromkeys([*_values(declared), *(word for word, worth in mapped.items() if worth >= 1)]))
    entries = children(mapping, "mapEntry") if mapping is not None else []
    return {
        "kind": "text",
        "answer": text(rights[0], language) if rights else None,
        "alternatives": rights[1:],
        "case_sensitive": True if entries and all(one.get("caseSensitive") == "true" for one in entries) else None,
        "wrong": _wrong(root),
    }


def _wrong(root: Any) -> list[dict[str, str]]:
    """Named wrong answers: a condition on one value that shows one feedback."""
    told = {one.get("identifier"): one for one in children(root, "modalFeedback")}
    found = []
    for condition in within(root, "responseIf", "responseElseIf"):
        shown = [
            "".join(one.itertext()).strip()
            for one in children(condition, "setOutcomeValue")
            if one.get("identifier") == "FEEDBACK"
        ]
        compared = [
            one
            for test in condition
            if local(test) in ("equal", "match", "stringMatch")
            for one in within(test, "baseValue")
        ]
        if len(shown) == len(compared) == 1 and shown[0] in told:
            value = " ".join("".join(compared[0].itertext()).split())
            words = markdown_of(inner_html(told[shown[0]]), [])
            if value and words:
                found.append({"value": value, "en": words})
    return found
