"""The numbers that are counted, each with what it means. ``metrics`` says where, and must be asked first."""

from __future__ import annotations

from prometheus_client import Counter, Histogram

_SOON = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_LATER = (*_SOON, 60.0, 300.0)

REQUESTS = Counter(
    "tensorgrade_requests",
    "Requests answered, by the name of the view, method and status.",
    ["view", "method", "status"],
)
REQUEST_SECONDS = Histogram(
    "tensorgrade_request_seconds",
    "Seconds from a request's arrival in its thread to its answer.",
    ["view"],
    buckets=_SOON,
)
SIGN_INS = Counter("tensorgrade_sign_ins", "Tries to sign in: right, wrong, or refused as too many.", ["outcome"])
REFUSALS = Counter("tensorgrade_refusals", "Requests refused with a sentence, by what the refusal is.", ["code"])
SENT = Counter("tensorgrade_submissions", "Submissions and trials taken.", ["kind"])
RUNS = Counter(
    "tensorgrade_runs", "Gradings that ended here, by queue, verdict and cause.", ["queue", "verdict", "cause"]
)
RUN_SECONDS = Histogram(
    "tensorgrade_run_seconds",
    "Seconds of a grading by phase: waiting for a worker, grading, storing the result.",
    ["phase"],
    buckets=_LATER,
)
LAPSES = Counter("tensorgrade_lease_lapses", "Runs taken back since their worker did not renew its lease.")
LOST = Counter("tensorgrade_runs_lost", "Results dropped here since the run had been given to another worker.")
