import numpy as np


def softmax_loss(x, y):
    raise NotImplementedError("softmax_loss is still empty: return loss and dx from here.")
