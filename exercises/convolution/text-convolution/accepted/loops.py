"""Place by place, kernel by kernel."""

import numpy as np


def text_features(X, K, b):
    o, k, _ = K.shape
    features = np.full(o, -np.inf)
    for f in range(o):
        for t in range(len(X) - k + 1):
            features[f] = max(features[f], (X[t : t + k] * K[f]).sum() + b[f])
    return features
