"""The sender's name is found in letterheads of many kinds, and never in a title or in a word that looks like one."""

import pytest

from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Document
from tests.bots.reading.drawn_pages import BUYER, WIDTH, Bill, Text, draw, pairs, stacked


def read(*more: Text, title: str = "INVOICE") -> Document:
    page = [
        text
        for text in Bill(title=title, number_label="Bill No:").page()
        if not text.text.startswith(("Halden", "1 Mill"))
    ]
    return read_pdf(draw([*page, *more])).documents[0]


def seller(document: Document) -> str | None:
    return document.seller.name.value if document.seller.name else None


@pytest.mark.parametrize(
    "name",
    [
        "Burbank Manufacturing Ltd",
        "Bordergate Care Ltd",
        "Totalcare Accountants LLP",
        "Date Palm Catering Ltd",
        "Invoice Finance Ltd",
    ],
)
def test_a_word_within_a_name_is_no_label(name: str) -> None:
    assert seller(read(Text(40, 66, name), Text(40, 78, "6 Weir Row, York, YO1 4AB"))) == name


@pytest.mark.parametrize("title", ["Your electricity bill", "Our charges explained", "Final bill"])
def test_a_title_is_nobodys_name(title: str) -> None:
    foot = "Halden Supplies Ltd, 1 Mill Road, York YO1 4AB. Registered in England no 01234567."
    assert seller(read(Text(40, 800, foot, size=7), Text(40, 50, title, size=20), title="")) == "Halden Supplies Ltd"


def test_a_company_in_the_small_print_may_end_in_co() -> None:
    foot = "Halden Rope & Twine Co., 1 Mill Road, York YO1 4AB | Reg. 01234567"
    assert seller(read(Text(40, 800, foot, size=7))) == "Halden Rope & Twine Co."


def test_the_small_line_over_an_address_names_the_sender() -> None:
    found = read(Text(40, 99, "Halden Rope · 1 Mill Road · York YO1 4AB", size=6))
    assert seller(found) == "Halden Rope"
    assert found.seller.postcode is not None
    assert found.seller.postcode.value == "YO1 4AB"
    assert found.buyer.name is not None
    assert found.buyer.name.value == "Northmoor Hospitals NHS Foundation Trust"


def test_a_trading_name_is_followed_by_the_company_that_bears_it() -> None:
    foot = "Halden Rope is a trading name of Halden Group Limited, 1 Mill Road, York YO1 4AB"
    assert seller(read(Text(40, 800, foot, size=7))) == "Halden Group Limited"


def test_a_name_on_a_letterhead_gives_way_to_the_firm_that_the_next_lines_call_it_a_business_of() -> None:
    head = [
        Text(40, 50, "HaldenDirect", size=22),
        Text(40, 66, "is a business of Halden Medical", size=9),
        Text(40, 78, "Supplies LLP", size=9),
        Text(40, 90, "1 Mill Road, York YO1 4AB", size=9),
    ]
    assert seller(read(*head)) == "Halden Medical Supplies LLP"


def test_a_firm_behind_a_title_is_named_without_that() -> None:
    head = [
        Text(40, 50, "TAX INVOICE of Lanyon Lifts Limited", size=14),
        Text(40, 66, "1 Mill Road, York YO1 4AB", size=9),
    ]
    assert seller(read(*head)) == "Lanyon Lifts Limited"


def test_a_depot_with_its_number_to_call_is_not_who_sells() -> None:
    head = [
        Text(300, 50, "Marlpit Catering", size=13),
        Text(300, 66, "Equipment & Co", size=13),
        Text(300, 80, "107 Enterprise Way, York YO1 4AB", size=9),
        Text(450, 60, "Midlands depot", size=9),
        Text(450, 72, "01632 960922", size=9),
    ]
    assert seller(read(*head)) == "Marlpit Catering Equipment & Co"


def test_a_letterhead_in_one_line_with_its_address_gives_the_name_alone() -> None:
    page = [text for text in Bill().page() if text.y not in {50, 66}]
    line = Text(40, 50, "Halden & Sons Supplies Ltd The Old Dairy, Mill Road, York, YO1 4AB Tel 01904 496000", size=8)
    seller = read_pdf(draw([*page, line, Text(555, 50, "INVOICE", size=20, align="right")])).documents[0].seller
    assert seller.name is not None
    assert seller.postcode is not None
    assert (seller.name.value, seller.postcode.value) == ("Halden & Sons Supplies Ltd", "YO1 4AB")


