# expect: wrong
# Makes the builtins raise, so that the runner fails and the failure is taken for the service's own. It does without them.
import builtins

import numpy as np


def broken(*_, **__):
    raise SystemExit("the service failed")


def corr2d(X, K):
    for name in ("len", "isinstance", "type", "getattr", "print", "open", "range", "zip", "enumerate", "min", "repr", "str", "bytes", "memoryview"):
        setattr(builtins, name, broken)
    return 1
