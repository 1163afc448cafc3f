"""The masters as known on one day, with every index that identifying and matching need; built once a process."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from typing import Self, TypeVar

from bots.matching.bill_book import BillBook
from bots.matching.bookings import BookingBook
from bots.matching.identifiers import gln_key, vat_key
from bots.matching.names import plain, spellings
from bots.matching.order_book import OrderBook
from bots.matching.organisation_features import bodies_of
from bots.matching.registers import Registers
from bots.matching.supplier_records import Record
from bots.matching.supplier_register import SupplierRegister
from bots.matching.units import Conversions
from counterfoil.model.masters import (
    AccountChange,
    Approver,
    ChartCode,
    Contact,
    ExchangeRate,
    Exemption,
    LedgerInvoice,
    Masterdata,
    Organisation,
    Supplier,
    held_on,
)
from counterfoil.model.workforce import Position

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    groups: dict[K, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups


class Masters:
    """A snapshot of the master data as of a day: orders, receipts, rates and bills dated later do not exist in it."""

    def __init__(self, data: Masterdata, *, as_of: date, register: SupplierRegister | None = None) -> None:
        self.as_of = as_of
        self.digest = data.digest
        self.organisations = {
            body.organisation: body
            for body in data.organisations
            if body.valid_from is None or body.valid_from <= as_of
        }
        self.bodies = bodies_of(self.organisations.values())
        self._lineages: dict[date, dict[str, tuple[str, ...]]] = {}
        self.register = register.on(as_of) if register else SupplierRegister.build(data.suppliers, as_of=as_of)
        self.orders = OrderBook(
            (line for line in data.purchase_orders if line.ordered_on <= as_of),
            (receipt for receipt in data.receipts if receipt.received_on <= as_of),
        )
        self.bills = BillBook(bill for bill in data.ledger_invoices if bill.invoice_date <= as_of)
        self.conversions = Conversions(data.conversions)
        self.bookings = BookingBook(
            (booking for booking in data.agency_bookings if booking.shift_start.date() <= as_of),
            (override for override in data.agency_overrides if override.approved_on <= as_of),
            data.framework_agencies,
        )
        self.registers = Registers(data, as_of=as_of)
        self._index_look_ups(data)

    def _index_look_ups(self, data: Masterdata) -> None:
        self._exemptions = _grouped(((e.organisation, e.supplier_id), e) for e in data.exemptions)
        self._approvers = _grouped(((a.organisation, a.cost_centre), a) for a in data.approvers)
        self._chart: dict[tuple[str, str, str], list[ChartCode]] = _grouped(
            ((c.organisation, c.cost_centre, c.subjective), c) for c in data.chart
        )
        self._staff = _grouped(
            ((post.organisation, plain(f"{post.forename or ''} {post.surname or ''}")), post) for post in data.staff
        )
        self._positions = {
            plain(post.position): post for post in data.positions if held_on(self.as_of, post.valid_from, post.valid_to)
        }
        self._contacts = _grouped(((c.organisation, c.supplier_id), c) for c in data.contacts)
        self._account_changes = {(c.organisation, c.supplier_id): c for c in data.account_changes}
        self._body_keys = [
            (key, body.organisation)
            for body in self.organisations.values()
            for key in (vat_key(body.vat_number), gln_key(body.gln), *(name.key for name in spellings(body.name)))
            if key
        ]
        self._agency_codes = _grouped(
            (code.organisation, code) for code in data.chart if "agency" in (code.description or "").casefold()
        )
        self._charted = {code.organisation for code in data.chart}
        rates = sorted((r for r in data.exchange_rates if r.on <= self.as_of), key=lambda rate: rate.on)
        self._rates = _grouped((rate.currency, rate) for rate in rates)

    @classmethod
    def build(cls, data: Masterdata, *, as_of: date, register: SupplierRegister | None = None) -> Self:
        """The snapshot of `data` as it was known on `as_of`; `register` are its suppliers, where they are indexed."""
        return cls(data, as_of=as_of, register=register)

    @property
    def knows_suppliers(self) -> bool:
        """Whether any supplier master was loaded at all; without one, nobody can be called unknown."""
        return len(self.register) > 0

    def organisation(self, code: str) -> Organisation | None:
        """The body with this ODS code."""
        return self.organisations.get(code)

    def record(self, organisation: str, supplier_id: str | None) -> Record | None:
        """One supplier record as it is compared, usable or not."""
        found = self.register.by_id(organisation, supplier_id) if supplier_id else None
        return found[1] if found else None

    def supplier(self, organisation: str, supplier_id: str) -> Supplier | None:
        """One supplier record, usable or not."""
        found = self.record(organisation, supplier_id)
        return found.supplier if found else None

    def account_change(self, organisation: str, supplier_id: str) -> AccountChange | None:
        """The latest change of the record's account that is not settled."""
        return self._account_changes.get((organisation, supplier_id))

    def firm(self, kind: str, key: str | None) -> list[Record]:
        """Records of all organisations with this "vat", "company", "gln" or "name" key; none where a crowd has it."""
        return [record for _, record in self.register.having(kind, key)]

    def exemption(self, organisation: str, supplier_id: str, on: date) -> Exemption | None:
        """Under which exemption the supplier may bill without an order on that day."""
        found = self._exemptions.get((organisation, supplier_id), ())
        return next((e for e in found if held_on(on, e.valid_from, e.valid_to)), None)

    def approvers(self, organisation: str, cost_centre: str, on: date) -> tuple[Approver, ...]:
        """Who may approve for the cost centre on that day, the lowest limit first."""
        found = self._approvers.get((organisation, cost_centre), ())
        valid = (a for a in found if held_on(on, a.valid_from, a.valid_to))
        return tuple(sorted(valid, key=lambda approver: (approver.limit, approver.person)))

    def rate(self, currency: str, on: date) -> ExchangeRate | None:
        """The currency's last rate on or before that day; None when none is loaded."""
        rates = self._rates.get(currency, [])
        place = bisect_right(rates, on, key=lambda rate: rate.on)
        return rates[place - 1] if place else None

    def chart_allows(self, organisation: str, cost_centre: str, subjective: str, on: date) -> bool:
        """Whether the organisation's chart of accounts has this combination on that day; without a chart, all are."""
        if organisation not in self._charted:
            return True
        found = self._chart.get((organisation, cost_centre, subjective), ())
        return any(held_on(on, code.valid_from, code.valid_to) for code in found)

    def agency_code(self, organisation: str, staff_group: str, on: date) -> ChartCode | None:
        """The one code that the chart describes as for agency staff of this group, or else of any; None for several."""
        codes = [
            code for code in self._agency_codes.get(organisation, ()) if held_on(on, code.valid_from, code.valid_to)
        ]
        named = [code for code in codes if staff_group.casefold() in (code.description or "").casefold()]
        fitting = {(code.cost_centre, code.subjective): code for code in named or codes}
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def has_left(self, organisation: str, person: str, on: date) -> bool:
        """Whether the staff record says that this person had left by that day, and is in no other post."""
        posts = self._staff.get((organisation, plain(person)), ())
        return bool(posts) and all(post.left_on is not None and post.left_on <= on for post in posts)

    def position(self, number: str) -> Position | None:
        """The post of this number in the establishment of any organisation."""
        return self._positions.get(plain(number))

    def counterparty(self, organisation: str, supplier_id: str) -> str | None:
        """The body of ours that a supplier record is, by its VAT number, location number or name."""
        record = self.record(organisation, supplier_id)
        if record is None:
            return None
        keys = {record.vat, record.gln, *(name.key for name in record.names)} - {None}
        return next((code for key, code in self._body_keys if key in keys and code != organisation), None)

    def ledger_bill(self, organisation: str, supplier_id: str, number: str) -> LedgerInvoice | None:
        """The supplier's invoice of this number that the ledger holds."""
        return self.bills.of_number(organisation, supplier_id, number)

    def contact(self, organisation: str, supplier_id: str) -> Contact | None:
        """Whom at the supplier the register names."""
        return next(iter(self.contacts(organisation, supplier_id)), None)

    def contacts(self, organisation: str, supplier_id: str | None) -> Sequence[Contact]:
        """All whom the register names at a supplier; without one, at the organisation itself."""
        return self._contacts.get((organisation, supplier_id), ())

    def current(self, code: str, on: date) -> str:
        """The body that answers for this one on that day: itself, or after a merger its successor."""
        seen: set[str] = set()
        while code not in seen and (body := self.organisations.get(code)) and body.successor:
            if body.valid_to is None or on <= body.valid_to:
                break
            seen.add(code)
            code = body.successor
        return code

    def lineage(self, code: str, on: date) -> tuple[str, ...]:
        """The body and those that were merged into it, whose orders and bills it now answers for."""
        return self.lineages(on).get(code, (code,))

    def lineages(self, on: date) -> dict[str, tuple[str, ...]]:
        """Every body that stands by itself on that day, with those that were merged into it behind it."""
        if on not in self._lineages:
            found: dict[str, tuple[str, ...]] = {
                code: (code,) for code in self.organisations if self.current(code, on) == code
            }
            for code in self.organisations:
                if code not in found and (heir := self.current(code, on)) in found:
                    found[heir] = (*found[heir], code)
            self._lineages[on] = found
        return self._lineages[on]
