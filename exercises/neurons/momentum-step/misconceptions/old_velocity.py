"""The parameter moved with the velocity of the step before. Renew the velocity first, then move with the new one.

zh-hans: 参数是用上一步的速度移动的。应当先更新速度，再用新的速度移动。
"""


def momentum_step(w, dw, v, rate, momentum):
    return w - rate * v, momentum * v + dw
