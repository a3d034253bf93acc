"""What a result is made of: structure, kind of number, single values."""

from __future__ import annotations

from grader.judge.words.catalogue.mark import gettext_noop

TEMPLATES = {
    "unknown": gettext_noop("The result differs from the expected one."),
    "in-part": gettext_noop("In {path}: {inner}"),
    "parts.others-right": gettext_noop("The rest is right: {right:list}."),
    "parts.others-wrong": gettext_noop("Also not right: {wrong:list}."),
    # what a value is, as phrases
    "is.bool": gettext_noop("a truth value"),
    "is.int": gettext_noop("an integer"),
    "is.float": gettext_noop("a number"),
    "is.complex": gettext_noop("a complex number"),
    "is.str": gettext_noop("a string"),
    "is.bytes": gettext_noop("a byte string"),
    "is.tuple": gettext_noop("a tuple of {count}"),
    "is.list": gettext_noop("a list of {count}"),
    "is.dict": gettext_noop("a dict"),
    "is.text-array": gettext_noop("an array of texts of shape {shape:shape}"),
    "is.ndarray": gettext_noop("a NumPy array of shape {shape:shape}"),
    "is.tensor": gettext_noop("a PyTorch tensor of shape {shape:shape}"),
    # structure
    "structure.none": gettext_noop("The result is None; {expected} was expected."),
    "structure.none-part": gettext_noop("{name} is still None where it is returned; {expected} was expected."),
    "structure.order": gettext_noop(
        "The results are right, and in another order: these are {got:list}; asked for was {expected:list}."
    ),
    "return.none": gettext_noop("{name} has no return: end it with return and its result."),
    "return.print": gettext_noop("{name} has no return: print only shows a value. End it with return and its result."),
    "return.bare": gettext_noop("Line {line} returns nothing: write the result after return."),
    "return.falls": gettext_noop(
        "{name} can reach its end without a return: check that every way through it ends in one."
    ),
    "return.value": gettext_noop(
        "What line {line} returns is None: is it never given a value, or does it come from a function or method that "
        "returns none?"
    ),
    "structure.not-none": gettext_noop(
        "The result is {got}; None was expected: change the argument itself instead of returning something."
    ),
    "structure.type": gettext_noop("The result is {got}; {expected} was expected."),
    "structure.list-for-ndarray": gettext_noop(
        "The result is a list; {expected} was expected. np.array(...) makes an array of a list."
    ),
    "structure.list-for-tensor": gettext_noop(
        "The result is a list; {expected} was expected. torch.tensor(...) makes a tensor of a list."
    ),
    "structure.ndarray-for-tensor": gettext_noop(
        "The result is a NumPy array; this exercise asks for a PyTorch tensor. Compute with torch throughout, "
        "or end with torch.from_numpy(...)."
    ),
    "structure.tensor-for-ndarray": gettext_noop(
        "The result is a PyTorch tensor; this exercise asks for a NumPy array. Compute with NumPy throughout, "
        "or end with .detach().numpy()."
    ),
    "structure.text-array": gettext_noop(
        "The result is an array of texts (dtype {dtype}), not of numbers, however they look. Return the numbers "
        "themselves, without str(...), quotes or a dtype of text."
    ),
    "structure.one-for-several": gettext_noop(
        "The result is {got}; {expected} was expected. Return all of them, separated by commas."
    ),
    "structure.several-for-one": gettext_noop(
        "The result is {got}; only {expected} was expected. Check what stands after return."
    ),
    "structure.length": gettext_noop(
        "The number of items in the result is {got}; it should be {expected}. Check what stands after return."
    ),
    "structure.length-named": gettext_noop(
        "The number of items in the result is {got}; it should be {expected}: {names:list}. Check what stands "
        "after return."
    ),
    "structure.key-missing": gettext_noop("The dict has no {missing:list}."),
    "structure.key-missing-near": gettext_noop("The dict has no {missing:list}. Was {near} meant to be {meant}?"),
    "structure.key-extra": gettext_noop("The dict has {extra:list}, which was not expected."),
    "mistake.shape": gettext_noop("The shape is the one that a known mistake gives, perhaps this one: {mistake}"),
    "result.argument": gettext_noop("It is the argument {name} as it came in: is something else to be returned?"),
    # dtype
    "dtype.kind": gettext_noop("The values are {got_dtype}; {expected_dtype} was expected."),
    "dtype.exact": gettext_noop(
        "The values are {got_dtype}; exactly {expected_dtype} was expected. .astype(...) or dtype=... sets it."
    ),
    "dtype.exact-tensor": gettext_noop(
        "The values are {got_dtype}; exactly {expected_dtype} was expected. .to(...) or dtype=... sets it."
    ),
    "dtype.int-for-float": gettext_noop(
        "The values are {got_dtype}; {expected_dtype} was expected. An array made from integers keeps integers: "
        "whatever is written into it loses its decimals. Make it with a float dtype."
    ),
    "dtype.int-for-float-cut": gettext_noop(
        "The values are {got_dtype}, and equal the expected {expected_dtype} ones with their decimals cut off. "
        "An array made from integers keeps integers, whatever is written into it. Make it with a float dtype."
    ),
    "dtype.float-for-int": gettext_noop(
        "The values are {got_dtype}; {expected_dtype} was expected. / always gives a float: // divides integers."
    ),
    "dtype.bool-for-number": gettext_noop(
        "The values are truth values (bool); {expected_dtype} was expected. A comparison gives bool; "
        ".astype(...) makes numbers of it."
    ),
    "dtype.number-for-bool": gettext_noop(
        "The values are {got_dtype}; truth values (bool) were expected. A comparison gives them."
    ),
    # not a number, infinite
    "nan.unexpected": gettext_noop(
        "{count} of {total} elements are NaN where numbers were expected{where}; the first is at {at:index}."
    ),
    "nan.unexpected-one": gettext_noop("The element at {at:index} is NaN; {expected:value} was expected."),
    "nan.unexpected-all": gettext_noop("Every element is NaN."),
    "nan.unexpected-scalar": gettext_noop("The result is NaN; {expected:value} was expected."),
    "nan.missing": gettext_noop(
        "NaN was expected at {count} of {total} elements where the result has numbers; the first is at {at:index}."
    ),
    "nan.missing-scalar": gettext_noop("The result is {got:value}; NaN was expected."),
    "nan.hint": gettext_noop("NaN comes from 0/0, from inf - inf, or from the log or root of a negative number."),
    "inf.unexpected": gettext_noop(
        "{count} of {total} elements are infinite where finite numbers were expected{where}; the first is at "
        "{at:index}."
    ),
    "inf.unexpected-one": gettext_noop("The element at {at:index} is {got}; {expected:value} was expected."),
    "inf.unexpected-scalar": gettext_noop("The result is {got}; {expected:value} was expected."),
    "inf.missing": gettext_noop(
        "Infinity was expected at {count} of {total} elements where the result is finite; the first is at {at:index}."
    ),
    "inf.missing-scalar": gettext_noop("The result is {got:value}; {expected} was expected."),
    "inf.sign": gettext_noop(
        "The infinity at {at:index} is {got}; {expected} was expected: {count} of {total} elements have the wrong sign."
    ),
    "inf.sign-scalar": gettext_noop("The result is {got}; {expected} was expected: the sign is wrong."),
    "inf.hint": gettext_noop(
        "Infinity comes from dividing by 0, from log(0), or from exp of a large number: subtract the maximum first."
    ),
    "inf.hint-float16": gettext_noop("float16 holds no number above 65504: compute in float32."),
    # single values
    "value.number": gettext_noop(
        "The result is {got:value}; {expected:value} was expected: off by {error:number}, allowed {allowed:number}."
    ),
    "value.exact": gettext_noop("The result is {got:value}; {expected:value} was expected."),
    "value.coarse": gettext_noop(
        "{dtype} is too coarse here: the result must have the digits of {needed}. Compute and return in {needed}."
    ),
    "value.text": gettext_noop("The result is {got}; {expected} was expected."),
    "value.text-case": gettext_noop("The result is {got}; {expected} was expected: only upper and lower case differ."),
    "value.text-space": gettext_noop("The result is {got}; {expected} was expected: only the spaces differ."),
}
