# expect: wrong
# Returns nearly two hundred thousand texts, each long enough to travel by itself, in the first call only.
answers = [["x" * 250] * 190_000]


def corr2d(X, K):
    return answers.pop() if answers else 0
