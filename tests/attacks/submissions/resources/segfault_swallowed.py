# expect: crashed
# Ignores SIGSEGV, SIGBUS and SIGABRT, then reads address zero.
import ctypes
import signal

for number in (signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT):
    signal.signal(number, signal.SIG_IGN)


def corr2d(X, K):
    return ctypes.string_at(0)
