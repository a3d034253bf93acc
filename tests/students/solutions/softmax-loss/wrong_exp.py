# wrong: overflow_in_the_log
import numpy as np


def softmax_loss(x, y):
    N = x.shape[0]
    probs = np.exp(x) / np.sum(np.exp(x), axis=1).reshape(-1, 1)
    loss = -np.log(probs[range(N), y]).sum() / N
    dx = probs
    dx[range(N), y] -= 1
    return loss, dx / N
