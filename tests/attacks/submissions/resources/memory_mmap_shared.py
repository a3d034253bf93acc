# expect: error
# Maps anonymous memory that it shares with nobody as shared: such pages outlive their address, and nothing counts them.
import mmap


def corr2d(X, K):
    return len(mmap.mmap(-1, 1 << 20))
