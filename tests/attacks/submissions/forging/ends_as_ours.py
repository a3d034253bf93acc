# expect: crashed
# Ends the job with a problem of a kind that is the service's own, to be graded again for ever.
import json
import os
import struct

import numpy as np


def send(kind, tree, blob=b""):
    """Write one frame of the runner's own form to its channel."""
    text = json.dumps(tree).encode()
    os.write(1000, struct.pack("<4sIIQ", b"TGJ1", kind, len(text), len(blob)) + text + blob)


def corr2d(X, K):
    send(6, {"end": "error", "problem": {"kind": "jail-lost", "facts": {"reason": "again"}, "traceback": ""}})
