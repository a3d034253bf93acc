"""The neuron answers with a sigmoid. A perceptron has a threshold: it fires, 1, or it doesn't, 0.

zh-hans: 神经元用 sigmoid 作答。感知机有阈值：要么激活（1），要么不激活（0）。
"""

import numpy as np


def train_perceptron(X, t, w, b, rate, epochs):
    for _ in range(epochs):
        for x, target in zip(X, t):
            error = target - 1 / (1 + np.exp(-(w @ x + b)))
            w, b = w + rate * error * x, b + rate * error
    return w, b
