# wrong: one_not_subtracted
import math


def softmax_loss(x, y):
    N, C = x.shape
    loss = 0.0
    dx = x * 0
    for i in range(N):
        m = max(x[i])
        e = [math.exp(s - m) for s in x[i]]
        total = sum(e)
        loss += math.log(total) - (x[i, y[i]] - m)
        for j in range(C):
            dx[i, j] = e[j] / total / N
    print('loss', loss / N)
    return loss / N, dx
