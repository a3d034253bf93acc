# expect: error
# Raises errors of a class whose name, module and traceback are rigged.
class Meta(type):
    @property
    def __name__(cls):
        raise RuntimeError("no name")

    def __getattribute__(cls, name):
        if name in ("__name__", "__qualname__", "__module__"):
            raise RuntimeError("no " + name)
        return super().__getattribute__(name)


class Odd(Exception, metaclass=Meta):
    def __getattribute__(self, name):
        raise RuntimeError("no " + name)


def corr2d(X, K):
    raise Odd("odd")
