"""What the snapshot of a day knows, and what it does not know yet."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bots.matching import Masters, number_key
from counterfoil.model.masters import (
    Approver,
    BillKind,
    ChartCode,
    ExchangeRate,
    Exemption,
    LedgerInvoice,
    LedgerStatus,
    Masterdata,
    Organisation,
)

World = Callable[..., Masterdata]
DAY = date(2026, 10, 20)


def rate(on: date, to_gbp: str) -> ExchangeRate:
    return ExchangeRate(currency="EUR", on=on, rate_to_gbp=Decimal(to_gbp))


def approver(person: str, limit: str, *, valid_to: date | None = None) -> Approver:
    return Approver(organisation="ZN1", cost_centre="946141", person=person, limit=Decimal(limit), valid_to=valid_to)


def test_the_rate_of_a_day_is_the_last_one_known_then(a_world: World) -> None:
    rates = (rate(date(2026, 10, 19), "0.87"), rate(date(2026, 10, 1), "0.85"), rate(date(2026, 10, 25), "0.90"))
    masters = Masters.build(a_world(exchange_rates=rates), as_of=DAY)
    assert masters.rate("EUR", date(2026, 10, 18)) == rates[1]
    assert masters.rate("EUR", date(2026, 10, 31)) == rates[0]
    assert masters.rate("EUR", date(2026, 9, 30)) is None
    assert masters.rate("CHF", DAY) is None


def test_approvers_come_lowest_limit_first_and_leave_when_they_leave(a_world: World) -> None:
    people = (
        approver("Ames", "50000"),
        approver("Bond", "10000"),
        approver("Cole", "1000", valid_to=date(2026, 10, 1)),
    )
    masters = Masters.build(a_world(approvers=people), as_of=DAY)
    assert [found.person for found in masters.approvers("ZN1", "946141", DAY)] == ["Bond", "Ames"]
    assert [found.person for found in masters.approvers("ZN1", "946141", date(2026, 9, 1))] == ["Cole", "Bond", "Ames"]
    assert masters.approvers("ZN3", "946141", DAY) == ()


def test_exemptions_and_chart_codes_hold_for_their_time(a_world: World) -> None:
    exemption = Exemption(
        organisation="ZN1", supplier_id="S-2", category="utilities", cost_centre="1", subjective="2",
        valid_from=date(2026, 4, 1), valid_to=date(2027, 3, 31),
    )  # fmt: skip
    code = ChartCode(organisation="ZN1", cost_centre="1", subjective="2", valid_from=date(2026, 4, 1))
    masters = Masters.build(a_world(exemptions=(exemption,), chart=(code,)), as_of=DAY)
    assert masters.exemption("ZN1", "S-2", DAY) == exemption
    assert masters.exemption("ZN1", "S-2", date(2026, 3, 31)) is None
    assert masters.chart_allows("ZN1", "1", "2", DAY)
    assert not masters.chart_allows("ZN1", "1", "2", date(2026, 3, 31))
    assert not masters.chart_allows("ZN1", "1", "3", DAY)
    assert masters.chart_allows("ZN3", "1", "3", DAY), "an organisation without a chart allows all"


def test_suppliers_and_organisations_are_found_by_their_codes(a_world: World) -> None:
    masters = Masters.build(a_world(), as_of=DAY)
    supplier, organisation = masters.supplier("ZN1", "S-1"), masters.organisation("ZN1")
    assert supplier is not None
    assert supplier.name == "Hartley Medical Supplies Ltd"
    assert organisation is not None
    assert organisation.payables_code == "F765"
    assert masters.supplier("ZN3", "S-1") is None
    assert masters.supplier("ZN9", "S-1") is None
    assert masters.organisation("ZN9") is None


def test_without_any_supplier_master_nobody_can_be_called_unknown(a_world: World) -> None:
    assert Masters.build(a_world(), as_of=DAY).knows_suppliers
    assert not Masters.build(a_world(suppliers=()), as_of=DAY).knows_suppliers


def test_a_bill_in_any_ledger_is_found_by_its_number_with_where_it_stands(a_world: World) -> None:
    def booked(organisation: str, number: str, status: LedgerStatus) -> LedgerInvoice:
        return LedgerInvoice(
            organisation=organisation, supplier_id="S-1", invoice_number=number, kind=BillKind.INVOICE,
            invoice_date=date(2026, 9, 1), gross=Decimal(1), status=status,
        )  # fmt: skip

    bills = (booked("ZN1", "INV-1", LedgerStatus.PAID), booked("ZN3", "inv 1", LedgerStatus.CANCELLED))
    masters = Masters.build(a_world(ledger_invoices=bills), as_of=DAY)
    found = list(masters.bills.standing([number_key("INV/1")]))
    assert [(held.organisation, status) for held, status in found] == [
        ("ZN1", LedgerStatus.PAID),
        ("ZN3", LedgerStatus.CANCELLED),
    ]
    assert [held.organisation for held in masters.bills.numbered([number_key("INV-1")])] == ["ZN1"]


def test_an_organisation_that_begins_after_the_day_is_not_known(a_world: World) -> None:
    world = a_world()
    later = Organisation(organisation="ZN8", name="Later", valid_from=date(2026, 11, 1))
    masters = Masters.build(replace(world, organisations=(*world.organisations, later)), as_of=DAY)
    assert masters.organisation("ZN8") is None


def test_successors_that_point_at_each_other_do_not_hang(a_world: World) -> None:
    one, two = a_world().organisations
    ring = (
        replace(one, valid_to=date(2026, 1, 1), successor="ZN3"),
        replace(two, valid_to=date(2026, 1, 1), successor="ZN1"),
    )
    assert Masters.build(a_world(organisations=ring), as_of=DAY).current("ZN1", DAY) in {"ZN1", "ZN3"}
