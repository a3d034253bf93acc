"""The bias was left as it was. It is corrected as a weight whose input is always 1.

zh-hans: 没有修正偏置。它相当于输入恒为 1 的权重，也要修正。
"""


def train_perceptron(X, t, w, b, rate, epochs):
    for _ in range(epochs):
        for x, target in zip(X, t):
            w = w + rate * (target - int(w @ x + b > 0)) * x
    return w, b
