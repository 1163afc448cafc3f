"""A company's number is found in the sentences that firms print at the foot; the numbers of other registers are not."""

import pytest

from bots.reading.pdfs.pdf import read_pdf
from tests.bots.reading.drawn_pages import Bill, Text, draw, stacked


def company_number(*more: Text) -> tuple[str, float] | None:
    found = read_pdf(draw([*Bill().page(), *more])).documents[0].seller.company_number
    return (found.value, found.confidence) if found else None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Registered in England and Wales No. 01234567. Registered office: 1 Mill Road, York YO1 4AB", "01234567"),
        ("Registered in England and Wales at 1 Mill Road, York YO1 4AB. No. 07654321", "07654321"),
        ("GB VAT number: 999 3473 44 Reg. No: 98503146", "98503146"),
        ("Co. Reg 01234567 | VAT Reg 980 7806 84", "01234567"),
        ("Regd. in England No 7654321", "7654321"),
        ("Registered in England no. 0765 4321", "07654321"),
        ("Registered in Scotland (SC123456)", "SC123456"),
        ("Registered in N. Ireland NI 612345", "NI612345"),
        ("A limited liability partnership registered in England and Wales with registered number OC312345", "OC312345"),
        ("Incorporated in England and Wales, number 07654321", "07654321"),
        ("England & Wales Company 07654321", "07654321"),
        ("Registered charity no. 1123456. Registered in England no. 07654321", "07654321"),
        ("Regulated by the Financial Conduct Authority, firm reference 123456. Reg. no. 07654321", "07654321"),
    ],
)
def test_a_sentence_about_a_register_of_companies_names_the_number(line: str, number: str) -> None:
    found = company_number(Text(40, 800, line, size=7))
    assert found is not None
    assert found[0] == number
    assert found[1] > 0.9


@pytest.mark.parametrize(
    "line",
    [
        "Registered charity number 1123456",
        "A charity registered in England and Wales 1123456",
        "Waste carrier reg no. 1234567",
        "Gas Safe registered number 212345",
        "CQC registration no 1234567",
        "Vehicle registration no 12345678",
        "Authorised by the FCA no. 123456",
        "VAT registration number 98503146",
    ],
)
def test_the_number_of_another_register_is_no_companys(line: str) -> None:
    assert company_number(Text(40, 800, line, size=7)) is None


def test_a_short_label_has_the_number_in_the_next_column() -> None:
    found = company_number(Text(40, 790, "Co Reg", size=7), Text(120, 790, "98090907", size=7))
    assert found is not None
    assert found[0] == "98090907"


def test_a_number_that_is_only_called_registered_is_less_sure_where_a_figure_is_missing() -> None:
    found = company_number(Text(40, 800, "Reg. no. 765432", size=7))
    assert found is not None
    assert found[1] < 0.7


def test_a_number_behind_the_name_of_a_firm_is_its_own_and_not_sure() -> None:
    found = company_number(Text(40, 800, "Halden Supplies Limited (07654321)", size=7))
    assert found is not None
    assert (found[0], found[1] < 0.7) == ("07654321", True)


def test_the_number_may_stand_in_the_next_line() -> None:
    lines = "Goods remain ours until paid for. Halden Supplies Ltd is registered in England and Wales", "no. 07654321"
    found = company_number(*stacked(40, 790, *lines, size=7, lead=8))
    assert found is not None
    assert found[0] == "07654321"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Amtsgericht Musterbach HRB 777627", "HRB777627"),
        ("FN 868514n, LG Oberbeispiel", "FN868514n"),
        ("SAS au capital de 55 000 euros - RCS Saint-Exemple B 294 933 338 - TVA FR 73 294933338", "294933338"),
        ("SIRET 461 523 979 00015", "46152397900015"),
        ("R.E.A. BS-548358", "BS548358"),
        ("Numero REA: FG 137296", "FG137296"),
        ("KRS: 0000265794", "0000265794"),
        ("Org.nr 761134-2911", "7611342911"),
        ("CVR-nr. 96 42 39 93", "96423993"),
    ],
)
def test_a_register_abroad_is_known_by_its_sign_which_may_belong_to_the_number(line: str, number: str) -> None:
    found = company_number(Text(40, 800, line, size=7))
    assert found is not None
    assert found[0] == number


def test_the_sign_of_a_register_may_end_the_line_before_its_number() -> None:
    found = company_number(Text(40, 790, "Amtsgericht Musterbach HRB", size=7), Text(40, 799, "777627", size=7))
    assert found is not None
    assert found[0] == "HRB777627"


@pytest.mark.parametrize("line", ["FN 12 of the agreement", "Job HRBX 123456", "KRS 123", "Order org 761134"])
def test_other_words_are_no_sign_of_a_register(line: str) -> None:
    assert company_number(Text(40, 800, line, size=7)) is None
