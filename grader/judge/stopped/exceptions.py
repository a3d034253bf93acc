"""What to try after an exception, from its type and its message."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import prod

from grader.judge.words.sentences import Sentence, say

_SHAPE = r"(\([\d, ]*\))"
_LAYERS = r"(?:ReLU|Tanh|Sigmoid|Softmax|Linear|Flatten|Sequential|Conv\dd|Dropout\w*|BatchNorm\dd|\w+Pool\dd|\w+Loss)"
_HINTS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (  # end of the type, pattern of the message, key, facts
    ("", r"Torch not compiled with CUDA|NVIDIA driver|No CUDA GPUs|no CUDA-capable", "hint.no-gpu", ()),
    ("RuntimeError", r"^0 active drivers", "hint.no-triton-driver", ()),
    ("OutOfBoundsError", r"element (-\d+) of (\w+),", "hint.kernel-before", ("index", "name")),
    (
        "OutOfBoundsError",
        r"element (\d+) of (\w+), which has (\d+)$",
        "hint.kernel-beyond",
        ("index", "name", "size"),
    ),
    ("OutOfBoundsError", "", "hint.kernel-astray", ()),
    ("RaceError", r"several values at once in element (-?\d+) of (\w+)", "hint.kernel-race-block", ("index", "name")),
    ("RaceError", r"element (-?\d+) of (\w+)", "hint.kernel-race", ("index", "name")),
    ("ValueError", r"^arange.s range must be a power of 2", "hint.kernel-power", ()),
    ("ZeroDivisionError", "", "hint.zero-division", ()),
    ("RecursionError", "", "hint.recursion", ()),
    (
        "IndexError",
        r"index (-?\d+) is out of bounds for (?:axis|dimension) (\d+) with size 0",
        "hint.index-empty",
        ("index", "axis"),
    ),
    (
        "IndexError",
        r"index (-?\d+) is out of bounds for (?:axis|dimension) (\d+) with size (\d+)",
        "hint.index-size",
        ("index", "axis", "size"),
    ),
    ("IndexError", r"array is (\d+)-dimensional, but (\d+) were indexed", "hint.indices", ("axes", "given")),
    ("IndexError", r"too many indices for tensor of dimension (\d+)", "hint.indices-tensor", ("axes",)),
    ("IndexError", r"too many indices|invalid index to scalar|invalid index of a 0-dim", "hint.too-many-indices", ()),
    ("AxisError", r"axis (-?\d+) is out of bounds for array of dimension 0", "hint.axis-single", ("axis",)),
    ("AxisError", r"axis (-?\d+) is out of bounds for array of dimension (\d+)", "hint.axis", ("axis", "axes")),
    ("IndexError", r"to be in range of \[-\d+, \d+\], but got (-?\d+)\)", "hint.axis-tensor", ("axis",)),
    ("IndexError", r"(list|tuple|string) (assignment )?index out of range", "hint.index", ()),
    ("UnboundLocalError", r"variable '(\w+)'", "hint.unbound", ("name",)),
    ("NameError", r"name '(np|numpy)' is not defined", "hint.import-numpy", ()),
    ("NameError", r"name '(torch|nn|F)' is not defined", "hint.import-torch", ("name",)),
    ("NameError", r"name '(\w+)' is not defined\. Did you mean: '(\w+)'", "hint.name-near", ("name", "near")),
    ("NameError", r"name '(\w+)' is not defined", "hint.name", ("name",)),
    ("ValueError", r"^negative dimensions are not allowed", "hint.negative-size", ()),
    ("RuntimeError", r"Dimension size must be non-negative|negative dimension", "hint.negative-size", ()),
    ("RuntimeError", r"Kernel size: (\([\d x]+\))\. Kernel size can't be greater", "hint.kernel-size", ("size",)),
    (
        "ValueError",
        rf"operands could not be broadcast together with shapes {_SHAPE} {_SHAPE}",
        "hint.broadcast",
        ("first", "second"),
    ),
    (
        "RuntimeError",
        r"The size of tensor a \((\d+)\) must match the size of tensor b \((\d+)\)",
        "hint.sizes",
        ("first", "second"),
    ),
    (
        "ValueError",
        rf"could not broadcast input array from shape {_SHAPE} into shape {_SHAPE}",
        "hint.assign",
        ("first", "second"),
    ),
    ("ValueError", r"matmul: .*\(size (\d+) is different from (\d+)\)", "hint.matmul-sizes", ("second", "first")),
    ("ValueError", rf"cannot reshape array of size (\d+) into shape {_SHAPE}", "hint.reshape", ("size", "shape")),
    ("RuntimeError", r"shape '(\[[\d, -]*\])' is invalid for input of size (\d+)", "hint.reshape", ("shape", "size")),
    ("ValueError", r"not enough values to unpack", "hint.unpack", ()),
    ("TypeError", r"cannot unpack non-iterable ([\w.]+) object", "hint.unpack-one", ("type",)),
    ("TypeError", r"Cannot interpret '\d+' as a data type", "hint.shape-in-brackets", ()),
    ("ValueError", r"too many values to unpack", "hint.unpack", ()),
    ("ValueError", r"truth value of an array", "hint.truth", ()),
    (
        "TypeError",
        r"Cannot cast ufunc '?\w+'? output from dtype\('(\w+)'\) to dtype\('(\w+)'\)",
        "hint.cast",
        ("first", "second"),
    ),
    ("TypeError", r"takes (?:from \d+ to )?\d+ positional arguments? but \d+", "hint.signature", ()),
    ("TypeError", r"missing \d+ required (?:positional|keyword-only) argument", "hint.signature", ()),
    ("TypeError", r"got an unexpected keyword argument '(\w+)'", "hint.keyword", ("name",)),
    ("TypeError", r"'NoneType' object", "hint.none", ()),
    ("AttributeError", r"'NoneType' object", "hint.none", ()),
    ("TypeError", r"only (0-dimensional|length-1|integer scalar) arrays", "hint.one-number", ()),
    ("TypeError", r"'([\w.]+)' object is not callable", "hint.not-callable", ("type",)),
    (
        "TypeError",
        r"'(?:function|builtin_function_or_method|method|type)' object is not subscriptable",
        "hint.brackets",
        (),
    ),
    ("TypeError", r"'tuple' object does not support item assignment", "hint.tuple-fixed", ()),
    (
        "TypeError",
        r"'(int|float|bool|complex|numpy\.\w+)' object (?:is not (?:subscriptable|iterable)|does not support item)",
        "hint.no-elements",
        ("type",),
    ),
    (
        "TypeError",
        r"object of type '(int|float|bool|complex|numpy\.\w+)' has no len\(\)",
        "hint.no-elements",
        ("type",),
    ),
    ("KeyError", r"(.+)", "hint.key", ("name",)),
    ("RuntimeError", r"Can't call numpy\(\) on Tensor that requires grad", "hint.detach", ()),
    ("RuntimeError", r"leaf Variable that requires grad", "hint.leaf", ()),
    ("RuntimeError", r"does not require grad", "hint.no-grad", ()),
    (
        "RuntimeError",
        r"expected (?:scalar type|m1 and m2 to have the same dtype)|same dtype|type \(\w+\) should be the same",
        "hint.torch-dtype",
        (),
    ),
    ("RuntimeError", r"on the same device", "hint.device", ()),
    ("TypeError", rf"must be Tensor, not ({_LAYERS})", "hint.layer", ("type",)),
    (
        "TypeError",
        r"must be Tensor, not numpy\.ndarray|invalid combination of arguments - got \(numpy\.ndarray",
        "hint.tensor",
        (),
    ),
    (
        "RuntimeError",
        r"expected input\[[\d, ]*\] to have (\d+) channels, but got (\d+) channels",
        "hint.channels",
        ("first", "second"),
    ),
    ("RuntimeError", r"Boolean value of Tensor with more than one value", "hint.truth-tensor", ()),
    ("RuntimeError", r"Expected \dD .*input to \w+, but got input of size", "hint.dimensions", ()),
    ("ValueError", r"expected \dD .*input \(got \dD input\)", "hint.dimensions", ()),
    ("LinAlgError", r"Singular matrix", "hint.singular", ()),
    ("EOFError", "", "hint.input", ()),
    ("BdbQuit", "", "hint.breakpoint", ()),
    ("RuntimeError", r"can't start new thread", "hint.threads", ()),
    ("gaierror", "", "hint.network", ()),
    ("URLError", "", "hint.network", ()),
    ("OSError", r"\[Errno (?:27|28)\]|requested and \d+ written", "hint.disk", ()),
    ("FileNotFoundError", "", "hint.file", ()),
    ("PermissionError", r"\[Errno 1\]", "hint.not-allowed", ()),
    ("PermissionError", "", "hint.file", ()),
    ("AttributeError", r"cannot assign \w+ before Module\.__init__\(\) call", "hint.super", ()),
    ("AttributeError", r"object has no attribute '_(?:\w+_hooks|modules|parameters|buffers)'", "hint.super", ()),
    ("AttributeError", r"'([\w.]+)' object has no attribute '(\w+)'", "hint.attribute", ("type", "name")),
    ("AttributeError", r"module '([\w.]+)' has no attribute '(\w+)'", "hint.attribute-module", ("type", "name")),
)
_COMPILED = tuple((kind, re.compile(pattern), key, names) for kind, pattern, key, names in _HINTS)
_OF_THE_CALL = ("hint.signature", "hint.keyword")  # of the exercise's call, which has no line of the file
_LONGEST = 300


def exception_sentence(facts: Mapping[str, object]) -> Sentence:
    """What was raised, and in which line (``type``, ``message``, ``line``, ``file`` of the problem)."""
    kind = str(facts.get("type", "Exception")).rsplit(".", 1)[-1]
    message = " ".join(str(facts.get("message", "")).split())
    if len(message) > _LONGEST:
        message = message[:_LONGEST] + "…"
    raised = f"{kind}: {message}" if message else kind
    line = facts.get("line")
    if not isinstance(line, int) or line < 1:
        return say("exception.nowhere", raised=raised)
    name = str(facts.get("file", ""))
    if name and name != "solution.py":
        return say("exception.in-file", raised=raised, line=line, file=name)
    return say("exception", raised=raised, line=line)


def _product(message: str) -> Sentence | None:
    """A matrix product that does not come about: which two sizes had to agree, and what would make them."""
    found = re.search(rf"shapes {_SHAPE} and {_SHAPE} not aligned: (\d+) \(dim \d+\) != (\d+) \(dim \d+\)", message)
    torch = re.search(r"mat1 and mat2 shapes cannot be multiplied \((\d+x\d+) and (\d+x\d+)\)", message)
    if found:
        first, second = (tuple(map(int, re.findall(r"\d+", shape))) for shape in (found[1], found[2]))
        facts = {"first": found[1], "second": found[2], "size": found[3], "other": found[4]}
        if len(first) > 2 and second and prod(first[1:]) == second[0]:
            return say("hint.matmul-flatten", rows=first[0], columns=prod(first[1:]), **facts)
        if len(first) > 2 or len(second) > 2:
            return say("hint.matmul-axes", **facts)
        turned = len(first) == len(second) == 2 and (first[0] in second or first[1] == second[1])
        return say("hint.matmul-transpose" if turned else "hint.matmul", **facts)
    return say("hint.matmul-torch", first=torch[1], second=torch[2]) if torch else None


def hint(facts: Mapping[str, object]) -> Sentence | None:
    """The usual cause of such an exception and what to try; None where the cause is not certain."""
    kind, message = str(facts.get("type", "")), str(facts.get("message", ""))
    if kind.endswith(("ValueError", "RuntimeError")) and (product := _product(message)):
        return product
    for ending, pattern, key, names in _COMPILED:
        found = pattern.search(message) if kind.endswith(ending) else None
        if found and not (key in _OF_THE_CALL and facts.get("line")):
            said = {name: group for name, group in zip(names, found.groups(), strict=False) if group}
            for name, size in (("last", said.get("size") if "index" in said else None), ("final", said.get("axes"))):
                if size is not None:
                    said[name] = str(int(size) - 1)
            return say(key, **said)
    return None
