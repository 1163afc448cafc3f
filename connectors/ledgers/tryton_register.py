"""What Tryton knows, looked up by the chunk for bills on their way.

Organisations are companies, by the code of the company's party. A party is a supplier of an organisation once it has an
account payable in that company. An account is coded `cost centre-subjective`. A line of an order is called by its place
on the order, which does not change once the order is confirmed.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from connectors.ledgers.tryton_bills import KIND_FIELDS, OURS, RATE, Exchange, OrderLineInTryton, kind_of
from connectors.ledgers.tryton_json import Domain, Row
from connectors.ledgers.tryton_wire import Wire
from counterfoil.model.masters import BillKind, OrderStatus
from counterfoil.model.postings import normalise_number

PAGE = 500
"""Records read at a time."""

ORDER_STATES = {
    "confirmed": OrderStatus.OPEN,
    "processing": OrderStatus.OPEN,
    "done": OrderStatus.CLOSED,
    "cancelled": OrderStatus.CANCELLED,
}
"""A draft or a quotation is no order yet."""

_LINE = (
    *("purchase", "purchase.number", "purchase.state", "purchase.company.party.code", "sequence"),
    *("unit", "unit_price", "description"),
)
"""What is read of an order line to bill it."""

_ALL_OF_LINE = (
    *_LINE,
    *("purchase.purchase_date", "purchase.party.code", "purchase.currency.code", "quantity", "unit.symbol", "amount"),
    *("product.code", "product.type"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A company of the database: Tryton's ids, its code and name, and the currency that its books are kept in."""

    id: int
    organisation: str
    name: str
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party as one company sees it; without an account payable it is no supplier of that company."""

    id: int
    active: bool
    payable: int | None
    address: int | None


class Register:
    """Look-ups for bills on their way, each for a whole chunk at once."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._ids: dict[tuple[str, str], int] = {}
        self._companies: dict[str, Company] = {}

    def companies(self) -> dict[str, Company]:
        """The companies by the codes of their organisations."""
        rows = self._wire.search_read("company.company", [], ["party.code", "party.name", "currency.code"])
        return {
            row["party."]["code"]: Company(
                id=row["id"],
                organisation=row["party."]["code"],
                name=row["party."]["name"],
                currency=row["currency."]["code"],
            )
            for row in rows
        }

    def company(self, organisation: str) -> Company | None:
        """The company of an organisation; what was found is remembered, as its ids are."""
        if organisation not in self._companies:
            self._companies = self.companies()
        return self._companies.get(organisation)

    def parties(self, company: int, codes: Collection[str]) -> dict[str, Party]:
        """The parties with these codes, retired ones too."""
        rows = self._wire.search_read(
            "party.party",
            [["code", "in", sorted(codes)], ["active", "in", [True, False]]],
            ["code", "active", "account_payable", "addresses"],
            company=company,
        )
        return {
            row["code"]: Party(
                id=row["id"],
                active=bool(row["active"]),
                payable=row["account_payable"],
                address=next(iter(row["addresses"]), None),
            )
            for row in rows
        }

    def accounts(self, company: int, codes: Collection[str]) -> dict[str, int]:
        """The accounts of the company with these codes that are not closed."""
        domain = [["code", "in", sorted(codes)], ["company", "=", company], ["closed", "!=", True]]
        rows = self._wire.search_read("account.account", domain, ["code"], company=company)
        return {row["code"]: row["id"] for row in rows}

    def order_lines(self, company: Company, numbers: Collection[str]) -> list[OrderLineInTryton]:
        """All lines of the orders with these numbers."""
        domain = [["purchase.number", "in", sorted(numbers)], ["purchase.company", "=", company.id]]
        return [line for line, _ in self._lines(domain, _LINE)] if numbers else []

    def order_lines_by_id(self, ids: Collection[int]) -> dict[int, OrderLineInTryton]:
        """The order lines that bills refer to."""
        domain = [["purchase.lines.id", "in", sorted(ids)]]
        return {line.id: line for line, _ in self._lines(domain, _LINE)} if ids else {}

    def id_of(self, model: str, domain: Domain) -> int | None:
        """The first record that meets the domain; what was found is remembered, since it is set up once."""
        asked = (model, repr(domain))
        if asked not in self._ids and (rows := self._wire.search_read(model, domain, ["id"], limit=1)):
            self._ids[asked] = rows[0]["id"]
        return self._ids.get(asked)

    def bills_of_number(
        self, company: Company, numbers: Collection[tuple[str, str]]
    ) -> dict[tuple[str, str, BillKind], str]:
        """Which bills stand under these numbers, however they are written, by supplier, number and kind, in words.

        `numbers` are pairs of supplier and normalised number; bills that only look like them may be among those found.
        Bills under a key of ours are left out.
        """
        patterns = ["%".join(["", *number, ""]) for _, number in numbers if number]
        alike: Domain = ["OR", *(["reference", "ilike", pattern] for pattern in patterns)]
        domain = [["type", "=", "in"], ["company", "=", company.id], ["state", "!=", "cancelled"], alike]
        domain.append(["party.code", "in", sorted({party for party, _ in numbers})])
        domain.append(["OR", ["description", "=", None], ["description", "not like", OURS]])
        return {
            (row["party."]["code"], normalise_number(row["reference"]), kind_of(row)): (
                f"{row['state']} in Tryton as {row['number'] or 'a draft'}"
            )
            for row in self._wire.search_read("account.invoice", domain, KIND_FIELDS, company=company.id)
        }

    def rates(self, wanted: Iterable[Exchange]) -> dict[Exchange, Decimal | None]:
        """What each currency costs in a company's own on a day; None for its own, or where Tryton has no rate."""
        return {each: self._rate(*each) for each in set(wanted)}

    def _rate(self, currency: str, own: str, on: date) -> Decimal | None:
        if currency == own:
            return None
        domain = [["currency.code", "in", [currency, own]], ["date", "<=", on]]
        rows = self._wire.search_read("currency.currency.rate", domain, ["currency.code", "rate", "date"])
        last = {row["currency."]["code"]: row["rate"] for row in sorted(rows, key=lambda row: row["date"])}
        if len(last) < len({currency, own}):
            return None
        return Decimal(last[own] / last[currency]).quantize(RATE)

    def all_order_lines(self) -> Iterator[tuple[OrderLineInTryton, Row]]:
        """Every line of every order, with what Tryton says of it."""
        return self._lines([["purchase.state", "in", list(ORDER_STATES)]], _ALL_OF_LINE)

    def _lines(self, domain: Domain, fields: Sequence[str]) -> Iterator[tuple[OrderLineInTryton, Row]]:
        """Order by order, in the order in which its lines stand."""
        rows = list(pages(self._wire, "purchase.line", [["type", "=", "line"], *domain], fields))
        rows.sort(key=lambda row: (row["purchase"], row["sequence"] is None, row["sequence"] or 0, row["id"]))
        for _, lines in groupby(rows, key=lambda row: row["purchase"]):
            for place, row in enumerate(lines, start=1):
                yield _line(str(place), row), row


def pages(
    wire: Wire, model: str, domain: Domain, fields: Sequence[str], *, company: int | None = None
) -> Iterator[Row]:
    """All records that meet the domain, a page at a time, by their ids."""
    last, full = 0, True
    while full:
        page = wire.search_read(model, [*domain, ["id", ">", last]], fields, company=company, limit=PAGE)
        yield from page
        if full := len(page) == PAGE:
            last = page[-1]["id"]


def status_of(line: OrderLineInTryton) -> OrderStatus | None:
    """Whether the order still takes bills; None while it is no order yet."""
    return ORDER_STATES.get(line.state)


def _line(place: str, row: Row) -> OrderLineInTryton:
    purchase = row["purchase."]
    return OrderLineInTryton(
        id=row["id"],
        po_number=purchase["number"],
        po_line=place,
        organisation=purchase["company."]["party."]["code"],
        state=purchase["state"],
        unit_price=row["unit_price"],
        unit=row["unit"],
        description=row["description"],
    )
