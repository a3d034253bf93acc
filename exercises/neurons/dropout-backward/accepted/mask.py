"""The mask, already divided, times the gradient."""


def dropout_backward(dY, kept, p, train):
    if train:
        mask = kept / (1 - p)
        return dY * mask
    return dY
