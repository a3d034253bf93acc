# expect: wrong
# Returns an object that comes back to life each time it dies.
alive = []


class Undead:
    def __del__(self):
        alive.append(self)
        alive.pop()


def corr2d(X, K):
    return [Undead() for _ in range(10)]
