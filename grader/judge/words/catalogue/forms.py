"""Files that are something else than a Python file of this version."""

from __future__ import annotations

from grader.judge.words.catalogue.mark import gettext_noop

TEMPLATES = {
    "form.zip": gettext_noop("This is an archive, not a Python file: take the .py file out of it and hand that in."),
    "form.pdf": gettext_noop("This is a PDF, not a Python file: hand in the .py file itself."),
    "form.image": gettext_noop("This is a picture, not a Python file: hand in the .py file itself."),
    "form.document": gettext_noop(
        "This is a document of a word processor, not a Python file: copy the code into a plain .py file and hand that "
        "in."
    ),
    "form.compiled": gettext_noop("This is compiled Python (.pyc): hand in the .py file that it was made of."),
    "form.notebook": gettext_noop(
        "This is a notebook, and {name} is not defined in exactly one of its code cells: copy the cell that counts and "
        "hand that in."
    ),
    "form.notebook-taken": gettext_noop(
        "This is a notebook: of its code cells the imports, functions and classes, and what these need, were taken as "
        "one file, in which the lines are counted."
    ),
    "form.fence": gettext_noop(
        "Line {line} is the mark around a block of code in a chat or a Markdown page: delete it, and the one at the "
        "end."
    ),
    "form.fences": gettext_noop(
        "Lines {first} and {last} are the marks around a block of code in a chat or a Markdown page: hand in only what "
        "stands between them."
    ),
    "form.prompt": gettext_noop(
        "Line {line} begins with the prompt of an interactive Python: delete the prompts, and the output between them."
    ),
    "form.command": gettext_noop("Line {line} is a command to a notebook, not Python: delete it."),
    "form.page": gettext_noop("This is a web page, not a Python file: download the file itself."),
    "form.numbered": gettext_noop(
        "The lines begin with their numbers, as code copied from a page does: delete the numbers."
    ),
    "form.full-width": gettext_noop(
        "Line {line} holds {character}, as an input method for Chinese or a word processor writes it; Python needs "
        "{plain}. Switch to English punctuation."
    ),
    "form.full-space": gettext_noop(
        "Line {line} holds a wide space (U+3000), as an input method for Chinese writes it; Python needs ordinary "
        "ones. Switch to half-width and type it anew."
    ),
    "form.invisible": gettext_noop(
        "Line {line} holds a character that is not seen ({code}), as text copied from a page has: type the line anew."
    ),
    "form.newer": gettext_noop("Line {line} needs Python {needs}: {what} Python {runs} runs here."),
    "newer.type": gettext_noop("it is a type statement."),
    "newer.parameters": gettext_noop("it has type parameters in square brackets."),
    "newer.except": gettext_noop("it catches several exceptions without parentheses."),
    "newer.f-string": gettext_noop("within the braces of an f-string stands its own quote, or a backslash."),
    "newer.f-string-lines": gettext_noop("the braces of an f-string go over several lines."),
    "newer.t-string": gettext_noop('it has a template string, t"...".'),
    "form.in-class": gettext_noop(
        "{name} is a method of the class {outer} (line {line}); a function of its own is asked for: take it out of the "
        "class, and self out of its parameters."
    ),
    "form.in-class-plain": gettext_noop(
        "{name} stands within the class {outer} (line {line}); a function of its own is asked for: take it out of the "
        "class."
    ),
    "form.in-function": gettext_noop(
        "{name} is defined within the function {outer} (line {line}): define it at the outermost level of the file."
    ),
    "kept": gettext_noop(
        "Run alone, this case passes: something is kept from one call to the next, in a global variable, a class "
        "attribute, a default argument or a cache. Every call must start afresh."
    ),
    "kept.default": gettext_noop(
        "Run alone, this case passes: the default of {name} (line {line}) is made once and keeps what calls put into "
        "it. Let the default be None, and make a new one in the body."
    ),
    "kept.global": gettext_noop(
        "Run alone, this case passes: {name} is global (line {line}) and keeps its value from one call to the next. "
        "Make it a variable of the function."
    ),
    "code.is-display": gettext_noop(
        "Line {line} compares with {operator} and a tuple, list, set or dict that is written there: that asks whether "
        "both are the very same object, and is hardly ever true of equal ones. Write {instead}."
    ),
    "code.is-literal": gettext_noop(
        "Line {line} compares with {operator} and a text or number: that asks whether both are the very same object, "
        "and may be false for equal ones. Write {instead}."
    ),
}
