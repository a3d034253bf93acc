# wrong: scaled_by_the_drop_rate
import numpy as np


def dropout_forward(x, dropout_param):
    np.random.seed(dropout_param['seed'])
    p = dropout_param['p']
    train = dropout_param['mode'] == 'train'
    mask = np.ones(x.shape, dtype=np.float32)
    if train:
        flat = mask.ravel()
        for k in range(x.size):
            flat[k] = 1 if np.random.random() < p else 0
    scale = 1.0 / (1.0 - p) if train else 1.0
    print('kept', mask.mean())
    return x * mask * scale, {'mask': mask, 'scale': scale}


def dropout_backward(dout, cache):
    dout *= cache['mask']
    return dout * cache['scale']
