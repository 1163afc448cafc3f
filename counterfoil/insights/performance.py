"""How the work goes: straight through or not, what waits how long, payment practice, time and money; with evidence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.model.masters import BillKind, LedgerInvoice, LedgerStatus
from counterfoil.money import POUNDS
from counterfoil.store import BillEnd, Scope, Store, batches

# Better Payment Practice Code: 95 % by number and by value, 30 days.
PAYMENT_DAYS, PAYMENT_TARGET = timedelta(days=30), Decimal("0.95")
# The best quarter of offices do 20,964 bills a person and year of 1,650 hours (APQC 2023). Against any other office
# more is saved, so this claims too little rather than too much.
MINUTES_BY_HAND = Decimal("4.7")
AT_ONCE = 200
AGES = ((7, "up to 7"), (14, "8 to 14"), (30, "15 to 30"), (60, "31 to 60"), (None, "more than 60"))


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, by number and in pounds; bills in other currencies count by number alone."""

    number: int
    of_number: int
    pounds: Decimal
    of_pounds: Decimal

    @property
    def by_number(self) -> Decimal | None:
        """From 0 to 1; None of nothing."""
        return Decimal(self.number) / self.of_number if self.of_number else None

    @property
    def by_value(self) -> Decimal | None:
        """From 0 to 1; None of nothing."""
        return self.pounds / self.of_pounds if self.of_pounds else None


@dataclass(frozen=True, slots=True)
class Body:
    """One organisation's figures: bills that nobody touched, were posted by their due day, were paid in time."""

    organisation: str
    touchless: Share
    in_time: Share
    paid: Share


@dataclass(frozen=True, slots=True)
class HeldFor:
    """What is held for one reason, by how long: a count for each of `AGES`."""

    code: HoldCode
    ages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Performance:
    """The figures. `bodies` has each organisation, `together` all; `stopped` are duplicates that were not paid.

    `looks` is how long exceptions were before somebody, from page to judgement; `bills` all that was counted.
    """

    together: Body
    bodies: tuple[Body, ...]
    held: tuple[HeldFor, ...]
    looks: tuple[timedelta, ...]
    stopped: tuple[BillEnd, ...]
    bills: int

    @property
    def usual_look(self) -> timedelta | None:
        """The median time with one exception."""
        return timedelta(seconds=median(look.total_seconds() for look in self.looks)) if self.looks else None

    @property
    def hours_saved(self) -> Decimal:
        """What the touchless bills would have taken by hand, at `MINUTES_BY_HAND` each."""
        return self.together.touchless.number * MINUTES_BY_HAND / 60

    @property
    def pounds_stopped(self) -> Decimal:
        """The gross of the duplicates that were stopped, as far as it is in pounds."""
        return sum((abs(bill.gross or Decimal(0)) for bill in self.stopped if bill.currency == POUNDS), Decimal(0))


def performance(
    store: Store, scope: Scope, *, payments: Iterable[LedgerInvoice], today: date, organisation: str = ""
) -> Performance:
    """The figures within the scope, of one organisation or all; `payments` are bills that the ledgers hold."""
    bills = [bill for bill in store.bill_ends(scope) if not organisation or bill.organisation == organisation]
    paid = [
        bill
        for bill in payments
        if bill.status is LedgerStatus.PAID
        and bill.paid_on
        and bill.kind is BillKind.INVOICE
        and (scope.organisations is None or bill.organisation in scope.organisations)
        and (not organisation or bill.organisation == organisation)
    ]
    codes = sorted({bill.organisation or "" for bill in bills} | {bill.organisation for bill in paid})
    return Performance(
        together=_body("", bills, paid),
        bodies=tuple(
            _body(
                code,
                [bill for bill in bills if (bill.organisation or "") == code],
                [bill for bill in paid if bill.organisation == code],
            )
            for code in codes
        ),
        held=_held(store.held_since(scope, organisation=organisation), today),
        looks=tuple(took for _, of, took in store.looks(scope) if not organisation or of == organisation),
        stopped=tuple(_with_amounts(store, [bill for bill in bills if bill.outcome is Outcome.DUPLICATE])),
        bills=len(bills),
    )


def _body(code: str, bills: Sequence[BillEnd], paid: Sequence[LedgerInvoice]) -> Body:
    posted = [bill for bill in bills if bill.posted_on and bill.due_on]
    return Body(
        organisation=code,
        touchless=_share((bill, bill.outcome is Outcome.POSTED and not bill.helped) for bill in bills),
        in_time=_share(
            (bill, bool(bill.posted_on and bill.due_on and bill.posted_on <= bill.due_on)) for bill in posted
        ),
        paid=_share((bill, bool(bill.paid_on and bill.paid_on <= bill.invoice_date + PAYMENT_DAYS)) for bill in paid),
    )


def _share(counted: Iterable[tuple[BillEnd | LedgerInvoice, bool]]) -> Share:
    number = of_number = 0
    pounds = of_pounds = Decimal(0)
    for bill, counts in counted:
        amount = abs(bill.gross) if bill.gross is not None and bill.currency == POUNDS else Decimal(0)
        of_number, of_pounds = of_number + 1, of_pounds + amount
        if counts:
            number, pounds = number + 1, pounds + amount
    return Share(number, of_number, pounds, of_pounds)


def _with_amounts(store: Store, bills: Sequence[BillEnd]) -> Iterator[BillEnd]:
    """What these duplicates would have cost: as was read of each, or, of the same bytes again, of what it repeats."""
    for batch in batches(bills, AT_ONCE):
        unknown = [bill for bill in batch if bill.gross is None]
        readings = store.readings([id_ for bill in unknown for id_ in (bill.item, bill.linked_to) if id_])
        for bill in batch:
            reading = readings.get(bill.item) or readings.get(bill.linked_to or "")
            document = reading.document if reading else None
            if bill.gross is None and document and document.gross and document.currency:
                yield replace(bill, gross=document.gross.value, currency=document.currency.value)
            else:
                yield bill


def _held(by_day: Mapping[tuple[HoldCode, date], int], today: date) -> tuple[HeldFor, ...]:
    counted: Counter[tuple[HoldCode, int]] = Counter()
    for (code, since), items in by_day.items():
        age = (today - since).days
        band = next(place for place, (most, _) in enumerate(AGES) if most is None or age <= most)
        counted[code, band] += items
    codes = {code for code, _ in counted}
    rows = [HeldFor(code, tuple(counted[code, band] for band in range(len(AGES)))) for code in codes]
    return tuple(sorted(rows, key=lambda row: (-sum(row.ages), row.code)))
