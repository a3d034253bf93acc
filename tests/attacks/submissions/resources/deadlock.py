# expect: timeout
# Waits on a lock it holds itself.
import threading


def corr2d(X, K):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
