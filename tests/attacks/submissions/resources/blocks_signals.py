# expect: timeout
# Blocks every signal in its mask, in all of its threads, and waits for ever.
import signal
import threading

signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())


def corr2d(X, K):
    for _ in range(3):
        threading.Thread(target=threading.Event().wait).start()
    threading.Event().wait()
