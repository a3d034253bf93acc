# expect: timeout
# Makes every clock stand still, then spins.
import time

for name in ("time", "perf_counter", "monotonic", "process_time", "thread_time", "time_ns", "perf_counter_ns", "monotonic_ns", "process_time_ns"):
    setattr(time, name, lambda: 0)
time.sleep = lambda _: None


def corr2d(X, K):
    while True:
        pass
