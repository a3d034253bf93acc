# expect: passed
# Keeps results in databases and archives under /tmp, and gives itself a time limit by a signal.
import gzip
import io
import shelve
import signal
import sqlite3
import tempfile
import zipfile
from pathlib import Path

import numpy as np


def direct(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y


def too_slow(number, frame):
    raise TimeoutError


def corr2d(X, K):
    signal.signal(signal.SIGALRM, too_slow)
    signal.alarm(15)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stream = io.BytesIO()
        np.save(stream, direct(X, K))
        with sqlite3.connect(folder / "runs.db") as database:
            database.execute("pragma journal_mode = wal")
            database.execute("create table runs (result blob)")
            database.execute("insert into runs values (?)", (stream.getvalue(),))
        stored = database.execute("select result from runs").fetchone()[0]
        database.close()
        with shelve.open(str(folder / "shelf")) as shelf:
            shelf["result"] = gzip.compress(stored)
            stored = gzip.decompress(shelf["result"])
        with zipfile.ZipFile(folder / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("result.npy", stored)
        with zipfile.ZipFile(folder / "all.zip") as archive:
            result = np.load(io.BytesIO(archive.read("result.npy")))
    signal.alarm(0)
    return result
