"""What a job can see and reach; the hostile corpus in tests/attacks tries the same by force."""

from __future__ import annotations

import pytest

from grader.sandbox.types import CaseCall, Limits, Step
from tests.sandbox.conftest import Run

pytestmark = pytest.mark.jail


def test_it_is_nobody_alone_in_an_empty_place(run: Run) -> None:
    source = """
        import os, socket, threading
        def f():
            return {
                "user": (os.getuid(), os.geteuid(), os.getgid(), os.getgroups()),
                "process": (os.getpid(), os.getppid(), threading.active_count()),
                "session": (os.getsid(0), os.getpgrp()),
                "host": socket.gethostname(),
                "proc": [name for name in ("self", "1", "meminfo", "sys") if os.path.exists(f"/proc/{name}")],
                "tmp": os.listdir("/tmp"),
                "here": os.getcwd(),
            }
    """
    (seen,) = run(source, "f").cases[0].results
    assert isinstance(seen, dict)
    assert seen["process"] == (1, 0, 1)
    assert seen["session"] == (1, 1)
    assert seen["host"] == "jail"
    assert (seen["proc"], seen["tmp"], seen["here"]) == ([], [], "/tmp")
    user, effective, group, groups = seen["user"]
    assert (user, effective, group) == (1000, 1000, 1000)
    assert set(groups) <= {65534, 1000}


def test_its_environment_holds_nothing_of_the_host(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "canary")
    (environment,) = run("import os\ndef f(): return dict(os.environ)", "f").cases[0].results
    assert isinstance(environment, dict)
    assert set(environment) <= {
        *("HOME", "USER", "TMPDIR", "LANG", "PWD", "PYTHONHASHSEED", "PYTHONUTF8", "MALLOC_ARENA_MAX"),
        *("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"),
        "TORCH_COMPILE_DISABLE",
    }


def test_it_has_its_three_descriptors_and_the_channel(run: Run) -> None:
    source = """
        import os
        def f():
            found = []
            for fd in range(4096):
                try: os.fstat(fd)
                except OSError: continue
                found.append(fd)
            return found
    """
    assert run(source, "f").cases[0].results == ([0, 1, 2, 1000],)


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "/root",
        "/home",
        "/work",
        "/sys",
        "/var",
        "/usr/bin",
        "/dev/tty",
        "/run",
        "/packages/django",
    ],
)
def test_a_path_is_not_there(run: Run, path: str) -> None:
    outcome = run(
        f"import os\ndef f(): return os.listdir({path!r}) if os.path.isdir({path!r}) else open({path!r})", "f"
    )
    problem = outcome.cases[0].problem
    assert problem is not None
    assert problem.facts["type"] in ("FileNotFoundError", "PermissionError")


@pytest.mark.parametrize(
    "name",
    ["django", "celery", "pydantic", "psycopg", "pyseccomp", "grader", "exercises", "reference", "pytest", "pip"],
)
def test_a_module_is_not_there(run: Run, name: str) -> None:
    problem = run(f"def f(): import {name}", "f").cases[0].problem
    assert problem is not None
    assert problem.facts["type"] == "ModuleNotFoundError"


def test_a_case_s_inputs_are_not_in_memory_before_its_turn(run: Run) -> None:
    source = """
        import gc, sys
        def search(word):
            needle = list(word[::-1])
            seen, queue, frame = set(), [], sys._getframe()
            while frame is not None:
                queue += [frame.f_locals, frame.f_globals]
                frame = frame.f_back
            queue += gc.get_objects()
            found = False
            while queue:
                one = queue.pop()
                if id(one) in seen: continue
                seen.add(id(one))
                if isinstance(one, (str, bytes, bytearray)):
                    text = one if isinstance(one, str) else bytes(one).decode("latin-1")
                    found = found or "".join(needle) in text
                elif isinstance(one, (dict, list, tuple)):
                    queue += gc.get_referents(one)
            return found
        def take(secret, word): return search(word)
    """
    secret = "hidden-input-of-the-second-case"
    cases = (
        CaseCall("first", (Step("search", (secret[::-1],)),)),
        CaseCall("second", (Step("take", (secret, secret[::-1])),)),
    )
    outcome = run(source, cases=cases)
    assert [case.results for case in outcome.cases] == [(False,), (True,)], outcome


def test_threads_are_allowed_up_to_the_limit_and_processes_are_not(run: Run) -> None:
    source = """
        import os, subprocess, threading, time
        def many():
            started = []
            try:
                for _ in range(500):
                    thread = threading.Thread(target=time.sleep, args=(5,), daemon=True)
                    thread.start()
                    started.append(thread)
            except RuntimeError:
                pass
            return len(started)
        def fork(): os.fork()
        def spawn(): subprocess.run(["/bin/true"])
    """
    outcome = run(source, "many", "fork", "spawn")
    (count,) = outcome.cases[0].results
    assert isinstance(count, int)
    assert 32 <= count <= 64
    for case in outcome.cases[1:]:
        assert case.problem is not None
        assert case.problem.facts["type"] == "PermissionError"


def test_memory_over_a_library_s_code_counts_as_well(run: Run) -> None:
    source = """
        import resource
        def f(): return resource.getrlimit(resource.RLIMIT_AS), resource.getrlimit(resource.RLIMIT_DATA)
    """
    (found,) = run(source, "f").cases[0].results
    assert isinstance(found, tuple)
    (space, most_space), (data, most_data) = found
    assert space == most_space
    assert data == most_data
    assert Limits().memory_bytes < data < space


def test_a_crash_report_without_a_crash_names_no_frame_of_ours(run: Run) -> None:
    source = """
        import os, signal
        def f():
            os.kill(1, signal.SIGSEGV)
            print("goes on")
            return 1
    """
    case = run(source, "f").cases[0]
    assert case.results == (1,)
    assert case.stdout.endswith("goes on\n")
    assert "solution.py" in case.stdout
    assert "<jail " not in case.stdout


def test_shared_memory_by_name_lies_in_its_own_tmp(run: Run) -> None:
    source = """
        import os
        def f():
            open("/dev/shm/one", "w").close()
            return os.listdir("/tmp")
    """
    assert run(source, "f").cases[0].results == (["one"],)
    assert run("import os\ndef f(): return os.listdir('/dev/shm')", "f").cases[0].results == ([],)
