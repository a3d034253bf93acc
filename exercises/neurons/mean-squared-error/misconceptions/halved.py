"""A half was put in front of the mean. It is common in books; here the loss has none, and so the gradient has its 2.

section: Good to know

zh-hans: 平均值前面加了二分之一。有些书这样写；这里的损失没有二分之一，所以梯度中有 2。
"""


def mean_squared_error(Y, T):
    return ((Y - T) ** 2).mean() / 2, (Y - T) / Y.size
