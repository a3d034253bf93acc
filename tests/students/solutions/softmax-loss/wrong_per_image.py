# wrong: one_loss_each
import numpy as np


def softmax_loss(x, y):
    x -= x.max(1)[:, None]
    onehot = np.eye(x.shape[1])[y]
    logsum = np.log(np.exp(x).sum(1))
    loss = logsum - (x * onehot).sum(1)
    return np.array(loss), (np.exp(x - logsum[:, None]) - onehot) / len(y)
