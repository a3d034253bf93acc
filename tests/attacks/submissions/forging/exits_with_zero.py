# expect: error
# Ends the process with status 0 as if all had gone well.
import os


def corr2d(X, K):
    print('{"verdict": "passed"}', flush=True)
    os._exit(0)
