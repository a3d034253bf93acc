"""Eight megabytes of characters that are replaced one by one, as what went wrong in a case."""

import json
import os
import struct


def corr2d(X, K):
    what = {"kind": "exception", "facts": {"\x7f" * 4_000_000: 1}, "traceback": "\x7f" * 4_000_000}
    tree = {"case": 0, "status": "error", "results": [], "problem": what, "seconds": 0.1}
    text = json.dumps(tree, ensure_ascii=False).encode()
    frame = struct.pack("<4sIIQ", b"TGJ1", 5, len(text), 0) + text
    while frame:
        frame = frame[os.write(1000, frame) :]
    os.read(1000, 1)
