# expect: timeout
# Returns an object whose finaliser hangs when the runner lets go of it.
class Sticky:
    def __del__(self):
        while True:
            pass


def corr2d(X, K):
    return Sticky()
