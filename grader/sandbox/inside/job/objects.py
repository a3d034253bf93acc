"""Live objects to data and back: what a frame's tree and bytes stand for, as ``wire`` describes.

What makes data of a submission's objects runs after submitted code, which may have changed any module, so it keeps its
own references; what it says is believed by nobody in any case.
"""

from __future__ import annotations

import collections
import sys
from typing import Any

from grader.sandbox import wire

_ALIGNMENT, _SHORT_TEXT, _SMALL_INT_BITS = wire.ALIGNMENT, wire.SHORT_TEXT, wire.SMALL_INT_BITS
_MOST_DEPTH, _MOST_NODES, _MOST_INT_BITS = wire.MOST_DEPTH, wire.MOST_NODES, wire.MOST_INT_BITS
_MOST_AXES, _MOST_SIDE = wire.MOST_AXES, wire.MOST_SIDE
_VALUE_BYTES, _VALUE_TEXT, _ARRAY_VALUES = wire.VALUE_BYTES, wire.VALUE_TEXT, wire.ARRAY_VALUES
_NUMPY_NAMES = frozenset(wire.DTYPES)
_DICTS = frozenset([dict, collections.OrderedDict, collections.defaultdict, collections.Counter])

_intern = sys.intern
_numpy: Any = None
_torch: Any = None
_tuples: frozenset[type] = frozenset([tuple])
_scalar_types: frozenset[type] = frozenset()
_extended: dict[type, str] = {}  # extended precision, to the widest dtype that travels
_dtypes: dict[str, Any] = {}  # by their names
_names: dict[int, str] = {}  # by their numbers: dtype.name is Python of numpy's own, for every array of every case


class RefusedError(Exception):
    """A result that does not travel. ``kind`` and ``facts`` say why, as in ``Problem``."""

    def __init__(self, kind: str, **facts: Any) -> None:
        super().__init__(kind)
        self.kind, self.facts = kind, facts


def prepare(torch_too: bool) -> None:
    """Keep references to the libraries as they are before any submitted code."""
    global _numpy, _torch, _tuples, _scalar_types, _extended, _dtypes, _names  # noqa: PLW0603
    _numpy = sys.modules["numpy"]
    _torch = sys.modules["torch"] if torch_too else None
    _tuples = frozenset([tuple, _torch.Size] if torch_too else [tuple])
    _dtypes = {name: _numpy.dtype(name) for name in _NUMPY_NAMES}
    _names = {dtype.num: name for name, dtype in _dtypes.items()}
    _scalar_types = frozenset(getattr(_numpy, name if name != "bool" else "bool_") for name in _NUMPY_NAMES)
    _extended = {_numpy.longdouble: "float64", _numpy.clongdouble: "complex128"}


# ---------------------------------------------------------------- data to live objects (from the host, trusted)


def load(tree: Any, blob: bytearray, device: str, resolve: Any) -> Any:
    """A tree of the host's as fresh live objects; ``resolve`` turns a reference to an earlier step into its result."""
    if isinstance(tree, list):
        return [load(item, blob, device, resolve) for item in tree]
    if isinstance(tree, str):
        return _intern(tree)  # as Python's own literals are: `kind is "conv"` is true at home
    if not isinstance(tree, dict):
        return tree
    ((tag, content),) = tree.items()
    if tag == "a":
        return _load_array(content, blob, device)
    if tag == "t":
        return tuple(load(item, blob, device, resolve) for item in content)
    if tag == "d":
        return {load(k, blob, device, resolve): load(v, blob, device, resolve) for k, v in content}
    if tag == "r":
        return resolve(content)
    if tag == "s":
        return bytes(blob[content[0] : content[0] + content[1]]).decode("utf-8", "surrogatepass")
    if tag == "b":
        return bytes(blob[content[0] : content[0] + content[1]])
    if tag == "i":
        return int(content, 16)
    if tag == "c":
        return complex(*content)
    raise ValueError(f"unknown tag {tag!r}")


