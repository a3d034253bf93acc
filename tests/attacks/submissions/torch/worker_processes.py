# expect: error|passed
# arrays: torch. Starts worker processes with torch.multiprocessing and shares tensors through files.
import torch
import torch.multiprocessing

torch.multiprocessing.set_sharing_strategy("file_system")
try:
    process = torch.multiprocessing.get_context("fork").Process(target=print, args=("WON: a worker",))
    process.start()
    process.join(0.3)
except OSError:
    pass
try:
    torch.ones(1000).share_memory_()
except RuntimeError:
    pass


def corr2d(X, K):
    h, w = K.shape
    return (X.unfold(0, h, 1).unfold(1, w, 1) * K).sum((2, 3))
