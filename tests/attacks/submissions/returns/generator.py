# expect: wrong
# Returns a generator that never ends and prints while it is drained.
def corr2d(X, K):
    while True:
        print("WON: the generator was drained")
        yield 1
