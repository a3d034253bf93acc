# expect: error
# Starts threads without end.
import threading

stop = threading.Event()


def corr2d(X, K):
    for _ in range(20000):
        threading.Thread(target=stop.wait, daemon=True).start()
    print("WON: 20,000 threads")
