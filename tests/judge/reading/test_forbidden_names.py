"""Forbidden names are found through every road a name can be followed on, and nothing else is taken for one."""

from __future__ import annotations

import textwrap
import time

import pytest

from grader.judge.reading.forbidden_names import find
from grader.judge.words.sentences import render

CONV, SIGNAL = "torch.nn.functional.conv2d", "scipy.signal"
NAMES = (CONV, SIGNAL, "numpy.convolve", "sum", "operator.matmul")

USED: dict[str, tuple[str, str, int]] = {  # what it shows: source, name found, line of the first
    "dotted": ("import torch\ny = torch.nn.functional.conv2d(x, w)", CONV, 2),
    "import as": ("import torch.nn.functional as F\ny = F.conv2d(x, w)", CONV, 2),
    "package as": ("import torch as t\ny = t.nn.functional.conv2d(x, w)", CONV, 2),
    "from package": ("from torch import nn\ny = nn.functional.conv2d(x, w)", CONV, 2),
    "from package as": ("from torch.nn import functional as G\ny = G.conv2d(x, w)", CONV, 2),
    "from module": ("from torch.nn.functional import conv2d", CONV, 1),
    "from module as": ("from torch.nn.functional import conv2d as c", CONV, 1),
    "star": ("from torch.nn.functional import *\ny = conv2d(x, w)", CONV, 2),
    "forbidden module": ("import scipy.signal", SIGNAL, 1),
    "forbidden module as": ("import scipy.signal as s", SIGNAL, 1),
    "inside a forbidden module": ("import scipy.signal.windows", SIGNAL, 1),
    "from a forbidden module": ("from scipy.signal import correlate2d", SIGNAL, 1),
    "forbidden module from its package": ("from scipy import signal", SIGNAL, 1),
    "star of a forbidden module": ("from scipy.signal import *", SIGNAL, 1),
    "attribute of a package": ("import scipy\nscipy.signal.correlate(x, w)", SIGNAL, 2),
    "inside a function": ("def f(x):\n    import numpy as np\n    return np.convolve(x, x)", "numpy.convolve", 3),
    "not called": ("import numpy as np\nf = np.convolve", "numpy.convolve", 2),
    "as a default": ("import numpy as np\ndef f(x, g=np.convolve):\n    return g(x, x)", "numpy.convolve", 2),
    "as an argument": ("import numpy as np\nprint(map(np.convolve, x, y))", "numpy.convolve", 2),
    "decorator": ("import numpy as np\n@np.convolve\ndef f(): pass", "numpy.convolve", 2),
    "assigned module": ("import torch\nf = torch.nn.functional\ny = f.conv2d(x, w)", CONV, 3),
    "assigned twice": ("import torch\nn = torch.nn\nf = n.functional\ny = f.conv2d(x, w)", CONV, 4),
    "annotated": ("import numpy\nm: object = numpy\nm.convolve(x, x)", "numpy.convolve", 3),
    "unpacked": ("import numpy, torch\na, b = torch, numpy\nb.convolve(x, x)", "numpy.convolve", 3),
    "walrus": ("import numpy\n(m := numpy).convolve(x, x)", "numpy.convolve", 2),
    "conditional": ("import numpy\nm = numpy if fast else None\nm.convolve(x, x)", "numpy.convolve", 3),
    "or": ("import numpy\nm = None or numpy\nm.convolve(x, x)", "numpy.convolve", 3),
    "try": ("try:\n    import numpy as m\nexcept ImportError:\n    m = None\nm.convolve(x, x)", "numpy.convolve", 5),
    "enclosing function": (
        "def f():\n    import numpy as m\n    return lambda x: m.convolve(x, x)",
        "numpy.convolve",
        3,
    ),
    "global": ("def f():\n    global m\n    import numpy as m\nm.convolve(x, x)", "numpy.convolve", 4),
    "comprehension": ("import numpy as np\ny = [np.convolve(x, k) for k in ks]", "numpy.convolve", 2),
    "class body": ("import numpy as np\nclass A:\n    f = staticmethod(np.convolve)", "numpy.convolve", 3),
    "method": ("import numpy as np\nclass A:\n    def f(s, x): return np.convolve(x, x)", "numpy.convolve", 3),
    "getattr": ("import numpy as np\ngetattr(np, 'convolve')(x, x)", "numpy.convolve", 2),
    "getattr of a sum of constants": ("import numpy as np\ngetattr(np, 'con' + 'volve')(x, x)", "numpy.convolve", 2),
    "getattr of a named constant": (
        "import numpy as np\nname = 'convolve'\ngetattr(np, name)(x, x)",
        "numpy.convolve",
        3,
    ),
    "getattr with default": ("import numpy as np\ngetattr(np, 'convolve', None)(x, x)", "numpy.convolve", 2),
    "getattr under another name": ("import numpy as np\ng = getattr\ng(np, 'convolve')(x, x)", "numpy.convolve", 3),
    "attrgetter": ("import operator, numpy\noperator.attrgetter('convolve')(numpy)", "numpy.convolve", 2),
    "dict": ("import numpy as np\nnp.__dict__['convolve'](x, x)", "numpy.convolve", 2),
    "dict get": ("import numpy as np\nnp.__dict__.get('convolve')(x, x)", "numpy.convolve", 2),
    "vars": ("import numpy as np\nvars(np)['convolve'](x, x)", "numpy.convolve", 2),
    "importlib": ("import importlib\nimportlib.import_module('numpy').convolve(x, x)", "numpy.convolve", 2),
    "importlib module": ("import importlib\ns = importlib.import_module('scipy.signal')", SIGNAL, 2),
    "importlib from": ("from importlib import import_module as i\ni('scipy.signal')", SIGNAL, 2),
    "importlib relative": ("import importlib\nimportlib.import_module('.signal', 'scipy')", SIGNAL, 2),
    "__import__": ("__import__('numpy').convolve(x, x)", "numpy.convolve", 1),
    "__import__ module": ("__import__('scipy.signal')", SIGNAL, 1),
    "__import__ with fromlist": ("__import__('torch.nn.functional', fromlist=['x']).conv2d(x)", CONV, 1),
    "sys.modules": ("import sys\nsys.modules['numpy'].convolve(x, x)", "numpy.convolve", 2),
    "builtin": ("y = sum(x)", "sum", 1),
    "builtin by its module": ("import builtins\ny = builtins.sum(x)", "sum", 2),
    "operator": ("y = x @ w", "operator.matmul", 1),
    "operator in place": ("x @= w", "operator.matmul", 1),
    "before a local of that name": (
        "import numpy as np\ndef f(x):\n    return np.convolve(x, x)\ndef g(np):\n    return np",
        "numpy.convolve",
        3,
    ),
}


