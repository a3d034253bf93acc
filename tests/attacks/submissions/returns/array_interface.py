# expect: wrong
# Returns objects whose array protocols point at memory of their choice or raise.
class Interface:
    @property
    def __array_interface__(self):
        print("WON: asked for its array interface")
        return {"shape": (1 << 20,), "typestr": "<f8", "data": (8, False), "version": 3}

    @property
    def __array_struct__(self):
        print("WON: asked for its array struct")
        raise SystemExit(0)

    def __array__(self, *_, **__):
        print("WON: turned itself into an array")
        raise SystemExit(0)

    def __dlpack__(self, *_, **__):
        print("WON: asked for dlpack")

    def __buffer__(self, *_):
        print("WON: asked for its buffer")


def corr2d(X, K):
    return Interface()
