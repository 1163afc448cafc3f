"""What SQL-Ledger's screens tell of vendors, orders and codes; asked when needed and remembered for the session."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from connectors.ledgers.sqlledger_bills import Accounts, Record, money
from connectors.ledgers.sqlledger_entry import ENTRIES, lines_of
from connectors.ledgers.sqlledger_lists import exactly, of_number
from connectors.ledgers.sqlledger_session import Session, Values
from counterfoil.browser import Screen, Table
from counterfoil.model.masters import BillKind, ChartCode, OrderKind, OrderLine, OrderStatus, Supplier, SupplierStatus
from counterfoil.model.postings import Posting
from counterfoil.money import to_penny


@dataclass(frozen=True, slots=True, kw_only=True)
class Masters:
    """What one dataset knows."""

    suppliers: tuple[Supplier, ...]
    purchase_orders: tuple[OrderLine, ...]
    chart: tuple[ChartCode, ...]


class Register:
    """One organisation's vendors, orders and codes (`refusals.Register`)."""

    def __init__(self, session: Session, *, organisation: str, accounts: Accounts, today: date) -> None:
        self._session = session
        self._organisation = organisation
        self._accounts = accounts
        self._today = today
        self._suppliers: Mapping[str, Supplier] = {}
        self._codes: set[tuple[str, str]] = set()
        self._orders: dict[str, list[OrderLine]] = {}

    def has_organisation(self, organisation: str) -> bool:
        """Whether this is its dataset."""
        return organisation == self._organisation

    def supplier_status(self, organisation: str, supplier_id: str) -> SupplierStatus | None:
        """Active unless the vendor's end date is past."""
        del organisation
        if supplier_id not in self._suppliers:
            self._suppliers = {each.supplier_id: each for each in self._vendors()}
        supplier = self._suppliers.get(supplier_id)
        return supplier.status if supplier else None

    def order(self, organisation: str, po_number: str) -> dict[str, OrderStatus]:
        """The lines of a purchase order."""
        del organisation
        if not self._orders.get(po_number):
            self._orders[po_number] = list(self._order_lines(po_number))
        return {line.line_number: line.status for line in self._orders[po_number]}

    def allows_code(self, organisation: str, cost_centre: str, subjective: str) -> bool:
        """Whether the entry screen offers the project and the account."""
        del organisation
        if (cost_centre, subjective) not in self._codes:
            self._codes = {(code.cost_centre, code.subjective) for code in self._chart()}
        return (cost_centre, subjective) in self._codes

    def holds(self, posting: Posting) -> str | None:
        """An entry of the vendor with the same number."""
        return next(of_number(self._session, posting), None)

    def read(self) -> Masters:
        """All of it, as it is now."""
        return Masters(
            suppliers=tuple(self._vendors()),
            purchase_orders=tuple(
                line for order in self._list_orders("") for line in self._order_lines(order["Order"])
            ),
            chart=tuple(self._chart()),
        )

    def _vendors(self) -> Iterator[Supplier]:
        def asked(screen: Screen) -> Values:
            ticks = [screen.field(label, "checkbox") for label in ("Vendor", "Vendor Number", "Enddate")]
            return [(each, "on") for each in (screen.field("All", "radio"), *ticks)]

        found = self._session.ask("Vendors > Reports > Search", "vendors", asked, answer="vendor_list")
        for record in _longest(found).records():
            if record["Vendor Number"]:
                ended = bool(record["Enddate"]) and date.fromisoformat(record["Enddate"]) < self._today
                yield Supplier(
                    organisation=self._organisation,
                    supplier_id=record["Vendor Number"],
                    name=record["Vendor"],
                    status=SupplierStatus.INACTIVE if ended else SupplierStatus.ACTIVE,
                )

    def _chart(self) -> Iterator[ChartCode]:
        """Every account that bills may be coded to, with every project."""
        line = lines_of(self._session.open(ENTRIES[BillKind.INVOICE], "bill"))[0]
        for option in line["Account"].options:
            account = option.partition("--")[0]
            for project in filter(None, line["Project"].options):
                if account != self._accounts.vat:
                    yield ChartCode(organisation=self._organisation, cost_centre=project, subjective=account)

    def _order_lines(self, po_number: str) -> Iterator[OrderLine]:
        found = [record for record in self._list_orders(exactly(po_number)) if record["Order"] == po_number]
        if found:
            self._session.follow(po_number)
            yield from self._lines(found[0], self._session.see("order"))

    def _list_orders(self, number: str) -> list[Record]:
        def asked(screen: Screen) -> Values:
            ticks = [screen.field(label, "checkbox") for label in ("Open", "Closed")]
            return [(screen.field("Order Number"), number), *((each, "on") for each in ticks)]

        found = self._session.ask("Order Entry > Reports > Purchase Orders", "orders", asked, answer="order_list")
        return [record for record in _longest(found).records() if record["Order"]]

    def _lines(self, record: Record, screen: Screen) -> Iterator[OrderLine]:
        closed = screen.field("Closed", "radio").value == "on"
        rows: dict[tuple[int, int], dict[str, str]] = {}
        for control in screen.controls:
            if control.column:
                rows.setdefault((control.table, control.row), {})[control.label] = control.value
        for row in rows.values():
            if row.get("Qty"):
                quantity, price = Decimal(row["Qty"].replace(",", "")), money(row["Price"])
                yield OrderLine(
                    organisation=self._organisation,
                    po_number=record["Order"],
                    line_number=row["Item"],
                    supplier_id=record["Vendor Number"],
                    ordered_on=date.fromisoformat(record["Date"]),
                    status=OrderStatus.CLOSED if closed else OrderStatus.OPEN,
                    kind=OrderKind.GOODS,
                    description=row["Description"],
                    net_amount=to_penny(quantity * price),
                    quantity=quantity,
                    uom=row["Unit"],
                    unit_price=price,
                    currency=record["Curr"],
                )


def _longest(screen: Screen) -> Table:
    """The list of a page: the table with the most columns."""
    return max(screen.tables, key=lambda table: len(table.columns))
