"""Letters that ask to be paid elsewhere are told from those that only speak of banks."""

import pytest

from bots.reading.letters.bank_change import asks_to_change_bank


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
        "Our bankers have frozen the account that you hold for us.",
        "Please do not use S/C 11-22-33 A/C 12345678 any more.",
        "Would you kindly redirect all outstanding payments to our Barclays account?",
        "We now bank with Example Bank; IBAN GB33BUKB20201555555555.",
        "Owing to an internal review, all future remittances should reach the beneficiary shown below.",
        "Kindly substitute the payee details you have and confirm when the new ones are in place.",
        "Until further notice our funds are to be sent to the building society.",
        "Never pay into our former account again.",
        "If you are about to pay us, please use our new account.",
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
        "Please pay all outstanding invoices to our bank account shown below.",
        "Let us know when the new total has been transferred to our account by bank transfer.",
        "Please find attached an updated statement of account.",
        "Our offices are closed on the bank holiday Monday.",
        "The rates for bank staff have changed from October.",
        "Your account manager has changed: please speak to Priya instead.",
        "Your account is on stop until the overdue invoices are paid.",
        "Please send all future invoices to accounts payable.",
        "The Bank of England base rate has changed.",
        "Your new credit account has been opened.",
        "Any communication that asks you to use a different account is to be ignored.",
    ],
)
def test_ordinary_letters_are_left_alone(text: str) -> None:
    assert not asks_to_change_bank(text)
