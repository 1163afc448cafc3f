"""What a decision sees of earlier ones, and that two at once cannot both miss the other."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier

from counterfoil.model.decisions import Decision, HoldCode, Outcome
from counterfoil.model.masters import BillKind
from counterfoil.store import Billed, Claim, State, Store
from tests.support.items import DAY, claim, held, known, new_file, posting, read_one, register, to_post


def decide_bill(store: Store, number: int, invoice_number: str, gross: str, *, linked_to: str | None = None) -> str:
    read = read_one(store, number)
    decision = Decision(outcome=Outcome.HELD, as_at=DAY, linked_to=linked_to)
    bill = known(invoice_number, gross, po_numbers=("ZN1000001",), vat_number="GB1")
    with store.transaction() as tx:
        tx.decide(read, decision, organisation="ZN1", bill=bill, number_key=invoice_number.replace("-", ""))
    return read.item.id


def test_bills_are_found_by_number_or_by_amount_in_the_order_of_the_post(store: Store) -> None:
    second = decide_bill(store, 2, "INV-2", "50.00")
    first = decide_bill(store, 1, "INV-1", "-120.00")
    decide_bill(store, 3, "INV-3", "7.00")
    with store.transaction() as tx:
        found = tx.known_bills(["INV2", "INV9"], [Decimal(120)])
        assert tx.known_bills([], []) == []
    assert [bill.item for bill in found] == [first, second]
    assert found[1] == known("INV-2", "50.00", po_numbers=("ZN1000001",), vat_number="GB1", item=second)


def test_an_item_does_not_find_itself_nor_its_own_repeats(store: Store) -> None:
    first = decide_bill(store, 1, "INV-1", "120.00")
    repeat = decide_bill(store, 2, "INV-1", "120.00", linked_to=first)
    with store.transaction() as tx:
        assert tx.known_bills(["INV1"], [], apart_from=first) == []
        assert [bill.item for bill in tx.known_bills(["INV1"], [], apart_from=repeat)] == [first]


def test_a_bill_without_amount_or_number_is_not_found_by_the_lack_of_it(store: Store) -> None:
    read = read_one(store)
    with store.transaction() as tx:
        bill = known("", "0")
        tx.decide(read, held(HoldCode.INV_NO), bill=bill, number_key="")
        assert tx.known_bills([""], []) == []


def test_a_decision_without_a_bill_takes_the_earlier_one_back(store: Store) -> None:
    item = decide_bill(store, 1, "INV-1", "120.00")
    with store.transaction() as tx:
        tx.reopen([item], reason="corrected")
    (read,) = claim(store, State.READ)
    with store.transaction() as tx:
        tx.decide(read, held(HoldCode.RESCAN))
        assert tx.known_bills(["INV1"], [Decimal("120.00")]) == []


def test_the_first_with_the_same_bytes_is_the_earliest_in_the_post(store: Store) -> None:
    with store.transaction() as tx:
        late, early = tx.register([new_file(1, content=b"same"), new_file(9, day=date(2026, 10, 1), content=b"same")])
        assert tx.first_with_sha(new_file(1, content=b"same").sha256) == early != late
        assert tx.first_with_sha("0" * 64) is None


def test_what_an_order_was_billed_counts_intents_and_takes_credits_off(store: Store) -> None:
    bills = [("INV-1", "100.00", "3", BillKind.INVOICE), ("CN-1", "-40.00", "-1", BillKind.CREDIT_NOTE)]
    for number, (name, net, quantity, kind) in enumerate(bills, start=1):
        read = read_one(store, number)
        with store.transaction() as tx:
            tx.decide(read, to_post(posting(name, net=net, quantity=quantity, kind=kind)), organisation="ZN1")
    with store.transaction() as tx:
        billed = tx.billed("ZN1", ["ZN1000001", "ZN1000002"])
        without_the_last = tx.billed("ZN1", ["ZN1000001"], apart_from=read.item.id)
        assert tx.billed("ZN2", ["ZN1000001"]) == {}
    assert billed == {("ZN1000001", "1"): Billed(quantity=Decimal(2), net=Decimal("60.00"))}
    assert without_the_last == {("ZN1000001", "1"): Billed(quantity=Decimal(3), net=Decimal("100.00"))}


def test_what_awaits_approval_takes_its_part_of_the_order_until_it_is_reopened(store: Store) -> None:
    read = read_one(store)
    with store.transaction() as tx:
        tx.decide(read, Decision(outcome=Outcome.AWAITING_APPROVAL, as_at=DAY, posting=posting()), organisation="ZN1")
    with store.transaction() as tx:
        assert tx.billed("ZN1", ["ZN1000001"])["ZN1000001", "1"].quantity == 1
        tx.reopen([read.item.id], reason="approved")
        assert tx.billed("ZN1", ["ZN1000001"]) == {}
    assert list(store.postings()) == []


def test_of_two_invoices_for_the_last_unit_only_one_passes(store: Store) -> None:
    reads = [read_one(store, number) for number in range(1, 9)]
    together = Barrier(len(reads))

    def decide(read: Claim) -> bool:
        together.wait()
        with store.transaction() as tx:
            billed = tx.billed("ZN1", ["ZN1000001"])
            fits = billed.get(("ZN1000001", "1"), Billed()).quantity < 1
            decision = to_post(posting(read.item.id)) if fits else held(HoldCode.QTY_ORD)
            tx.decide(read, decision, organisation="ZN1", supplier_id="S1")
        return fits

    with ThreadPoolExecutor(len(reads)) as pool:
        assert sum(pool.map(decide, reads)) == 1
    assert len(list(store.postings())) == 1


def test_of_two_like_bills_one_is_decided_in_sight_of_the_other(store: Store) -> None:
    reads = [read_one(store, number) for number in range(1, 9)]
    together = Barrier(len(reads))

    def decide(read: Claim) -> bool:
        together.wait()
        with store.transaction() as tx:
            new = not tx.known_bills(["INV1"], [Decimal("120.00")], apart_from=read.item.id)
            tx.decide(read, held(), organisation="ZN1", bill=known("INV-1", "120.00"), number_key="INV1")
        return new

    with ThreadPoolExecutor(len(reads)) as pool:
        assert sum(pool.map(decide, reads)) == 1


def test_of_workers_with_one_bill_only_one_has_the_intent(store: Store) -> None:
    reads = [read_one(store, number) for number in range(1, 5)]
    together = Barrier(len(reads))

    def decide(read: Claim) -> bool:
        together.wait()
        try:
            with store.transaction() as tx:
                tx.decide(read, to_post(posting("INV-1")), organisation="ZN1", supplier_id="S1")
        except Exception as error:  # noqa: BLE001 - its name is the answer
            return type(error).__name__ != "PostingKeyTakenError"
        return True

    with ThreadPoolExecutor(len(reads)) as pool:
        assert sum(pool.map(decide, reads)) == 1


def test_an_amount_is_found_whatever_its_trailing_noughts(store: Store) -> None:
    register(store, 5)
    item = decide_bill(store, 1, "INV-1", "120")
    with store.transaction() as tx:
        assert [bill.item for bill in tx.known_bills([], [Decimal("120.000")])] == [item]
