"""The account to be paid is found with labels, and as a pair of figures on a line about a bank."""

import pytest

from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Document
from tests.bots.reading.drawn_pages import Bill, Text, draw, grid


def account(document: Document) -> tuple[str | None, str | None]:
    sort_code, number = document.bank.sort_code, document.bank.account_number
    return (sort_code.value if sort_code else None), (number.value if number else None)


def read(*more: Text) -> Document:
    return read_pdf(draw(Bill(more=more).page())).documents[0]


@pytest.mark.parametrize(
    "line",
    [
        "Please pay by CHAPS or Faster Payment: 20-45-77, 41230987",
        "Halden Supplies Ltd | BACS 20-45-77 / 41230987",
        "Santander UK 20-45-77 41230987",
        "Remittances: account 41230987 (20-45-77)",
        "Sort Code/Account: 20-45-77 / 41230987",
    ],
)
def test_a_pair_of_sort_code_and_account_needs_no_labels(line: str) -> None:
    assert account(read(Text(40, 700, line))) == ("20-45-77", "41230987")


def test_the_pair_may_stand_under_the_line_that_speaks_of_the_bank() -> None:
    found = read(Text(40, 700, "Our bank details for your remittance"), Text(40, 713, "20-45-77  41230987"))
    assert account(found) == ("20-45-77", "41230987")


def test_a_date_before_a_number_is_no_account() -> None:
    assert account(read(Text(40, 700, "Delivered 20-04-26 41230987 signed for"))) == (None, None)


def test_a_branch_number_is_a_sort_code() -> None:
    columns = ((40, "left"), (200, "left"), (360, "left"))
    cells = grid(700, columns, ("Bankers", "Branch Code", "Account No."), ("Aldgate", "20-45-77", "41230987"))
    assert account(read(*cells)) == ("20-45-77", "41230987")


def test_the_bills_own_number_is_no_vat_number_although_a_title_about_vat_stands_above_it() -> None:
    page = Bill(number="SI0002397", title="", foot="VAT Reg No: GB999000984").page()
    seller = read_pdf(draw([*page, Text(342, 96, "SALES INVOICE (VAT)", size=14)])).documents[0].seller
    assert seller.vat_number is not None
    assert seller.vat_number.value == "GB999000984"


@pytest.mark.parametrize(
    "line",
    ["Fiscal mark: GB 980 7806 84", "Reg. No: 980 7806 84", "Trader number 980 7806 84 | Company number 98492072"],
)
def test_a_vat_number_is_known_by_its_check_digits_whatever_it_is_called(line: str) -> None:
    found = read(Text(40, 700, line)).seller.vat_number
    assert found is not None
    assert found.value.removeprefix("GB") == "980780684"


def test_a_number_without_the_check_digits_of_a_vat_number_is_none_by_its_shape() -> None:
    assert read(Text(40, 700, "Trader number 980 7806 85")).seller.vat_number is None


def test_beside_one_with_wrong_check_digits_the_vat_number_with_right_ones_is_taken() -> None:
    found = read(Text(40, 650, "VAT no: 00635716"), Text(40, 700, "VAT no: GB 980 7806 84")).seller.vat_number
    assert found is not None
    assert (found.value, found.confidence > 0.9) == ("GB980780684", True)


def test_what_follows_a_vat_number_is_not_taken_for_its_end() -> None:
    found = read(Text(40, 700, "VAT FR 40 303 265 045 000 12")).seller.vat_number
    assert found is not None
    assert found.value == "FR40303265045"


@pytest.mark.parametrize("label", ["USt-IdNr. Kunde", "NIF cliente", "Uw btw-nummer", "Ert momsnr:", "Votre N° TVA"])
def test_the_buyers_vat_number_is_told_by_words_before_and_behind_its_label(label: str) -> None:
    page = [text for text in Bill(foot="").page() if "VAT" not in text.text]
    found = read_pdf(draw([*page, Text(300, 200, label), Text(400, 200, "GB 999 0009 84")])).documents[0]
    assert found.seller.vat_number is None
    assert found.buyer.vat_number is not None
    assert found.buyer.vat_number.value == "GB999000984"


def test_a_number_that_any_label_calls_the_buyers_is_not_the_sellers() -> None:
    page = [text for text in Bill(foot="").page() if "VAT" not in text.text]
    cells = (
        Text(300, 200, "USt-IdNr. Kunde"),
        Text(300, 210, "Customer VAT no.", size=7),
        Text(420, 200, "GB 999 0009 84"),
        Text(40, 800, "USt-IdNr. DE777924912", size=7),
    )
    seller = read_pdf(draw([*page, *cells])).documents[0].seller
    assert seller.vat_number is not None
    assert seller.vat_number.value == "DE777924912"


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("NIP: 712-757-05-11", "7127570511"),
        ("NIF-IVA: ES-B-19729003", "ESB19729003"),
        ("VAT-nr: SE292907014801", "SE292907014801"),
    ],
)
def test_a_vat_number_may_be_parted_by_dashes_and_loses_them(printed: str, value: str) -> None:
    page = [text for text in Bill(foot="").page() if "VAT" not in text.text]
    number = read_pdf(draw([*page, Text(40, 800, printed)])).documents[0].seller.vat_number
    assert number is not None
    assert number.value == value
