# expect: passed
# Imports what it needs inside its functions, more of the standard library than anyone needs.
def corr2d(X, K):
    import contextlib
    import copy
    import csv
    import datetime
    import decimal
    import fractions
    import glob
    import heapq
    import html
    import io
    import itertools
    import json
    import math
    import operator
    import os.path
    import pathlib
    import pickle
    import pprint
    import queue
    import re
    import statistics
    import string
    import textwrap
    import uuid
    import zlib

    import numpy as np
    from numpy.lib.stride_tricks import sliding_window_view

    text = io.StringIO()
    with contextlib.redirect_stdout(text), contextlib.suppress(ValueError):
        print(json.dumps({"shape": list(X.shape)}), os.path.join("a", "b"), pathlib.Path("x") / "y")
        pprint.pprint(re.findall(r"\d+", text.getvalue()))
    assert json.loads(text.getvalue().split("}")[0] + "}")["shape"] == list(X.shape)
    X, K = copy.deepcopy(X), pickle.loads(pickle.dumps(K))
    windows = sliding_window_view(X, K.shape)
    Y = np.empty(windows.shape[:2])
    for i, j in itertools.product(*map(range, Y.shape)):
        Y[i, j] = math.fsum((windows[i, j] * K).ravel())
    return Y
