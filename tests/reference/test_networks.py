"""The networks have the published shapes and counts, and agree with layers applied by hand."""

import torch
from torch import nn

from reference import networks


def test_conv_block_is_its_four_layers():
    torch.manual_seed(0)
    block = networks.ConvBlock(3, 4).double()
    X = torch.randn(2, 3, 7, 6, dtype=torch.float64)
    by_hand = nn.Sequential(block.conv, nn.BatchNorm2d(4).double(), nn.ReLU(), nn.MaxPool2d(2))
    torch.testing.assert_close(block(X), by_hand(X))
    assert block(X).shape == (2, 4, 3, 3)


def test_lenet5_has_the_published_shape_and_count():
    net = networks.LeNet5()
    counts = {name: parameter.numel() for name, parameter in net.named_parameters()}
    assert net(torch.zeros(2, 1, 32, 32)).shape == (2, 10)
    assert sum(counts.values()) == 61_706
    assert [counts[f"{name}.weight"] + counts[f"{name}.bias"] for name in ("c1", "c3", "c5", "f6", "out")] == [
        156,
        2416,
        48120,
        10164,
        850,
    ]


def test_lenet5_is_its_layers_in_order():
    torch.manual_seed(0)
    net = networks.LeNet5().double()
    X = torch.randn(3, 1, 32, 32, dtype=torch.float64)
    layers = [net.c1, nn.Tanh(), nn.AvgPool2d(2), net.c3, nn.Tanh(), nn.AvgPool2d(2), nn.Flatten(), net.c5, nn.Tanh()]
    torch.testing.assert_close(net(X), nn.Sequential(*layers, net.f6, nn.Tanh(), net.out)(X))


def test_c3_is_a_full_convolution_with_the_missing_connections_at_zero():
    torch.manual_seed(0)
    layer = networks.C3().double()
    full = nn.Conv2d(6, 16, 5).double()
    with torch.no_grad():
        full.weight.zero_()
        for m, (conv, seen) in enumerate(zip(layer.maps, networks.C3_TABLE, strict=True)):
            full.weight[m, sorted(seen)] = conv.weight[0]
            full.bias[m] = conv.bias[0]
    X = torch.randn(2, 6, 14, 14, dtype=torch.float64)
    torch.testing.assert_close(layer(X), full(X))
    assert sum(parameter.numel() for parameter in layer.parameters()) == 1516
    assert [sum(m in seen for seen in networks.C3_TABLE) for m in range(6)] == [10] * 6
