"""Codes and small builders that both e-invoice syntaxes need."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from lxml import etree

from sample_month.bills import Line

# UN/ECE recommendation 20 and 21 codes of the units of measure that the firms use.
UNITS = {
    "EA": "EA",
    "BX": "XBX",
    "PK": "XPK",
    "CS": "XCS",
    "RL": "XRO",
    "KT": "KT",
    "BG": "XBG",
    "VST": "E51",
    "DAY": "DAY",
    "MTH": "MON",
    "HR": "HUR",
}
Put = Callable[..., Any]


def putter(namespaces: dict[str, str]) -> Put:
    """A function that puts an element ("cbc:ID") under another, with text and attributes."""

    def put(parent: etree._Element, tag: str, text: object = None, **attributes: str) -> etree._Element:
        prefix, name = tag.split(":")
        element = etree.SubElement(parent, f"{{{namespaces[prefix]}}}{name}", attributes)
        if text is not None:
            element.text = str(text)
        return element

    return put


def number(value: Decimal) -> str:
    """A number without needless zeros."""
    return f"{value.normalize():f}"


def quantity(line: Line) -> str:
    """What is billed; a line by amount is one of it."""
    return number(line.quantity or Decimal(1))


def category(rate: Decimal) -> str:
    """The VAT category: standard or zero rated."""
    return "S" if rate else "Z"


def finished(root: etree._Element) -> bytes:
    """The document's bytes, indented."""
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
