# expect: timeout
# Burns CPU in the call for ever.
def corr2d(X, K):
    while True:
        pass
