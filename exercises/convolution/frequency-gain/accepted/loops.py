"""The sum as it stands, cosine and sine apart."""

import math

import numpy as np


def frequency_gain(k, n):
    gain = np.zeros(n)
    for f in range(n):
        real = sum(k[a] * math.cos(2 * math.pi * f * a / n) for a in range(len(k)))
        imaginary = sum(k[a] * math.sin(2 * math.pi * f * a / n) for a in range(len(k)))
        gain[f] = math.sqrt(real**2 + imaginary**2)
    return gain