def _load_array(content: list[Any], blob: bytearray, device: str) -> Any:
    offset, length, name, shape, library, scalar, layout = content
    stored = "float32" if name == "bfloat16" else name
    dtype = _dtypes.get(stored, stored)
    array = _laid_out(_numpy.frombuffer(bytes(blob[offset : offset + length]), dtype).reshape(shape), layout)
    if library == "torch" and _torch is not None:
        tensor = _torch.from_numpy(array)
        if name == "bfloat16":
            tensor = tensor.to(_torch.bfloat16)
        return tensor.to(device) if device != "cpu" else tensor
    return array[()] if scalar else array


def _laid_out(array: Any, layout: str) -> Any:
    """A copy with the memory layout (strides) of the author's array, so code that needs contiguity fails too."""
    if layout == "F":
        return array.copy(order="F")
    if layout == "C" or not array.ndim:
        return array.copy()
    wide = _numpy.empty((*array.shape[:-1], 2 * array.shape[-1]), array.dtype)
    view = wide[..., ::2]
    view[...] = array
    return view


# ---------------------------------------------------------------- live objects to data (submitted code's)


class Dump:
    """Collects one frame's values: ``tree(value)`` for each, then ``blobs`` go out behind the trees."""

    def __init__(self, budget: int) -> None:
        self.budget = budget  # bytes left for all results of the job
        self.blobs: list[Any] = []
        self.offset = 0
        self.nodes = 0
        self.open: set[int] = set()

    def tree(self, value: Any, depth: int = 0) -> Any:
        self._count(1)
        if depth > _MOST_DEPTH:
            raise RefusedError("result-too-deep", limit=_MOST_DEPTH)
        kind = type(value)
        if value is None or kind is bool or kind is float:
            return value
        if kind is int:
            return self._integer(value)
        if kind is str or kind is _numpy.str_:
            return self._text(str(value))
        if kind is complex:
            return {"c": [value.real, value.imag]}
        if kind is bytes or kind is bytearray:
            return {"b": self._store(bytes(value))}
        if kind is _numpy.ndarray:
            return self._array(value, "numpy", False)
        if kind in _scalar_types or kind in _extended:
            return self._array(_numpy.asarray(value), "numpy", True)
        if _torch is not None and issubclass(kind, _torch.Tensor):
            with _torch._C.DisableTorchFunctionSubclass():
                return self._tensor(value)
        if issubclass(kind, _numpy.ndarray):
            return self._subclass(value, kind)
        return self._container(value, kind, depth)

    def _subclass(self, array: Any, kind: type) -> Any:
        """A matrix, memmap or record array as a plain array; a masked array only where no element is masked."""
        if issubclass(kind, _numpy.ma.MaskedArray) and bool(_numpy.ma.is_masked(array)):
            raise RefusedError("result-type", type=type_name(kind), masked=True)
        return self._array(_numpy.asarray(array), "numpy", False)

    def _container(self, value: Any, kind: type, depth: int) -> Any:
        if id(value) in self.open:
            raise RefusedError("result-cycle", type=type_name(kind))
        self.open.add(id(value))
        try:
            if kind is list:
                return [self.tree(item, depth + 1) for item in list.__iter__(value)]
            # np.linalg.qr and torch.max give back named tuples: tuples to whoever wrote `Q, R = ...`.
            if kind in _tuples or (issubclass(kind, tuple) and (hasattr(kind, "_fields") or hasattr(kind, "n_fields"))):
                return {"t": [self.tree(item, depth + 1) for item in tuple.__iter__(value)]}
            if kind in _DICTS:
                return {"d": [[self._key(k), self.tree(v, depth + 1)] for k, v in dict.items(value)]}
        finally:
            self.open.discard(id(value))
        lazy = hasattr(kind, "__next__") or kind in (range, type({}.keys()), type({}.values()), type({}.items()))
        raise RefusedError("result-type", type=type_name(kind), lazy=lazy)

    def _key(self, key: Any) -> Any:
        if type(key) is str and len(key) <= _SHORT_TEXT:
            self._count(1)
            return self._text(key)
        if type(key) is int and key.bit_length() > _SMALL_INT_BITS:
            # The host takes no longer ones: see Reader in grader/sandbox/protocol.py.
            raise RefusedError("result-too-big", limit=_SMALL_INT_BITS, unit="bits")
        if type(key) in (int, float, bool):
            return self.tree(key)
        if type(key) in _scalar_types:
            return self.tree(key.item())
        raise RefusedError("result-type", type=type_name(type(key)), key=True)

    def _integer(self, value: int) -> Any:
        if value.bit_length() > _MOST_INT_BITS:
            raise RefusedError("result-too-big", limit=_MOST_INT_BITS, unit="bits")
        if value.bit_length() <= _SMALL_INT_BITS:
            return value
        self._count(value.bit_length() // (4 * _VALUE_TEXT))
        return {"i": hex(value)}

    def _text(self, value: str) -> Any:
        if len(value) <= _SHORT_TEXT:
            self._count(len(value) // _VALUE_TEXT)
            return value
        return {"s": self._store(value.encode("utf-8", "surrogatepass"))}

    def _store(self, data: Any) -> list[int]:
        length = len(data)
        self._spend(length)
        start = self.offset
        self.blobs.append(data)
        self.offset += length
        gap = -length % _ALIGNMENT
        if gap:
            self.blobs.append(bytes(gap))
            self.offset += gap
        return [start, length]

    def _count(self, values: int) -> None:
        self.nodes += values
        self.budget -= values * _VALUE_BYTES
        if self.nodes > _MOST_NODES or self.budget < 0:
            raise RefusedError("result-too-big", limit=_MOST_NODES, unit="items")

    def _spend(self, length: int) -> None:
        self.budget -= length
        if self.budget < 0:
            raise RefusedError("result-too-big", unit="bytes")

    def _array(self, array: Any, library: str, scalar: bool, name: str = "") -> Any:
        self._count(_ARRAY_VALUES - 1)
        dtype = array.dtype
        if dtype.type in _extended:
            array = array.astype(_extended[dtype.type])
            dtype = array.dtype
        native = dtype.isnative
        name = name or (_names.get(dtype.num) if native else None) or _unusual_name(dtype, library, array)
        if array.ndim > _MOST_AXES or max(array.shape, default=0) > _MOST_SIDE:
            raise RefusedError("result-too-big", unit="axes", limit=_MOST_AXES)
        if array.nbytes > self.budget:
            raise RefusedError("result-too-big", unit="bytes")
        whole = _numpy.ascontiguousarray(array)
        if not native:
            whole = whole.astype(dtype.newbyteorder("="))
        bare = whole.nbytes and name[0] != "U"  # text has no view as bytes
        data = memoryview(whole.reshape(-1).view(_dtypes["uint8"])) if bare else whole.tobytes()
        flags = array.flags
        layout = "C" if flags.c_contiguous else "F" if flags.f_contiguous else "gaps"
        return {"a": [*self._store(data), name, list(array.shape), library, scalar, layout]}

    def _tensor(self, tensor: Any) -> Any:
        dtype = str(tensor.dtype).removeprefix("torch.")
        form = "nested" if tensor.is_nested else "quantized" if tensor.is_quantized else str(tensor.layout)
        if form != "torch.strided":
            raise RefusedError("result-type", type="Tensor", layout=form, dtype=dtype)
        if tensor.device.type == "meta":
            raise RefusedError("result-type", type="Tensor", device="meta", dtype=dtype)
        if dtype not in _NUMPY_NAMES and dtype != "bfloat16":
            raise RefusedError("result-type", type="Tensor", dtype=dtype)
        if tensor.numel() * tensor.element_size() > self.budget:
            raise RefusedError("result-too-big", unit="bytes")
        plain = tensor.detach().resolve_conj().resolve_neg().cpu()
        if dtype == "bfloat16":
            return self._array(plain.float().numpy(), "torch", False, "bfloat16")
        return self._array(plain.numpy(), "torch", False, dtype)


def _unusual_name(dtype: Any, library: str, array: Any) -> str:
    """The wire's name of a dtype outside its list: text, or a number in the other byte order."""
    if dtype.kind == "U":
        return f"U{dtype.itemsize // 4}"
    if dtype.kind not in "biufc" or dtype.name not in _NUMPY_NAMES:
        holds = type_name(type(array.item(0))) if dtype.kind == "O" and array.size else ""
        raise RefusedError("result-type", type=f"{library} array", dtype=str(dtype)[:80], holds=holds)
    return str(dtype.name)


def type_name(kind: type) -> str:
    return str(type.__dict__["__name__"].__get__(kind))[:80]
