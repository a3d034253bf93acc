"""Every layer a module, in the order they are applied."""

import torch.nn as nn


class LeNet5(nn.Module):
    def __init__(self):
        super(LeNet5, self).__init__()
        self.c1 = nn.Conv2d(1, 6, kernel_size=5)
        self.s2 = nn.AvgPool2d(kernel_size=2, stride=2)
        self.c3 = nn.Conv2d(6, 16, kernel_size=5)
        self.s4 = nn.AvgPool2d(kernel_size=2, stride=2)
        self.flatten = nn.Flatten()
        self.c5 = nn.Linear(16 * 5 * 5, 120)
        self.f6 = nn.Linear(120, 84)
        self.out = nn.Linear(84, 10)
        self.tanh = nn.Tanh()

    def forward(self, X):
        X = self.s2(self.tanh(self.c1(X)))
        X = self.s4(self.tanh(self.c3(X)))
        X = self.tanh(self.c5(self.flatten(X)))
        return self.out(self.tanh(self.f6(X)))
