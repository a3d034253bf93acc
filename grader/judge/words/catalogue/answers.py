"""Answers to questions: what cannot be read, and what is not right."""

from __future__ import annotations

from grader.judge.words.catalogue.mark import gettext_noop

TEMPLATES = {
    # what cannot be read: nothing is lost, and the sentence says how to write it
    "answer.empty": gettext_noop("There is no answer yet."),
    "answer.form": gettext_noop(
        "The answer did not arrive in the form this question has. Reload the page and try again."
    ),
    "answer.option.unknown": gettext_noop(
        "This option does not belong to the question. Reload the page and try again."
    ),
    "answer.number.long": gettext_noop("An answer has {limit} characters at most."),
    "answer.number.comma": gettext_noop(
        "“{text}” can be read in two ways. For a decimal write a point: {with_point}. Commas only separate "
        "groups of three digits, as in 1,000."
    ),
    "answer.number.expression": gettext_noop(
        "“{text}” is still to be worked out: write the number it comes to, or a fraction such as 3/4."
    ),
    "answer.number.unit": gettext_noop(
        "What stands beside the number in “{text}” is not understood. Write the number of {unit} alone."
    ),
    "answer.number.unreadable": gettext_noop(
        "“{text}” cannot be read as a number. Write it as 1234567, 1,234,567, 1.5e6, 10^6 or 3/4."
    ),
    "answer.shape.unreadable": gettext_noop("“{text}” cannot be read as a shape. Write it as 2 x 3 x 5 or (2, 3, 5)."),
    "answer.shape.comma": gettext_noop(
        "“{text}” can be read in two ways. Write x between the sizes and no commas within a number: 1000 x 5."
    ),
    "answer.order.items": gettext_noop("Every item has one place: give each of them exactly once."),
    # a further try at the same question
    "answer.right-late": gettext_noop("Right. It was a further try at the same question, so it earns {percent} %."),
    "answer.late": gettext_noop("It was a further try at the same question, so what is right earns {percent} %."),
    "answer.solution-shown": gettext_noop(
        "The worked solution had been shown to you before, so what is right earns nothing."
    ),
    # what is not right and has no name
    "answer.choice.wrong": gettext_noop("This is not the right option."),
    "answer.choices.count": gettext_noop("{wrong} of {options} options are not judged rightly."),
    "answer.number.wrong": gettext_noop("This is not the right number."),
    "answer.number.wrong-read": gettext_noop("This is not the right number. It was read as {number}."),
    "answer.cell.read": gettext_noop("It was read as {number}."),
    "answer.cells.missing": gettext_noop("Cells that are empty or cannot be read: {cells}."),
    "answer.shape.axes": gettext_noop("This shape has {given} axes; the right one has {expected}."),
    "answer.shape.axes-one": gettext_noop("This shape has one axis; the right one has {expected}."),
    "answer.shape.axis": gettext_noop("The size along axis {axes} is not right (axes count from 0)."),
    "answer.array.cells": gettext_noop("{right} of {cells} cells are right."),
    "answer.text.wrong": gettext_noop("This is not the right term."),
    "answer.match.pairs": gettext_noop("{right} of {pairs} pairs are right."),
    "answer.order.run": gettext_noop("{right} of {items} items stand in the right order to each other."),
    "answer.table.first-shape": gettext_noop("The first slip is in row {row}, {layer}: its output shape is not right."),
    "answer.table.first-parameters": gettext_noop(
        "The first slip is in row {row}, {layer}: its number of parameters is not right."
    ),
    "answer.table.first-receptive_field": gettext_noop(
        "The first slip is in row {row}, {layer}: its receptive field is not right."
    ),
    "answer.table.first-multiply_adds": gettext_noop(
        "The first slip is in row {row}, {layer}: its number of multiply-adds is not right."
    ),
    "answer.table.follow": gettext_noop(
        "Cells that follow rightly from your own earlier ones have their points: {cells} of them."
    ),
    # where a part of an answer stands
    "answer.in-cell": gettext_noop("row {row}, column {column}"),
    "answer.in-shape": gettext_noop("row {row}, output shape"),
    "answer.in-parameters": gettext_noop("row {row}, parameters"),
    "answer.in-receptive_field": gettext_noop("row {row}, receptive field"),
    "answer.in-multiply_adds": gettext_noop("row {row}, multiply-adds"),
}
