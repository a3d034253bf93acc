"""XML from elsewhere: bounded, without entities, without the network."""

from __future__ import annotations

import re
from copy import deepcopy
from html import escape
from typing import Any, Final

from lxml import etree

from grader.messages import Message
from grader.messages import Message as _
from grader.questions.exchange.items import MAX_BYTES, ExchangeError

THE_FILE: Final = _("the file")
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parse_xml(data: bytes, name: Message = THE_FILE) -> Any:
    """The root element. Raises ExchangeError for what is no XML, too large, or declares a document type."""
    if len(data) > MAX_BYTES:
        raise ExchangeError(_("{name} is larger than {limit} MiB", name=name, limit=MAX_BYTES >> 20))
    if _ENTITIES.search(data[:4096]):  # before it is parsed: it may not come to an end, and is refused in any case
        raise _declares(name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ExchangeError(_("{name} is not XML: {why}", name=name, why=error.msg)) from None
    except ValueError as error:
        raise ExchangeError(_("{name} is not XML: {why}", name=name, why=error)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _declares(name)
    return root


def _declares(name: Message) -> ExchangeError:
    said = _("{name} declares a document type; questions have none, and it could hold anything", name=name)
    return ExchangeError(said)


def local(element: Any) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def first(element: Any, name: str) -> Any:
    """The first child of that local name, or None."""
    return next((child for child in element if local(child) == name), None)


def children(element: Any, name: str) -> list[Any]:
    """All children of that local name."""
    return [child for child in element if local(child) == name]


def within(element: Any, *names: str) -> list[Any]:
    """All elements below of one of those local names, in the order of the document."""
    return [one for one in element.iter() if local(one) in names]


def inner_html(element: Any) -> str:
    """What stands in an element, as HTML without namespaces."""
    plain = deepcopy(element)
    for one in plain.iter(etree.Element):
        one.tag = local(one)
    etree.cleanup_namespaces(plain)
    parts = [escape(plain.text or "", quote=False)]
    return "".join([*parts, *(etree.tostring(child, encoding="unicode", method="html") for child in plain)])


def written(root: Any) -> bytes:
    """The document, indented."""
    etree.indent(root)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))
