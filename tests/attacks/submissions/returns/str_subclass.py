# expect: wrong
# Returns subclasses of str, int, float, bytes and complex with rigged conversions.
def rigged(kind):
    return type("Rigged", (kind,), {"__eq__": lambda *_: True, "__hash__": lambda _: 1, "__str__": lambda _: "0", "__repr__": lambda _: "0",
                                    "__float__": lambda _: 0.0, "__int__": lambda _: 0, "encode": lambda *_: b"passed", "__len__": lambda _: 1 << 40})


answers = [rigged(kind)() for kind in (str, int, float, bytes, complex)]


def corr2d(X, K):
    return answers.pop(0) if len(answers) > 1 else answers[0]
