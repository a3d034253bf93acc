"""Runs a solution on the visible cases and writes a report as JSON: ``local_runner.py SOLUTION CASES ANSWER``.

It is started with the student's own Python and imports nothing but numpy, or torch and triton, of theirs.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import linecache
import os
import re
import sys
import traceback
from pathlib import Path

MOST = 16  # rows and columns of an array that are shown
RTOL = {"float64": 1e-6, "float32": 1e-4, "float16": 1e-2, "bfloat16": 2e-2}


def main(solution, cases_file, answer):
    given = json.loads(Path(cases_file).read_text(encoding="utf-8"))
    found = report(Path(solution).read_text(encoding="utf-8"), given)
    Path(answer).write_text(json.dumps(found), encoding="utf-8")


def report(source, given):
    os.environ.setdefault("TRITON_INTERPRET", "1")  # before torch is imported; of use to kernels alone
    linecache.cache["solution.py"] = (len(source), None, source.splitlines(True), "solution.py")  # triton reads it
    for library in ("numpy", *{"torch": ("torch",), "triton": ("torch", "triton")}.get(given["arrays"], ())):
        try:
            importlib.import_module(library)
        except ImportError:
            return {"missing": library}
    names = {"__name__": "solution"}
    whole = {"verdict": "passed", "points": None, "max_points": None}
    body = {"messages": [], "cases": [], "traceback": "", "stdout": ""}
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(source, "solution.py", "exec"), names)  # noqa: S102 - the student's own code, as python would
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        body.update(messages=[say(error)], traceback=trace(), stdout=printed.getvalue())
        return {**whole, "verdict": "error", "report": body}
    body["stdout"] = printed.getvalue()
    missing = [name for name in given["entry"] if name not in names]
    if missing:
        body["messages"] = [f"There is no {' and no '.join(missing)} in it."]
        return {**whole, "verdict": "error", "report": body}
    body["cases"] = [run(case, names, given) for case in given["cases"]]
    verdicts = [case["verdict"] for case in body["cases"]]
    run_here = [verdict for verdict in verdicts if verdict != "skipped"]
    if not run_here:
        body["messages"] = ["None of these cases can be judged here: leave out --local."]
    else:
        body["messages"] = ["In your own Python; the service has the last word."]
    bad = [verdict for verdict in run_here if verdict != "passed"]
    verdict = (bad[0] if len(bad) == len(run_here) else "partial") if bad else "passed"
    return {**whole, "verdict": verdict, "report": body}


def run(case, names, given):
    found = {
        "name": case["name"], "title": case["name"], "verdict": "passed", "points": 0, "max_points": 0,
        "visible": True, "messages": [], "parts": [], "call": case["call"], "tries": "", "inputs": [],
        "expected": None, "got": None, "difference": None, "worst": None, "traceback": "", "stdout": "",
        "example": None,
    }  # fmt: skip
    why = reason(case)
    if why:
        return {**found, "verdict": "skipped", "messages": [why]}
    printed, results = io.StringIO(), []
    try:
        with contextlib.redirect_stdout(printed):
            for step in case["steps"]:
                results.append(call(step, results, names))
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        return {
            **found,
            "verdict": "error",
            "messages": [say(error)],
            "traceback": trace(),
            "stdout": printed.getvalue(),
        }
    found["stdout"] = printed.getvalue()
    found["inputs"] = inputs(case)
    wanted = [value(one, results) for one in case["expected"]]
    judged = [at for at, step in enumerate(case["steps"]) if step["judged"]]
    pairs = list(zip(wanted, [results[at] for at in judged] if len(wanted) == len(judged) else results))
    for expected, got in pairs:
        sentence, pictures = differs(expected, got, tolerance(case, given, "rtol"), tolerance(case, given, "atol"))
        if sentence:
            return {**found, "verdict": "wrong", "messages": [sentence], **pictures}
    return found


def inputs(case):
    """The arguments of a single call, by the names that its text gives them."""
    match = re.fullmatch(r"\w+\(([\w, ]*)\)", case["call"])
    names = [name.strip() for name in match[1].split(",")] if match and len(case["steps"]) == 1 else []
    args = case["steps"][0]["args"]
    values = [value(one, ()) for one in args] if len(names) == len(args) else []
    pairs = [(name, one, numbers(one)) for name, one in zip(names, values)]
    return [shown(name, one, found, None) for name, one, found in pairs if found is not None]


def reason(case):
    if case["steps"] is None:
        words = {"fresh": "Its numbers are drawn for each submission.", "large": "It is too large to be given away."}
        return words[case["why"]] + " It is judged by the service."
    if case["check"] != "value" or any(step["op"] != "call" for step in case["steps"]):
        return "What it checks is judged by the service."
    return ""


def tolerance(case, given, name):
    return case.get(name) if case.get(name) is not None else given.get(name)


def call(step, results, names):
    args = [value(one, results) for one in step["args"]]
    kwargs = {name: value(one, results) for name, one in step["kwargs"].items()}
    if step["on"] is None:
        return names[step["call"]](*args, **kwargs)
    target = value(step["on"], results)
    return (getattr(target, step["call"]) if step["call"] else target)(*args, **kwargs)


def value(plain, results):
    if isinstance(plain, list):
        return [value(one, results) for one in plain]
    if not isinstance(plain, dict):
        return plain
    if "array" in plain:
        return array(plain)
    if "result" in plain:
        found = results[plain["result"]]
        for part in plain["path"]:
            found = found[part] if not isinstance(part, str) or isinstance(found, dict) else getattr(found, part)
        return found
    if "tuple" in plain:
        return tuple(value(one, results) for one in plain["tuple"])
    if "dict" in plain:
        return {value(key, results): value(one, results) for key, one in plain["dict"]}
    if "complex" in plain:
        return complex(*(value(one, results) for one in plain["complex"]))
    if "bytes" in plain:
        return bytes.fromhex(plain["bytes"])
    return float(plain["float"])


def array(plain):
    import numpy as np

    data = [value(one, ()) for one in plain["data"]]
    if plain["array"] == "torch":
        torch = importlib.import_module("torch")
        return torch.tensor(data, dtype=getattr(torch, plain["dtype"])).reshape(plain["shape"])
    found = np.array(data, dtype=plain["dtype"]).reshape(plain["shape"])
    return found[()] if plain.get("scalar") else found


def numbers(found):
    """A numeric value as numpy, or None."""
    import numpy as np

    if hasattr(found, "detach"):
        found = found.detach().cpu()
        return found.float().numpy() if str(found.dtype) == "torch.bfloat16" else found.resolve_conj().numpy()
    if isinstance(found, (bool, int, float, complex, np.ndarray, np.generic)):
        found = np.asarray(found)
        return found if found.dtype.kind in "biufc" else None
    return None


def differs(expected, got, rtol, atol):
    """What is wrong, in a sentence, and the pictures; ("", {}) where nothing is."""
    import numpy as np

    if isinstance(expected, (tuple, list)) and isinstance(got, (tuple, list)):
        if len(expected) != len(got):
            return f"{len(expected)} results are expected, and yours are {len(got)}.", {}
        for number, (one, other) in enumerate(zip(expected, got)):
            sentence, pictures = differs(one, other, rtol, atol)
            if sentence:
                return f"Result {number + 1} of {len(expected)}: {sentence}", pictures
        return "", {}
    want, have = numbers(expected), numbers(got)
    if want is None or have is None:
        same = want is have and type(expected) is type(got) and expected == got
        return ("", {}) if same else (f"{expected!r:.200} is expected, and yours is {got!r:.200}.", {})
    pictures = {"expected": shown("expected", expected, want, None), "got": shown("got", got, have, None)}
    if want.shape != have.shape:
        return f"The shape {want.shape} is expected, and yours is {have.shape}.", pictures
    if not want.size:
        return "", {}
    name = str(getattr(expected, "dtype", want.dtype)).replace("torch.", "")
    allowed = RTOL.get(name, 1e-6) if rtol is None else max(rtol, 1e-12)
    wide = np.complex128 if "c" in (want.dtype.kind, have.dtype.kind) else np.float64
    a, b = want.astype(wide), have.astype(wide)
    finite = np.abs(a[np.isfinite(a)])
    floor = allowed * (float(finite.max()) if finite.size else 0.0) if atol is None else atol
    with np.errstate(all="ignore"):
        off = ~np.isclose(b, a, rtol=allowed, atol=floor, equal_nan=True)
    if not off.any():
        return "", {}
    with np.errstate(all="ignore"):
        far = np.where(off, np.nan_to_num(np.abs(b - a), nan=np.inf), -1)
    worst = tuple(int(part) for part in np.unravel_index(int(np.argmax(far)), far.shape)) if far.ndim else ()
    pictures = {"expected": shown("expected", expected, want, worst), "got": shown("got", got, have, worst)}
    if wide is np.float64:
        pictures["difference"] = shown("difference", None, b - a, worst)
    pictures["worst"] = list(worst) if worst else None
    where = f" at {list(worst)}" if worst else ""
    many = f"{int(off.sum())} of {off.size} values are not right" if off.size > 1 else "The value is not right"
    return f"{many}; the furthest off is{where}: {b[worst]:.6g} instead of {a[worst]:.6g}.", pictures


def shown(name, original, found, worst):
    kind = type(original).__name__ if original is not None else "ndarray"
    about = {"name": name, "text": repr(original)[:400], "type": kind, "dtype": str(found.dtype)}
    about.update(shape=None, cells=None, slice="", origin=[0, 0])
    if not found.ndim or not found.size or found.dtype.kind == "c":
        return about
    index = worst if worst and len(worst) == found.ndim else (0,) * found.ndim
    part, fixed = found, ()
    if found.ndim > 2:
        fixed = index[:-2]
        part = found[fixed]
    part = part.reshape(1, -1) if part.ndim == 1 else part
    row, column = (0, index[-1]) if found.ndim == 1 else index[-2:]
    top = max(0, min(row - MOST // 2, part.shape[0] - MOST))
    left = max(0, min(column - MOST // 2, part.shape[1] - MOST))
    cut = part[top : top + MOST, left : left + MOST]
    cells = [
        [cell if cell == cell and abs(cell) != float("inf") else str(cell) for cell in line] for line in cut.tolist()
    ]
    whole = cut.size == found.size
    about.update(shape=list(found.shape), cells=cells, origin=[top, left])
    about["slice"] = "" if whole else f"[{', '.join([*map(str, fixed), ':, :'])}]"
    return about


def say(error):
    text = str(error)
    return f"{type(error).__name__}: {text}" if text else f"{type(error).__name__}."


def trace():
    lines = traceback.format_exc().splitlines()
    start = next((at for at, line in enumerate(lines) if '"solution.py"' in line), len(lines) - 1)
    return "\n".join(lines[start:])[-4000:]


if __name__ == "__main__":
    main(*sys.argv[1:4])
