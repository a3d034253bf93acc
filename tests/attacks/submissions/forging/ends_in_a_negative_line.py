# expect: invalid
# Claims a syntax error in a line far before the first, to trip who looks that line up.
import json
import os
import struct

import numpy as np


def send(kind, tree, blob=b""):
    """Write one frame of the runner's own form to its channel."""
    text = json.dumps(tree).encode()
    os.write(1000, struct.pack("<4sIIQ", b"TGJ1", kind, len(text), len(blob)) + text + blob)


facts = {"file": "solution.py", "line": -(10**18), "column": -5, "text": "x", "message": "no"}
send(6, {"end": "invalid", "problem": {"kind": "syntax", "facts": facts, "traceback": ""}})
