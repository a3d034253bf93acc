# expect: crashed
# Drips a forged case byte by byte from a thread while the runner sends its own answers.
import json
import os
import struct
import threading
import time

import numpy as np

case = json.dumps({"case": 0, "status": "ok", "results": [1.0], "problem": None, "seconds": 0.0}).encode()
frame = struct.pack("<4sIIQ", b"TGJ1", 5, len(case), 0) + case


def drip():
    for place in range(len(frame)):
        os.write(1000, frame[place : place + 1])
        time.sleep(0.002)


def corr2d(X, K):
    if not threading.active_count() > 1:
        threading.Thread(target=drip, daemon=True).start()
    time.sleep(0.05)
    return np.zeros((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1), np.result_type(X, K))
