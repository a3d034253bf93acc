"""Each module's own parameters, a module met before being passed over."""

import numpy as np
from given import build


def count_parameters(layers):
    counts = {}
    for prefix, module in build(layers).named_modules():
        for name, p in module.named_parameters(recurse=False):
            if p.requires_grad:
                counts[f"{prefix}.{name}"] = int(np.prod(p.shape))
    return counts, sum(counts.values())
