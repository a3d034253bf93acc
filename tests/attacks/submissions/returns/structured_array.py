# expect: wrong
# Returns arrays of records, dates, text and raw bytes.
import numpy as np

answers = [
    np.zeros((2, 2), dtype=[("a", "f8"), ("b", object)]),
    np.zeros((2, 2), dtype="datetime64[s]"),
    np.full((2, 2), "text"),
    np.zeros((2, 2), dtype="V16"),
    np.zeros((2, 2), dtype="m8[ns]"),
    np.rec.array([(1, 2.0)], dtype=[("x", int), ("y", float)]),
    np.zeros((2, 2), dtype=np.dtypes.StringDType()),
]


def corr2d(X, K):
    return answers.pop(0) if len(answers) > 1 else answers[0]
