# expect: timeout
# Catches SIGXCPU and SIGALRM, and carries on burning CPU past the soft limit.
import signal

signal.signal(signal.SIGXCPU, lambda *_: None)
signal.signal(signal.SIGALRM, lambda *_: None)
signal.signal(signal.SIGTERM, lambda *_: None)


def corr2d(X, K):
    while True:
        sum(range(1000))
