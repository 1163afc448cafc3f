"""Whom and where to pay is read from lists, tables and running text, also over the ends of lines."""

import pytest

from bots.reading.pages.bank import LIKELY_PAIR
from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Bank
from tests.bots.reading.drawn_pages import Bill, Text, draw, grid, stacked


def bank(*more: Text) -> Bank:
    return read_pdf(draw([*Bill().page(), *more])).documents[0].bank


def test_bank_details_in_a_table_are_read() -> None:
    found = bank(
        *grid(
            420,
            ((40, "left"), (140, "left"), (230, "left"), (350, "left")),
            ("Bank", "Sort code", "Account number", "Account name"),
            ("Barclays", "12-34-56", "12345678", "Halden Supplies Ltd"),
        )
    )
    assert found.sort_code is not None
    assert found.account_number is not None
    assert (found.sort_code.value, found.account_number.value) == ("12-34-56", "12345678")


def test_an_iban_goes_on_in_the_next_line_and_the_bic_stands_behind_it() -> None:
    found = bank(
        *stacked(
            40,
            420,
            "Account name: Halden Supplies Ltd Sort Code: 60-16-13 Account number: 31926819 IBAN: GB29 NWBK 6016",
            "1331 9268 19 BIC: NWBKGB2L",
            lead=10,
        )
    )
    assert [field.value for field in (found.iban, found.bic, found.account_name) if field] == [
        "GB29NWBK60161331926819",
        "NWBKGB2L",
        "Halden Supplies Ltd",
    ]


def test_an_iban_is_read_where_a_narrow_cell_breaks_it_into_three_lines() -> None:
    found = bank(*stacked(40, 420, "Please pay", "IBAN: GB29 NWBK", "6016 1331 9268", "19", lead=10))
    assert found.iban is not None
    assert found.iban.value == "GB29NWBK60161331926819"


def test_a_sort_code_broken_at_its_hyphen_is_read() -> None:
    found = bank(
        *stacked(
            40,
            420,
            "Payment may be made by transfer to the account of Halden Supplies Ltd, our sort code: 08-",
            "99-99; Bank A/C No: 78504651",
            lead=10,
        )
    )
    assert found.sort_code is not None
    assert found.account_number is not None
    assert (found.sort_code.value, found.account_number.value) == ("08-99-99", "78504651")


def test_an_account_goes_on_where_the_line_cuts_its_label() -> None:
    found = bank(
        *stacked(
            40,
            420,
            "Please pay by bank transfer quoting our number to Halden Supplies Ltd, Sort Code: 12-34-56 Account",
            "number: 12345678",
            lead=10,
        )
    )
    assert found.account_number is not None
    assert found.account_number.value == "12345678"


def test_an_iban_with_wrong_check_digits_is_not_trusted() -> None:
    found = bank(Text(40, 420, "IBAN: GB28 NWBK 6016 1331 9268 19"))
    assert found.iban is not None
    assert found.iban.confidence <= 0.5


@pytest.mark.parametrize("between", [" A/c ", " Acct No. ", " · ", " account number "])
def test_a_pair_may_have_a_sign_or_the_word_account_between(between: str) -> None:
    found = bank(Text(40, 420, f"BACS: 20-68-15{between}70551209. Goods remain ours until paid for."))
    assert [field.value for field in (found.sort_code, found.account_number) if field] == ["20-68-15", "70551209"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Bank transfer to", "20-68-15", "70551209"),
        ("Pay into our bank:", "Branch 20 68 15", "Number at the bank 70551209"),
        ("Into our bank, please:", "Branch 20-68-15", "In the name of Halden 7055 1209"),
    ],
)
def test_a_sort_code_and_an_account_near_one_another_are_a_likely_pair(lines: tuple[str, ...]) -> None:
    found = bank(*stacked(40, 420, *lines))
    assert [field.value for field in (found.sort_code, found.account_number) if field] == ["20-68-15", "70551209"]
    assert found.sort_code is not None
    assert found.sort_code.confidence == LIKELY_PAIR


def test_what_a_label_gives_stays_and_the_other_of_the_pair_is_found_beside_it() -> None:
    found = bank(*stacked(40, 420, "Bank: our branch is 20-68-15", "Account number: 70551209"))
    assert found.sort_code is not None
    assert found.account_number is not None
    assert (found.sort_code.value, found.account_number.value) == ("20-68-15", "70551209")
    assert found.sort_code.confidence <= found.account_number.confidence


@pytest.mark.parametrize(
    "lines",
    [
        ("Delivered 20-68-15", "70551209"),
        ("Ask our bank, 01632 20 68 15", "70551209"),
        ("Bank transfer to", "20-68-15", "Company No: 70551209"),
        ("Bank transfer to", "20-68-15", *[""] * 8, "70551209"),
    ],
)
def test_figures_of_their_shape_are_no_pair_without_a_bank_near_one_another_or_with_a_label_of_something_else(
    lines: tuple[str, ...],
) -> None:
    found = bank(*stacked(40, 420, *lines))
    assert (found.sort_code, found.account_number) == (None, None)


def test_an_account_number_of_a_label_on_no_list_stands_by_its_sort_code() -> None:
    found = bank(
        *grid(420, ((40, "left"), (140, "left")), ("Sort code", "20-68-15"), ("Nominated holding", "70551209")),
        Text(40, 470, "Registered in England and Wales, number 98492072"),
        Text(40, 120, "Account: 11112222"),
    )
    assert found.account_number is not None
    assert found.account_number.value == "70551209"


