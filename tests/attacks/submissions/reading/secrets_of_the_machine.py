# expect: passed
# Opens what only the machine's owner may read.
import os

import numpy as np

for path in (
    "/etc/shadow", "/etc/gshadow", "/etc/sudoers", "/root", "/root/.ssh/id_rsa", "/root/.bash_history", "/home",
    "/var/lib", "/var/log", "/var/run/docker.sock", "/run", "/dev/mem", "/dev/kmem", "/dev/sda", "/dev/vda", "/dev/kmsg",
    "/proc/kcore", "/proc/kmsg", "/proc/kallsyms", "/sys/kernel/debug", "/sys/fs/cgroup", "/var/run/secrets", "/boot",
):
    try:
        if os.path.isdir(path):
            if names := set(os.listdir(path)) - set(os.__file__.split("/")):  # less the way to the interpreter
                print("SAW:", path, sorted(names)[:20])
                if path in ("/root", "/home", "/sys/kernel/debug", "/var/run/secrets"):
                    print("WON: listed", path)
        else:
            fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
            if path != "/proc/kallsyms" or any(line.split()[0].strip(b"0") for line in os.read(fd, 4000).splitlines()[:9]):
                print("WON: opened", path, os.read(fd, 100))
    except OSError:
        pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
