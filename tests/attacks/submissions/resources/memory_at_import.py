# expect: memory
# Takes memory while the file is imported.
hoard = bytearray(1 << 36)


def corr2d(X, K):
    return hoard