def test_of_several_account_numbers_it_is_the_one_in_the_iban() -> None:
    found = bank(
        *stacked(
            40,
            420,
            "Sort code 60-16-13 customers' account 55556666, ours being 31926819",
            "IBAN GB29 NWBK 6016 1331 9268 19",
        )
    )
    assert found.account_number is not None
    assert (found.account_number.value, found.account_number.source) == ("31926819", "as in the IBAN")


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("Bank: Barclays 12-34-56/12345678", ("12-34-56", "12345678")),
        ("BACS 12.34.56 12345678", ("12-34-56", "12345678")),
        ("Bank details: 123456 / 12345678", ("12-34-56", "12345678")),
        ("Sort code / Account no.: 123456 12345678", ("12-34-56", "12345678")),
        ("Sort code: 12/34/56  Account: 12-345678", ("12-34-56", "12345678")),
        ("S.C.: 12-34-56, Acc. Number: 12345678", ("12-34-56", "12345678")),
        ("Sort No 12-34-56, Acc no 12345678", ("12-34-56", "12345678")),
        ("Sort code: 123456, account: 1234567", ("12-34-56", "1234567")),
        ("Pay NatWest 601613 31926819, IBAN GB29NWBK60161331926819", ("60-16-13", "31926819")),
    ],
)
def test_a_sort_code_and_an_account_are_written_in_many_ways(line: str, pair: tuple[str, str]) -> None:
    found = bank(Text(40, 420, line))
    assert tuple(field.value for field in (found.sort_code, found.account_number) if field) == pair


def test_a_customers_account_of_seven_figures_away_from_the_sort_code_is_not_the_sellers() -> None:
    found = bank(Text(40, 150, "Account no: 1234567"), Text(40, 420, "Sort code: 12-34-56"))
    assert found.account_number is None or found.account_number.value != "1234567"


def test_a_narrow_cell_breaks_a_sort_code() -> None:
    found = bank(Text(40, 420, "Sort:"), *stacked(80, 420, "10-79-", "99", lead=10), Text(40, 442, "Account: 16941268"))
    assert [field.value for field in (found.sort_code, found.account_number) if field] == ["10-79-99", "16941268"]


def test_the_end_of_a_line_breaks_a_sort_code_between_its_pairs() -> None:
    lines = (
        "Halden Supplies Ltd. 1 Mill Road, York YO1 4AB. Tel 01632 960198. VAT REG: GB980780684. Bank code 08",
        "99 99. Acct no. 58568358.",
    )
    found = bank(*stacked(40, 420, *lines, lead=10))
    assert [field.value for field in (found.sort_code, found.account_number) if field] == ["08-99-99", "58568358"]


def test_a_row_about_a_bank_within_a_table_has_a_pair() -> None:
    columns = ((40, "left"), (140, "left"), (300, "left"), (450, "right"))
    found = bank(*grid(420, columns, ("Pay by", "Where", "With", "Sum"), ("BACS", "12-34-56", "12345678", "120.00")))
    assert [field.value for field in (found.sort_code, found.account_number) if field] == ["12-34-56", "12345678"]


def test_an_account_within_a_table_is_known_by_the_iban_beside_it() -> None:
    columns = ((40, "left"), (330, "right"), (420, "right"), (540, "right"))
    found = bank(
        *grid(420, columns, ("Description", "Qty", "Unit Price", "Net"), ("601613 of 31926819", "1", "9.00", "9.00")),
        Text(40, 500, "IBAN GB29NWBK60161331926819"),
    )
    assert [field.value for field in (found.sort_code, found.account_number) if field] == ["60-16-13", "31926819"]


def test_a_sum_beside_the_words_for_a_sort_code_is_none() -> None:
    found = bank(
        Text(40, 440, "Sort code"),
        Text(300, 440, "£9263.18"),
        Text(40, 454, "08-99-99"),
        Text(40, 468, "Account number"),
        Text(40, 482, "17703523"),
    )
    assert found.sort_code is not None
    assert found.sort_code.value == "08-99-99"


def test_a_bank_code_may_stand_before_what_calls_it_so_or_behind_the_end_of_a_line() -> None:
    for lines in (
        ("NWBKGB2L (BIC)",),
        ("Please pay by transfer (IBAN: GB29 NWBK 6016 1331 9268 19; BIC:", "NWBKGB2L)."),
    ):
        found = bank(*stacked(40, 420, *lines, lead=10))
        assert found.bic is not None
        assert found.bic.value == "NWBKGB2L"


def test_figures_within_an_iban_are_no_account_and_a_wide_space_parts_none() -> None:
    found = bank(Text(40, 420, "Konto / Zahlbar an"), Text(40, 432, "CH93 0076 2011 6238 5295 7"))
    assert found.account_number is None
    parted = bank(Text(40, 420, "IBAN: BE71"), Text(160, 420, "0961 2345 6769"))
    assert parted.iban is not None
    assert parted.iban.value == "BE71096123456769"


def test_an_iban_is_right_by_its_own_check_digits_not_by_those_of_the_account_in_it() -> None:
    found = bank(Text(40, 420, "IBAN"), Text(120, 420, "ES4945831603763244853128"))
    assert found.iban is not None
    assert found.iban.value == "ES4945831603763244853128"
    assert found.iban.confidence > 0.9


def test_a_number_with_letters_before_it_is_the_customers_account_and_not_the_banks() -> None:
    assert bank(*stacked(40, 440, "Account number", "VP 1298 1430")).account_number is None
    found = bank(*stacked(40, 440, "Sort code", "08-99-99", "Account number", "AC 12981430"))
    assert found.account_number is not None
    assert found.account_number.value == "12981430"
