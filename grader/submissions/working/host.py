"""Whether this host may grade: everything a jail must enforce, tried once after each boot and each change of the jail.

The trial takes seconds, so what it found is kept in DATA_DIR under a name made of all it depends on.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from dataclasses import replace
from pathlib import Path

import grader.sandbox
from grader.config import config
from grader.sandbox.bubblewrap import has_torch, has_triton
from grader.sandbox.client import Jails
from grader.sandbox.doctor import examine, last_line, meets_minimum, way_out
from grader.sandbox.settings import JailSettings
from grader.sandbox.types import CaseCall, End, Job, Step
from grader.submissions.working.places import most

ADVICE = "`manage.py doctor` says what is missing and how to get it."
PROBE = Job(
    files={"probe.py": "def probe():\n    return 1\n"},
    entry_file="probe.py",
    cases=(CaseCall("probe", (Step("probe"),)),),
    required=("probe",),
)


def jail_settings(*, slots: int | None = None, spares: int | None = None) -> JailSettings:
    """What the configuration asks of a jail, for so many jobs at once: SLOTS and SPARES where nothing is said."""
    ceiling = replace(
        JailSettings().ceiling,
        cpu_seconds=config.jail_cpu_seconds,
        wall_seconds=config.jail_wall_seconds,
        memory_bytes=config.jail_memory_mb << 20,
        output_bytes=config.jail_output_kb << 10,
        device_bytes=config.jail_device_mb << 20,
    )
    return JailSettings(
        slots=config.slots if slots is None else slots,
        spares=config.spares if spares is None else spares,
        required=config.jail_requires,
        ceiling=ceiling,
    )


def worker_settings() -> JailSettings:
    """A worker's jails: one slot more than students have, so what is prepared ahead never stands in their place."""
    return jail_settings(slots=most(config.slots) + config.prepare_ahead)


def open_jails() -> Jails:
    """The jails of this process, on a host that is proven to hold them. Raises SystemExit with the way out.

    There is no grading without them: a host that cannot build a jail runs no student's code.
    """
    settings = worker_settings()
    jails = Jails(settings)
    outcome = jails.run(PROBE)
    if outcome.end is not End.FINISHED:
        jails.close()
        reason = str(outcome.problem.facts.get("reason", outcome.problem.kind) if outcome.problem else outcome.end)
        sys.exit(
            "This host cannot build the jail that submissions run in, and without one nothing is graded: "
            f"{last_line(reason)}\nThe way out: {way_out(reason)}.\n{ADVICE}"
        )
    kept = config.data_dir / f"host-{_fingerprint(settings)}"
    if not kept.exists():
        probes = examine(settings)
        if not meets_minimum(probes):
            jails.close()
            missing = "\n".join(f"  {probe.name}: {probe.found}" for probe in probes if probe.needed and not probe.ok)
            sys.exit(f"This host enforces less than grading needs, so nothing is graded here:\n{missing}\n{ADVICE}")
        kept.write_text("\n".join(f"{probe.name}: {probe.found}" for probe in probes) + "\n")
    return jails


def _fingerprint(settings: JailSettings) -> str:
    """Of the boot, the kernel, who we are, the settings, and the jail's own code."""
    digest = hashlib.sha256()
    boot = Path("/proc/sys/kernel/random/boot_id")
    facts = (
        boot.read_text() if boot.exists() else "",
        platform.version(),
        os.getuid(),
        sys.version,
        has_torch(),
        has_triton(),
        settings,
    )
    digest.update(repr(facts).encode())
    for path in sorted(Path(next(iter(grader.sandbox.__path__))).rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
