"""How a run or a case ended without a result to compare."""

from __future__ import annotations

from grader.judge.words.catalogue.mark import gettext_noop

TEMPLATES = {
    "stopped.cpu-time": gettext_noop(
        "It was stopped after {limit:seconds} s of computing. Look for a loop that does not end, or for loops "
        "that NumPy could do in one operation."
    ),
    "stopped.wall-time": gettext_noop(
        "It was stopped after {limit:seconds} s. Look for a loop that does not end, or for waiting: sleep, input()."
    ),
    "stopped.time": gettext_noop("It took too long and was stopped. Look for a loop that does not end."),
    "stopped.memory": gettext_noop(
        "It needed more memory than the {limit:bytes} allowed. Look for an array larger than meant, or a list "
        "that only grows."
    ),
    "stopped.memory-unknown": gettext_noop(
        "It needed more memory than allowed. Look for an array larger than meant, or a list that only grows."
    ),
    "stopped.output": gettext_noop("It printed more than the {limit:bytes} allowed. Look for a print inside a loop."),
    "stopped.output-unknown": gettext_noop("It printed more than allowed. Look for a print inside a loop."),
    "stopped.signal": gettext_noop(
        "Python itself ended with {signal}: this happens inside compiled code, for example with far too deep "
        "recursion or through ctypes."
    ),
    "stopped.signal-call": gettext_noop(
        "It was ended because it asked the system for something that is closed here, such as starting a program "
        "or opening a connection."
    ),
    "stopped.garbled": gettext_noop(
        "It disturbed the channel its results go through. Leave file descriptors, os and sys internals alone."
    ),
    "stopped.judge-time": gettext_noop(
        "Judging it took more than {limit:seconds} s of computing and was stopped. Look for a result far larger than "
        "the one asked for, or for code that is nested very deep."
    ),
    "stopped.judge-memory": gettext_noop(
        "Judging it needed more than {limit:bytes} of memory and was stopped. Look for a result far larger than the "
        "one asked for."
    ),
    "stopped.judge-died": gettext_noop(
        "Judging it ended the process that judges, twice. Return plain arrays and numbers of the size asked for."
    ),
    "stopped.exit": gettext_noop(
        "It ended the program (exit, quit or sys.exit) instead of returning. Remove that call."
    ),
    "stopped.internal": gettext_noop(
        "Something went wrong on our side, not in your code. Nothing is counted for it or against it. You can send "
        "it again, and your instructor can have it graded again."
    ),
    "stopped.not-run": gettext_noop("This case was not run, since the run ended before it."),
    "hidden-case": gettext_noop("A hidden case does not pass."),
    # the file
    "invalid.syntax": gettext_noop("Line {line} is not Python: {message}."),
    "invalid.syntax-nowhere": gettext_noop("The file is not Python: {message}."),
    "invalid.caret": gettext_noop("At the mark: {marked}"),
    "invalid.nul": gettext_noop(
        "Line {line} holds a NUL character, which no Python file may: it was perhaps saved as UTF-16. Save it as UTF-8."
    ),
    "invalid.not-utf8": gettext_noop("Line {line} is not UTF-8 text. Save the file as UTF-8 and send it again."),
    "invalid.empty": gettext_noop("The file is empty. Begin with the starter code."),
    "invalid.too-large": gettext_noop(
        "The file is larger than the {limit:bytes} allowed. Leave out data and text that the code does not need."
    ),
    "invalid.encoding": gettext_noop(
        "Line {line} names the encoding {encoding}, which does not exist. Delete the line and save the file as UTF-8."
    ),
    "invalid.missing": gettext_noop(
        "The file does not define {name}. Define it at the outermost level, with exactly this name."
    ),
    "invalid.missing-near": gettext_noop(
        "The file does not define {name}. Is {near} meant to be it? Give it exactly this name."
    ),
    "invalid.not-callable": gettext_noop(
        "{name} is no function but a value ({type}): is it assigned to somewhere in the file?"
    ),
    # what does not travel
    "refused.lazy": gettext_noop(
        "The result is of type {type}, which holds no values yet; {expected} was expected. Put them into an "
        "array or a list and return that."
    ),
    "refused.lazy-unknown": gettext_noop(
        "The result is of type {type}, which holds no values yet. Put them into an array or a list and return that."
    ),
    "refused.coroutine": gettext_noop(
        "The result is a coroutine, which has not run yet: leave out async, or run it by asyncio.run and return what "
        "that gives."
    ),
    "refused.type": gettext_noop("The result is of type {type}; {expected} was expected."),
    "refused.type-unknown": gettext_noop(
        "The result is of type {type}, which cannot be judged. Return arrays, numbers, texts, or tuples, lists "
        "and dicts of them."
    ),
    "refused.dtype": gettext_noop(
        "The result is an array of dtype {dtype}, which holds no plain numbers. Make it with a dtype of numbers, such "
        "as dtype=float."
    ),
    "refused.dtype-rows": gettext_noop(
        "The result is an array of dtype object whose elements are rows ({holds}), often of different lengths. Make "
        "one array of numbers, with rows of one length."
    ),
    "refused.dtype-objects": gettext_noop(
        "The result is an array of dtype object, whose first element is of type {holds}. Make it with a dtype of "
        "numbers, such as dtype=float."
    ),
    "refused.dtype-tensor": gettext_noop(
        "The result is a tensor of dtype {dtype}, which is not read here. Return one of another dtype: "
        ".to(torch.float32)."
    ),
    "refused.masked": gettext_noop(
        "The result is a masked array with masked elements. Return an ordinary one: .filled(...) puts a number in "
        "place of each of them."
    ),
    "refused.meta": gettext_noop(
        "The result is a tensor on the device meta, which has a shape and no values: leave the device out."
    ),
    "refused.layout": gettext_noop("The result is a tensor of layout {layout}: return an ordinary, dense one."),
    "refused.key": gettext_noop("The dict has a key of type {type}: use texts or numbers as keys."),
    "refused.big": gettext_noop("The result is far larger than any right answer: check the shape of what is returned."),
    "refused.deep": gettext_noop("The result is nested too deeply to be read: is it put into itself again and again?"),
    "refused.cycle": gettext_noop("The result contains itself."),
    "refused.part": gettext_noop(
        "A later call takes {name}(...){part}, but what {name} returned, of type {type}, has no such part. Return "
        "everything the statement asks for, in its order."
    ),
    # weights into a module
    "state.lacks": gettext_noop(
        "The exercise's weights do not fit your module: it has no {names:list}. Name its layers as in the statement."
    ),
    "state.extra": gettext_noop("Your module has parameters the exercise does not know: {names:list}."),
    "state.shape": gettext_noop("{name} has shape {own:shape} in your module; {given:shape} was expected."),
}
