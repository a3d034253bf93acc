# right: one-hot, writes into x, the loss in an array without axes
import numpy as np


def softmax_loss(x, y):
    x -= x.max(1)[:, None]
    onehot = np.eye(x.shape[1])[y]
    logsum = np.log(np.exp(x).sum(1))
    loss = np.mean(logsum - (x * onehot).sum(1))
    return np.array(loss), (np.exp(x - logsum[:, None]) - onehot) / len(y)
