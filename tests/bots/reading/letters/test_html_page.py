"""HTML is laid out as a person sees it, and what it hides is kept apart."""

import pytest

from bots.reading.letters.html_page import Shown, html_page


def lines(html: str) -> list[str]:
    return html_page(html).text.split("\n")


def places(shown: Shown) -> dict[str, tuple[float, float]]:
    return {word.text: (word.x0, word.top) for word in shown.page.words}


def test_the_cells_of_a_row_stay_in_their_row_and_in_their_columns() -> None:
    shown = html_page(
        "<table><thead><tr><th>Description</th><th>Qty</th></tr></thead>"
        "<tbody><tr><td>Gloves,<br>nitrile</td><td>10</td></tr><tr><td>Aprons</td><td>5</td></tr></tbody></table>"
    )
    where = places(shown)
    assert where["Qty"][0] == where["10"][0] == where["5"][0] > where["Description"][0]
    assert where["Gloves,"][1] == where["10"][1] < where["nitrile"][1] < where["Aprons"][1] == where["5"][1]


def test_tables_inside_tables_stand_side_by_side() -> None:
    where = places(
        html_page(
            "<table><tr><td>Northgate<br>Leeds</td><td><table><tr><td>Number</td><td>A-1</td></tr>"
            "<tr><td>Date</td><td>today</td></tr></table></td></tr><tr><td colspan=2>below everything</td></tr></table>"
        )
    )
    assert where["Northgate"][1] == where["Number"][1] == where["A-1"][1]
    assert where["Leeds"][1] == where["Date"][1] == where["today"][1]
    assert where["A-1"][0] == where["today"][0]
    assert where["below"][1] > where["today"][1]


def test_a_heading_is_taller_than_the_rest() -> None:
    words = {word.text: word.size for word in html_page("<h1>Invoice</h1><p>body</p>").page.words}
    assert words["Invoice"] > words["body"]


def test_running_text_is_broken_into_lines() -> None:
    assert len(lines(f"<p>{'word ' * 200}</p>")) > 5
    assert lines("one<br><br>two <b>and</b>\n three") == ["one", "two and three"]


HIDDEN = [
    "<p style='display:none'>12.00</p>",
    "<p style='display: none !important'>12.00</p>",
    "<p style='font-size:0'>12.00</p>",
    "<p style='color:#000;font-size: 1px; x:y'>12.00</p>",
    "<p style='visibility:hidden'>12.00</p>",
    "<p hidden>12.00</p>",
    "<p style='color:#fff'>12.00</p>",
    "<p style='opacity: 0.0'>12.00</p>",
    "<p style='position:absolute;left:-9999px'>12.00</p>",
    "<style>.gone, p {x:y} .gone{display:none}</style><p class='big gone'>12.00</p>",
    "<table><tr><td>shown</td></tr><tr style='display:none'><td>12.00</td></tr></table>",
    "<table bgcolor=white><tr><td><font color='#FFFFFF'>12.00</font></td></tr></table>",
]


@pytest.mark.parametrize("html", HIDDEN)
def test_what_is_not_shown_is_kept_apart(html: str) -> None:
    shown = html_page(html)
    assert "12.00" not in shown.text
    assert shown.hidden == "12.00"


SHOWN = [
    "<p style='font-size:10px'>12.00</p>",
    "<p style='font-size: 0.9em'>12.00</p>",
    "<p style='font-size:1em'>12.00</p>",
    "<p style='opacity:.9'>12.00</p>",
    "<table bgcolor='#003366'><tr><td style='color:#fff'>12.00</td></tr></table>",
    "<div style='background:#036 url(x.png)'><p style='color:white'>12.00</p></div>",
    "<style>@media print { .gone{display:none} }</style><p class='gone'>12.00</p>",
    "<p style='background-color:#fff'>12.00</p>",
]


@pytest.mark.parametrize("html", SHOWN)
def test_what_is_shown_is_read(html: str) -> None:
    shown = html_page(html)
    assert (shown.text, shown.hidden) == ("12.00", "")


@pytest.mark.parametrize(
    "html", ["", "<", "<table><tr>", "<td>x</td>", "<div>" * 1500 + "x", "<table><tr><td>" * 400 + "x"]
)
def test_broken_and_deep_html_is_read_as_far_as_it_goes(html: str) -> None:
    assert html_page(html).page.words or "x" not in html


def test_nothing_is_fetched_and_no_entity_filled_in() -> None:
    html = "<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><img src='http://127.0.0.1:9/x'>&a;<p>text</p>"
    assert "text" in html_page(html).text
