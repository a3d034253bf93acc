"""Counts the brackets that a formula opens and never closes.

The library that converts formulas takes time exponential in them: measured 0.02 s for 20, doubling with each. It has no
limit of its own and cannot be interrupted, so this count is made first; where it is not certain that a bracket is
closed, it is not.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_PART: Final = re.compile(r"\\[A-Za-z]+|\\.|\S", re.DOTALL)
_COMMENT: Final = re.compile(r"(?<!\\)%.*")
_OPENING: Final = frozenset(
    {"lbrace", "lbrack", "lparen", "lgroup", "lmoustache", "lfloor", "lceil", "langle", "lvert", "lVert", "lang"}
    | {"lAngle", "lBrace", "llangle", "llbracket", "llparenthesis", "llcorner", "ulcorner", "Yleft", "mathopen"}
)
_CLOSING: Final = frozenset(
    {"rbrace", "rbrack", "rparen", "rgroup", "rfloor", "rceil", "rangle", "rvert", "rVert", "rang", "rAngle", "rBrace"}
    | {"rrangle", "rrbracket", "rrparenthesis", "lrcorner", "urcorner"}
)
# After any other command a bracket may be its argument, which closes nothing: \sqrt).
_NO_ARGUMENT: Final = frozenset(
    {"alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda"}
    | {"mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "varphi", "chi", "psi", "omega", "Gamma"}
    | {"Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega", "ell", "partial", "nabla", "infty"}
    | {"cdot", "cdots", "ldots", "dots", "vdots", "times", "star", "ast", "top", "prime", "quad", "qquad", "circ"}
    | {"big", "Big", "bigg", "Bigg", "bigr", "Bigr", "biggr", "Biggr", "emptyset", "odot", "otimes", "pm"}
)


def unclosed(latex: str) -> int:
    """How many brackets ``latex`` opens that nothing in the same group, or cell of a table, is sure to close."""
    stack: list[str] = []
    count = 0
    before = ""
    parts = iter(_PART.findall(_COMMENT.sub("", latex)))
    for part in parts:
        name = part[1:] if part.startswith("\\") else ""
        if part == "{" or name in ("left", "begin"):
            stack.append("group")
        elif part == "}" or name in ("right", "end"):
            count += _pop_brackets(stack)
            if stack:
                stack.pop()
        elif part in ("&", "\\\\"):
            count += _pop_brackets(stack)
        elif name in _OPENING or part == "\\{" or (not name and _category(part) in ("Ps", "Pi", "So")):
            stack.append("bracket")
        elif name in _CLOSING or part == "\\}" or (not name and _category(part) == "Pe"):
            _close(stack, before)
        if name in ("left", "right"):
            next(parts, None)  # its own bracket, which always has a partner
        before = part
    return count + stack.count("bracket")


def _close(stack: list[str], before: str) -> None:
    """Take one bracket off the stack, unless what stands ``before`` the closing one may have it as its argument."""
    if stack and stack[-1] == "bracket" and not _takes_argument(before):
        stack.pop()


def _pop_brackets(stack: list[str]) -> int:
    """Take the brackets since the last group was opened off the stack, and count them."""
    count = 0
    while stack and stack[-1] == "bracket":
        stack.pop()
        count += 1
    return count


def _category(part: str) -> str:
    return "Ps" if part == "\u23b0" else unicodedata.category(part)


def _takes_argument(part: str) -> bool:
    return part in ("_", "^") or (part[:1] == "\\" and part[1:].isalpha() and part[1:] not in _NO_ARGUMENT)
