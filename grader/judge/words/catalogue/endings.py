"""What was raised, and what to try."""

from __future__ import annotations

from grader.judge.words.catalogue.mark import gettext_noop

TEMPLATES = {
    "exception": gettext_noop("Line {line} raised {raised}"),
    "exception.in-file": gettext_noop("Line {line} of {file} raised {raised}"),
    "exception.nowhere": gettext_noop("The call raised {raised}"),
    "hint.not-written": gettext_noop("This function is still to be written: replace the raise by your code."),
    "hint.zero-division": gettext_noop("Something was divided by 0: which size or sum can be 0 here?"),
    "hint.recursion": gettext_noop("A function called itself too often: does every way through it come to an end?"),
    "hint.index-size": gettext_noop(
        "An axis of size {size} has the indices 0 to {last}; {index} is beyond. Check where the range ends."
    ),
    "hint.index": gettext_noop(
        "The index is beyond the end: the last one is the length minus 1. Check where the range ends."
    ),
    "hint.too-many-indices": gettext_noop(
        "There are more indices than the array has axes: print its shape before this line."
    ),
    "hint.unbound": gettext_noop(
        "{name} is used before it has a value on this way through the function: is it only set inside an if or a loop?"
    ),
    "hint.import-numpy": gettext_noop("import numpy as np is missing at the top of the file."),
    "hint.import-torch": gettext_noop("The import of {name} is missing at the top of the file."),
    "hint.name-near": gettext_noop("{name} has no value here. Was {near} meant?"),
    "hint.name": gettext_noop("{name} has no value here: is it misspelt, or defined elsewhere than in this file?"),
    "hint.broadcast": gettext_noop(
        "Shapes {first} and {second} do not fit together: aligned at the right, each pair of sizes must be "
        "equal, or one of them 1."
    ),
    "hint.sizes": gettext_noop("Sizes {first} and {second} do not fit together: they must be equal, or one of them 1."),
    "hint.assign": gettext_noop(
        "An array of shape {first} does not fit into a place of shape {second}: check how the output was "
        "allocated and which slice is written."
    ),
    "hint.matmul": gettext_noop(
        "In a matrix product of {first} and {second} the last size of the first must be the first size of the "
        "second: is a transpose missing?"
    ),
    "hint.matmul-sizes": gettext_noop(
        "In a matrix product the last size of the first, {first}, must be the first size of the second, "
        "{second}: is a transpose missing?"
    ),
    "hint.reshape": gettext_noop(
        "{size} elements do not fill the shape {shape}: the product of its sizes must be {size}."
    ),
    "hint.unpack": gettext_noop(
        "The number of names on the left is not the number of values on the right: print the shape, or what was "
        "returned."
    ),
    "hint.truth": gettext_noop("An array is neither true nor false: use np.where or a mask, or .any() or .all()."),
    "hint.cast": gettext_noop(
        "{first} values are written into an array of {second} in place: allocate it with a float dtype."
    ),
    "hint.signature": gettext_noop(
        "The parameters do not agree with the call: compare the def line with the one in the statement."
    ),
    "hint.keyword": gettext_noop(
        "There is no parameter named {name}: compare the def line with the one in the statement."
    ),
    "hint.none": gettext_noop(
        "Something is None here: often a function that lacks its return, or a method that changes in place and "
        "returns None."
    ),
    "hint.one-number": gettext_noop(
        "One number is needed here, and an array was given: pick an element, or reduce it with sum, max or mean."
    ),
    "hint.not-callable": gettext_noop(
        "Something that is no function is called here ({type}): are [...] meant instead of (...), or does a "
        "variable have the name of a function?"
    ),
    "hint.key": gettext_noop("The dict has no key {name}: print its keys."),
    "hint.detach": gettext_noop("A tensor that records gradients becomes an array by .detach().numpy()."),
    "hint.leaf": gettext_noop(
        "A parameter is changed in place while gradients are recorded: do it under with torch.no_grad()."
    ),
    "hint.no-grad": gettext_noop(
        "The loss does not depend on anything that records gradients: look for .detach(), .item(), "
        "torch.no_grad() or a missing requires_grad=True on the way to it."
    ),
    "hint.torch-dtype": gettext_noop(
        "Two tensors of different dtypes meet here: bring one to the other's with .to(other.dtype)."
    ),
    "hint.device": gettext_noop("Two tensors are on different devices here: create new ones with device=x.device."),
    "hint.singular": gettext_noop("The matrix has no inverse: which rows or columns depend on each other?"),
    "hint.input": gettext_noop(
        "There is nobody to type here: take what you need from the arguments instead of input()."
    ),
    "hint.file": gettext_noop("There are no files of yours here: everything needed is in the arguments."),
    "hint.breakpoint": gettext_noop("There is nobody to type at a breakpoint here: take it out, and use print."),
    "hint.threads": gettext_noop("No more threads than these may run at once: start fewer, or wait for some to end."),
    "hint.network": gettext_noop("There is no network here: everything needed is in the arguments."),
    "hint.disk": gettext_noop(
        "The room for files is full: keep less of it in files, or delete what is no longer needed."
    ),
    "hint.not-allowed": gettext_noop(
        "That is not allowed where submissions run: no other processes, no network, no memory shared with others."
    ),
    "hint.assertion": gettext_noop("An assert of the code does not hold for this case."),
    "hint.attribute": gettext_noop(
        "A value of type {type} has no {name}: is it another type than you think? Print type(...) before this line."
    ),
    "hint.attribute-module": gettext_noop(
        "The module {type} has no {name}: check its spelling in the documentation of the installed version."
    ),
}