USED |= {
    "a private module": ("from numpy._core import umath", "numpy.convolve", 1),
    "a private module's function": ("import numpy as np\nnp._core.multiarray.correlate(x)", "numpy.convolve", 2),
    "a module private by agreement": ("from numpy.core import multiarray", "numpy.convolve", 1),
    "torch's own compiled part": ("import torch\ntorch._C._nn.linear(x)", CONV, 2),
    "torch's operators": ("import torch\ntorch.ops.aten.conv2d(x)", CONV, 2),
    "torch's operators by getattr": ("import torch\ngetattr(torch, '_VF').conv2d(x)", CONV, 2),
    "behind a long comment": ("# " + "x" * 250_000 + "\nimport numpy\nnumpy.convolve(x)", "numpy.convolve", 3),
    "behind braces": ("# " + "{" * 6_000 + "\nx = [" + "{}," * 6_000 + "]\nsum(x)", "sum", 3),
    "behind dots": ('"""' + "a." * 60_000 + '"""\nsum(x)', "sum", 2),
    "behind a deep string": ("x = '" + "{" * 6_000 + "'\nsum(x)", "sum", 2),
}


PRIVATE = "numpy._core.multiarray"
USED |= {  # roads to the private homes of a library that need no name but constants
    "sys.modules.get": (f"import sys\nsys.modules.get('{PRIVATE}').correlate(x)", "numpy.convolve", 2),
    "an item getter": (f"import sys, operator\noperator.itemgetter('{PRIVATE}')(sys.modules)", "numpy.convolve", 2),
    "import_module by keyword": (f"import importlib\nimportlib.import_module(name='{PRIVATE}')", "numpy.convolve", 2),
    "import_module of a package by keyword": (
        "import importlib\nimportlib.import_module('.multiarray', package='numpy._core')",
        "numpy.convolve",
        2,
    ),
    "forbidden module by keyword": ("import importlib\nimportlib.import_module(name='scipy.signal')", SIGNAL, 2),
    "resolve_name": (f"import pkgutil\npkgutil.resolve_name('{PRIVATE}:correlate')", "numpy.convolve", 2),
    "a pickle": (f"import pickle\npickle.loads(b'c{PRIVATE}\\ncorrelate\\n.')", "numpy.convolve", 2),
    "exec": (f"exec('import {PRIVATE} as m')", "numpy.convolve", 1),
    "eval": ("eval(\"__import__('numpy')._core.multiarray\")", "numpy.convolve", 1),
    "__getattribute__": ("import numpy as np\nnp.__getattribute__('_core').umath", "numpy.convolve", 2),
    "getattr under a partial": (
        "import numpy, functools\nfunctools.partial(getattr, numpy)('_core').umath",
        "numpy.convolve",
        2,
    ),
    "getattr of a formatted constant": ("import numpy\ngetattr(numpy, f'_core')", "numpy.convolve", 2),
    "a loop over the library": ("import numpy\nfor m in [numpy]:\n    m._core.multiarray", "numpy.convolve", 3),
    "a parameter": ("import numpy\n(lambda m: m._core.multiarray)(numpy)", "numpy.convolve", 2),
    "a default": ("import numpy\ndef f(m=numpy): return m._core.umath", "numpy.convolve", 2),
    "an item": ("import numpy\n{1: numpy}[1]._core.umath", "numpy.convolve", 2),
    "an attribute": ("import numpy\nself.m = numpy\nself.m._core.umath", "numpy.convolve", 3),
    "a name bound anew in many branches": (
        "import numpy as m\n" + "if x: m = 1\n" * 17 + "m._core.umath",
        "numpy.convolve",
        19,
    ),
    "torch handed on": ("import torch\nfor t in [torch]:\n    t._C._nn.linear\n    t.ops.aten.conv2d", CONV, 3),
}


