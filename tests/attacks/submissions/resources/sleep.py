# expect: timeout
# Sleeps for an hour: no CPU time is ever used, so only the wall clock can end it.
import time


def corr2d(X, K):
    time.sleep(3600)
