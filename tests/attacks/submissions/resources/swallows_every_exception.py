# expect: timeout
# Catches BaseException around an endless loop, so that nothing raised from outside ends it.
def corr2d(X, K):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
