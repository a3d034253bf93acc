# expect: error
# Raises SystemExit(0) in the call.
import sys


def corr2d(X, K):
    sys.exit(0)
