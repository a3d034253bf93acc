# expect: passed
# Mounts proc, tmpfs, the host's disk and bind mounts, by the old call and the new ones.
import ctypes

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
for source, target, kind, flags in (
    (b"proc", b"/tmp", b"proc", 0),
    (b"tmpfs", b"/tmp", b"tmpfs", 0),
    (b"/dev/vda1", b"/tmp", b"ext4", 0),
    (b"/", b"/tmp", None, 4096),
    (None, b"/", None, 32),
    (None, b"/usr", None, 32 | 4096),
):
    if libc.mount(source, target, kind, ctypes.c_ulong(flags), None) == 0:
        print("WON: mounted", kind)
for name, number, arguments in (
    ("open_tree", 428, (-100, b"/", 1)),
    ("fsopen", 430, (b"tmpfs", 0)),
    ("fspick", 433, (-100, b"/", 0)),
    ("mount_setattr", 442, (-100, b"/", 0, b"\0" * 32, 32)),
):
    if libc.syscall(number, *arguments) >= 0:
        print("WON:", name)
if libc.umount2(b"/tmp", 2) == 0 or libc.umount2(b"/proc", 2) == 0:
    print("WON: unmounted")


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
