"""The figures of the office are those of its items, its log and its ledgers, and each says what it was made from."""

from datetime import date, timedelta
from decimal import Decimal

import httpx

from counterfoil.insights import Performance, performance
from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.model.masters import BillKind, LedgerInvoice, LedgerStatus
from counterfoil.store import Scope
from desk.web.charts import bars
from tests.desk.web.conftest import Visit, Worked
from tests.desk.web.test_looks import faults_of

EVERYTHING = Scope(organisations=None, shut=True, patient=True)


def measured(
    worked: Worked, *payments: LedgerInvoice, scope: Scope = EVERYTHING, organisation: str = ""
) -> Performance:
    office = worked.desk.office
    return performance(office.store, scope, payments=payments, today=office.today, organisation=organisation)


def payment(gross: str, *, paid_on: date | None, organisation: str = "ZN1", currency: str = "GBP") -> LedgerInvoice:
    return LedgerInvoice(
        organisation=organisation,
        supplier_id="1001",
        invoice_number=gross,
        kind=BillKind.INVOICE,
        invoice_date=date(2026, 9, 1),
        gross=Decimal(gross),
        status=LedgerStatus.PAID if paid_on else LedgerStatus.APPROVED,
        currency=currency,
        paid_on=paid_on,
    )


def test_a_bill_that_somebody_helped_through_is_posted_and_not_touchless(worked: Worked) -> None:
    before = measured(worked)
    item = worked.item("PRICE")
    worked.settle("supervisor", item, "release", release="PRICE", reason="Agreed")
    worked.run()
    assert worked.outcome(item) is Outcome.POSTED
    after = measured(worked)
    assert after.together.touchless == before.together.touchless
    assert after.together.in_time.of_number == before.together.in_time.of_number + 1
    bills = [bill for bill in worked.desk.office.store.items() if bill.kind and bill.kind.is_bill]
    assert after.together.touchless.of_number == len(bills)


def test_the_organisations_come_to_what_they_are_together(worked: Worked) -> None:
    found = measured(worked)
    assert sum(body.touchless.of_number for body in found.bodies) == found.bills
    assert sum(body.touchless.of_pounds for body in found.bodies) == found.together.touchless.of_pounds
    one = next(body for body in found.bodies if body.organisation)
    alone = measured(worked, organisation=one.organisation)
    assert alone.together.touchless == one.touchless


def test_payment_practice_counts_by_number_and_by_value_from_the_invoice_date(worked: Worked) -> None:
    found = measured(
        worked,
        payment("100.00", paid_on=date(2026, 10, 1)),
        payment("300.00", paid_on=date(2026, 10, 2)),
        payment("999.00", paid_on=None),
        payment("50.00", paid_on=date(2026, 9, 2), currency="EUR"),
    )
    assert (found.together.paid.number, found.together.paid.of_number) == (2, 3)
    assert found.together.paid.by_value == Decimal("0.25")


def test_holds_are_counted_by_how_long_they_have_been_open(worked: Worked) -> None:
    (row,) = (row for row in measured(worked).held if row.code is HoldCode.PRICE)
    store = worked.desk.office.store
    opened = [hold for item in store.items(hold=HoldCode.PRICE) for hold in store.dossier(item).holds]
    ages = [(worked.desk.office.today - hold.opened_on).days for hold in opened if hold.code is HoldCode.PRICE]
    assert sum(row.ages) == len(ages)
    assert row.ages[0] == sum(age <= 7 for age in ages)


def shown(worked: Worked, item: str, name: str) -> tuple[httpx.Client, dict[str, str]]:
    """Somebody with the page of an item, and what its form says of when it was shown."""
    client = worked.desk.client(name)
    page = client.get(f"/items/{item}").text
    stamp = page.partition('name="stamp" value="')[2].partition('"')[0]
    return client, {"version": str(worked.version(item)), "stamp": stamp}


def test_the_time_with_an_exception_is_from_its_page_to_the_judgement_and_not_what_was_left_open(
    worked: Worked,
) -> None:
    item = worked.item("PRICE")
    client, form = shown(worked, item, "supervisor")
    worked.clock.forward(timedelta(seconds=90))
    release = {"action": "release", "release": "PRICE", "reason": "Agreed", "field.invoice_number": "AB-1"}
    assert client.post(f"/items/{item}/settle", data=form | release).status_code == 303
    assert [took.seconds for took in measured(worked).looks] == [90], "once, though two things were judged"
    left = worked.item("SUP_NEW")
    client, form = shown(worked, left, "clerk")
    for _ in range(2):
        worked.clock.forward(timedelta(minutes=20))
        client.get("/work")
    returned = {"action": "return", "reason": "Back from lunch"}
    assert client.post(f"/items/{left}/settle", data=form | returned).status_code == 303
    assert worked.desk.office.store.judgements(left) != []
    assert len(measured(worked).looks) == 1


def test_nobody_can_say_that_a_page_was_shown_at_another_time(worked: Worked) -> None:
    item = worked.item("PRICE")
    client, form = shown(worked, item, "supervisor")
    moment, _, mark = form["stamp"].partition(".")
    forged = {**form, "stamp": f"{int(moment) + 60}.{mark}", "action": "return", "reason": "Not ours"}
    assert client.post(f"/items/{item}/settle", data=forged).status_code == 303
    assert measured(worked).looks == ()


def test_a_duplicate_that_was_stopped_is_money_protected_with_its_evidence(worked: Worked) -> None:
    before = measured(worked)
    item = worked.item("DUP_SUSPECT")
    worked.settle("clerk", item, "duplicate")
    worked.run()
    after = measured(worked)
    (stopped,) = (bill for bill in after.stopped if bill.item == item)
    reading = worked.desk.office.store.reading(item)
    assert reading is not None
    assert reading.documents[0].gross is not None
    assert stopped.linked_to is not None
    assert after.pounds_stopped - before.pounds_stopped == reading.documents[0].gross.value


def test_nobody_measures_organisations_that_are_not_theirs(worked: Worked) -> None:
    found = measured(worked, payment("100.00", paid_on=date(2026, 9, 2)), scope=Scope(organisations=("ZZ9",)))
    assert (found.bills, found.held, found.together.paid.of_number) == (0, (), 0)


def test_bars_are_as_long_as_what_they_stand_for() -> None:
    drawn = bars([("a", "3", [1, 2]), ("b", "0", [0])])
    first, second = drawn.bars
    assert [part.shade for part in first.parts] == [0, 1]
    assert first.parts[1].width == 2 * first.parts[0].width
    assert second.parts == ()


def test_the_page_shows_every_chart_with_its_table_and_is_accessible(worked: Worked, visit: Visit) -> None:
    auditor = visit(worked.desk, "auditor")
    auditor.go("/performance")
    assert auditor.page.locator("svg[role=img]").count() == 2
    assert auditor.page.locator("table").count() == 5
    assert faults_of(auditor.page) == []
    auditor.page.get_by_label("Organisation", exact=True).select_option("ZN7")
    auditor.page.get_by_role("button", name="Apply").click()
    auditor.page.wait_for_url("**organisation=ZN7")
    assert auditor.page.get_by_role("rowheader", name="ZN7").count() > 0