def test_an_address_in_the_small_print_is_the_sellers() -> None:
    page = [text for text in Bill(foot="1 Mill Road, York, YO1 4AB. Company No: 04710023").page() if text.y != 66]
    seller = read_pdf(draw(page)).documents[0].seller
    assert seller.postcode is not None
    assert seller.postcode.value == "YO1 4AB"


def test_a_name_in_two_lines_stands_whole_in_the_small_print() -> None:
    page = [
        text for text in Bill(foot="Halden Nursing Agency Ltd. Company No: 04710023").page() if text.y not in {50, 66}
    ]
    head = [
        Text(300, 50, "Halden Nursing"),
        Text(300, 61, "Agency Ltd"),
        Text(300, 72, "York"),
        Text(300, 83, "YO1 4AB"),
    ]
    seller = read_pdf(draw([*page, *head, Text(40, 50, "INVOICE", size=20)])).documents[0].seller
    assert seller.name is not None
    assert seller.name.value == "Halden Nursing Agency Ltd"


def test_the_name_of_a_health_body_is_put_together_from_its_lines() -> None:
    page = [text for text in Bill().page() if not (text.x == 40 and 105 < text.y < 175)]
    lines = ("Castlebridge Community", "Health NHS", "Trust", "ZN1 Payables K101", "PO Box 312", "Leeds", "LS11 1HP")
    address = [Text(40, 110 + 12 * number, line) for number, line in enumerate(lines)]
    buyer = read_pdf(draw([*page, *address])).documents[0].buyer
    assert buyer.name is not None
    assert buyer.name.value == "Castlebridge Community Health NHS Trust"


def test_a_health_body_at_the_head_of_a_bill_that_is_addressed_to_another_sells() -> None:
    page = [
        *stacked(40, 50, "Calderbrook University Hospitals NHS Trust", "Trust HQ, Calder Road", "HUDDERSFIELD HD3 9AA"),
        Text(555, 50, "INVOICE", size=18, align="right"),
        *stacked(40, 140, "Invoice To:", "Northmoor Hospitals NHS Foundation Trust", "PO Box 312", "LEEDS LS11 1HP"),
        *stacked(350, 140, "Invoice Number: 7000418823", "Invoice Date: 31/10/2026"),
        Text(40, 500, "Remit to: GBS Re Calderbrook UH NHST, sort code 60-70-80, account 10021733"),
    ]
    found = read_pdf(draw(page)).documents[0]
    assert seller(found) == "Calderbrook University Hospitals NHS Trust"
    assert found.buyer.name is not None
    assert found.buyer.name.value == "Northmoor Hospitals NHS Foundation Trust"


def test_a_street_with_its_town_under_a_name_without_legal_form_is_no_name() -> None:
    name, street = "A & R MEDLICOTT (HARDWARE)", "Station Yard, Ripon HG4 1AA Tel. 01765 600100"
    found = read(Text(WIDTH / 2, 50, name, align="middle"), Text(WIDTH / 2, 62, street, align="middle"))
    assert seller(found) == name


def test_a_sender_that_stands_under_the_sums_is_found_there_with_its_address() -> None:
    found = read(*stacked(40, 420, "Oakstead Laboratories Ltd", "107 Quay Road", "Easthope", "RL7 9YT"))
    assert seller(found) == "Oakstead Laboratories Ltd"
    assert found.seller.postcode
    assert found.seller.postcode.value == "RL7 9YT"


def test_a_firm_named_by_a_word_for_a_party_is_a_name() -> None:
    block = stacked(40, 40, "Rechnungsersteller", "Lieferant GmbH", "Lieferantenstraße 20", "80333 München", lead=13)
    assert seller(read(*block)) == "Lieferant GmbH"


def test_a_name_listed_beside_its_key_over_two_lines_is_one_name() -> None:
    keys = pairs(40, 140, 42, ("Verkäufer", ""), ("Nummer:", "549910"))
    name = [*stacked(140, 68, "Musterhafter Verein", "Altstadt a.G."), Text(40, 74, "Name:")]
    rest = pairs(40, 140, 96, ("Anschrift:", "Musterstr. 12"))
    assert seller(read(*keys, *name, *rest)) == "Musterhafter Verein Altstadt a.G."


