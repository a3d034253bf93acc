# expect: output-limit|error|crashed|wrong|timeout
# Floods every descriptor it finds open, the result channel included.
import os


def corr2d(X, K):
    while True:
        for fd in range(4096):
            try:
                os.set_blocking(fd, False)
                os.write(fd, b"\xff" * 4096)
            except OSError:
                pass
