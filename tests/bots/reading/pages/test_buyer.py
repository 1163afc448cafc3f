"""The health body that is billed is found beside many labels, in narrow columns and under the sender's line."""

import pytest

from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Document
from tests.bots.reading.drawn_pages import BUYER, Bill, Text, draw, stacked

NAME = BUYER[0]
ADDRESS = ("Finance Department", "Quay Road", "Holmbury", "RL6 2BS")


def read(*more: Text) -> Document:
    page = [text for text in Bill().page() if not (text.x == 40 and 105 < text.y < 175)]
    return read_pdf(draw([*page, *more])).documents[0]


def buyer(document: Document) -> str | None:
    return document.buyer.name.value if document.buyer.name else None


@pytest.mark.parametrize(
    "lines",
    [
        ("Re: " + NAME + ", Finance Department, Quay Road, Holmbury, RL6 2BS",),
        ("FAO: " + NAME + ", Quay Road, Holmbury, RL6 2BS",),
        ("Recipient " + NAME, *ADDRESS),
        ("Invoice to " + NAME + ", ZN6 Payables T294,", "PO Box 401, Holmbury, RL6 2BS"),
        ("Account holder details:", NAME, *ADDRESS),
        ("Bill-to customer", NAME, *ADDRESS),
        ("Bill-to Customer " + NAME + ", ZN1", "Payables M869, PO Box 394, Holmbury, LK9 6YT"),
    ],
)
def test_the_name_stands_without_the_words_before_it_and_the_address_behind_it(lines: tuple[str, ...]) -> None:
    assert buyer(read(*stacked(40, 152, *lines))) == NAME


@pytest.mark.parametrize(
    "lines",
    [
        ("Great", "Wickham", "Hospitals", "NHS Trust"),
        ("Great Wickham", "Hospitals NHS", "Trust"),
        ("Castlemere", "University", "Hospitals NHS", "Trust"),
        ("Brackwell", "Community", "NHS Trust"),
        ("Dunsford Integrated Care", "Board"),
    ],
)
def test_a_narrow_column_breaks_the_name_and_the_payables_line(lines: tuple[str, ...]) -> None:
    found = read(*stacked(40, 106, "Customer", *lines, "ZN3 Payables", "T216", "Holmbury", "RL6 2BS", lead=11))
    assert buyer(found) == " ".join(lines)
    assert found.payables_code is not None
    assert found.payables_code.value == "T216"


def test_a_label_of_two_lines_stands_beside_a_name_and_its_payables_line() -> None:
    label = stacked(40, 130, "INVOICE", "TO:")
    found = read(*label, *stacked(110, 130, NAME, "ZN2 Payables P477", "PO Box 875", "Holmbury", "RL6 2BS"))
    assert buyer(found) == NAME


def test_a_contact_under_the_word_to_is_no_buyer_beside_the_address_of_a_health_body() -> None:
    contact = stacked(350, 60, "Enquiries", "to", "Jo", "Tanner")
    assert buyer(read(*contact, *stacked(40, 110, NAME, *ADDRESS))) == NAME


def test_a_health_body_that_sells_is_not_billed_by_its_small_line_over_the_address() -> None:
    sender = "Great Wickham and Ullscarf NHS Foundation Trust - 12 Station Approach -", "Great Wickham - RD16 5QE"
    head = stacked(300, 50, "Great Wickham and Ullscarf", "NHS Foundation Trust", size=22, lead=24)
    found = read(*head, *stacked(40, 120, *sender, size=7, lead=8), *stacked(40, 140, NAME, *ADDRESS, size=11))
    assert buyer(found) == NAME
