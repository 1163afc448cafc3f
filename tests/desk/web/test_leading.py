"""What an item waits for is seen when its page opens, whatever holds it, and the work begins there."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.model.people import Role
from counterfoil.settings import Settings
from counterfoil.store import Store, Tab, Wanted
from desk.web.leading import Lead, lead_of
from desk.web.permissions import scope_of
from tests.desk.web.conftest import Running, Visit, Worked, add_person, serving

FOCUSED = "() => document.activeElement.id"
# Every reason is seen whole, and what has the focus is not behind the buttons.
SEEN = """() => {
  const seen = (e) => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; };
  const focus = document.activeElement, box = focus.getBoundingClientRect();
  const bar = document.querySelector(".desk-actions");
  const free = !bar || bar.contains(focus) || box.bottom <= bar.getBoundingClientRect().top;
  return [[...document.querySelectorAll(".desk-hold")].every(seen), focus !== document.body && seen(focus) && free];
}"""


@pytest.fixture
def whole_month(worked_month: Path, tmp_path: Path) -> Iterator[Running]:
    """A desk over the whole sample month, with somebody who sees all of it."""
    shutil.copytree(worked_month, tmp_path / "home")
    settings = Settings.load(home=tmp_path / "home", environment={})
    with Store.open(settings) as store:
        add_person(store, "all", Role.CLERK, Role.SUPERVISOR, Role.INFORMATION_GOVERNANCE)
    with serving(settings) as desk:
        yield desk


def test_why_it_waits_is_in_view_when_the_page_opens_for_every_kind_of_hold(whole_month: Running, visit: Visit) -> None:
    store = whole_month.office.store
    found = store.account_with_password("all")
    assert found is not None
    rows = store.work(Wanted(tab=Tab.ALL, mine=0), scope_of(found[0]), limit=500)
    items = {row.code: row.item for row in rows if row.code}
    assert len(items) > 30, "the sample month has holds of most kinds"
    window = visit(whole_month, "all", viewport={"width": 1280, "height": 800})
    wrong = {}
    for code, item in items.items():
        window.go(f"/items/{item}")
        seen = window.page.evaluate(SEEN)
        wrong |= {} if seen == [True, True] else {code: seen}
    assert wrong == {}


@pytest.mark.parametrize(
    ("codes", "lead"),
    [
        ((), Lead.FIELDS),
        ((HoldCode.PRICE,), Lead.LINES),
        ((HoldCode.PRICE, HoldCode.RESCAN), Lead.FIELDS),
        ((HoldCode.QTY_REC, HoldCode.SUP_AMBIG), Lead.CHOICE),
        ((HoldCode.DUP_SUSPECT, HoldCode.PRICE), Lead.REPEATED),
        ((HoldCode.BANK_DIFF, HoldCode.DUP_SUSPECT), Lead.CHANGE),
        ((HoldCode.AGY_OVERLAP,), Lead.REASON),
        ((HoldCode.FRD_UNSOLICITED,), Lead.REASON),
    ],
)
def test_what_is_looked_at_first_is_what_may_settle_the_hold(codes: tuple[HoldCode, ...], lead: Lead) -> None:
    assert lead_of(codes) is lead


def test_a_price_above_the_order_opens_with_that_price_marked_on_the_page(worked: Worked, visit: Visit) -> None:
    clerk = visit(worked.desk, "clerk")
    clerk.go(f"/items/{worked.item('PRICE')}")
    focused = clerk.page.evaluate(FOCUSED)
    assert focused.endswith(".unit_price")
    assert clerk.page.locator(f".desk-boxes .is-shown[data-of='{focused.removeprefix('f-')}']").count() == 1


def test_enter_at_a_candidate_chooses_it_and_settles_nothing(worked: Worked, visit: Visit) -> None:
    clerk = visit(worked.desk, "clerk")
    item = worked.item("PO_SUGGEST")
    clerk.go(f"/items/{item}")
    assert clerk.page.evaluate(FOCUSED) == "order-1"
    assert not clerk.page.locator("#order-1").is_checked()
    clerk.page.keyboard.press("Enter")
    assert clerk.page.locator("#order-1").is_checked()
    assert clerk.page.evaluate(FOCUSED) != "order-1"
    assert worked.desk.office.store.judgements(item) == []


def test_a_word_fills_the_field_that_the_question_is_about_and_no_field_where_there_is_no_question(
    worked: Worked, visit: Visit
) -> None:
    clerk = visit(worked.desk, "clerk")
    for code, field in (("PO_SUGGEST", "po_number"), ("DUP_SUSPECT", None)):
        clerk.go(f"/items/{worked.item(code)}")
        clerk.page.wait_for_selector("#words rect", state="attached")
        values = "() => [...document.querySelectorAll('[data-field]')].map((one) => [one.dataset.field, one.value])"
        before = dict(clerk.page.evaluate(values))
        clerk.page.locator("#words rect").nth(3).click()
        after = dict(clerk.page.evaluate(values))
        assert [name for name in before if before[name] != after[name]] == ([field] if field else [])


def test_the_answers_to_a_likely_duplicate_have_keys_that_go_to_them(worked: Worked, visit: Visit) -> None:
    clerk = visit(worked.desk, "clerk")
    item = worked.item("DUP_SUSPECT")
    clerk.go(f"/items/{item}")
    clerk.page.keyboard.press("Alt+2")
    assert clerk.page.evaluate("() => document.activeElement.value") == "not_duplicate"
    clerk.page.keyboard.press("Alt+1")
    assert clerk.page.evaluate("() => document.activeElement.value") == "duplicate"
    assert worked.desk.office.store.judgements(item) == []
    clerk.page.keyboard.press("Enter")
    clerk.page.wait_for_url("**settled=**")
    worked.run()
    assert worked.outcome(item) is Outcome.DUPLICATE


def test_a_form_shows_what_was_entered_and_has_no_payment_clock(worked: Worked, visit: Visit) -> None:
    clerk = visit(worked.desk, "clerk")
    item = worked.item("SUP_VERIFY")
    document = worked.desk.office.store.dossier(worked.desk.office.store.item(item)).document
    assert document is not None
    clerk.go(f"/items/{item}")
    shown = clerk.page.evaluate(
        "() => [...document.querySelectorAll('.desk-fields input[readonly]')].map((e) => e.value)"
    )
    assert shown == [entry.field.value for entry in document.form]
    assert "late" not in clerk.page.locator(".desk-title").inner_text()
    clerk.go("/work?tab=all&code=SUP_VERIFY")
    expect(clerk.page.locator("[data-row]").first).not_to_contain_text("late")


def test_what_waits_for_approval_says_for_whose(worked: Worked) -> None:
    item = worked.item("awaiting_approval")
    work = worked.desk.office.store.work_item(item)
    assert work is not None
    assert f"This waits for approval by {work.approver}" in worked.desk.client("clerk").get(f"/items/{item}").text
