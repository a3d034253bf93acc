# expect: memory
# Takes memory in very many small objects.
def corr2d(X, K):
    hoard = []
    while True:
        hoard.append([hoard] * 1000)
