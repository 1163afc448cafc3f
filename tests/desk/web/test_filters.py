"""The work list is narrowed down by all that it shows, and what somebody narrows it to often has a name."""

import pytest
from playwright.sync_api import expect

from tests.desk.web.conftest import Visit, Worked


@pytest.mark.parametrize(
    ("query", "inside", "outside"),
    [
        ("clock=runs", {"PRICE", "awaiting_approval"}, {"ENTITY", "DOC_TAMPER", "SUP_VERIFY"}),
        ("clock=stopped", {"ENTITY"}, {"PRICE", "awaiting_approval", "SUP_VERIFY"}),
        ("clock=disputed", {"DOC_TAMPER"}, {"PRICE", "ENTITY"}),
        ("code=PRICE", {"PRICE"}, {"ENTITY"}),
        ("age=60", set(), {"PRICE"}),
        ("age=7", {"PRICE", "ENTITY"}, set()),
        ("least=1000000", set(), {"PRICE"}),
    ],
)
def test_the_list_shows_what_its_filters_ask_for(
    worked: Worked, query: str, inside: set[str], outside: set[str]
) -> None:
    page = worked.desk.client("supervisor").get(f"/work?tab=all&{query}").text
    shown = {code for code in worked.month.files if f"/items/{worked.item(code)}" in page}
    assert inside <= shown
    assert not outside & shown


@pytest.mark.parametrize(("due", "first", "last"), [("overdue", -999, -1), ("soon", 0, 7), ("later", 8, 999)])
def test_the_list_shows_what_is_due_when_it_is_asked_for(worked: Worked, due: str, first: int, last: int) -> None:
    store, page = worked.desk.office.store, worked.desk.client("supervisor").get(f"/work?tab=all&due={due}").text
    for code in ("PRICE", "SUP_AMBIG", "QTY_REC", "ENTITY"):
        work = store.work_item(worked.item(code))
        assert work is not None
        days = (work.due_on - worked.desk.office.today).days
        assert (f"/items/{work.item}" in page) == (first <= days <= last), code


def test_a_view_is_saved_used_and_forgotten(worked: Worked, visit: Visit) -> None:
    clerk = visit(worked.desk, "clerk")
    page = clerk.page
    clerk.go("/work?tab=all&code=PRICE&due=overdue")
    page.get_by_label("Name of a new view").fill("Late prices")
    page.get_by_role("button", name="Save").click()
    clerk.go("/work")
    page.get_by_role("link", name="Late prices").click()
    expect(page.get_by_label("Hold", exact=True)).to_have_value("PRICE")
    expect(page.get_by_label("Payment due")).to_have_value("overdue")
    page.get_by_role("button", name="Forget the view Late prices").click()
    expect(page.get_by_text("none yet")).to_be_visible()


def test_counts_follow_what_others_do_while_the_list_is_open(worked: Worked, visit: Visit) -> None:
    clerk = visit(worked.desk, "clerk")
    clerk.go("/work")
    count = clerk.page.get_by_role("link", name="Unclaimed").locator(".desk-count")
    before = int(count.inner_text())
    item = worked.item("PRICE")
    worked.desk.client("colleague").post(f"/items/{item}/take", data={"version": str(worked.version(item))})
    clerk.page.evaluate("() => htmx.ajax('GET', '/work/counts', { target: '#tabs', swap: 'outerHTML' })")
    expect(count).to_have_text(str(before - 1))