@pytest.mark.parametrize(("source", "name", "line"), USED.values(), ids=USED.keys())
def test_used(source: str, name: str, line: int) -> None:
    found = find(source, NAMES)
    assert found, source
    assert (found[0].name, found[0].line) == (name, line)


HARMLESS: dict[str, str] = {
    "a parameter of that name": "def f(conv2d, x):\n    return conv2d(x)",
    "a function of that name": "def conv2d(x, w):\n    return x\ny = conv2d(x, w)",
    "a function of a builtin's name": "def sum(x):\n    return x\ny = sum(x)",
    "a variable of a builtin's name": "sum = 0\nfor x in xs:\n    sum += x\nprint(sum)",
    "a local of a builtin's name": "def f(xs):\n    sum = 0\n    for x in xs:\n        sum = sum + x\n    return sum",
    "a loop variable": "for sum in xs:\n    print(sum)",
    "a method of that name": "y = x.sum() + x.conv2d(w) + x.convolve(w)",
    "an attribute of self": "class A:\n    def f(self):\n        self.conv2d = 1\n        return self.conv2d",
    "a class attribute": "class F:\n    conv2d = 1\nF.conv2d",
    "another module's function": "import mine\nmine.conv2d(x)\nmine.nn.functional.conv2d(x)",
    "another module under the usual name": "import mine.functional as F\nF.conv2d(x)",
    "a keyword": "f(conv2d=1, sum=2)",
    "a key": "d = {'conv2d': 1}\nd['conv2d']",
    "a string": "name = 'torch.nn.functional.conv2d'\nprint('scipy.signal')",
    "a docstring": '"""Use torch.nn.functional.conv2d? No: import scipy.signal."""',
    "a comment": "# import scipy.signal\nx = 1  # np.convolve",
    "the allowed neighbour": "import torch.nn.functional as F\nF.conv1d(x, w)\nF.conv2d_like(x)",
    "a longer module name": "import scipy.signals\nimport scipy.signal_tools",
    "the package alone": "import scipy\nimport torch.nn.functional as F\nimport numpy as np\nnp.sum(x)",
    "a number named like the alias": (
        "import torch.nn.functional as F\ndef f(w):\n    F, C = w.shape\n    return F.conv2d"
    ),
    "an alias bound anew": "import numpy as np\nnp = make()\nnp.convolve(x, x)",
    "an alias as parameter": "import numpy as np\ndef f(np):\n    return np.convolve(x, x)",
    "an alias as loop variable": "import numpy as np\ny = [np.convolve for np in things]",
    "an alias as exception": "import numpy as np\ntry:\n    f()\nexcept E as np:\n    print(np.convolve)\ndel np",
    "own getattr": "import numpy as np\ndef getattr(a, b): return 1\ngetattr(np, 'convolve')",
    "getattr of another object": "getattr(model, 'conv2d')(x)",
    "getattr of a name that is not constant": "import numpy as np\ngetattr(np, name)(x)",
    "own import_module": "def import_module(name): return 1\nimport_module('scipy.signal')",
    "relative import": "from .signal import x\nfrom . import signal",
    "plain multiplication": "y = x * w",
    "decorators": "@property\ndef conv2d(self): return self.sum",
    "match": "match x:\n    case sum:\n        print(sum)",
    "not Python": "def f(:\n import scipy.signal",
    "what a library says of itself": "import numpy\nnumpy.__version__\nnumpy.__dict__\nnumpy.linalg.norm(x)",
    "another library's private part": "import mine\nmine._core.convolve(x)\nmine.ops.conv2d(x)",
    "a public module named alike": "import torch\ntorch.nn.ops\ntorch.utils.core",
    "an alias of itself": "a = a\nb = c\nc = b\nb.convolve(x)",
    "own parts named alike": "self._core = 1\nself._core.run()\nself._C = x\nself._C.shape\nself.ops.add(1)",
    "texts of ordinary calls": "np.dtype('float32')\nopen('numpy.txt')\nprint('torch.nn', 'numpy.linalg.norm')",
}


