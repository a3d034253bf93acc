# expect: memory
# Maps anonymous memory and touches pages of it, until it is refused.
import mmap

hoard = []


def corr2d(X, K):
    while len(hoard) < 256:
        area = mmap.mmap(-1, 1 << 26, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        area.write(b"x" * (1 << 20))
        hoard.append(area)
    print("WON: 16 GiB")
