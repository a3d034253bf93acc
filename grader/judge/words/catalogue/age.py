"""Code that was right in its day."""

from __future__ import annotations

from grader.judge.words.catalogue.mark import gettext_noop

TEMPLATES = {
    "age.print": gettext_noop("Line {line} is Python 2: print is a function now. Write print(...)."),
    "age.print-more": gettext_noop("{count} lines of the file print in that way."),
    "age.exec": gettext_noop("Line {line} is Python 2: exec is a function now. Write exec(...)."),
    "age.except": gettext_noop("Line {line} is Python 2: write except Error as name instead of except Error, name."),
    "age.tuple-parameter": gettext_noop(
        "Line {line} is Python 2: a parameter can no longer be a tuple. Take it as one parameter and unpack it "
        "in the body."
    ),
    "age.octal": gettext_noop(
        "Line {line} is Python 2: a number no longer starts with 0; octal numbers start with 0o."
    ),
    "age.tabs": gettext_noop("Line {line} mixes tabs and spaces, which Python 2 allowed. Indent with spaces only."),
    "age.long": gettext_noop("Line {line} is Python 2: integers no longer end in L."),
    "age.not-equal": gettext_noop("Line {line} is Python 2: <> is written != now."),
    "age.raise": gettext_noop("Line {line} is Python 2: write raise Error(message) instead of raise Error, message."),
    "age.backticks": gettext_noop("Line {line} is Python 2: backticks are written repr(...) now."),
    "age.ur": gettext_noop("Line {line} is Python 2: the prefix ur of a string is r now."),
    "age.builtin": gettext_noop("{name} is Python 2; it is {instead} now (line {line})."),
    "age.method": gettext_noop("The method {name} is Python 2; use {instead} (line {line})."),
    "age.numpy": gettext_noop(
        "{name} is gone from NumPy; use {instead} (line {line}). The rest of the code may well be right."
    ),
    "age.numpy-gone": gettext_noop("{name} is gone from NumPy since version 2.0 (line {line})."),
    "age.moved": gettext_noop("{name} is no longer there; it is {instead} now."),
    "age.module-renamed": gettext_noop("The module {name} is Python 2; it is {instead} now."),
    "age.module-helper": gettext_noop(
        "{name} is not installed; it only helped code to run in Python 2 and 3. Delete its import (line {line}) "
        "and write the Python 3 form."
    ),
    "age.module-unused": gettext_noop(
        "{name} is not installed here, and nothing in the file uses it: delete its import (line {line})."
    ),
    "age.module-missing": gettext_noop("{name} is not installed here: the exercise is to be solved without it."),
    "age.division": gettext_noop(
        "In Python 3, / always gives a float, and this must be an integer: write // in line {line}."
    ),
    "age.lazy": gettext_noop(
        "In Python 3, {type} gives its items one by one: make a list of it with list(...) before indexing or "
        "counting (line {line})."
    ),
    "age.newer": gettext_noop("{name} came with Python {needs}; Python {runs} runs here, so do without it."),
    "age.cmp": gettext_noop("Line {line} is Python 2: sort takes key= instead of cmp=."),
    "age.ragged": gettext_noop(
        "NumPy no longer makes an array of rows of different lengths (line {line}): keep them in a list."
    ),
}
