"""The weights grow with every target of 1, right or wrong: that is Hebb's rule. The perceptron changes nothing where it is right: `(t - y)`.

zh-hans: 只要目标为 1，权重就增大，不管判断是否正确：那是 Hebb 规则。感知机判断正确时什么也不改变：`(t - y)`。
"""


def train_perceptron(X, t, w, b, rate, epochs):
    for _ in range(epochs):
        for x, target in zip(X, t):
            w, b = w + rate * target * x, b + rate * target
    return w, b
