"""Turns a list of layers into a network."""

from torch import nn


def frozen(n_in, n_out):
    layer = nn.Linear(n_in, n_out)
    layer.requires_grad_(False)
    return layer


KINDS = {
    "conv": nn.Conv2d,
    "norm": nn.BatchNorm2d,
    "relu": nn.ReLU,
    "flatten": nn.Flatten,
    "dense": nn.Linear,
    "frozen": frozen,
}


def build(layers):
    """Return an nn.Sequential with a layer for each entry; ("again", i) is layer number i once more."""
    made = []
    for kind, *numbers in layers:
        made.append(made[numbers[0]] if kind == "again" else KINDS[kind](*numbers))
    return nn.Sequential(*made)
