"""What is drawn on one paper, as strings in the order of a clerk's eye, and the truth about it."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Pair(NamedTuple):
    """A label and its value, as printed."""

    label: str
    value: str


class Column(NamedTuple):
    """A column of the line table: the key of its cells, its heading, and whether it stands to the right."""

    key: str
    heading: str
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """Who sends the paper."""

    name: str
    address: tuple[str, ...]
    postcode: str
    vat_number: str
    company_number: str
    sort_code: str
    account_number: str
    iban: str
    bic: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What differs between two papers of one layout."""

    font: str
    size: float
    colour: str
    shade: str


@dataclass(slots=True, kw_only=True)
class Paper:
    """One document before it is drawn. `vat_rows` is the analysis by rate: rate, net, VAT, with its headings first.

    `settled` is what was paid already and what is left to pay. `named` has the references by what they are, for layouts
    that give each a place of its own, and what stands in no list: a trading name, a period, a patient.
    `aside` is what layouts show in places of their own and a spreadsheet below its sums.
    `truth` is the line about the document in truth.jsonl: kind, fields, lines.
    """

    title: str
    seller: Firm
    look: Look
    buyer: tuple[str, ...] = ()
    buyer_label: str = ""
    ship_to: tuple[str, ...] = ()
    meta: list[Pair] = field(default_factory=list)
    named: dict[str, Pair] = field(default_factory=dict)
    columns: list[Column] = field(default_factory=list)
    rows: list[dict[str, str]] = field(default_factory=list)
    totals: list[Pair] = field(default_factory=list)
    settled: list[Pair] = field(default_factory=list)
    aside: list[Pair] = field(default_factory=list)
    vat_rows: list[tuple[str, str, str]] = field(default_factory=list)
    bank: list[Pair] = field(default_factory=list)
    opening: str = ""
    notes: list[str] = field(default_factory=list)
    legal: list[str] = field(default_factory=list)
    truth: dict[str, Any] = field(default_factory=dict)
