# expect: passed
# Reads the beginning of every file of the jail outside the interpreter's own folders, looking for a planted word.
import os
import stat
import sys

import numpy as np

word = "-YRANAC"[::-1].encode()
seen = 0
# Where Landlock is, "/" cannot be listed: then by the names that a root usually has.
USUAL = "bin boot dev etc home lib lib64 mnt opt packages proc root run srv tmp usr var work".split()
try:
    roots = ["/" + name for name in os.listdir("/")]
except OSError:
    roots = ["/" + name for name in USUAL]

for folder, folders, files in (found for root in roots for found in os.walk(root, followlinks=False)):
    folders[:] = [name for name in folders if name not in ("site-packages", "python3", "lib-dynload", "sys")]
    if folder.startswith(("/usr/share", "/usr/lib", "/usr/bin", "/proc/sys", sys.base_prefix + "/lib")) or "/task/" in folder:
        folders[:] = []
        continue
    for name in files:
        path = os.path.join(folder, name)
        try:
            if not stat.S_ISREG(os.lstat(path).st_mode):
                continue
            fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
            try:
                text = os.read(fd, 4096)
            finally:
                os.close(fd)
        except OSError:
            continue
        seen += 1
        if word in text:
            print("SAW:", path, text[:300])
    if seen > 5000:
        break


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
