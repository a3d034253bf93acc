"""A QTI package: a zip of items with a manifest. Read without unpacking, within bounds; written the same every time."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from functools import partial
from io import BytesIO
from pathlib import PureWindowsPath
from typing import Any, Final

from lxml import etree

from grader.messages import Message as _
from grader.messages import as_it_is, recognised
from grader.questions.exchange.items import (
    MAX_BYTES,
    MAX_QUESTIONS,
    Exchanged,
    ExchangeError,
    Item,
    LeftOut,
    NotCarriedError,
    collect,
)
from grader.questions.exchange.qti.names import NAMESPACES, as_version_3
from grader.questions.exchange.qti.reading import read_item
from grader.questions.exchange.qti.version1 import Source, sources_in
from grader.questions.exchange.qti.writing import Writer
from grader.questions.exchange.xml import local, parse_xml, written

# What Python says most of a broken archive; of others, its own English.
_SAID: Final = (
    _("File is not a zip file"),
    _("Bad CRC-32 for file {name}"),
    _("Bad magic number for file header"),
    _("Bad magic number for central directory"),
    _("Truncated file header"),
    _("Truncated central directory"),
    _("Bad offset for central directory"),
    _("File {name} is encrypted, password required for extraction"),
    _("That compression method is not supported"),
)
MAX_UNPACKED: Final = 32 << 20  # bytes of all files together
_DATE: Final = (1980, 1, 1, 0, 0, 0)
_ITEMS: Final = ("assessmentItem", "qti-assessment-item")
_MANIFESTS: Final = {
    "2.1": ("http://www.imsglobal.org/xsd/imscp_v1p1", "QTIv2.1 Package", "1.0.0", "imsqti_item_xmlv2p1"),
    "3.0": ("http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1", "QTI Package", "3.0.0", "imsqti_item_xmlv3p0"),
}


def read_package(data: bytes, language: str = "en") -> Exchanged:
    """The questions of a zip. Raises ExchangeError for one that is broken or too large."""
    sources: list[Source] = []
    for name, content in _files(data):
        if not name.endswith(".xml") or name.endswith("imsmanifest.xml"):
            continue
        root = parse_xml(content, _("“{path}” in the package", path=name))
        if local(root) in _ITEMS:
            sources.append((as_it_is(root.get("title") or name), partial(read_item, root, language)))
        elif local(root) == "questestinterop":
            sources += list(sources_in(root, language))
    if not sources:
        raise ExchangeError(_("the package holds no QTI item"))
    return collect(sources)


def _files(data: bytes) -> Iterable[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > 2 * MAX_QUESTIONS:
                raise ExchangeError(_("the package holds more than {most} files", most=2 * MAX_QUESTIONS))
            left = MAX_UNPACKED
            for entry in entries:
                _stay_inside(entry.filename)
                if entry.is_dir():
                    continue
                with archive.open(entry) as stream:
                    content = stream.read(min(left, MAX_BYTES) + 1)
                left -= len(content)
                if left < 0 or len(content) > MAX_BYTES:
                    raise ExchangeError(_("the package is too large when it is unpacked"))
                yield entry.filename, content
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise ExchangeError(_("the package cannot be unpacked: {why}", why=recognised(str(error), _SAID))) from None
    except Exception as error:
        if type(error).__module__ in ("zlib", "lzma", "_lzma", "_bz2"):
            raise ExchangeError(_("the package is damaged")) from None
        raise


def _stay_inside(name: str) -> None:
    """Refuse what is no path within a folder on every system. Raises ExchangeError."""
    path = PureWindowsPath(name)
    if path.anchor or ".." in path.parts:
        shown = name if name.isprintable() else ascii(name)[1:-1]
        raise ExchangeError(_("the name “{path}” in the package leads out of it", path=shown[:120]))


def write_package(items: Iterable[Item], version: str) -> tuple[bytes, tuple[LeftOut, ...]]:
    """A package of QTI ``version`` ("2.1", "3.0"), and what could not be written."""
    files: dict[str, bytes] = {}
    left_out = []
    for item in items:
        identifier = f"q{len(files) + 1}"
        try:
            writer = Writer(item, identifier)
        except NotCarriedError as trouble:
            left_out.append(LeftOut(as_it_is(item.title), trouble.sentence))
            continue
        if writer.note:
            left_out.append(LeftOut(as_it_is(item.title), writer.note))
        files[f"items/{identifier}.xml"] = _document(writer.root, version)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in {"imsmanifest.xml": _manifest(list(files), version), **files}.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue(), tuple(left_out)


def _document(root: Any, version: str) -> bytes:
    if version == "3.0":
        as_version_3(root)
    root.set("xmlns", NAMESPACES[version])
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _manifest(names: list[str], version: str) -> bytes:
    namespace, schema, number, kind = _MANIFESTS[version]
    root = etree.Element("manifest", xmlns=namespace, identifier="questions")
    metadata = etree.SubElement(root, "metadata")
    etree.SubElement(metadata, "schema").text = schema
    etree.SubElement(metadata, "schemaversion").text = number
    etree.SubElement(root, "organizations")
    resources = etree.SubElement(root, "resources")
    for name in names:
        identifier = name.removeprefix("items/").removesuffix(".xml")
        resource = etree.SubElement(resources, "resource", identifier=identifier, type=kind, href=name)
        etree.SubElement(resource, "file", href=name)
    return written(root)
