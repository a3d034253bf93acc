"""Triton's own interpreter, taken over once in the warm parent: kernels run on the CPU, program by program.

What is changed in it:

- A load or store outside of the tensors that a launch was given is an error with the line it is in; the interpreter
  follows any pointer, and the process dies. So is a race (``memory``, ``races``).
- What a masked load leaves where the mask is False and no ``other`` is given is undefined, so it is something that
  shows: not a number, or the largest or smallest whole number.
- An error inside a kernel comes as it was raised, not as the text of one within an ``InterpreterError``.
- The language is patched once and for all, not at each launch; ``triton.autotune`` takes its first configuration, as
  there is nothing to time.
"""

from __future__ import annotations

from typing import Any

from grader.sandbox.inside.kernels.memory import Memory, Placed

_np: Any = None
_triton: Any = None  # triton.runtime.interpreter
_native: Any = None
_error: Any = None
_original: dict[str, Any] = {}
_memory: Any = None  # of the launch that runs
_UNSIGNED = {1: "u1", 2: "u2", 4: "u4", 8: "u8"}
_BFLOAT16_NAN = 0x7FC0


def prepare() -> None:
    """Take it over. ``TRITON_INTERPRET`` must have been set before torch and triton were imported."""
    global _np, _triton, _native, _error
    import numpy
    import torch
    from triton.runtime import autotuner, interpreter

    _np, _triton, _native, _error = numpy, interpreter, interpreter._interpreter, interpreter.InterpreterError
    torch.use_deterministic_algorithms(True, warn_only=True)  # what torch.empty gives is the same each time: nan
    builder, executor = interpreter.InterpreterBuilder, interpreter.GridExecutor
    for name in ("set_grid_idx", "create_atomic_rmw", "create_atomic_cas", "create_atomic_load", "create_atomic_store"):
        _original[name] = getattr(builder, name)
        setattr(builder, name, globals()[f"_{name}"])
    builder.create_masked_load, builder.create_masked_store = _load, _store
    _original.update(call=executor.__call__, convert=interpreter._implicit_cvt)
    executor.__call__, executor._init_args_hst, executor._restore_args_dev = _call, _place_all, _nothing
    interpreter._implicit_cvt = _convert
    autotuner.Autotuner._bench = _no_time
    _patch_once()


def forget() -> None:
    """Undo what kernels of the rehearsal have left."""
    global _memory  # noqa: PLW0603
    _memory = None
    for function in [one for one in _triton.InterpretedFunction.rewritten_fn if not _is_tritons(one)]:
        del _triton.InterpretedFunction.rewritten_fn[function]


def _is_tritons(function: Any) -> bool:
    return str(function.__module__).startswith("triton.")


def _patch_once() -> None:
    """Have the language mean the interpreter from here on, and read the source of its own functions."""
    language = _triton.tl

    class Sees:
        __globals__ = {"tl": language, "core": language.core}  # noqa: RUF012 - what a function has

    class Kept:
        def restore(self) -> None:
            pass

    _triton._patch_lang(Sees)
    kept = Kept()
    _triton._patch_lang = lambda fn: kept
    for value in list(vars(language.standard).values()):
        if isinstance(value, _triton.InterpretedFunction):
            value.rewrite()


# ---------------------------------------------------------------- a launch


def _call(self: Any, *args: Any, **kwargs: Any) -> None:
    try:
        _original["call"](self, *args, **kwargs)
    except _error as error:
        raised: BaseException = error
        while isinstance(raised, _error) and raised.__cause__ is not None:
            raised = raised.__cause__
        raise raised from None


