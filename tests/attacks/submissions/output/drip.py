# expect: timeout
# Prints a little now and then for ever, so that it always looks alive.
import time


def corr2d(X, K):
    while True:
        print(".", end="", flush=True)
        time.sleep(0.05)
