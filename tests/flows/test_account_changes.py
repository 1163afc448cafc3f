"""Changes of accounts in the masters of a run: from a proposal until it is refused, or approved and in the extracts."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from counterfoil.model.changes import ChangeKind
from counterfoil.model.judged import JudgementKind
from counterfoil.model.masters import AccountChange, Masterdata, Supplier
from counterfoil.store import Store
from flows.account_changes import with_account_changes
from tests.support.clock import Clock
from tests.support.items import held, read_one

OLD = Supplier(organisation="ZN1", supplier_id="S-1", name="Acme Ltd", sort_code="089999", account_number="66374958")
ELSEWHERE = replace(OLD, organisation="ZN2")
NEW = replace(OLD, sort_code="10-79-99", account_number="88837491")
PROPOSED = {"organisation": "ZN1", "supplier_id": "S-1", "held": "089999/66374958", "reason": "A letter"}
ACCOUNT = {"change": ChangeKind.BANK.value, "sort_code": "107999", "account_number": "88837491"}


def data(*suppliers: Supplier) -> Masterdata:
    return Masterdata(digest="d", suppliers=suppliers)


def step(store: Store, item: str, kind: JudgementKind, **body: str) -> int:
    with store.transaction(actor="clerk") as tx:
        return tx.judge(item, person="clerk", kind=kind, body=body)


def held_item(store: Store) -> str:
    read = read_one(store, 1)
    with store.transaction() as tx:
        tx.decide(read, held(), organisation="ZN1")
    return read.item.id


def under_way(store: Store, *suppliers: Supplier, **when: datetime) -> tuple[AccountChange, ...]:
    return with_account_changes(data(*suppliers), store, **when).account_changes


def test_a_change_is_under_way_from_its_proposal_until_it_is_approved_and_in_the_extracts(
    store: Store, clock: Clock
) -> None:
    assert with_account_changes(data(OLD), store) == data(OLD)
    item, before = held_item(store), clock()
    number = step(store, item, JudgementKind.PROPOSE_CHANGE, **PROPOSED, **ACCOUNT)
    ((change),) = under_way(store, OLD, ELSEWHERE)
    assert (change.organisation, change.supplier_id, change.number) == ("ZN1", "S-1", number)
    assert change.proposed_by == "clerk"
    assert under_way(store, OLD, before=before) == ()
    assert under_way(store, NEW) == (change,), "nobody has called back, whatever the extracts have"
    called: dict[str, Any] = {"number": "01632 960111", "spoken_to": "Ada", "called_at": "2026-10-05 10:00"}
    step(store, item, JudgementKind.CALL_BACK, **called, answer="confirmed")
    assert under_way(store, NEW) == (change,)
    step(store, item, JudgementKind.APPROVE_CHANGE)
    assert under_way(store, OLD) == (change,), "what was approved is not in the extracts yet"
    assert under_way(store) == (change,)
    assert with_account_changes(data(NEW), store) == data(NEW)
    assert with_account_changes(data(OLD), store).digest != "d"


def test_a_refused_change_and_an_account_that_stays_are_none(store: Store) -> None:
    item = held_item(store)
    step(store, item, JudgementKind.PROPOSE_CHANGE, **PROPOSED, **ACCOUNT)
    step(store, item, JudgementKind.REFUSE_CHANGE, reason="Mandate fraud")
    assert under_way(store, OLD) == ()
    step(store, item, JudgementKind.PROPOSE_CHANGE, **PROPOSED, change=ChangeKind.KEEP.value)
    assert under_way(store, OLD) == ()
