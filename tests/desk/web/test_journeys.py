"""A person's way through the desk in a real browser: by mouse, by keyboard alone, without a script, at 400 % zoom."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from counterfoil.model.decisions import Outcome
from desk.web import evidence
from tests.desk.web.conftest import Visit, Worked
from tests.desk.web.test_looks import TOO_WIDE, faults_of

FOCUSED = "() => document.activeElement.id || document.activeElement.textContent.trim()"
# WCAG 2.4.11: what has the focus is not wholly behind something else.
HIDDEN = """() => { const e = document.activeElement, b = e.getBoundingClientRect();
  const top = document.elementFromPoint(b.left + b.width / 2, b.top + b.height / 2);
  return !(e.contains(top) || top?.contains(e) || e.labels?.[0]?.contains(top)); }"""


def test_a_clerk_settles_a_hold_by_keyboard_alone_and_takes_it_back(worked: Worked, visit: Visit) -> None:
    clerk = visit(worked.desk, "clerk")
    page = clerk.page
    clerk.go("/work?code=PO_SUGGEST")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("#review")
    item = worked.item("PO_SUGGEST")
    assert item in page.url
    page.keyboard.press("Alt+1")
    assert page.locator("[data-candidates=order] input[type=radio]").first.is_checked()
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**settled=**")
    expect(page.get_by_role("status").first).to_contain_text("Settled")
    assert not page.evaluate(HIDDEN)
    page.keyboard.press("Alt+z")
    page.wait_for_url(f"**/items/{item}?**")
    assert page.locator("[data-settle]").is_enabled()
    worked.run()
    assert worked.outcome(item) is Outcome.HELD


@pytest.mark.parametrize("height", [900, 600])
def test_the_item_that_comes_next_shows_what_has_the_focus(worked: Worked, visit: Visit, height: int) -> None:
    clerk = visit(worked.desk, "clerk", viewport={"width": 1440, "height": height})
    page = clerk.page
    clerk.go("/work")
    page.locator("[data-row] a").first.click()
    for _ in range(4):
        page.wait_for_selector("#review")
        assert not page.evaluate(HIDDEN), page.url
        before = page.url
        page.get_by_label("Reason or message").fill("Not for us")
        page.get_by_role("button", name="Return to sender").click()
        page.wait_for_url(lambda url, before=before: url != before)  # type: ignore[misc]


def test_enter_walks_the_fields_to_check_and_never_hides_the_focus(
    worked: Worked, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "SURE", 1.1)  # so that every field that was read is to be looked at
    clerk = visit(worked.desk, "clerk")
    clerk.go(f"/items/{worked.item('DUP_SUSPECT')}")
    page = clerk.page
    page.wait_for_selector("#words rect", state="attached")
    flagged = page.locator("[data-check]").count()
    assert not page.evaluate(HIDDEN), page.evaluate(FOCUSED)
    page.keyboard.press("Enter")  # from the bill that it may repeat to the fields
    for _ in range(flagged):
        assert not page.evaluate(HIDDEN), page.evaluate(FOCUSED)
        page.keyboard.press("Enter")
    assert page.locator("[data-check]").count() == 0
    assert page.locator("[data-right]:checked").count() > 0
    assert page.evaluate("() => document.activeElement.hasAttribute('data-settle')")


def test_a_click_on_a_word_fills_the_field_that_was_worked_on(worked: Worked, visit: Visit) -> None:
    clerk = visit(worked.desk, "clerk")
    item = worked.item("QTY_REC")
    clerk.go(f"/items/{item}")
    page = clerk.page
    page.wait_for_selector("#words rect", state="attached")
    page.focus("[id='f-po_number']")
    assert page.locator(".desk-boxes .is-shown").count() == 1
    word = page.locator("#words rect").nth(3)
    word.click()
    assert page.input_value("[id='f-po_number']") == word.get_attribute("data-text")
    assert page.locator("[data-box-of=po_number]").input_value().startswith("1:")


def test_letters_do_nothing_for_somebody_who_turned_them_off(worked: Worked, visit: Visit) -> None:
    clerk = visit(worked.desk, "clerk")
    clerk.go("/account")
    clerk.page.get_by_label("Single letters act as keys").uncheck()
    clerk.page.get_by_role("button", name="Save").click()
    clerk.go("/work")
    clerk.page.keyboard.press("j")
    assert clerk.page.locator("tr.is-at").count() == 0
    clerk.page.keyboard.press("?")
    assert "/work" in clerk.page.url


def test_the_list_is_walked_searched_claimed_and_chosen_from_by_keys(worked: Worked, visit: Visit) -> None:
    clerk = visit(worked.desk, "clerk")
    clerk.go("/work")
    page = clerk.page
    for key in "jjk":
        page.keyboard.press(key)
    assert page.locator("[data-row]").first.get_attribute("class") == "is-at"
    page.keyboard.press("x")
    assert page.locator("input[name=chosen]").first.is_checked()
    page.keyboard.press("/")
    assert page.evaluate(FOCUSED) == "search"
    page.keyboard.type("j")
    assert page.input_value("#search") == "j", "a letter that is typed is no key"
    clerk.go("/work")
    page.keyboard.press("j")
    page.keyboard.press("t")
    page.wait_for_url("**/work?tab=unclaimed**")
    clerk.go("/work?tab=mine")
    assert page.locator("[data-row]").count() == 1
    page.keyboard.press("?")
    page.wait_for_url("**/help/keys")


def test_without_a_script_a_clerk_settles_and_the_button_that_was_pressed_counts(worked: Worked, visit: Visit) -> None:
    clerk = visit(worked.desk, "clerk", java_script_enabled=False)
    item = worked.item("SUP_NEW")
    clerk.go(f"/items/{item}")
    clerk.page.get_by_label("Reason or message").fill("We do not know this firm")
    clerk.page.get_by_role("button", name="Return to sender").click()
    assert f"settled={item}" in clerk.page.url
    (judgement,) = worked.desk.office.store.judgements(item)
    assert judgement.kind == "return"


def test_an_approver_copies_the_total_and_approves(worked: Worked, visit: Visit) -> None:
    approver = visit(worked.desk, "approver")
    item = worked.item("awaiting_approval")
    approver.go("/work?tab=approve")
    page = approver.page
    page.locator("[data-row] a").first.click()
    page.wait_for_url("**/approve?**")
    assert faults_of(page) == []
    page.get_by_label("Total to pay, as it stands on the document").fill("1.00")
    page.get_by_role("button", name="Approve for payment").click()
    assert "There is a problem" in page.inner_text("[role=alert]")
    assert faults_of(page) == []
    reading = worked.desk.office.store.reading(item)
    assert reading is not None
    assert reading.documents[0].gross is not None
    worked.clock.forward(timedelta(seconds=5))
    page.get_by_label("Total to pay, as it stands on the document").fill(f"{reading.documents[0].gross.value}")
    page.get_by_label("I did not ask for these goods or services").check()
    page.get_by_role("button", name="Approve for payment").click()
    page.wait_for_url("**/work?**")
    expect(page.get_by_role("status").first).to_contain_text("Approved")


@pytest.mark.parametrize("code", ["PRICE", "SUP_AMBIG", "DUP_SUSPECT", "ENTITY", "BANK_DIFF"])
def test_the_review_of_every_kind_of_hold_is_accessible(worked: Worked, visit: Visit, code: str) -> None:
    clerk = visit(worked.desk, "supervisor")
    clerk.go(f"/items/{worked.item(code)}")
    clerk.page.wait_for_selector("#words rect", state="attached")
    clerk.page.evaluate("() => document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert faults_of(clerk.page) == []


def test_other_pages_and_states_are_accessible(worked: Worked, visit: Visit) -> None:
    item = worked.item("PRICE")
    clerk = visit(worked.desk, "supervisor")
    page = clerk.page
    for path in ("/work", "/work?tab=mine", "/work?tab=all&search=nothing", f"/items/{item}/history"):
        clerk.go(path)
        assert faults_of(page) == [], path
    clerk.go(f"/items/{item}")
    page.get_by_role("button", name="Settle, next").click()
    page.wait_for_selector("[role=alert]")
    assert faults_of(page) == []
    page.get_by_label("Reason or message").fill("Not ours")
    page.get_by_role("button", name="Refuse").click()
    page.wait_for_url("**settled=**")
    assert faults_of(page) == []
    clerk.go(f"/items/{item}")
    assert faults_of(page) == []
    worked.run()
    clerk.go("/work?tab=done")
    assert page.locator("[data-row]").count() == 1
    clerk.go(f"/items/{item}")
    assert faults_of(page) == []


def test_at_four_hundred_per_cent_everything_is_there_and_nothing_scrolls_sideways(
    worked: Worked, visit: Visit
) -> None:
    item = worked.item("PRICE")
    # A window of 1280 by 1024 at 400 % has the room of one of 320 by 256 whose pixels are four times as large.
    zoomed = visit(worked.desk, "clerk", viewport={"width": 320, "height": 256}, device_scale_factor=4)
    for path in ("/work", f"/items/{item}", f"/items/{item}/history", "/account"):
        zoomed.go(path)
        assert zoomed.page.evaluate(TOO_WIDE) <= 0, path
    zoomed.go(f"/items/{item}")
    zoomed.page.get_by_role("button", name="Return to sender").scroll_into_view_if_needed()
    expect(zoomed.page.get_by_role("button", name="Return to sender")).to_be_visible()


def test_two_who_look_at_one_item_cannot_both_settle_it(worked: Worked, visit: Visit) -> None:
    item = worked.item("SUP_NEW")
    one, two = visit(worked.desk, "clerk"), visit(worked.desk, "colleague")
    for visitor in (one, two):
        visitor.go(f"/items/{item}")
        visitor.page.get_by_label("Reason or message").fill("Unknown firm")
    one.page.get_by_role("button", name="Return to sender").click()
    one.page.wait_for_url("**settled=**")
    two.page.get_by_role("button", name="Return to sender").click()
    expect(two.page.get_by_role("heading", level=1)).to_have_text("Somebody was faster")
    assert len(worked.desk.office.store.judgements(item)) == 1
