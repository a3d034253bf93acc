# expect: memory|timeout
# Catches MemoryError again and again and keeps asking.
def corr2d(X, K):
    hoard = []
    while True:
        try:
            hoard.append(bytearray(1 << 22))
        except MemoryError:
            pass
