"""The elements of a UBL document by name, gathered in one pass, for the rules that bear on how it is written."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from lxml import etree

from bots.reading.einvoices.terms import decimal_of
from bots.reading.einvoices.ubl_terms import NAMESPACES

CAC, CBC = (f"{{{NAMESPACES[prefix]}}}" for prefix in ("cac", "cbc"))
NAMED = {"cac": CAC, "cbc": CBC}


class Elements:
    """A document's elements; names are written as in the standard, "cbc:EndpointID"."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self._named: dict[str, list[etree._Element]] = defaultdict(list)
        for element in root.iter(etree.Element):
            self._named[element.tag].append(element)

    def named(self, *names: str) -> Iterator[etree._Element]:
        """All elements of these names, wherever they stand."""
        for name in names:
            yield from self._named.get(_tag(name), ())

    def tagged(self, tag: str) -> Iterator[etree._Element]:
        """All elements of a name that is written out with its namespace."""
        yield from self._named.get(tag, ())

    def endings(self, ending: str) -> Iterator[etree._Element]:
        """All elements whose name ends so."""
        for tag, elements in self._named.items():
            if tag.endswith(ending):
                yield from elements

    def all(self) -> Iterator[etree._Element]:
        """Every element."""
        for elements in self._named.values():
            yield from elements


def _tag(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{NAMED[prefix]}{local}"


@cache
def _way(path: str) -> str:
    return "/".join(_tag(name) for name in path.split("/"))


def text_at(element: etree._Element, path: str) -> str:
    """The text at the end of a way down, "cac:Party/cbc:EndpointID"; empty where there is none."""
    return (element.findtext(_way(path)) or "").strip()


def stands_at(element: etree._Element, path: str) -> bool:
    """Whether an element stands at the end of a way down, be it empty."""
    return element.find(_way(path)) is not None


def number_at(element: etree._Element, path: str) -> Decimal | None:
    """The number there; None where there is none."""
    return decimal_of(text_at(element, path))


def children(element: etree._Element, name: str) -> list[etree._Element]:
    """The children of that name."""
    return element.findall(_tag(name))


def name_of(element: etree._Element) -> str:
    """An element's name for a clerk, without its namespace."""
    return str(element.tag).rpartition("}")[2]
