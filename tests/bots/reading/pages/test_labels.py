"""Labels are found in their many wordings, and sentences are not taken for labels."""

import pytest

from bots.reading.pages.labels import Label, find_labels


def labels_in(text: str) -> list[Label]:
    tokens = [
        (token, number) for number, word in enumerate(text.casefold().split()) for token in word.strip(":.#").split("/")
    ]
    return [found.wording.label for found in find_labels(tokens)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Invoice Number", Label.NUMBER),
        ("Tax Invoice No", Label.NUMBER),
        ("Credit Note No", Label.NUMBER),
        ("Rechnungsnummer", Label.NUMBER),
        ("Invoice Date/Tax Point", Label.DATE),
        ("Payment due by", Label.DUE),
        ("Your Order No", Label.ORDER),
        ("P O Number", Label.ORDER),
        ("Customer Order", Label.ORDER),
        ("In respect of invoice", Label.ORIGINAL),
        ("Reference invoice", Label.ORIGINAL),
        ("Corrects document no", Label.ORIGINAL),
        ("VAT Registration Number", Label.VAT_NUMBER),
        ("Delivery Note No", Label.OTHER_NUMBER),
        ("Customer Account No", Label.CUSTOMER),
        ("Order Date", Label.OTHER_DATE),
    ],
)
def test_a_wording_has_one_meaning_and_the_longest_wins(text: str, label: Label) -> None:
    assert labels_in(text) == [label]


@pytest.mark.parametrize("text", ["PO Box 312", "Invoice total", "reorder"])
def test_what_only_begins_like_a_label_is_none(text: str) -> None:
    assert labels_in(text) == []


def test_labels_that_stand_together_are_told_apart() -> None:
    assert labels_in("Sort Code Account No IBAN") == [Label.SORT_CODE, Label.ACCOUNT, Label.IBAN]
