"""What UBL has and EN 16931 does not use (UBL-CR-001 … UBL-CR-680): the elements and attributes of `ubl_unused.txt`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from bots.reading.standards.ubl_elements import NAMED, Elements, children, name_of, text_at

_EXTENSIONS = "{urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2}"
_PREFIXES = {**NAMED, "ext": _EXTENSIONS}
_LINES = ("cac:InvoiceLine", "cac:CreditNoteLine")
_ANYWHERE = "ANYWHERE"
_OBJECT = "130"
_VERSION = "2.1"


@dataclass(slots=True)
class _Way:
    """A way down the document: the rule that its end breaks, those that its attributes break, and how it goes on."""

    rule: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    onward: dict[str, "_Way"] = field(default_factory=dict)

    def at(self, names: list[str]) -> "_Way":
        """The way at the end of these names, made where it is new."""
        here = self
        for name in names:
            prefix, _, local = name.rpartition(":")
            here = here.onward.setdefault(f"{_PREFIXES[prefix or 'cac']}{local}", _Way())
        return here


def _loaded(path: Path) -> tuple[_Way, _Way, frozenset[str]]:
    """The ways from the document, those from any element, and the names of all rules."""
    document, anywhere, rules = _Way(), _Way(), set[str]()
    text = re.sub(r"\n  ", " ", path.read_text(encoding="utf-8"))
    for line in (line for line in text.splitlines() if not line.startswith("#")):
        where, _, entries = line.partition(": ")
        start, *below = where.split("/")
        starts = [anywhere] if start == _ANYWHERE else [document]
        if start == "LINE":
            starts = [document.at([name]) for name in _LINES]
        elif start not in {_ANYWHERE, "-"}:
            below = [start, *below]
        for number, way in (entry.split() for entry in entries.split(", ")):
            element, _, attribute = way.partition("/@")
            rules.add(f"UBL-CR-{number}")
            for each in starts:
                end = each.at([*below, element])
                if attribute:
                    end.attributes[attribute] = f"UBL-CR-{number}"
                else:
                    end.rule = f"UBL-CR-{number}"
    return document, anywhere, frozenset(rules)


_DOCUMENT, _FROM_ANY, _LISTED = _loaded(Path(__file__).with_name("ubl_unused.txt"))
RULES = _LISTED | {f"UBL-CR-{number}" for number in ("002", "412", "663", "665", "666", "673")}


def unused(elements: Elements) -> Iterator[tuple[str, str]]:
    """Each of these rules that the document breaks, once."""
    found: dict[str, str] = {}
    _follow(_DOCUMENT, elements.root, found)
    for tag, way in _FROM_ANY.onward.items():
        for element in elements.tagged(tag):
            _arrive(way, element, found)
    found.update(_single_rules(elements))
    yield from found.items()


def _follow(way: _Way, element: etree._Element, found: dict[str, str]) -> None:
    for child in element:
        onward = way.onward.get(child.tag)
        if onward is not None:
            _arrive(onward, child, found)


def _arrive(way: _Way, element: etree._Element, found: dict[str, str]) -> None:
    if way.rule:
        found.setdefault(way.rule, f"the element {name_of(element)} is not used")
    for attribute, rule in way.attributes.items():
        if element.get(attribute) is not None:
            found.setdefault(rule, f"the attribute {attribute} of {name_of(element)} is not used")
    if way.onward:
        _follow(way, element, found)


def _single_rules(elements: Elements) -> Iterator[tuple[str, str]]:
    if (version := text_at(elements.root, "cbc:UBLVersionID")) not in {"", _VERSION}:
        yield "UBL-CR-002", f"the document is of UBL {version}, not {_VERSION}"
    means = children(elements.root, "cac:PaymentMeans")
    if name_of(elements.root) == "Invoice" and any(text_at(each, "cbc:PaymentDueDate") for each in means):
        yield "UBL-CR-412", "an invoice's due date stands with the means of payment"
    if any(each.get("unitCodeListID") is not None for each in elements.endings("Quantity")):
        yield "UBL-CR-663", "the attribute unitCodeListID is not used"
    for each in elements.named("cac:AdditionalDocumentReference"):
        is_object = text_at(each, "cbc:DocumentTypeCode") == _OBJECT
        if not is_object and any(one.get("schemeID") is not None for one in children(each, "cbc:ID")):
            yield "UBL-CR-665", "a supporting document's reference has a scheme"
        if is_object and children(each, "cac:Attachment"):
            yield "UBL-CR-666", "an invoiced object has an attachment"
        if is_object and children(each, "cbc:DocumentDescription"):
            yield "UBL-CR-673", "an invoiced object has a description"
