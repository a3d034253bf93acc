# expect: passed
# arrays: torch. Runs code through torch.load and compiles C++, as a file from elsewhere might.
import io
import os

import torch


class Payload:
    def __reduce__(self):
        return os.system, ("echo WON: a shell",)


try:
    file = io.BytesIO()
    torch.save(Payload(), file)
    file.seek(0)
    torch.load(file, weights_only=False)
except Exception:
    pass


def corr2d(X, K):
    h, w = K.shape
    return (X.unfold(0, h, 1).unfold(1, w, 1) * K).sum((2, 3))
