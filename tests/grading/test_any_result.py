"""What a submission returns is never our fault: every kind of result, through every kind of check, in real jails."""

from __future__ import annotations

import pytest

from grader.judge.verdict import Verdict
from tests.grading.cases.test_checks import ADJOINT, DIFFERENCES, LINEAR, OF_CACHE, SQUARES, TRAIN
from tests.grading.conftest import Grade
from tests.grading.exercises import exercise

pytestmark = pytest.mark.jail

RESULTS = """None True 10**3000 float('nan') -float('inf') 1j 'text' b'bytes' () [] {} (x,) [x,x] {'a':x} {1:x,True:2}
x.astype(str) x.astype('S') x.astype(object) x.astype('datetime64[s]') x.astype(complex) x+1j x.astype(bool)
x.astype('float16') x.astype('uint8') x*float('nan') x/0 x*1e308*10 np.full_like(x,1e308) x[...,None] x.ravel()[:0]
np.array('abc') np.array(1j) np.array(object()) np.zeros((1,)*30) np.zeros((0,5)) np.ma.masked_array(x,x>0)
np.array([(1,2.0)],dtype='i4,f8') np.matrix(np.atleast_1d(x)) np.float128(1) np.complex64(2j) np.str_('a')
np.datetime64(3,'s') np.timedelta64(3,'s') lambda:x (lambda:(yield))() object() type('N',(float,),{})(1)
""".split()  # noqa: SIM905

CHECKS = {
    "value": ("def cases(rng):\n    yield dict(name='one', args=(rng.normal(size=3), 2.0), unchanged=True)\n", "", ""),
    "property": (LINEAR, "", ""),
    "train": (TRAIN, "def add(a, b, seed):\n    return 3.0\n", ""),
    "cost": (
        "def cases(rng):\n    yield dict(name='one', args=(1, 2), check='cost', options=dict(most=3))\n",
        "def add(a, b):\n    return 1\n",
        "",
    ),
    "growth": (
        "def cases(rng):\n"
        "    chain = [dict(call='add', args=(n, 0), judge=True) for n in (10, 20)]\n"
        "    yield dict(name='n', check='cost', chain=chain, options=dict(exponent=1, sizes=[10, 20]))\n",
        "def add(a, b):\n    return 1\n",
        "",
    ),
    "gradient": (OF_CACHE, SQUARES, '["forward", "backward"]'),
    "adjoint": (ADJOINT, DIFFERENCES, '["forward", "backward"]'),
}


@pytest.mark.parametrize("result", RESULTS)
@pytest.mark.parametrize("check", CHECKS)
def test_no_result_ends_as_ours(check: str, result: str, graded: Grade) -> None:
    cases, reference, entry = CHECKS[check]
    bundle = exercise(cases=cases, **({"reference": reference} if reference else {}), entry=entry or '"add"')
    value = (
        f"x = np.asarray(args[0] if args else 1.0, float)\n    with np.errstate(all='ignore'):\n        return {result}"
    )
    body = f"(*args, **named):\n    {value}\n"
    names = ("forward", "backward") if entry else ("add",)
    own = "import numpy as np\n" + "\n".join(f"def {name}{body}" for name in names)
    sources = [own]
    if entry:  # a right forward pass, and a right backward one
        sources += [f"{reference}\ndef {name}{body}" for name in names]
    for source in sources:
        report = graded("import numpy as np\n" + source, bundle)
        assert report.verdict is not Verdict.INTERNAL, report.staff
        assert report.verdict is not Verdict.CRASHED
