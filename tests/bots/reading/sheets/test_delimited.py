"""What is a list is told from prose, also where a bill has few rows of several cells between lines of one."""

import pytest

from bots.reading.sheets.delimited import separator_of

HEAD = "Halden Supplies Ltd\n1 Mill Road\nYork\nYO1 4AB\n\nINVOICE\n\nInvoice no,INV-92014\nDate,23-JAN-2026\n"
BUYER = "Bill to\nNorthmoor Hospitals NHS Foundation Trust\nFinance Department\nQuay Road\nHolmbury\nRL6 2BS\n"
LINES = "Qty,Goods,Price,VAT,Net\n1,Nitrile gloves,23.84,0,23.84\n,,,Goods,£ 23.84\n,,,VAT:,£ 0.00\n,,,TOTAL,£ 23.84\n"
FOOT = "Order: M2489-29\nIn words: twenty-three pounds\nVAT number: 999310181\n"
PAIRS = "Goods,Net\nGloves,14.16£\nTotal net,14.16£\nVAT,0.71£\nTotal,14.87£\n"


@pytest.mark.parametrize("text", [HEAD + "Due,1 MAY 2026\n" + BUYER + LINES + FOOT, HEAD + PAIRS])
def test_a_bill_of_one_line_is_a_list(text: str) -> None:
    assert separator_of(text) == ","


def test_a_letter_with_commas_is_none() -> None:
    letter = "Dear Sir, we write again.\nPlease pay, as agreed, by Friday.\nYours, with thanks,\nJ Smith, Halden Ltd\n"
    assert separator_of(letter) is None
