# expect: timeout
# Runs a regular expression that backtracks exponentially inside one C call that checks no flag.
import re


def corr2d(X, K):
    return re.match(r"(a+)+$", "a" * 64 + "!")
