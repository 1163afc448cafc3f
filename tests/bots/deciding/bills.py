"""One sound bill of a known supplier on an open order, which each test then makes worse in one way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from bots.deciding import coding, decide
from bots.deciding.bill import Bill
from bots.deciding.docket import Docket
from counterfoil.model.decisions import Decision
from counterfoil.model.documents import Channel, Document, Kind, Line, Party, Sums
from counterfoil.model.fields import Field
from counterfoil.model.masters import (
    Approver,
    ChartCode,
    Contact,
    ExchangeRate,
    Exemption,
    LedgerInvoice,
    Organisation,
    Supplier,
)
from counterfoil.model.matches import (
    Certainty,
    DuplicateMatch,
    LineMatch,
    LineState,
    Match,
    OrderMatch,
    OrderState,
    OrganisationMatch,
    Repeat,
    SupplierMatch,
)
from counterfoil.model.postings import Posting
from counterfoil.model.shifts import AgencyMatch, BookedShift, ShiftMatch
from counterfoil.model.workforce import DayType
from counterfoil.rulebook import Policy

RECEIVED = date(2026, 10, 5)

T = TypeVar("T")


def seen(value: T, confidence: float = 0.98) -> Field[T]:
    return Field(value=value, raw=str(value), confidence=confidence, source="test", page=1)


def money(text: str, confidence: float = 0.98) -> Field[Decimal]:
    return seen(Decimal(text), confidence)


@dataclass(frozen=True)
class Books:
    """The master data of the tests."""

    suppliers: tuple[Supplier, ...] = (
        Supplier(organisation="ZN1", supplier_id="S-1", name="Acme Ltd", vat_number="GB999999973", terms_days=30),
    )
    exemptions: tuple[Exemption, ...] = ()
    approving: tuple[Approver, ...] = ()
    rates: Mapping[str, Decimal] = field(default_factory=dict)
    chart: bool = True
    left: tuple[str, ...] = ()
    body: str | None = None
    billed: tuple[LedgerInvoice, ...] = ()

    def organisation(self, code: str) -> Organisation | None:
        return Organisation(organisation=code, name="A Trust")

    def supplier(self, organisation: str, supplier_id: str) -> Supplier | None:
        named = (s for s in self.suppliers if (s.organisation, s.supplier_id) == (organisation, supplier_id))
        return next(named, None)

    def exemption(self, organisation: str, supplier_id: str, on: date) -> Exemption | None:
        del organisation, on
        return next((e for e in self.exemptions if e.supplier_id == supplier_id), None)

    def approvers(self, organisation: str, cost_centre: str, on: date) -> Sequence[Approver]:
        del organisation, on
        return [a for a in self.approving if a.cost_centre == cost_centre]

    def rate(self, currency: str, on: date) -> ExchangeRate | None:
        rate = self.rates.get(currency)
        return ExchangeRate(currency=currency, on=on, rate_to_gbp=rate) if rate else None

    def has_left(self, organisation: str, person: str, on: date) -> bool:
        del organisation, on
        return person in self.left

    def counterparty(self, organisation: str, supplier_id: str) -> str | None:
        del organisation, supplier_id
        return self.body

    def ledger_bill(self, organisation: str, supplier_id: str, number: str) -> LedgerInvoice | None:
        del organisation, supplier_id
        return next((bill for bill in self.billed if bill.invoice_number == number), None)

    def contact(self, organisation: str, supplier_id: str) -> Contact | None:
        return Contact(role="credit_control", organisation=organisation, supplier_id=supplier_id, phone="01632 960111")

    def agency_code(self, organisation: str, staff_group: str, on: date) -> ChartCode | None:
        del staff_group, on
        return ChartCode(organisation=organisation, cost_centre="946300", subjective="52120100") if self.chart else None

    def chart_allows(self, organisation: str, cost_centre: str, subjective: str, on: date) -> bool:
        del organisation, cost_centre, subjective, on
        return self.chart


def printed_line(net: str = "100.00", *, rate: str | None = "20", description: str = "Nitrile gloves") -> Line:
    return Line(
        description=seen(description),
        quantity=money("10"),
        uom=seen("BX"),
        unit_price=money("10.00"),
        net=money(net),
        vat_rate=money(rate) if rate is not None else None,
    )


def matched_line(**changes: Any) -> LineMatch:
    sound = LineMatch(
        line=0,
        state=LineState.MATCHED,
        po_number="ZN1000123",
        po_line="1",
        quantity=Decimal(10),
        net=Decimal("100.00"),
        ordered=Decimal(10),
        received=Decimal(10),
        billed_before=Decimal(0),
        price_over=Decimal(0),
        price_over_percent=Decimal(0),
        cost_centre="946141",
        subjective="52161071",
        vat_rate=Decimal(20),
    )
    return replace(sound, **changes)


DOCUMENT = Document(
    kind=Kind.INVOICE,
    channel=Channel.TEXT,
    invoice_number=seen("INV-00123"),
    issue_date=seen(date(2026, 10, 1)),
    currency=seen("GBP"),
    seller=Party(name=seen("Acme Ltd"), vat_number=seen("GB 999 9999 73")),
    lines=(printed_line(),),
    net=money("100.00"),
    vat=money("20.00"),
    gross=money("120.00"),
    sums=Sums.CLOSED,
)
MATCH = Match(
    organisation=OrganisationMatch(certainty=Certainty.MATCHED, organisation="ZN1"),
    supplier=SupplierMatch(certainty=Certainty.MATCHED, supplier_id="S-1"),
    order=OrderMatch(
        state=OrderState.MATCHED,
        po_numbers=("ZN1000123",),
        lines=(matched_line(),),
        ordered_on=date(2026, 9, 1),
        last_received_on=date(2026, 9, 20),
        supplier_id="S-1",
        currency="GBP",
    ),
    duplicate=DuplicateMatch(repeat=Repeat.NEW),
)


@dataclass(frozen=True)
class Case:
    """A bill with its match and its world; every method gives a changed copy."""

    policy: Policy
    document: Document = DOCUMENT
    match: Match = MATCH
    books: Books = field(default_factory=Books)
    received_on: date = RECEIVED
    as_at: date = RECEIVED

    def printed(self, **changes: Any) -> "Case":
        return replace(self, document=replace(self.document, **changes))

    def matched(self, **changes: Any) -> "Case":
        return replace(self, match=replace(self.match, **changes))

    def ordered(self, **changes: Any) -> "Case":
        return self.matched(order=replace(self.match.order, **changes))

    def lined(self, **changes: Any) -> "Case":
        return self.ordered(lines=(matched_line(**changes),))

    def knowing(self, **changes: Any) -> "Case":
        return replace(self, books=replace(self.books, **changes))

    def on(self, **changes: Any) -> "Case":
        return replace(self, **changes)

    def exempt(self, *limits: str, gross: str = "120.00") -> "Case":
        """A bill without an order from a supplier on the exemption list, with approvers up to these limits."""
        exemption = Exemption(
            organisation="ZN1", supplier_id="S-1", category="utilities", cost_centre="946200", subjective="52170000"
        )
        approving = tuple(
            Approver(organisation="ZN1", cost_centre="946200", person=f"Approver {i}", limit=Decimal(limit))
            for i, limit in enumerate(limits, 1)
        )
        net = Decimal(gross) / Decimal("1.2")
        case = self.printed(gross=money(gross), net=money(str(net)), vat=money(str(Decimal(gross) - net)))
        case = case.printed(lines=(printed_line(str(net)),))
        unmatched = (LineMatch(line=0, state=LineState.UNMATCHED, net=net),)
        return case.knowing(exemptions=(exemption,), approving=approving).ordered(
            state=OrderState.NOT_QUOTED, lines=unmatched, po_numbers=(), ordered_on=None, last_received_on=None
        )

    def staffed(self, *, agency: Mapping[str, Any] | None = None, **changes: Any) -> "Case":
        """An agency's bill for one shift of eleven hours at the cap, with its timesheet; `changes` are the shift's."""
        booked = BookedShift(
            organisation="ZN1",
            booking="BK41000",
            worker="A. Okoro",
            staff_group=changes.pop("staff_group", "nursing"),
            band=changes.pop("band", "5"),
            day_type=changes.pop("day_type", DayType.WEEKDAY),
            start=datetime(2026, 9, 28, 7, 30),  # noqa: DTZ001 - a ward's own clock
            end=datetime(2026, 9, 28, 19, 30),  # noqa: DTZ001 - a ward's own clock
            approved=Decimal(11),
            break_minutes=60,
            **changes.pop("booked", {}),
        )
        hours, rate = Decimal(changes.pop("hours", "11")), Decimal(changes.pop("rate", "29.96"))
        net = (hours * rate).quantize(Decimal("0.01"))
        vat = (net / 5).quantize(Decimal("0.01"))
        shift = ShiftMatch(lines=(0,), net=net, booked=(booked,), hours=hours, rate=rate)
        found = AgencyMatch(framework="Nursing 2025", backed=True, shifts=(replace(shift, **changes),))
        sums = {"net": money(str(net)), "vat": money(str(vat)), "gross": money(str(net + vat))}
        case = self.printed(lines=(printed_line(str(net), description="Registered nurse, 28/09/2026"),), **sums)
        return case.matched(agency=replace(found, **(agency or {}))).ordered(
            state=OrderState.NOT_QUOTED, lines=(), po_numbers=(), ordered_on=None, last_received_on=None
        )

    def decide(self) -> Decision:
        return decide(self.document, self.match, **self._world())

    def draft(self) -> Posting | None:
        """What would be posted, whatever the rules say of the bill."""
        bill = Bill(self.document, self.match, self.books, self.received_on, self.as_at)
        return coding.compose(bill, Docket(self.policy, self.as_at))

    def _world(self) -> dict[str, Any]:
        return {
            "masters": self.books,
            "policy": self.policy,
            "received_on": self.received_on,
            "as_at": self.as_at,
        }
