"""Where an e-invoice asks to be paid is read as UK and other senders write it."""

import pytest

from bots.reading.einvoices.payment import bank_of
from bots.reading.einvoices.terms import Group, Term


def group(**terms: str) -> Group:
    return Group({code.replace("_", "-"): (Term(code, text, "there"),) for code, text in terms.items()})


def paid(*means: Group, **terms: str) -> Group:
    return Group(group(**terms).terms, {"BG-16": means})


def said(invoice: Group) -> tuple[str | None, ...]:
    bank = bank_of(invoice)
    fields = (bank.sort_code, bank.account_number, bank.iban, bank.bic, bank.account_name)
    return tuple(field.value if field else None for field in fields)


@pytest.mark.parametrize(
    ("invoice", "expected"),
    [
        (paid(group(BT_84="GB33BUKB20201555555555")), ("202015", "55555555", "GB33BUKB20201555555555", None, None)),
        (
            paid(group(BT_84="DE89 3704 0044 0532 0130 00", BT_86="cobadeff", BT_85="Acme GmbH")),
            (None, None, "DE89370400440532013000", "COBADEFF", "Acme GmbH"),
        ),
        (paid(group(BT_84="20-20-15 / 55555555")), ("202015", "55555555", None, None, None)),
        (paid(group(BT_84="55555555", BT_86="20 20 15")), ("202015", "55555555", None, None, None)),
        (paid(group(BT_84="55555555", BT_86="SC202015")), ("202015", "55555555", None, None, None)),
        (paid(group(BT_84="55555555", BT_86="GBDSC202015")), ("202015", "55555555", None, None, None)),
        (
            paid(group(BT_84="55555555", BT_85="Acme Ltd, sort code 20-20-15")),
            ("202015", "55555555", None, None, "Acme Ltd, sort code 20-20-15"),
        ),
        (paid(group(BT_84="55555555", BT_86="BUKBGB22XXX")), (None, "55555555", None, "BUKBGB22XXX", None)),
        (paid(group(BT_81="30"), group(BT_84="20201555555555")), ("202015", "55555555", None, None, None)),
        (
            paid(BT_20="30 days. Sort code: 20-20-15, account no: 55555555"),
            ("202015", "55555555", None, None, None),
        ),
        (paid(BT_22="Account number 55555555"), (None, None, None, None, None)),
        (paid(), (None, None, None, None, None)),
    ],
)
def test_the_account_is_read(invoice: Group, expected: tuple[str | None, ...]) -> None:
    assert said(invoice) == expected


def test_an_account_that_a_note_mentions_is_less_sure() -> None:
    stated, mentioned = paid(group(BT_84="20201555555555")), paid(BT_20="Sort code 20-20-15 Account 55555555")
    of_note, of_account = bank_of(mentioned).account_number, bank_of(stated).account_number
    assert of_note is not None
    assert of_account is not None
    assert of_note.confidence < of_account.confidence
