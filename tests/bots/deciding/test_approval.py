"""What stands against an approval: who acts is compared by every name they have with who prepared and who asked."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bots.deciding import objection
from bots.deciding.bill import Bill
from counterfoil.model.judged import Approved, By, Judged
from tests.bots.deciding.bills import RECEIVED, Case, seen

GIVEN = Approved(
    approver="Priscilla Wetherby",
    full_name="Omar Haddad",
    known_as="Omar Haddad",
    asked_by_other=True,
    supplier_id="S-1",
    number="INV-1",
    currency="GBP",
    gross=Decimal("120.00"),
    by=By(person="ohaddad", on=RECEIVED, number=7),
)


@pytest.fixture
def bill(case: Case) -> Bill:
    """A bill of £120 without an order, for which Priscilla Wetherby may approve, with Omar Haddad as her deputy."""
    exempt = case.exempt("500.00").printed(invoice_number=seen("INV-1"))
    (approver,) = exempt.books.approving
    named = replace(approver, person="Priscilla Wetherby", deputy="Omar Haddad")
    books = replace(exempt.books, approving=(named,))
    return Bill(exempt.document, exempt.match, books, exempt.received_on, exempt.as_at)


def against(bill: Bill, **changes: Any) -> str:
    return objection(bill, replace(GIVEN, **changes))


def asked_for(bill: Bill, *, printed: str | None = None, ordered: str | None = None) -> Bill:
    document = replace(bill.document, buyer_reference=seen(printed) if printed else None)
    match = replace(bill.match, order=replace(bill.match.order, requester=ordered))
    return replace(bill, document=document, match=match)


def test_a_deputy_may_act_on_the_approvers_authority(bill: Bill) -> None:
    assert against(bill) == ""
    assert against(bill, known_as="Priscilla Wetherby", full_name="Priscilla Wetherby") == ""


def test_nobody_acts_on_the_authority_of_somebody_they_do_not_deputise_for(bill: Bill) -> None:
    assert "neither Priscilla Wetherby nor their deputy" in against(bill, known_as="Kim Lund")
    assert "neither" in against(bill, known_as="")


@pytest.mark.parametrize(
    "name", ["Omar Haddad", "HADDAD, Omar", "Mr O. Haddad", "omar.haddad@trust.example", "ohaddad"]
)
def test_who_asked_cannot_approve_on_whosever_authority_however_the_bill_or_the_order_writes_the_name(
    bill: Bill, name: str
) -> None:
    assert "You asked" in against(asked_for(bill, printed=name))
    assert "You asked" in against(asked_for(bill, ordered=name))


def test_the_authority_of_who_asked_is_not_used_either(bill: Bill) -> None:
    assert "on another's authority" in against(asked_for(bill, ordered="Wetherby, P"))


def test_somebody_else_who_asked_stands_against_nobody(bill: Bill) -> None:
    assert against(asked_for(bill, printed="Kim Lund", ordered="Ward 7")) == ""


def test_where_nobody_is_named_the_word_of_who_approves_is_needed(bill: Bill) -> None:
    assert "has to say so" in against(bill, asked_by_other=False)


@pytest.mark.parametrize("preparer", ["ohaddad", "Omar Haddad", "o.haddad@trust.example"])
def test_who_prepared_cannot_approve_whatever_name_they_prepared_under(bill: Bill, preparer: str) -> None:
    assert "prepared" in against(replace(bill, judged=Judged(preparers=(preparer,))))
