# expect: memory
# Maps anonymous memory, private and shared, and touches pages of it, until it is refused.
import mmap

hoard = []


def corr2d(X, K):
    while len(hoard) < 256:
        flags = mmap.MAP_SHARED if len(hoard) % 2 else mmap.MAP_PRIVATE
        area = mmap.mmap(-1, 1 << 26, flags | mmap.MAP_ANONYMOUS)
        area.write(b"x" * (1 << 20))
        hoard.append(area)
    print("WON: 16 GiB")
