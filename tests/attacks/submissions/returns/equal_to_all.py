# expect: wrong
# Returns an object that is equal to, close to and longer than everything.
class Equal:
    def __getattr__(self, name):
        return lambda *_, **__: True

    def __eq__(self, other):
        print("WON: was compared")
        return True

    __ne__ = __lt__ = __gt__ = lambda *_: False
    __bool__ = __le__ = __ge__ = __contains__ = lambda *_: True
    __sub__ = __rsub__ = __abs__ = __len__ = __index__ = __int__ = lambda *_: 0
    __float__ = lambda *_: 0.0
    __hash__ = lambda *_: 1
    __iter__ = lambda self: iter([self])


def corr2d(X, K):
    return Equal()
