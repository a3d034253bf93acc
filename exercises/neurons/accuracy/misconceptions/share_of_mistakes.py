"""This is the share of mistakes. The accuracy is the share of right answers: 1 minus it.

zh-hans: 这是答错的比例。准确率是答对的比例：用 1 减去它。
"""


def accuracy(X, y):
    return (X.argmax(axis=1) != y).mean()
