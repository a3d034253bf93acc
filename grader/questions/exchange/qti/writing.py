"""Questions as items of QTI 2.1; ``qti_names`` spells them as 3.0."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from lxml import etree

from grader.messages import Message
from grader.messages import Message as _
from grader.questions.exchange.items import Item, NotCarriedError
from grader.questions.exchange.markup import html_of
from grader.questions.exchange.moodle.writing import spellings
from grader.questions.exchange.words import Words, digits
from grader.questions.question import Question
from grader.questions.reading.shapes import typed_shape
from grader.questions.types.choice import ChoiceQuestion
from grader.questions.types.choices import ChoicesQuestion
from grader.questions.types.match import MatchQuestion
from grader.questions.types.number import NumberQuestion
from grader.questions.types.order import OrderQuestion
from grader.questions.types.shape import ShapeQuestion
from grader.questions.types.text import TextQuestion

Values = Sequence[str]


class Writer:
    """One <assessmentItem>; ``note`` says what was lost, if anything."""

    def __init__(self, item: Item, identifier: str) -> None:
        self.words = Words(item.language)
        self.note: Message | None = None
        self.root = etree.Element(
            "assessmentItem", identifier=identifier, title=item.title, adaptive="false", timeDependent="false"
        )
        self.declared = self._add(self.root, "responseDeclaration", identifier="RESPONSE")
        for name, cardinality, kind in (("SCORE", "single", "float"), ("FEEDBACK", "multiple", "identifier")):
            self._add(self.root, "outcomeDeclaration", identifier=name, cardinality=cardinality, baseType=kind)
        self.body = self._add(self.root, "itemBody")
        self._fill(self._add(self.body, "div"), html_of(item.statement))
        self.processing = etree.Element("responseProcessing")
        self.feedback: list[tuple[str, str]] = []
        self._write(item.question)
        self.root.append(self.processing)
        if steps := self.words.html(item.question.steps):
            self.feedback.append(("steps", steps))
        for name, words in self.feedback:
            told = self._add(self.root, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier=name, showHide="show")
            self._fill(told, words)

    def _add(self, parent: Any, name: str, words: str | None = None, **attributes: str) -> Any:
        element = etree.SubElement(parent, name, attributes)
        element.text = words
        return element

    def _fill(self, parent: Any, markup: str) -> None:
        """Put HTML of ours, which is well-formed, into an element."""
        inner = etree.fromstring(f"<div>{markup}</div>")
        parent.text = inner.text
        for child in list(inner):
            parent.append(child)

    def _declare(
        self, cardinality: str, kind: str, values: Values, worth: dict[str, Fraction] | None = None, **more: str
    ) -> None:
        self.declared.set("cardinality", cardinality)
        self.declared.set("baseType", kind)
        correct = self._add(self.declared, "correctResponse")
        for value in values:
            self._add(correct, "value", value)
        if worth:
            mapping = self._add(self.declared, "mapping", lowerBound="0", defaultValue="0")
            for key, share in worth.items():
                self._add(mapping, "mapEntry", mapKey=key, mappedValue=digits(share), **more)

    def _score_by_map(self) -> None:
        self._add(
            self._add(self.processing, "setOutcomeValue", identifier="SCORE"), "mapResponse", identifier="RESPONSE"
        )

    def _score_if(self, test: Callable[[Any], Any]) -> None:
        condition = self._add(self.processing, "responseCondition")
        for name, value in (("responseIf", "1"), ("responseElse", "0")):
            branch = self._add(condition, name)
            if name == "responseIf":
                test(branch)
            self._add(self._add(branch, "setOutcomeValue", identifier="SCORE"), "baseValue", value, baseType="float")

    def _is_correct(self, branch: Any, name: str = "match", **attributes: str) -> None:
        test = self._add(branch, name, **attributes)
        self._add(test, "variable", identifier="RESPONSE")
        self._add(test, "correct", identifier="RESPONSE")

    def _tell(self, name: str, kind: str, value: str, words: str, test: str, **attributes: str) -> None:
        """Show ``words`` to who answered ``value``."""
        branch = self._add(self._add(self.processing, "responseCondition"), "responseIf")
        compared = self._add(branch, test, **attributes)
        self._add(compared, "variable", identifier="RESPONSE")
        self._add(compared, "baseValue", value, baseType=kind)
        self._add(self._add(branch, "setOutcomeValue", identifier="FEEDBACK"), "baseValue", name, baseType="identifier")
        self.feedback.append((name, words))

    def _write(self, question: Question) -> None:
        match question:
            case ChoiceQuestion() | ChoicesQuestion():
                self._options(question)
            case NumberQuestion():
                self._number(question)
            case TextQuestion():
                slips = [(slip.value, self.words.html(slip.text)) for slip in question.wrong]
                self._typed_text(question.right, slips, case_sensitive=question.case_sensitive)
            case ShapeQuestion():
                shapes = [(typed_shape(one.value), self.words.html(one.text)) for one in question.wrong]
                self._typed_text(spellings(question.answer or ()), shapes, case_sensitive=False)
                self.note = _("a shape became a text with its usual spellings")
            case MatchQuestion():
                self._pairs(question)
            case OrderQuestion():
                names = [f"i{place}" for place in range(len(question.items))]
                self._declare("ordered", "identifier", names)
                self._score_if(self._is_correct)
                asked = self._add(self.body, "orderInteraction", responseIdentifier="RESPONSE", shuffle="true")
                for name, item in zip(names, question.items, strict=True):
                    self._fill(self._add(asked, "simpleChoice", identifier=name), self.words.line(item.text))
            case _:
                raise NotCarriedError(
                    _("a question of type {type} has no form in {system}", type=question.type, system="QTI")
                )

    def _options(self, question: ChoiceQuestion | ChoicesQuestion) -> None:
        several = isinstance(question, ChoicesQuestion)
        right = [f"o{place}" for place in question.right]
        worth = None
        if isinstance(question, ChoicesQuestion) and question.partial == "each":
            share = Fraction(1, len(right))
            names = [f"o{place}" for place in range(len(question.options))]
            worth = {name: share if name in right else -share for name in names}
        self._declare("multiple" if several else "single", "identifier", right, worth)
        self._score_by_map() if worth else self._score_if(self._is_correct)
        self._add(
            self._add(self.processing, "setOutcomeValue", identifier="FEEDBACK"), "variable", identifier="RESPONSE"
        )
        shuffle, most = str(question.shuffle).lower(), "0" if several else "1"
        asked = self._add(
            self.body, "choiceInteraction", responseIdentifier="RESPONSE", shuffle=shuffle, maxChoices=most
        )
        for place, option in enumerate(question.options):
            choice = self._add(
                asked, "simpleChoice", identifier=f"o{place}", **({"fixed": "true"} if option.last else {})
            )
            self._fill(choice, self.words.line(option.text))
            if why := self.words.line(option.why):
                told = {"outcomeIdentifier": "FEEDBACK", "identifier": f"o{place}", "showHide": "show"}
                self._fill(self._add(choice, "feedbackInline", **told), why)

    def _number(self, question: NumberQuestion) -> None:
        near = {"toleranceMode": "exact"}
        if question.allowed:
            width = digits(question.allowed)
            near = {"toleranceMode": "absolute", "tolerance": f"{width} {width}"}
        self._declare("single", "float", [str(question.answer)])
        self._score_if(lambda branch: self._is_correct(branch, "equal", **near))
        for place, slip in enumerate(question.wrong):
            self._tell(f"w{place}", "float", str(slip.value), self.words.html(slip.text), "equal", **near)
        line = self._add(self.body, "p")
        self._add(line, "textEntryInteraction", responseIdentifier="RESPONSE", expectedLength="20")
        if question.units:
            self._add(line, "span", self.words.of(question.units), **{"class": "units"})

    def _typed_text(self, rights: Values, slips: Sequence[tuple[str, str]], *, case_sensitive: bool) -> None:
        self._declare(
            "single",
            "string",
            rights[:1],
            dict.fromkeys(rights, Fraction(1)),
            caseSensitive=str(case_sensitive).lower(),
        )
        self._score_by_map()
        for place, (value, words) in enumerate(slips):
            self._tell(f"w{place}", "string", value, words, "stringMatch", caseSensitive=str(case_sensitive).lower())
        line = self._add(self.body, "p")
        self._add(line, "textEntryInteraction", responseIdentifier="RESPONSE", expectedLength="40")

    def _pairs(self, question: MatchQuestion) -> None:
        sides = question.sides
        right = {
            f"l{place} r{sides.index(sides[place])}": Fraction(1, len(question.pairs))
            for place in range(len(question.pairs))
        }
        self._declare("multiple", "directedPair", list(right), right)
        self._score_by_map()
        many = str(len(question.pairs))
        asked = self._add(
            self.body, "matchInteraction", responseIdentifier="RESPONSE", shuffle="true", maxAssociations=many
        )
        lefts = self._add(asked, "simpleMatchSet")
        for place, pair in enumerate(question.pairs):
            choice = self._add(lefts, "simpleAssociableChoice", identifier=f"l{place}", matchMax="1")
            self._fill(choice, self.words.line(pair.left))
        rights = self._add(asked, "simpleMatchSet")
        for place, side in enumerate(sides):
            if sides.index(side) == place:
                choice = self._add(rights, "simpleAssociableChoice", identifier=f"r{place}", matchMax=many)
                self._fill(choice, self.words.line(side))
