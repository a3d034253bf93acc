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
        "Axis {axis} has size {size}, so its indices go from 0 to {last}; {index} is beyond. Check where the range "
        "ends, and which axis this index is for."
    ),
    "hint.index-empty": gettext_noop(
        "Axis {axis} has size 0: nothing is in it, so there is no index {index}. Print the shape before this line."
    ),
    "hint.indices": gettext_noop(
        "{given} indices are given and the array has {axes} axes: print its shape before this line."
    ),
    "hint.indices-tensor": gettext_noop(
        "There are more indices than the {axes} axes of the tensor: print its shape before this line."
    ),
    "hint.axis": gettext_noop(
        "The array has {axes} axes, counted from 0 to {final}; axis {axis} is not among them. Print its shape before "
        "this line."
    ),
    "hint.axis-single": gettext_noop(
        "A single number has no axes, and axis {axis} is asked for: is it what this line should work on?"
    ),
    "hint.axis-tensor": gettext_noop(
        "The tensor has no axis {axis}: axes count from 0. Print its shape before this line."
    ),
    "hint.shape-entry": gettext_noop(
        "A shape has one size for each axis, and there are fewer axes here than this line asks for: print the shape."
    ),
    "hint.negative-size": gettext_noop(
        "A size is negative here: print the sizes. In the size of an output the window's size is taken from the padded "
        "input's, not the other way round."
    ),
    "hint.kernel-size": gettext_noop(
        "The kernel, {size}, is larger than what it moves over: is the padding missing, or are axes in another order?"
    ),
    "hint.empty-slice": gettext_noop(
        "The slice {slice} in line {line} is empty where {name} is 0: write its end as the size minus {name}."
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
    "hint.name": gettext_noop("{name} has no value here: is it misspelt, or is its definition missing in this file?"),
    "hint.name-later": gettext_noop("{name} has no value yet in this line: it gets one only further down."),
    "hint.name-elsewhere": gettext_noop(
        "{name} is a variable of the function {function} and has no value outside it: hand it over as an argument, or "
        "return it."
    ),
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
        "In a matrix product of {first} and {second} the sizes {size} and {other} must be equal: print both shapes."
    ),
    "hint.matmul-transpose": gettext_noop(
        "In a matrix product of {first} and {second} the sizes {size} and {other} must be equal: is a transpose "
        "missing, or the order another one?"
    ),
    "hint.matmul-axes": gettext_noop(
        "np.dot of {first} and {second} sums over the last axis of the first and the last but one of the second: their "
        "sizes, {size} and {other}, must be equal. An input of more than two axes is often flattened first, with "
        "reshape(len(x), -1)."
    ),
    "hint.matmul-flatten": gettext_noop(
        "In a matrix product of {first} and {second} the sizes {size} and {other} must be equal. Flattened, the first "
        "would be ({rows}, {columns}) and fit: x.reshape(len(x), -1)."
    ),
    "hint.matmul-torch": gettext_noop(
        "In a matrix product of {first} and {second} the inner sizes must be equal. In nn.Linear the second is made of "
        "its own sizes: was it made for this input, and is the input flattened where it has to be?"
    ),
    "hint.matmul-sizes": gettext_noop(
        "A matrix product sums over the last axis of the first, of size {first}, and the last but one of the second "
        "(its only one, if it has one), of size {second}: these must be equal. Print both shapes."
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
    "hint.layer": gettext_noop(
        "A layer, {type}, stands where a tensor is needed: nn.{type}(...) makes it, and what comes of that is called "
        "with the tensor."
    ),
    "hint.tensor": gettext_noop(
        "A NumPy array stands where a tensor is needed: torch.from_numpy(...) makes one, or leave out .numpy()."
    ),
    "hint.channels": gettext_noop(
        "The layer was made for {first} input channels and gets {second}: compare it with the layer before, and print "
        "the shape: channels are axis 1 of a batch."
    ),
    "hint.truth-tensor": gettext_noop(
        "A tensor is neither true nor false: use torch.where or a mask, or .any() or .all(). A loss such as "
        "nn.CrossEntropyLoss is made first, without the tensors, and then called with them."
    ),
    "hint.dimensions": gettext_noop(
        "The layer needs another number of axes than what goes in has: print its shape before this line."
    ),
    "hint.self-attribute": gettext_noop(
        "Nothing in the class {type} sets self.{name}: is it misspelt, or still to be made in __init__?"
    ),
    "hint.unpack-one": gettext_noop(
        "A single value of type {type} stands where several are given names: print what is unpacked before this line."
    ),
    "hint.shape-in-brackets": gettext_noop(
        "A shape is one argument, with brackets of its own: np.zeros((3, 4)). What comes second is taken for the dtype."
    ),
    "hint.arrays-in-list": gettext_noop("{name} takes the arrays as one list: {name}([a, b])."),
    "hint.brackets": gettext_noop("A function stands before [...] here: it is called with (...)."),
    "hint.tuple-fixed": gettext_noop(
        "A tuple cannot be changed: make a list of it with list(...), or put together a new tuple."
    ),
    "hint.no-elements": gettext_noop(
        "A value of type {type} has no elements to pick or to go through: is it another value than you think? Print it "
        "before this line."
    ),
    "hint.no-module": gettext_noop(
        "The class {type} is used as a module of torch and is none: begin line {line} with class {type}(nn.Module):."
    ),
    "hint.self": gettext_noop(
        "The method {name} (line {line}) has no parameter self: the first parameter of a method is the object itself. "
        "Write self first."
    ),
    "hint.call-own": gettext_noop(
        "{name} is called here with other arguments than its def in line {line} takes: compare the two lines."
    ),
    "hint.call-other": gettext_noop(
        "{name} does not take the arguments that it is given here: look it up in its documentation."
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
    "hint.assertion": gettext_noop("The assert in this line does not hold for this case."),
    "hint.loading": gettext_noop(
        "Line {line} stands outside every function, so it ran when the file was loaded, before any case. Take out what "
        'tries the code, or put it under if __name__ == "__main__":.'
    ),
    "hint.no-gpu": gettext_noop(
        'There is no GPU here: leave out .cuda() and "cuda", or choose the device by torch.cuda.is_available().'
    ),
    "hint.no-triton-driver": gettext_noop(
        "There is no GPU here, and kernels run on the CPU: leave out triton.runtime.driver, and make tensors on "
        "the device of the input, as torch.empty_like(x) does."
    ),
    "hint.kernel-beyond": gettext_noop(
        "The elements of {name} go from 0 to {last}; element {index} is beyond. Mask what is outside in every tl.load "
        "and tl.store, or check the strides that the offset is made of."
    ),
    "hint.kernel-before": gettext_noop(
        "Element {index} of {name} would lie before its first one: mask negative offsets in every tl.load "
        "and tl.store, or check what the offset is made of."
    ),
    "hint.kernel-astray": gettext_noop(
        "The pointer lies in none of the tensors that the kernel was given: each one it uses must be an argument of "
        "the launch, and offsets are counted from its pointer."
    ),
    "hint.kernel-race": gettext_noop(
        "On a GPU programs run at the same time and in no order, so what element {index} of {name} ends up as is left "
        "to chance. Let one program alone write each element, or add with tl.atomic_add."
    ),
    "hint.kernel-race-block": gettext_noop(
        "Several elements of one block are stored in the same place, element {index} of {name}, and only one of them "
        "is kept. Add them up with tl.atomic_add, or let their pointers differ."
    ),
    "hint.kernel-power": gettext_noop(
        "The length of tl.arange is a power of 2: take triton.next_power_of_2(n), and mask what is beyond n."
    ),
    "hint.forward": gettext_noop("The module {type} has no method forward: that is what runs when it is called."),
    "hint.forward-near": gettext_noop(
        "The module {type} has no method forward; is {near}, in line {line}, meant to be it?"
    ),
    "hint.super": gettext_noop(
        "A module's __init__ begins with super().__init__(): without it nn.Module can hold no layers. Is it there, as "
        "the first line?"
    ),
    "hint.workers": gettext_noop(
        "A DataLoader with num_workers starts other processes, which is not allowed here: leave num_workers out."
    ),
    "hint.hidden-builtin": gettext_noop(
        "Line {line} imports everything by *, which puts the library's {name} in place of Python's own: import the "
        "library by its name instead, and write {name}(...) for Python's."
    ),
    "hint.default-dtype": gettext_noop(
        "Line {line} sets the default dtype for everything made after it, and what the exercise gives has another: "
        "leave that line out."
    ),
    "hint.attribute": gettext_noop(
        "A value of type {type} has no {name}: is it another type than you think? Print type(...) before this line."
    ),
    "hint.attribute-module": gettext_noop(
        "The module {type} has no {name}: check its spelling in the documentation of the installed version."
    ),
}
