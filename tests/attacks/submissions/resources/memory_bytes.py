# expect: memory
# Takes memory as byte strings until there is none.
def corr2d(X, K):
    hoard = []
    while True:
        hoard.append(b"x" * (1 << 24))
