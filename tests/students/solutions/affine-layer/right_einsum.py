# right: einsum, prints
import numpy as np


def affine_forward(x, w, b):
    letters = 'abcde'[:x.ndim - 1]
    weights = w.reshape(x.shape[1:] + (-1,))
    out = np.einsum(f'n{letters},{letters}m->nm', x, weights)
    out += b
    print(out)
    return out, (x, weights, letters, w.shape)


def affine_backward(dout, cache):
    x, weights, letters, shape = cache
    dx = np.einsum(f'nm,{letters}m->n{letters}', dout, weights)
    dw = np.einsum(f'n{letters},nm->{letters}m', x, dout).reshape(shape)
    db = np.ones(len(dout)) @ dout
    return dx, dw, db
