# expect: timeout
# Ignores every signal that can be ignored, then spins.
import signal

for number in signal.valid_signals():
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass


def corr2d(X, K):
    while True:
        pass
