"""Kernels compiled for a GPU, in a jail that starts no programs.

Triton's way from Python to a GPU's own code is within its library but for two programs: a C compiler, for the launcher,
which the host has run (``launcher``), and ptxas. In place of ptxas the driver itself turns PTX into code when it loads
it, which it does for any program. All of it is prepared in the warm parent, which must not touch the GPU.
"""

from __future__ import annotations

import ctypes
import importlib.machinery
import importlib.util
import os
import sys
from typing import Any

_PLACE = "/tmp/launcher.so"  # noqa: S108 - the warm parent's own, which forks cover with theirs
_PTX, _PTX_BLACKWELL = 80, 86  # versions of its language: CUDA 12.0 reads the first, 12.7 the second


def prepare(launcher: bytes) -> None:
    """Have triton compile and launch by itself."""
    os.environ["TRITON_DEFAULT_FP_FUSION"] = "1"  # what it does unless told otherwise, without a warning
    from triton.backends.nvidia import compiler, driver
    from triton.runtime.cache import triton_key

    ctypes.CDLL("libcuda.so.1", ctypes.RTLD_GLOBAL)  # whose functions the launcher calls
    with open(_PLACE, "wb") as file:  # noqa: PTH123 - pathlib is not loaded
        file.write(launcher)
    module = _loaded("cuda_utils", _PLACE)
    driver.compile_module_from_file = lambda **_: module
    driver.library_dirs = list
    triton_key()  # reads half a gigabyte, once
    compile_without_programs(compiler)


def compile_without_programs(compiler: Any) -> None:
    """Have ``triton.backends.nvidia.compiler`` end with PTX, which the driver takes as it takes a GPU's own code."""
    compiler.get_ptxas_version = lambda arch=80: "the driver's"
    compiler.get_ptx_version_from_options = _ptx_version
    compiler.CUDABackend.make_cubin = _as_it_is


def _ptx_version(options: Any, arch: int) -> int:
    return int(options.ptx_version or (_PTX_BLACKWELL if arch >= 100 else _PTX))


def _as_it_is(self: Any, source: str, metadata: Any, options: Any, capability: int) -> bytes:
    return source.encode() + b"\0"


def _loaded(name: str, path: str) -> Any:
    spec = importlib.util.spec_from_loader(name, importlib.machinery.ExtensionFileLoader(name, path))
    if spec is None or spec.loader is None:
        raise ImportError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.modules[name] = module
    return module
