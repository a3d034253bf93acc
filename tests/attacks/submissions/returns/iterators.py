# expect: wrong
# Returns lazy things: a map, a range without end, a file, an iterator.
import itertools

answers = [map(abs, itertools.count()), itertools.cycle([1]), iter(range(1 << 60)), range(1 << 60), open("/dev/urandom", "rb")]


def corr2d(X, K):
    return answers.pop(0) if answers else itertools.count()
