"""The names of QTI 2 and 3: one language, spelt ``simpleChoice`` in the one and ``qti-simple-choice`` in the other.

Readers and writers know the names of version 2; these functions spell a tree anew.
"""

from __future__ import annotations

import re
from typing import Any, Final

from lxml import etree

from grader.questions.exchange.xml import local

NAMESPACES: Final = {
    "2.1": "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "3.0": "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
}
_HTML = (
    "a abbr b blockquote br caption cite code dd div dl dt em h1 h2 h3 h4 h5 h6 hr i img li ol p pre q s small span "
    "strong sub sup table tbody td tfoot th thead tr tt u ul var math"
)
_XHTML: Final = frozenset(_HTML.split())


def as_version_3(tree: Any) -> None:
    """Spell a tree of version 2 as version 3, in place."""
    for element in tree.iter(etree.Element):
        if (name := local(element)) in _XHTML:
            continue
        element.tag = f"qti-{_kebab(name)}"
        for key, value in list(element.attrib.items()):
            if (kebab := _kebab(key)) != key:
                del element.attrib[key]
                element.set(kebab, value)


def as_version_2(tree: Any) -> None:
    """Take namespaces off and spell a tree of either version as version 2, in place."""
    for element in tree.iter(etree.Element):
        name = local(element)
        ours = name.startswith("qti-")
        element.tag = _camel(name.removeprefix("qti-")) if ours else name
        for key, value in list(element.attrib.items()) if ours else ():
            if (camel := _camel(key)) != key:
                del element.attrib[key]
                element.set(camel, value)
    etree.cleanup_namespaces(tree)


def _kebab(name: str) -> str:
    return re.sub(r"[A-Z]", lambda found: f"-{found[0].lower()}", name)


def _camel(name: str) -> str:
    return re.sub(r"-([a-z])", lambda found: found[1].upper(), name)
