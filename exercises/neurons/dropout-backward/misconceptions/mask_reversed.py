"""The gradient went to the elements that were dropped. `kept` is True where an element was kept, and those get it.

zh-hans: 梯度传给了被丢弃的元素。`kept` 为 True 表示元素被保留，梯度应当传给它们。
"""


def dropout_backward(dY, kept, p, train):
    return dY * ~kept / (1 - p) if train else dY
