"""How torch and hypothesis run here.

One thread: on tensors this small, threads only wait for one another. No deadline: torch's first call of a kind is slow
and says nothing about ours.
"""

import torch
from hypothesis import settings

torch.set_num_threads(1)
settings.register_profile("no-deadline", deadline=None)
settings.load_profile("no-deadline")
