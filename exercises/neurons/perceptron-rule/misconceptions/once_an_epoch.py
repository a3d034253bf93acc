"""All inputs were answered with the same weights, and corrected together in the end. Each correction takes place at once: the next input meets the new weights.

zh-hans: 所有输入都用同样的权重作答，最后才一起修正。每次修正都要立即进行：下一个输入使用新的权重。
"""


def train_perceptron(X, t, w, b, rate, epochs):
    for _ in range(epochs):
        errors = t - (X @ w + b > 0)
        w, b = w + rate * errors @ X, b + rate * errors.sum()
    return w, b
