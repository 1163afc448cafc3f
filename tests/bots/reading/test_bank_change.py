"""Letters that ask to be paid elsewhere are told from those that only speak of banks."""

import pytest

from bots.reading.bank_change import asks_to_change_bank


@pytest.mark.parametrize(
    "text",
    [
        "Please note that our bank details have changed. Kindly pay all open invoices to the account below.",
        "We have moved to a new bank.\nSort code 11-22-33, account 12345678.",
        "Kindly update our payment details before the next run.",
        "Our account is currently under audit, so payment must go to an alternative account.",
        "With immediate effect remit to the following account",
        "the sort code we used until now is no\nlonger in use, use the new one",
        "Our old account cannot be used, as it has been closed by the bank.",
    ],
)
def test_asking_to_be_paid_to_another_account_is_noticed(text: str) -> None:
    assert asks_to_change_bank(text)


@pytest.mark.parametrize(
    "text",
    [
        "Please find attached our invoice 4711 for order ZN1000123.",
        "Our bank details have not changed. If you receive a request to change them, telephone us.",
        "We will never change our bank details by e-mail.",
        "Our bank details remain the same.",
        "Beware of fraud: any e-mail that announces new bank details is false.",
        "We have opened a new customer account for your trust.",
        "Please send a copy of the new purchase order to our accounts department.",
        "Bank: Example Bank, sort code 11-22-33, account 12345678",
        "The invoice remains unpaid; a new statement is attached.",
    ],
)
def test_ordinary_letters_are_left_alone(text: str) -> None:
    assert not asks_to_change_bank(text)
