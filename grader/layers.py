"""What one layer of a network makes of the layer before it: shapes, counts and fields, in exact integers.

Under the rooms that need it: ``content`` checks an author's table with it, ``judge`` follows a student's own.

Shapes have no batch axis: (C, H, W) for images, (N,) for vectors. A window's output side is
floor((n + 2 p - k) / s) + 1 (Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016); a
convolution learns out x in x k_h x k_w weights and out biases; a receptive field grows by (k - 1) times the product of
the strides before it (Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural Networks", 2019).
"""

from __future__ import annotations

from math import prod
from typing import Protocol

from grader.messages import Message
from grader.messages import Message as _

Shape = tuple[int, ...]
Pair = tuple[int, int]
WINDOWS = ("conv", "max-pool", "mean-pool")
KINDS = ("input", *WINDOWS, "global-pool", "flatten", "dense", "batch-norm", "same")


class Layer(Protocol):
    """One layer. ``channels``: output channels of a convolution, units of a dense layer; pairs are height first."""

    @property
    def kind(self) -> str: ...
    @property
    def channels(self) -> int | None: ...
    @property
    def kernel(self) -> Pair: ...
    @property
    def stride(self) -> Pair: ...
    @property
    def padding(self) -> Pair: ...
    @property
    def bias(self) -> bool: ...


class NetworkError(ValueError):
    """The layer cannot stand where it is: its settings and the shape before it do not fit."""

    def __init__(self, sentence: Message) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def output_shape(layer: Layer, before: Shape) -> Shape:
    """The shape that ``layer`` makes of ``before``. Raises NetworkError where it cannot take it."""
    if layer.kind in ("input", "same"):
        return before
    if layer.kind == "flatten":
        return (prod(before),)
    if layer.kind == "dense":
        if not before:
            raise NetworkError(_("a dense layer takes a vector, not a single number."))
        return (*before[:-1], _channels(layer))
    channels, *sides = _image(layer, before)
    if layer.kind == "batch-norm":
        return before
    if layer.kind == "global-pool":
        return channels, 1, 1
    out = tuple(_side(*one) for one in zip(sides, layer.kernel, layer.stride, layer.padding, strict=True))
    return (_channels(layer) if layer.kind == "conv" else channels, *out)


def parameter_count(layer: Layer, before: Shape) -> int:
    """How many numbers ``layer`` learns when it follows ``before``: weights and biases, no running statistics."""
    if layer.kind == "batch-norm":
        return 2 * _image(layer, before)[0]
    if layer.kind not in ("conv", "dense"):
        return 0
    return _channels(layer) * (_fan_in(layer, before) + layer.bias)


def multiply_adds(layer: Layer, before: Shape) -> int:
    """Multiplications of one forward pass, each with its addition; biases and pooling cost none."""
    if layer.kind not in ("conv", "dense"):
        return 0
    return prod(output_shape(layer, before)) * _fan_in(layer, before)


def receptive_field(layer: Layer, before: int, jump: int) -> int:
    """Input pixels along the height that one output element sees, after a layer that saw ``before``.

    ``jump`` is the product of the strides before the layer; ``jump_after`` goes on with it.
    """
    return before + (layer.kernel[0] - 1) * jump if layer.kind in WINDOWS else before


def jump_after(layer: Layer, jump: int) -> int:
    """The distance, in input pixels along the height, between neighbours of the layer's output."""
    return jump * layer.stride[0] if layer.kind in WINDOWS else jump


def _fan_in(layer: Layer, before: Shape) -> int:
    """Numbers that are weighed for one output element."""
    if layer.kind == "dense":
        output_shape(layer, before)
        return before[-1]
    return _image(layer, before)[0] * prod(layer.kernel)


def _channels(layer: Layer) -> int:
    if layer.channels is None:
        raise NetworkError(_("a {kind} layer needs `channels`.", kind=layer.kind))
    return layer.channels


def _image(layer: Layer, before: Shape) -> Shape:
    if layer.kind not in KINDS:
        raise NetworkError(_("{kind} is not one of {kinds}.", kind=repr(layer.kind), kinds=", ".join(KINDS)))
    if len(before) != 3:
        said = _(
            "a {kind} layer needs an input of channels, height and width, not of shape {shape}.",
            kind=layer.kind,
            shape=before,
        )
        raise NetworkError(said)
    return before


def _side(n: int, k: int, s: int, p: int) -> int:
    if k < 1 or s < 1:
        raise NetworkError(_("kernel and stride are at least 1."))
    if n + 2 * p < k:
        raise NetworkError(
            _("a kernel of {kernel} does not fit into {side} with padding {padding}.", kernel=k, side=n, padding=p)
        )
    return (n + 2 * p - k) // s + 1
