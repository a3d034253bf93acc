# expect: wrong
# Returns subclasses of list, dict and tuple whose iteration never ends.
class Long(list):
    def __iter__(self):
        while True:
            yield 1

    def __len__(self):
        return 2


class Wide(dict):
    def items(self):
        while True:
            yield "a", 1

    def __iter__(self):
        return self.items()


class Same(tuple):
    def __getitem__(self, _):
        return self

    def __iter__(self):
        yield self


answers = [Long([1]), Wide(a=1), Same((1,))]


def corr2d(X, K):
    return answers.pop(0) if len(answers) > 1 else answers[0]
