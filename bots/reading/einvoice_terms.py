"""The business terms of EN 16931 (BT-1, BG-25 …) gathered from an e-invoice, whichever syntax carries them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from lxml import etree

_DECIMAL = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_PREDICATE = re.compile(r"\[[^\]]*\]")
_DATE_SHAPES = {10: "%Y-%m-%d", 8: "%Y%m%d"}


@dataclass(frozen=True, slots=True)
class Term:
    """One business term as it stands in the file.

    `text` has no white space around it and is never empty; `scheme` is the `schemeID` where one is given.
    """

    code: str
    text: str
    where: str
    scheme: str = ""

    @property
    def source(self) -> str:
        """Where it stood, as a clerk may look it up: "BT-1 cbc:ID"."""
        return f"{self.code} {self.where}"

    @property
    def number(self) -> Decimal | None:
        """The value of an amount, quantity or rate; None where it is no xs:decimal."""
        return Decimal(self.text) if _DECIMAL.fullmatch(self.text) else None

    @property
    def day(self) -> date | None:
        """The value of a date (UBL's 2026-10-05, CII's 20261005); None where it is neither."""
        # UBL allows a time zone after the day, and some senders write the whole moment.
        text = self.text[:10] if self.text[4:5] == "-" else self.text
        shape = _DATE_SHAPES.get(len(text))
        try:
            return datetime.strptime(text, shape).date() if shape else None  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Group:
    """A group of business terms (the invoice itself, one line, one row of the VAT breakdown)."""

    terms: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    groups: Mapping[str, tuple["Group", ...]] = field(default_factory=dict)

    def all(self, *codes: str) -> tuple[Term, ...]:
        """Every term of these codes, in the order of the codes and then of the file."""
        return tuple(term for code in codes for term in self.terms.get(code, ()))

    def first(self, *codes: str) -> Term | None:
        """The first term that is there."""
        for code in codes:
            if found := self.terms.get(code):
                return found[0]
        return None

    def has(self, *codes: str) -> bool:
        """Whether at least one of these terms, or groups of terms, is there."""
        return any(self.terms.get(code) or self.groups.get(code) for code in codes)

    def text(self, code: str) -> str:
        """The term's text; an empty one where it is absent."""
        term = self.first(code)
        return term.text if term else ""

    def number(self, code: str) -> Decimal | None:
        """The term's value; None where it is absent or no number."""
        term = self.first(code)
        return term.number if term else None

    def amount(self, code: str) -> Decimal:
        """The term's value; nought where it is absent, as the standard's sums have it."""
        return self.number(code) or Decimal(0)

    def each(self, code: str) -> tuple["Group", ...]:
        """The groups of this code, in the order of the file."""
        return self.groups.get(code, ())

    def every_term(self) -> Iterator[Term]:
        """All terms of this group and of the groups in it."""
        for terms in self.terms.values():
            yield from terms
        for groups in self.groups.values():
            for group in groups:
                yield from group.every_term()


class Table:
    """Where one syntax keeps each business term: an XPath for each, from the group's own element."""

    def __init__(
        self,
        namespaces: Mapping[str, str],
        terms: Mapping[str, str],
        groups: Mapping[str, tuple[str, "Table"]] | None = None,
    ) -> None:
        def compiled(path: str) -> etree.XPath:
            return etree.XPath(path, namespaces=dict(namespaces), smart_strings=False)

        self._terms = [(code, compiled(path), _where(path)) for code, path in terms.items()]
        self._groups = [(code, compiled(path), table) for code, (path, table) in (groups or {}).items()]

    def gather(self, element: etree._Element) -> Group:
        """All terms under `element`; those that are absent or blank are left out."""
        terms = {code: tuple(_terms(code, _nodes(path, element), where)) for code, path, where in self._terms}
        groups = {
            code: tuple(table.gather(node) for node in _nodes(path, element) if not isinstance(node, str))
            for code, path, table in self._groups
        }
        return Group({code: found for code, found in terms.items() if found}, groups)


def _nodes(path: etree.XPath, element: etree._Element) -> "list[etree._Element | str]":
    """What an XPath of a table finds: elements or attributes' values."""
    found: Any = path(element)
    return list(found)


def _terms(code: str, nodes: list[etree._Element | str], where: str) -> Iterator[Term]:
    for node in nodes:
        text, scheme = (node, "") if isinstance(node, str) else (node.text or "", node.get("schemeID") or "")
        if text := text.strip():
            yield Term(code, text, where, scheme)


def _where(path: str) -> str:
    """The last two steps of the first alternative of an XPath, without its conditions."""
    steps = _PREDICATE.sub("", path).split(" | ", maxsplit=1)[0].split("/")
    return "/".join(step for step in steps[-2:] if not step.startswith("udt:")) or steps[-1]
