"""Recursive: the field reaches from the first element's field to the last one's."""


def receptive_field(layers):
    def reach(depth, first, last):
        if depth == 0:
            return last - first + 1
        kernel, stride = layers[depth - 1]
        return reach(depth - 1, first * stride, last * stride + kernel - 1)

    return reach(len(layers), 0, 0)
