# expect: timeout
# Lifts its own resource limits as far as the kernel allows, then spins.
import resource

for name in ("RLIMIT_CPU", "RLIMIT_AS", "RLIMIT_FSIZE", "RLIMIT_NOFILE", "RLIMIT_NPROC", "RLIMIT_MEMLOCK", "RLIMIT_STACK"):
    which = getattr(resource, name)
    soft, hard = resource.getrlimit(which)
    for wanted in ((resource.RLIM_INFINITY, resource.RLIM_INFINITY), (hard, hard)):
        try:
            resource.setrlimit(which, wanted)
        except (OSError, ValueError):
            pass


def corr2d(X, K):
    while True:
        pass
