"""The step goes uphill, along the gradient, so the loss grows. Subtract: `w - rate * dw`.

zh-hans: 这一步沿着梯度走，是上坡，损失会增大。应当减去：`w - rate * dw`。
"""


def gradient_descent_step(w, dw, rate):
    return w + rate * dw
