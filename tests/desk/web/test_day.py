"""A Tuesday at the desk, from the note of the night to the evening's outage, as those live it who work here.

With COUNTERFOIL_PICTURES in the environment the pages are kept in that folder, as `docs/a-day-at-the-desk.md` has them.
"""

import csv
import io
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from counterfoil.insights import as_text
from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.model.matches import LineMatch
from counterfoil.rulebook import Rulebook
from counterfoil.store import State
from flows.morning import note_of_the_day
from flows.replaying import by_these, compare
from tests.desk.web.conftest import Visit, Visitor, Worked
from tests.desk.web.test_changes import CALLED, held_number, new_account, step
from tests.desk.web.test_looks import faults_of
from tests.desk.web.test_status import number_of

SINCE = date(2026, 1, 1)
NOTHING_RECOVERED = "when: {}\n        then: {vat_recovery: none}"
ROWS = list[dict[str, str]]


def picture(page: Page, name: str) -> None:
    """Find no fault with a page, and keep its picture where somebody asks for it."""
    assert faults_of(page) == [], name
    if folder := os.environ.get("COUNTERFOIL_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.jpg", type="jpeg", quality=70)


def extract(worked: Worked, name: str, change: Callable[[ROWS], None]) -> None:
    """What the next extract of the master data has."""
    folder = worked.settings.home.parent / "masterdata"
    if not folder.exists():
        shutil.copytree(worked.month.masterdata, folder)
    worked.month = replace(worked.month, masterdata=folder)
    file = folder / f"{name}.csv"
    rows: ROWS = [*csv.DictReader(io.StringIO(file.read_text(encoding="utf-8")))]
    change(rows)
    with file.open("w", encoding="utf-8", newline="") as written:
        writer = csv.DictWriter(written, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def lines_of(worked: Worked, item: str) -> list[LineMatch]:
    match = worked.desk.office.store.match(item)
    assert match is not None
    return [line for line in match.order.lines if line.po_line]


def holds(worked: Worked, item: str) -> set[HoldCode]:
    store = worked.desk.office.store
    return {hold.code for hold in store.dossier(store.item(item)).holds}


def organisation_of(worked: Worked, item: str) -> str:
    found = worked.desk.office.store.item(item).organisation
    assert found is not None
    return found


def all_received(worked: Worked, item: str) -> Callable[[ROWS], None]:
    """The ward books in what the bill is for."""

    def change(rows: ROWS) -> None:
        for number, line in enumerate(lines_of(worked, item)):
            received = {"po_number": line.po_number or "", "line_number": line.po_line or ""}
            known = {"organisation": organisation_of(worked, item), "receipt_number": f"GRN9{number}"}
            figures = {"quantity": f"{line.ordered}", "net_amount": "", "received_on": "2026-10-30"}
            rows.append({**rows[0], **known, **received, **figures})

    return change


def as_billed(worked: Worked, item: str) -> Callable[[ROWS], None]:
    """The buyer's price file: the order has the prices of the bill."""
    document = worked.desk.office.store.dossier(worked.desk.office.store.item(item)).document
    assert document is not None
    prices = {(line.po_number, line.po_line): document.lines[line.line].unit_price for line in lines_of(worked, item)}

    def change(rows: ROWS) -> None:
        for row in rows:
            price = prices.get((row["po_number"], row["line_number"]))
            if price and row["organisation"] == organisation_of(worked, item):
                row["unit_price"] = f"{price.value}"
                row["net_amount"] = f"{(price.value * Decimal(row['quantity'])).quantize(Decimal('0.01'))}"

    return change


def clears_a_hold_by_keyboard(worked: Worked, clerk: Visitor) -> None:
    """The clerk sees why an item is held and where that stands on its page."""
    page = clerk.page
    clerk.go("/work?code=PO_SUGGEST")
    picture(page, "work-list")
    for key in ("j", "Enter"):
        page.keyboard.press(key)
    page.wait_for_selector("#review")
    page.keyboard.press("Alt+1")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**settled=**")
    clerk.go(f"/items/{worked.item('PRICE')}")
    page.wait_for_selector("#words rect", state="attached")
    expect(page.locator(".desk-hold")).to_contain_text("PRICE")
    assert page.locator(".desk-boxes rect").count() > 0
    expect(page.locator(".desk-differs").first).to_contain_text("dearer than ordered")
    picture(page, "review")


def is_told_where_a_bill_is(worked: Worked, clerk: Visitor) -> None:
    clerk.go("/status")
    clerk.page.get_by_label("Invoice number").fill(number_of(worked, "QTY_REC"))
    clerk.page.get_by_role("button", name="Look it up").click()
    expect(clerk.page.get_by_role("table")).to_contain_text("In the ledger as")
    picture(clerk.page, "status")


def two_people_change_an_account(worked: Worked, supervisor: Visitor) -> None:
    item = worked.item("BANK_DIFF")
    account = new_account(worked, item)
    told = {"number": held_number(worked, item), "told": account["account_number"]}
    assert step(worked, "clerk", item, **CALLED, **told).status_code == 303
    supervisor.go(f"/items/{item}/change")
    picture(supervisor.page, "change")
    supervisor.page.get_by_label("keyed once more by you").fill(account["account_number"])
    supervisor.page.get_by_role("button", name="Approve the change").click()
    expect(supervisor.page.locator(".desk-tag").first).to_have_text("Approved, not in the master data yet")


def sees_what_a_rule_would_do(worked: Worked, supervisor: Visitor, trial: Path) -> None:
    """What VAT is recovered is read with its tests, and what another row would have done is known in pounds."""
    supervisor.go("/rules?pack=tax")
    expect(supervisor.page.get_by_role("heading", name="Their tests")).to_be_visible()
    picture(supervisor.page, "rules")
    shutil.copytree(worked.settings.rules, trial)
    file = trial / "national" / "tax.yaml"
    rows = file.read_text(encoding="utf-8")
    assert NOTHING_RECOVERED in rows
    file.write_text(rows.replace(NOTHING_RECOVERED, NOTHING_RECOVERED.replace("none", '"35"')), encoding="utf-8")
    tried = by_these(Rulebook.load(trial))
    changes = [*filter(None, compare(worked.desk.office.store, since=SINCE, choose=tried))]
    assert any(change.pounds for change in changes)


def the_ledger_shuts_and_opens_again(worked: Worked) -> None:
    """What is to be posted waits, nothing is lost, and it goes on by itself."""
    hour = worked.clock().hour
    worked.settings.ledgers.write_text(f"embedded:\n  windows: [every day {hour:02}:00-{(hour + 1) % 24:02}:00]\n")
    item = worked.item("DUP_SUSPECT")
    assert worked.settle("clerk", item, "not_duplicate", reason="Another delivery").status_code == 303
    worked.run()
    assert worked.desk.office.store.item(item).state is State.WAITING
    worked.clock.forward(timedelta(hours=1))
    worked.run()
    assert worked.outcome(item) is Outcome.POSTED


@pytest.mark.soak
def test_a_tuesday_from_the_note_of_the_night_to_the_outage_of_the_ledger(
    worked: Worked, visit: Visit, tmp_path: Path
) -> None:
    clerk, supervisor, director = (
        visit(worked.desk, name, viewport={"width": 1280, "height": 800}) for name in ("clerk", "supervisor", "auditor")
    )

    # 07:30
    note = note_of_the_day(worked.settings, worked.month.mail)
    assert note is not None
    assert "The post balances" in as_text(note)
    assert "QTY_REC" in as_text(note)

    # 08:10
    clears_a_hold_by_keyboard(worked, clerk)

    # 09:00 The ward manager says that it came.
    extract(worked, "receipts", all_received(worked, worked.item("QTY_REC")))
    worked.run()
    assert HoldCode.QTY_REC not in holds(worked, worked.item("QTY_REC"))
    assert HoldCode.PO_SUGGEST not in holds(worked, worked.item("PO_SUGGEST"))

    # 10:30
    is_told_where_a_bill_is(worked, clerk)

    # 11:00
    two_people_change_an_account(worked, supervisor)

    # 13:00 The buyer's price file clears what it caused.
    supervisor.go("/causes")
    picture(supervisor.page, "causes")
    extract(worked, "purchase_orders", as_billed(worked, worked.item("PRICE")))
    worked.run()
    assert worked.outcome(worked.item("PRICE")) is Outcome.POSTED

    # 15:00
    sees_what_a_rule_would_do(worked, supervisor, tmp_path / "trial")

    # 16:00 The finance director looks at what was paid in time, by body.
    director.go("/performance")
    body = organisation_of(worked, worked.item("PRICE"))
    expect(director.page.get_by_role("table").first).to_contain_text(body)
    picture(director.page, "performance")

    # 16:30
    the_ledger_shuts_and_opens_again(worked)
