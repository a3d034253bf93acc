# expect: wrong
# Puts finders, path hooks and an __import__ of its own in front of every later import.
import builtins
import sys
import types

import numpy as np

original = builtins.__import__


def meddle(name, *rest, **more):
    if name.split(".")[0] in ("json", "struct", "traceback", "io", "os"):
        return types.SimpleNamespace()
    return original(name, *rest, **more)


class Finder:
    @staticmethod
    def find_spec(name, *_):
        raise SystemExit(0)


builtins.__import__ = meddle
sys.meta_path.insert(0, Finder)
sys.path_hooks.clear()


def corr2d(X, K):
    return np.zeros((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1), np.result_type(X, K))
