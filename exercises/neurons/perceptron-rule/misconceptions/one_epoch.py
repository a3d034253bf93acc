"""The inputs were seen once only, whatever `epochs` says.

zh-hans: 不管 `epochs` 是多少，输入只用了一遍。
"""


def train_perceptron(X, t, w, b, rate, epochs):
    for x, target in zip(X, t):
        error = target - int(w @ x + b > 0)
        w, b = w + rate * error * x, b + rate * error
    return w, b