@pytest.mark.parametrize("source", HARMLESS.values(), ids=HARMLESS.keys())
def test_harmless(source: str) -> None:
    assert find(textwrap.dedent(source), NAMES) == ()


def test_every_line_is_told_once_in_order() -> None:
    source = "from scipy import signal\nsignal.convolve(x, signal.gauss(3))\nimport numpy\nnumpy.convolve(x, x)\n"
    assert [(hit.line, hit.name) for hit in find(source, NAMES)] == [(1, SIGNAL), (2, SIGNAL), (4, "numpy.convolve")]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("import scipy.signal", "Line 1 imports scipy.signal, which this exercise does not allow"),
        ("import torch\ntorch.nn.functional.conv2d(x)", "Line 2 uses torch.nn.functional.conv2d, which"),
        ("import torch.nn.functional as F\nF.conv2d(x)", "uses torch.nn.functional.conv2d, written F.conv2d, which"),
        ("\n\ny = a @ b", "Line 3 uses operator.matmul, written @, which"),
    ],
)
def test_the_sentence_names_line_and_reason(source: str, words: str) -> None:
    assert words in render(find(source, NAMES)[0].sentence(), str, "en")


def test_nothing_forbidden_is_nothing_found() -> None:
    assert find("import scipy.signal", ()) == ()


def test_of_very_many_lines_the_first_are_told() -> None:
    found = find("import numpy\n" + "numpy.convolve(x)\n" * 10_000, NAMES)
    assert [hit.line for hit in found] == list(range(2, 22))


@pytest.mark.parametrize(
    "source", ["(" * 500, "\0", "a" * 300_000, "a = 'x'\n" + "a = a + a\n" * 200 + "getattr(numpy, a)"]
)
def test_what_is_no_python_or_uses_nothing_is_left_alone(source: str) -> None:
    assert find(source, NAMES) == ()


UNREADABLE = {
    "minus signs": "x = " + "-" * 2_000 + "1",
    "very many minus signs": "x = " + "-" * 9_000 + "1",
    "attributes": "if 0: a" + ".b" * 50_000,
    "sums": "x = 1" + "+1" * 50_000,
    "branches": "if 0: pass\n" + "elif 0: pass\n" * 5_000,
    "fields": "x = f'" + "{1}" * 20_000 + "'",
    "fields in a raw string of two lines": 'x = rf"""\n' + "{1}" * 20_000 + '"""',
    "a dotted import": "import a" + ".a" * 50_000,
    "a dotted import on many lines": "import " + "a.\\\n" * 40_000 + "a",
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_refused(name: str) -> None:
    (found,) = find(UNREADABLE[name] + "\nimport numpy\nnumpy.convolve(x)\n", NAMES)
    assert found.unreadable
    assert render(found.sentence(), str, "en").startswith("The file is too deep to read")
    assert find(UNREADABLE[name], ()) == ()


def _nested(items: int) -> str:
    text = "1"
    for _ in range(80):
        text = f'getattr(torch, "conv2d", getattr({text}, [{", ".join(["1"] * items)}]))'
    return f"import torch\nx = {text}\n"


BUSY = {
    "nested getattr": _nested(10),
    "nested getattr of long lists": _nested(1_000),
    "calls": "import torch\nx = " + 'getattr(torch, "conv2d", ' * 150 + "1" + ")" * 150,
    "alternatives": "import torch, numpy\nx = " + " or ".join(["torch", "numpy"] * 20_000) + "\nx.conv2d\n" * 20,
    "branches": "a = 'x'\n" + f"a = {' or '.join(['a'] * 300)}\n" * 20 + "import numpy\ngetattr(numpy, a)",
    "aliases": "import torch as a0\n" + "".join(f"a{n + 1} = a{n} or a{n // 2}\n" for n in range(5_000)) + "a5000.nn",
    "texts": "a = 'x'\n" + "a = a + a or 'y' + a\n" * 5_000 + "getattr(a, a)\n" * 500,
}


@pytest.mark.parametrize("name", BUSY)
def test_reading_takes_no_longer_than_a_file_of_its_size(name: str) -> None:
    """Counted in processor time of this thread, and far above what it takes: the mistake it finds took 21 s."""
    started = time.thread_time()
    find(BUSY[name], NAMES)
    assert time.thread_time() - started < 5
