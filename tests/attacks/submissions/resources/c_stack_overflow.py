# expect: crashed|error|memory
# Overflows the C stack by lifting the recursion limit.
import sys


def down(n):
    return max([n], key=lambda _: down(n + 1))


def corr2d(X, K):
    sys.setrecursionlimit(1 << 30)
    return down(0)
