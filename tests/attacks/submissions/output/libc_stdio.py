# expect: output-limit
# Floods standard output through libc's own buffers.
import ctypes


def corr2d(X, K):
    libc = ctypes.CDLL(None)
    while True:
        libc.puts(b"z" * 1000)
