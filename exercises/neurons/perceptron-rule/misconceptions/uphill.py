"""The sign of the error is wrong: it is target minus answer. A neuron that should have fired has the input added to its weights.

zh-hans: 误差的符号反了：应当是目标减去回答。本应激活的神经元，要把输入加到权重上。
"""


def train_perceptron(X, t, w, b, rate, epochs):
    for _ in range(epochs):
        for x, target in zip(X, t):
            error = int(w @ x + b > 0) - target
            w, b = w + rate * error * x, b + rate * error
    return w, b
