# expect: wrong
# Returns a text of a hundred megabytes, in the first call only, since one is enough.
answers = ["\U0001f600" * (1 << 24)]


def corr2d(X, K):
    return answers.pop() if answers else ""