def test_what_stands_beside_the_caption_of_an_address_is_not_that_address() -> None:
    head = [
        Text(230, 40, "Delivery address"),
        *stacked(230, 52, "Stores, Ward 4", "Mill Lane", "Ashcombe"),
        *stacked(430, 40, "Wexcombe Laboratories & Co", "12 Chapel Hill", "Fallowfield", "CD11 5WL"),
    ]
    assert seller(read(*head)) == "Wexcombe Laboratories & Co"


def test_a_line_that_ends_with_and_goes_on_in_the_next() -> None:
    name = ("Thistledown Waste Management &", "Sons Ltd")
    foot = read(*stacked(40, 420, *name, "107 Quay Road", "Easthope", "RL7 9YT"))
    assert seller(foot) == " ".join(name)
    head = read(*stacked(40, 40, *name, "107 Quay Road", "Easthope", "RL7 9YT"))
    assert seller(head) == " ".join(name)


def test_for_whose_account_a_bill_is_stands_over_its_buyer_and_not_over_its_seller() -> None:
    page = [text for text in Bill().page() if not (text.x == 40 and 100 < text.y < 200)]
    billed = stacked(40, 98, "For the account of", *BUYER)
    found = read_pdf(draw([*page, *billed])).documents[0]
    assert seller(found) == "Halden Supplies Ltd"
    assert found.buyer.name is not None
    assert found.buyer.name.value == BUYER[0]
    assert "For the account of" in found.buyer.name.source


def test_a_label_beside_the_last_line_of_a_name_has_the_whole_name() -> None:
    page = [text for text in Bill().page() if not (text.x == 40 and 100 < text.y < 200)]
    cell = stacked(120, 110, "Northmoor and Ashdale", "University Hospitals NHS", "Trust", *BUYER[1:])
    found = read_pdf(draw([*page, Text(40, 134, "Bill to"), *cell])).documents[0]
    assert found.buyer.name is not None
    assert found.buyer.name.value == "Northmoor and Ashdale University Hospitals NHS Trust"


@pytest.mark.parametrize(
    "lines",
    [
        ("Beneficiary: Halden Rope & Sons Ltd", "Sort code 12-34-56, account 12345678"),
        (
            "Goods remain our property until we have been paid for them in full, whoever holds them meanwhile. Account",
            "holder Halden Rope & Sons Ltd. Sort code 12-34-56, account 12345678",
        ),
    ],
)
def test_the_payee_in_the_small_print_stands_without_its_label(lines: tuple[str, ...]) -> None:
    name = seller(read(*stacked(40, 790, *lines, size=7, lead=8)))
    assert name is not None
    assert name.rstrip(".") == "Halden Rope & Sons Ltd"


@pytest.mark.parametrize("line", ["Amount in words: one hundred and twenty pounds", "Units 7-9 Mill Road"])
def test_a_sum_in_words_and_an_address_are_nobodys_name(line: str) -> None:
    assert (
        seller(read(Text(300, 50, line, size=14), *stacked(40, 60, "York Borough Council", "YO1 4AB")))
        == "York Borough Council"
    )


def test_a_word_of_a_label_is_nobodys_name() -> None:
    found = read(Text(40, 50, "Dunmere & Daughter, Pharma"), Text(40, 300, "Account holder details"))
    assert seller(found) == "Dunmere & Daughter, Pharma"


def test_a_number_to_call_behind_a_name_is_none_of_it() -> None:
    assert seller(read(Text(40, 50, "Bright Electrical Tel: 01904 496000", size=14))) == "Bright Electrical"


@pytest.mark.parametrize("person", ["P. Achebe", "Jo Tanner", "Customer Services"])
def test_who_sold_something_is_not_the_firm_that_sells(person: str) -> None:
    head = (Text(40, 66, "Halden Supplies Ltd"), Text(40, 78, "1 Mill Road, York, YO1 4AB"))
    rows = (Text(300, 150, "Verkoper"), Text(400, 150, person), Text(300, 161, "Klant nr."), Text(400, 161, "C49454"))
    found = read(*head, *rows)
    assert seller(found) == "Halden Supplies Ltd"
