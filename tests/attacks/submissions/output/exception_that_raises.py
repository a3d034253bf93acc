# expect: error
# Raises an error whose text raises another error.
class Rude(Exception):
    def __str__(self):
        raise Rude

    __repr__ = __str__


def corr2d(X, K):
    raise Rude
