# expect: wrong
# Makes the entry an object with a rigged call, name and signature.
class Entry:
    def __getattribute__(self, name):
        if name in ("__name__", "__signature__", "__wrapped__", "__doc__", "__code__", "__module__"):
            raise SystemExit(0)
        return object.__getattribute__(self, name)

    def __call__(self, *_, **__):
        return self


corr2d = Entry()
