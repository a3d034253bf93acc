# right: writes into both arguments
def relu_forward(x):
    x[x < 0] = 0
    return x, x


def relu_backward(dout, cache):
    dout[cache == 0] = 0
    return dout
