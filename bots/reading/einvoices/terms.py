"""The business terms of EN 16931 (BT-1, BG-25 …) gathered from an e-invoice, whichever syntax carries them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from lxml import etree

Condition = Callable[[etree._Element], bool]  # noqa: SLF001 (lxml gives its element no other name)

# XML Schema asks 18 digits of whoever reads a decimal; a number of more is none that anyone pays.
_DECIMAL = re.compile(r"[+-]?(?:\d{1,18}(?:\.\d{0,18})?|\.\d{1,18})", re.ASCII)
_STEP = re.compile(r"(?P<name>[^{]+)(?:\{(?P<condition>\w+)\})?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{8}", re.ASCII)


@lru_cache(maxsize=1024)
def decimal_of(text: str) -> Decimal | None:
    """The value of an xs:decimal; None where the text is none."""
    return Decimal(text) if _DECIMAL.fullmatch(text) else None


@dataclass(frozen=True, slots=True)
class Term:
    """One business term as it stands in the file.

    `text` has no white space around it and is never empty; `scheme` is the `schemeID` (or, for a classification, the
    `listID`) where one is given.
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
        return decimal_of(self.text)

    @property
    def day(self) -> date | None:
        """The value of a date (UBL's 2026-10-05, CII's 20261005); None where it is neither."""
        # UBL allows a time zone after the day, and some senders write the whole moment.
        text = self.text[:10] if self.text[4:5] == "-" else self.text
        try:
            return date.fromisoformat(text) if _DAY.fullmatch(text) else None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Group:
    """A group of business terms (the invoice itself, one line, one row of the VAT breakdown).

    A code without a term, or without a group, is left out of the mappings.
    """

    terms: Mapping[str, Sequence[Term]] = field(default_factory=dict)
    groups: Mapping[str, Sequence["Group"]] = field(default_factory=dict)

    def all(self, *codes: str) -> Sequence[Term]:
        """Every term of these codes, in the order of the codes and then of the file."""
        if len(codes) == 1:
            return self.terms.get(codes[0], ())
        return [term for code in codes if code in self.terms for term in self.terms[code]]

    def first(self, *codes: str) -> Term | None:
        """The first term that is there."""
        for code in codes:
            if found := self.terms.get(code):
                return found[0]
        return None

    def has(self, *codes: str) -> bool:
        """Whether at least one of these terms, or groups of terms, is there."""
        return any(code in self.terms or code in self.groups for code in codes)

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

    def each(self, code: str) -> Sequence["Group"]:
        """The groups of this code, in the order of the file."""
        return self.groups.get(code, ())

    def every_term(self) -> Iterator[Term]:
        """All terms of this group and of the groups in it."""
        for terms in self.terms.values():
            yield from terms
        for groups in self.groups.values():
            for group in groups:
                yield from group.every_term()


@dataclass(slots=True)
class _Step:
    """One element on the way to terms: what stands in it, and where the ways go on."""

    terms: list[tuple[str, str, str]] = field(default_factory=list)  # code, attribute ("" for the text), where
    groups: list[tuple[str, "Table"]] = field(default_factory=list)
    onward: dict[str, list[tuple[str, "_Step"]]] = field(default_factory=dict)  # tag → (condition, step)


class Table:
    """Where one syntax keeps each business term: a path for each, from the group's own element.

    A path has steps ("cac:Price/cbc:BaseQuantity"), may end in an attribute ("@unitCode"), may have alternatives
    (" | "), and a step may name a condition of the table ("cac:PartyTaxScheme{vat}"). All paths are walked at once, so
    an element is looked at once, however many terms are sought below it.
    """

    def __init__(
        self,
        namespaces: Mapping[str, str],
        terms: Mapping[str, str],
        groups: Mapping[str, tuple[str, "Table"]] | None = None,
        *,
        conditions: Mapping[str, Condition] | None = None,
    ) -> None:
        self._namespaces = namespaces
        self._conditions: Mapping[str, Condition] = {"": lambda _: True, **(conditions or {})}
        self._top = _Step()
        for code, path in terms.items():
            for way in path.split(" | "):
                steps, _, attribute = way.partition("/@") if not way.startswith("@") else ("", "", way[1:])
                self._at(steps).terms.append((code, attribute, _where(way)))
        for code, (path, table) in (groups or {}).items():
            for way in path.split(" | "):
                self._at(way).groups.append((code, table))

    def _at(self, path: str) -> _Step:
        """The step at the end of a path, made where it is new."""
        here = self._top
        for step in filter(None, path.split("/")):
            match = _STEP.fullmatch(step)
            assert match, f"a path of a table reads {path!r}"
            condition = match["condition"] or ""
            assert condition in self._conditions, f"{path!r} names the condition {condition!r}, which the table lacks"
            prefix, _, local = match["name"].partition(":")
            ways = here.onward.setdefault(f"{{{self._namespaces[prefix]}}}{local}", [])
            known = next((onward for named, onward in ways if named == condition), None)
            if known is None:
                known = _Step()
                ways.append((condition, known))
            here = known
        return here

    def gather(self, element: etree._Element) -> Group:
        """All terms under `element`; those that are absent or blank are left out."""
        terms: dict[str, list[Term]] = defaultdict(list)
        groups: dict[str, list[Group]] = defaultdict(list)
        self._collect(self._top, element, terms)
        self._walk(self._top, element, terms, groups)
        return Group(dict(terms), dict(groups))

    def _walk(
        self, step: _Step, element: etree._Element, terms: dict[str, list[Term]], groups: dict[str, list[Group]]
    ) -> None:
        for child in element:
            for condition, onward in step.onward.get(child.tag, ()):
                if condition and not self._conditions[condition](child):
                    continue
                if onward.terms:
                    self._collect(onward, child, terms)
                for code, table in onward.groups:
                    groups[code].append(table.gather(child))
                if onward.onward:
                    self._walk(onward, child, terms, groups)

    @staticmethod
    def _collect(step: _Step, element: etree._Element, terms: dict[str, list[Term]]) -> None:
        for code, attribute, where in step.terms:
            text = element.get(attribute) if attribute else element.text
            if text and (text := text.strip()):
                scheme = "" if attribute else element.get("schemeID") or element.get("listID") or ""
                terms[code].append(Term(code, text, where, scheme))


def _where(path: str) -> str:
    """The last two steps of a path, without conditions, as a clerk may look it up."""
    steps = [step.partition("{")[0] for step in path.split("/")]
    return "/".join(step for step in steps[-2:] if not step.startswith(("udt:", "qdt:"))) or steps[-1]


def numbered(codes: str, *paths: str) -> dict[str, str]:
    """Term numbers ("35 36 162") with their paths, in the same order; further paths than numbers are left out."""
    return {f"BT-{code}": path for code, path in zip(codes.split(), paths, strict=False)}


def text_below(element: etree._Element, path: str) -> str:
    """The text at the end of a path in Clark's notation; empty where there is none."""
    return (element.findtext(path) or "").strip()
