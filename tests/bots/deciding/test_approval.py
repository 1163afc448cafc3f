"""What stands against an approval: who acts is compared by every name they have with who prepared and who asked."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bots.deciding import objection
from bots.deciding.approval import tiers
from bots.deciding.bill import Bill
from counterfoil.model.delegations import Delegation
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


LENT = Delegation(
    number=4,
    organisation="ZN1",
    approver="Priscilla Wetherby",
    delegate="klund",
    from_on=RECEIVED,
    until_on=RECEIVED + timedelta(days=7),
    reason="Annual leave",
    made_by="pwetherby",
    made_at=datetime(2026, 10, 1, 9, tzinfo=UTC),
)


def by_delegation(bill: Bill, *, on: int = 0, **changes: Any) -> str:
    """What stands against Kim Lund, who is in no scheme, `on` days after the delegation's first."""
    by = By(person="klund", on=RECEIVED + timedelta(days=on), number=7)
    return against(bill, by=by, full_name="Kim Lund", known_as="", delegation=replace(LENT, **changes))


@pytest.mark.parametrize("day", [0, 7])
def test_a_delegate_may_act_on_the_approvers_authority_from_the_first_day_to_the_last(bill: Bill, day: int) -> None:
    assert by_delegation(bill, on=day) == ""


@pytest.mark.parametrize("day", [-1, 8])
def test_a_delegation_lends_nothing_before_its_first_day_nor_after_its_last(bill: Bill, day: int) -> None:
    assert "from 2026-10-05 until 2026-10-12" in by_delegation(bill, on=day)


@pytest.mark.parametrize(
    "changed", [{"delegate": "ohaddad"}, {"approver": "Omar Haddad"}, {"organisation": "ZN2"}], ids=str
)
def test_a_delegation_of_another_to_another_or_elsewhere_is_not_passed_on(bill: Bill, changed: dict[str, Any]) -> None:
    assert "cannot be passed on" in by_delegation(bill, **changed)


def test_a_delegation_that_had_been_ended_lends_nothing(bill: Bill) -> None:
    assert "had been ended" in by_delegation(bill, ended_at=LENT.made_at, ended_by="pwetherby")


def test_a_delegation_reaches_no_further_than_the_approvers_limit(bill: Bill) -> None:
    (approver,) = tiers(bill)
    lower = replace(bill.masters, approving=(replace(approver, limit=Decimal("119.99")),))  # type: ignore[type-var]
    assert "above the limit of Priscilla Wetherby" in by_delegation(replace(bill, masters=lower))


def test_who_has_left_lends_nothing(bill: Bill) -> None:
    assert "has left" in by_delegation(replace(bill, masters=replace(bill.masters, left=("Priscilla Wetherby",))))


def test_no_delegation_to_who_prepared_or_asked_gets_through(bill: Bill) -> None:
    assert "You have prepared" in by_delegation(replace(bill, judged=Judged(preparers=("klund",))))
    assert "You asked" in by_delegation(asked_for(bill, printed="Lund, Kim"))
    assert "on another's authority" in by_delegation(asked_for(bill, ordered="P. Wetherby"))


def test_who_prepared_or_asked_does_not_choose_who_checks(bill: Bill) -> None:
    prepared = replace(bill, judged=Judged(preparers=("supervisor",)))
    assert "made by supervisor" in by_delegation(prepared, made_by="supervisor")
    assert "made by jdoe" in by_delegation(asked_for(bill, printed="Jane Doe"), made_by="jdoe")
    assert by_delegation(prepared) == ""
