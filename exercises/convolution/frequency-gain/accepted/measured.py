"""A complex wave of each frequency goes through the kernel; its height afterwards is the gain."""

import numpy as np


def frequency_gain(k, n):
    t = np.arange(n)
    gain = []
    for f in range(n):
        wave = np.exp(2j * np.pi * f * t / n)
        filtered = sum(weight * np.roll(wave, a) for a, weight in enumerate(k))
        gain.append(abs(filtered[0]))
    return np.array(gain)