def _place_all(self: Any, args: Any, kwargs: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    global _memory  # noqa: PLW0603
    _memory = Memory(_np)
    names = [*self.arg_names, *["?"] * len(args)]
    placed = [_placed(name, value) for name, value in zip(names, args, strict=False)]
    named = {name: _placed(name, value) for name, value in kwargs.items()}
    _memory.settle()
    return placed, named


def _placed(name: str, value: Any) -> Any:
    if isinstance(value, tuple):
        return _triton._tuple_create(value, [_placed(name, item) for item in value])
    if isinstance(value, _triton.TensorDescriptor):
        parts = (value.shape, value.strides, value.block_shape, value.padding, value.round_f32_to_tf32)
        return _triton.TensorDescriptor(_placed(name, value.base), *parts)
    return _memory.place(name, value) if hasattr(value, "data_ptr") else value


def _convert(value: Any) -> Any:
    if type(value) is not Placed:
        return _original["convert"](value)
    kind = _triton.tl.str_to_ty(_triton.triton.runtime.jit.mangle_type(value.tensor), None)
    return _triton.tl.tensor(_triton.TensorHandle(_np.array([value.address], _np.uint64), kind), kind)


def _nothing(self: Any, *args: Any) -> None:
    """What a kernel stores is in the tensors already."""


def _no_time(self: Any, *args: Any, **kwargs: Any) -> list[float]:
    return [0.0]


def _set_grid_idx(self: Any, x: int, y: int, z: int) -> None:
    _original["set_grid_idx"](self, x, y, z)
    _memory.races.enter((x, y, z), self.grid_dim)


# ---------------------------------------------------------------- its loads and stores


def _load(self: Any, ptrs: Any, mask: Any, other: Any, cache_policy: Any, is_volatile: Any) -> Any:
    element = ptrs.get_element_ty()
    dtype = _triton._get_np_dtype(element)
    pointers, active, tensors = _memory.real(ptrs.data, mask.data, dtype.itemsize, "loads")
    _memory.races.load(tensors, pointers[active].astype(_np.int64))
    rest = _np.full(pointers.shape, _undefined(element, dtype), dtype) if other is None else other.data
    return _triton.TensorHandle(_native.load(pointers, active, rest, dtype), element)


def _store(self: Any, ptrs: Any, value: Any, mask: Any, cache_policy: Any) -> None:
    dtype = _triton._get_np_dtype(ptrs.get_element_ty())
    pointers, active, tensors = _memory.real(ptrs.data, mask.data, dtype.itemsize, "stores")
    values = _np.array(_np.broadcast_to(value.data, pointers.shape), dtype)
    there = pointers[active]
    old = _native.load(there, _np.ones_like(there, bool), _np.zeros(there.shape, dtype), dtype)
    bits = _UNSIGNED[dtype.itemsize]
    _memory.races.store(tensors, there.astype(_np.int64), values[active].view(bits), old.view(bits))
    _native.store(pointers, values, active)


def _undefined(element: Any, dtype: Any) -> Any:
    if element == _triton.tl.bfloat16:
        return _BFLOAT16_NAN
    if dtype.kind == "f":
        return _np.nan
    return True if dtype.kind == "b" else _np.iinfo(dtype).min or _np.iinfo(dtype).max


def _changed(ptr: Any, mask: Any, *, keeps_order: bool) -> tuple[Any, Any]:
    """The pointers of an atomic operation, as ones that may be followed, and its mask."""
    size = _triton._get_np_dtype(ptr.get_element_ty()).itemsize
    pointers, active, tensors = _memory.real(ptr.data, mask, size, "adds to")
    _memory.races.change(tensors, pointers[active].astype(_np.int64), keeps_order=keeps_order)
    return _triton.TensorHandle(pointers, ptr.dtype), _triton.TensorHandle(active, _triton.tl.int1)


def _create_atomic_rmw(self: Any, operation: Any, ptr: Any, value: Any, mask: Any, sem: Any, scope: Any) -> Any:
    exchange = operation == _triton._ir.ATOMIC_OP.XCHG
    ptr, mask = _changed(ptr, mask.data, keeps_order=exchange or value.data.dtype.kind in "iu")
    return _original["create_atomic_rmw"](self, operation, ptr, value, mask, sem, scope)


def _create_atomic_cas(self: Any, ptr: Any, expected: Any, value: Any, sem: Any, scope: Any) -> Any:
    ptr, _ = _changed(ptr, True, keeps_order=True)
    return _original["create_atomic_cas"](self, ptr, expected, value, sem, scope)


def _create_atomic_load(self: Any, ptr: Any, mask: Any, sem: Any, scope: Any) -> Any:
    _memory.races.keep_order()
    return _original["create_atomic_load"](self, ptr, mask, sem, scope)


def _create_atomic_store(self: Any, ptr: Any, value: Any, mask: Any, sem: Any, scope: Any) -> Any:
    _memory.races.keep_order()
    return _original["create_atomic_store"](self, ptr, value, mask, sem, scope)
