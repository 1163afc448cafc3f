"""Changes that a new release of the screens could bring, each as a function on the whole page."""

import re
from collections.abc import Sequence

import lxml.html
from lxml.html import HtmlElement

from tests.support.screen_proxy import Change

RENAMED = {
    "invnumber": "fld_a",
    "ordnumber": "fld_b",
    "transdate": "fld_c",
    "duedate": "fld_d",
    "ponumber": "fld_e",
    "vendornumber": "fld_f",
    "notes": "fld_g",
    "currency": "fld_h",
    "terms": "fld_i",
    "amount": "cell_p",
    "AP_amount": "cell_q",
    "description": "cell_r",
    "projectnumber": "cell_s",
}
"""Every name on the entry screen, which the proxy translates back for the program behind it."""


def words(cell: HtmlElement) -> str:
    return re.sub(r"\s+", " ", str(cell.text_content())).strip()


def relabelled(old: str, new: str) -> Change:
    """One label or heading with other words."""

    def change(page: HtmlElement) -> None:
        for head in page.iter("th"):
            if words(head).rstrip("* ") == old:
                part = head if old in (head.text or "") else next(iter(head))
                part.text = (part.text or "").replace(old, new)

    return change


def swapped(one: str, other: str) -> Change:
    """Two labels or headings of one table, each in the place of the other, with nothing else moved."""

    def change(page: HtmlElement) -> None:
        for table in page.iter("table"):
            heads = {words(head).rstrip("* "): head for head in table.xpath("tr/th|tbody/tr/th")}
            if one in heads and other in heads:
                _swap(heads[one], heads[other])

    return change


def _swap(one: HtmlElement, other: HtmlElement) -> None:
    """What is in one cell and what is in the other, required marks and links included."""
    ours, theirs = (one.text, list(one)), (other.text, list(other))
    for cell, (text, children) in ((one, theirs), (other, ours)):
        cell.text = text
        cell[:] = children


def on_entry(change: Change) -> Change:
    """The change on the screens where bills are entered, and on no other."""

    def changed(page: HtmlElement) -> None:
        if page.find(".//input[@name='transdate']") is not None:
            change(page)

    return changed


def columns_moved(order: Sequence[int]) -> Change:
    """The columns of the table of amounts in another order, headings and cells alike."""

    def change(page: HtmlElement) -> None:
        for table in page.iter("table"):
            rows = [row for row in table.findall("tr") + table.findall("tbody/tr") if len(row)]
            if rows and [words(cell) for cell in rows[0]][:3] == ["Amount", "", "Account"]:
                for row in rows:
                    row.extend(lxml.html.Element("td") for _ in range(len(order) - len(row)))
                    row[:] = [row[at] for at in order]

    return change


def a_row_more(row: str) -> Change:
    """A row after that of the Invoice Number."""

    def change(page: HtmlElement) -> None:
        for head in page.iter("th"):
            if words(head) == "Invoice Number":
                head.getparent().addnext(lxml.html.fragment_fromstring(f"<table>{row}</table>").find(".//tr"))
                return

    return on_entry(change)


def over_the_entry(fragment: str) -> Change:
    """Something more at the end of the page."""
    return on_entry(lambda page: page.find("body").append(lxml.html.fragment_fromstring(fragment)))


REQUIRED_FIELD = a_row_more('<tr><th>Cost Code <font color="red">*</font></th><td><input name="costcode"></td></tr>')
OPTIONAL_FIELD = a_row_more('<tr><th>Remark</th><td><input name="remark"></td></tr>')
FILLED_FIELD = a_row_more('<tr><th>Discount</th><td><input name="rebate" value="5.00"></td></tr>')
MODAL = over_the_entry(
    '<div style="position:fixed;top:0;left:0;right:0;bottom:0;background:#fff;z-index:9">Your licence ends soon.'
    "<button>Later</button></div>"
)
DIALOG = over_the_entry('<div role="dialog" style="position:absolute;top:9px">What is new in this release</div>')
ALERT = over_the_entry('<script>alert("The year end is near")</script>')
