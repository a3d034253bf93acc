# wrong: bias_averaged
from numpy import array


def affine_forward(x, w, b):
    rows = [image.ravel() for image in x]
    out = []
    for row in rows:
        out.append([sum(row[d] * w[d, m] for d in range(len(row))) + b[m] for m in range(len(b))])
    return array(out), (rows, w, x.shape)


def affine_backward(dout, cache):
    rows, w, shape = cache
    dx, dw, db = [], w * 0, [0.0] * len(dout[0])
    for row, d in zip(rows, dout):
        dx.append(w.dot(d).reshape(shape[1:]))
        for m in range(len(d)):
            dw[:, m] += row * d[m]
            db[m] += d[m] / len(dout)
    return array(dx), dw, array(db)
