"""The journey of an item through the store."""

import gc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from counterfoil.model.decisions import Decision, HoldCode, Outcome
from counterfoil.model.documents import Kind, Part, Reading
from counterfoil.model.postings import Posted
from counterfoil.store import NewFile, NewPart, NoSuchItemError, PostingKeyTakenError, State, Store, StoreError
from tests.support.clock import Clock
from tests.support.items import DAY, claim, held, intended_one, invoice, new_file, posting, read_one, register, to_post


def test_a_file_is_registered_once_and_keeps_its_id(store: Store) -> None:
    first = register(store, 1, 2)
    again = register(store, 1, 2, 3)
    assert len(first) == 2
    assert len(again) == 1
    assert [item.id for item in store.items()] == [*first, *again]
    assert first[0].startswith("2026-10-05-0001-")


def test_the_same_file_twice_in_one_list_is_one_item(store: Store) -> None:
    assert len(register(store, 1, 1)) == 1


def test_registering_leaves_one_event_an_item(store: Store) -> None:
    ids = register(store, 1, 2)
    assert [entry.kind for id_ in ids for entry in store.history(id_)] == ["registered", "registered"]
    assert store.verify().events == 2


def test_a_failed_transaction_leaves_neither_item_nor_event(store: Store) -> None:
    def interrupted() -> Iterator[NewFile]:
        yield from (new_file(number) for number in range(1500))
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"), store.transaction() as tx:
        tx.register(interrupted())
    assert list(store.items()) == []
    assert store.verify().events == 0


def test_parts_keep_their_ids_and_their_order_when_registered_again(store: Store) -> None:
    (parent,) = register(store, 1)
    parts = [NewPart(name=f"{number}.pdf", sha256=f"{number:064d}", size=1) for number in range(12)]
    with store.transaction() as tx:
        first = tx.register_parts(parent, parts)
    with store.transaction() as tx:
        assert tx.register_parts(parent, parts) == first
    assert first[:2] == [f"{parent}.1", f"{parent}.2"]
    assert [item.id for item in store.children(parent)] == first
    assert [item.name for item in store.items()] == ["0001.pdf", *(part.name for part in parts)]


def test_a_part_of_a_part_stands_below_it(store: Store) -> None:
    (parent,) = register(store, 1)
    with store.transaction() as tx:
        (child,) = tx.register_parts(parent, [NewPart(name="a.eml", sha256="1" * 64, size=1)])
        (grandchild,) = tx.register_parts(child, [NewPart(name="b.pdf", sha256="2" * 64, size=1)])
    assert grandchild == f"{parent}.1.1"
    assert store.item(grandchild).parent == child


def test_pages_of_a_split_file_are_read_already_and_are_not_its_repeat(store: Store) -> None:
    (parent,) = register(store, 1)
    with store.transaction() as tx:
        (child,) = tx.register_parts(
            parent, [NewPart(name="0001.pdf", pages=(3, 4), reading=invoice(), kind=Kind.INVOICE)]
        )
    item = store.item(child)
    assert (item.state, item.pages, item.kind, item.excerpt) == (State.READ, (3, 4), Kind.INVOICE, True)
    assert store.reading(child) == invoice()
    with store.transaction() as tx:
        assert tx.first_with_sha(item.sha256) == parent


def test_parts_of_nothing_are_refused(store: Store) -> None:
    with pytest.raises(NoSuchItemError, match="there is no item nowhere"), store.transaction() as tx:
        tx.register_parts("nowhere", [NewPart(name="a")])


def test_a_reading_comes_back_as_it_was_but_for_the_bytes_of_its_parts(store: Store) -> None:
    register(store, 1)
    (claimed,) = claim(store, State.PENDING)
    reading = Reading(
        reader="mail 1", page_count=2, documents=invoice().documents, parts=(Part(name="a.pdf", content=b"\xff"),)
    )
    with store.transaction() as tx:
        tx.keep_reading(claimed, reading, kind=Kind.EMAIL)
    item = store.item(claimed.item.id)
    assert (item.state, item.kind, item.page_count, item.pages) == (State.READ, Kind.EMAIL, 2, (1, 2))
    assert store.reading(item.id) == Reading(reader="mail 1", page_count=2, documents=invoice().documents)


def test_text_that_a_database_refuses_does_not_lose_the_item(store: Store) -> None:
    register(store, 1)
    (claimed,) = claim(store, State.PENDING)
    with store.transaction() as tx:
        tx.wait(claimed, error=RuntimeError("a\x00b\udcffc"), not_before=store.clock())
    assert store.item(claimed.item.id).error == "RuntimeError: a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"


def test_a_reading_with_broken_text_is_kept_with_marks_in_its_place(store: Store) -> None:
    register(store, 1)
    (claimed,) = claim(store, State.PENDING)
    with store.transaction() as tx:
        tx.keep_reading(claimed, invoice("INV\udcff\x001"), kind=Kind.INVOICE)
    reading = store.reading(claimed.item.id)
    assert reading is not None
    assert reading.documents[0].gross == invoice().documents[0].gross
    number = reading.documents[0].invoice_number
    assert number is not None
    assert number.value == "INV\N{REPLACEMENT CHARACTER}\x001"


def test_a_file_whose_name_is_not_utf_8_is_an_item_like_any_other(store: Store) -> None:
    files = [replace(new_file(1), file=f"2026-10-05/caf{byte}.pdf") for byte in ("\udce9", "\udcea", "é")]
    with store.transaction() as tx:
        assert len(tx.register(files)) == 3
    with store.transaction() as tx:
        assert tx.register(files) == []
    assert len(list(store.items())) == 3


def test_a_held_item_is_done_and_shows_its_holds(store: Store) -> None:
    read = read_one(store)
    with store.transaction() as tx:
        tx.decide(read, held(HoldCode.PRICE, HoldCode.QTY_REC), organisation="ZN1", supplier_id="S1")
    (dossier,) = store.dossiers(store.items(outcome=Outcome.HELD, hold=HoldCode.PRICE))
    assert (dossier.item.state, dossier.item.organisation, dossier.item.decided_on) == (State.DONE, "ZN1", DAY)
    assert [hold.code for hold in dossier.holds] == [HoldCode.PRICE, HoldCode.QTY_REC]
    assert dossier.decision == held(HoldCode.PRICE, HoldCode.QTY_REC)
    assert dossier.reading == invoice("INV-1")
    assert list(store.items(hold=HoldCode.UOM)) == []
    assert store.hold_counts() == {HoldCode.PRICE: 1, HoldCode.QTY_REC: 1}


def test_a_new_decision_releases_the_holds_that_are_gone_and_keeps_the_age_of_those_that_stay(store: Store) -> None:
    read = read_one(store)
    later = DAY + timedelta(days=7)
    with store.transaction() as tx:
        tx.decide(read, held(HoldCode.PRICE, HoldCode.QTY_REC), organisation="ZN1")
    with store.transaction() as tx:
        assert tx.reopen([read.item.id], reason="new day") == [read.item.id]
    assert store.item(read.item.id).outcome is None
    (again,) = claim(store, State.READ)
    with store.transaction() as tx:
        tx.decide(again, held(HoldCode.PRICE, HoldCode.UOM, as_at=later), organisation="ZN1")
    holds = {hold.code: (hold.opened_on, hold.released_on) for hold in store.holds(read.item.id)}
    assert holds == {HoldCode.PRICE: (DAY, None), HoldCode.QTY_REC: (DAY, later), HoldCode.UOM: (later, None)}
    kinds = [entry.kind for entry in store.history(read.item.id)]
    assert sorted(kinds) == ["decided", "decided", "read", "registered", "reopened"]


def test_posted_is_said_only_once_it_was_read_back(store: Store) -> None:
    intended = intended_one(store)
    assert (intended.item.state, intended.item.outcome) == (State.POSTING, None)
    (record,) = store.postings()
    assert (record.posting, record.posted) == (posting("INV-1"), None)
    receipt = Posted(system="embedded", reference="L-1", posting=posting("INV-1"))
    with store.transaction() as tx:
        tx.confirm_posted(intended, receipt)
    assert store.item(intended.item.id).outcome is Outcome.POSTED
    (record,) = store.postings()
    assert record.posted == receipt
    assert store.history(intended.item.id)[-1].body == {
        "key": posting("INV-1").key,
        "system": "embedded",
        "reference": "L-1",
    }


def test_an_outcome_of_posted_needs_something_to_post(store: Store) -> None:
    read = read_one(store)
    with pytest.raises(ValueError, match="holds no posting"), store.transaction() as tx:
        tx.decide(read, Decision(outcome=Outcome.POSTED, as_at=DAY))


def test_what_was_never_to_be_posted_can_not_be_confirmed(store: Store) -> None:
    read = read_one(store)
    with pytest.raises(StoreError, match="was not about to be posted"), store.transaction() as tx:
        tx.confirm_posted(read, Posted(system="embedded", reference="L-1", posting=posting()))
    assert store.item(read.item.id).state is State.READ


def test_one_bill_is_intended_by_one_item_only(store: Store) -> None:
    first, second = intended_one(store, 1), read_one(store, 2)
    with pytest.raises(PostingKeyTakenError) as taken, store.transaction() as tx:
        tx.decide(second, to_post(posting("INV-1")), organisation="ZN1", supplier_id="S1")
    assert taken.value.item == first.item.id
    with store.transaction() as tx:
        tx.decide(second, held(HoldCode.DUP_SUSPECT), organisation="ZN1", supplier_id="S1")


def test_what_the_ledger_refused_can_be_held_instead(store: Store) -> None:
    intended = intended_one(store)
    with store.transaction() as tx:
        tx.decide(intended, held(HoldCode.PO_FUNDS), organisation="ZN1")
    assert list(store.postings()) == []
    assert store.item(intended.item.id).outcome is Outcome.HELD
    with store.transaction() as tx:
        assert tx.billed("ZN1", ["ZN1000001"]) == {}


def test_any_number_of_items_can_be_reopened_at_once(store: Store) -> None:
    register(store, *range(1, 601))
    claims = claim(store, State.PENDING, limit=600)
    with store.transaction() as tx:
        for claimed in claims:
            tx.decide(claimed, held(HoldCode.RESCAN))
    with store.transaction() as tx:
        assert len(tx.reopen([claimed.item.id for claimed in claims], reason="rescan", step=State.PENDING)) == 600
    assert store.counts() == {(State.PENDING, None): 600}


def test_what_is_posted_is_not_reopened(store: Store) -> None:
    intended = intended_one(store)
    with store.transaction() as tx:
        assert tx.reopen([intended.item.id], reason="asked") == []
        tx.confirm_posted(intended, Posted(system="embedded", reference="L-1", posting=posting("INV-1")))
    with pytest.raises(StoreError, match="correct it in the ledger"), store.transaction() as tx:
        tx.reopen([intended.item.id], reason="asked")


def test_a_judgement_names_its_person_in_the_log_and_keeps_its_words_out_of_it(store: Store) -> None:
    read = read_one(store)
    with store.transaction() as tx:
        tx.judge(read.item.id, person="a.khan", kind="release", body={"note": "Mrs Jones agreed"})
    (judgement,) = store.judgements(read.item.id)
    assert (judgement.person, judgement.kind, judgement.body) == ("a.khan", "release", {"note": "Mrs Jones agreed"})
    entry = next(entry for entry in store.history(read.item.id) if entry.kind == "judged")
    assert entry.actor == "a.khan"
    assert "Jones" not in str(entry)


def test_an_item_answers_to_its_id_its_file_and_the_beginning_of_its_id(store: Store) -> None:
    first, second = register(store, 1, 2)
    assert store.item(first).id == store.item("2026-10-05/0001.pdf").id == store.item("2026-10-05-0001").id == first
    with pytest.raises(NoSuchItemError, match="several items begin with '2026'"):
        store.item("2026")
    for asked in ("", "2027", second + "x"):
        with pytest.raises(NoSuchItemError, match="no item has the id or the file"):
            store.item(asked)


def test_a_file_answers_to_its_id_though_its_parts_begin_with_it(store: Store) -> None:
    (parent,) = register(store, 1)
    with store.transaction() as tx:
        tx.register_parts(parent, [NewPart(name="a.pdf", sha256="1" * 64)])
    assert store.item(parent).part == ""


def test_counts_say_how_many_stand_where(store: Store) -> None:
    read_one(store, 1)
    register(store, 2, 3)
    assert store.counts() == {(State.READ, None): 1, (State.PENDING, None): 2}
    assert list(store.registered()) == [f"2026-10-05/000{number}.pdf" for number in (1, 2, 3)]


def test_items_come_in_the_order_of_the_post_whatever_their_names(store: Store, clock: Clock) -> None:
    files = [new_file(1, day=date(2026, 10, 6)), new_file(2), new_file(1)]
    with store.transaction() as tx:
        tx.register(files)
    clock.forward(timedelta(hours=1))
    assert [item.file for item in store.items()] == [
        "2026-10-05/0001.pdf",
        "2026-10-05/0002.pdf",
        "2026-10-06/0001.pdf",
    ]


def test_more_items_than_are_held_in_memory_all_come_with_their_papers(store: Store) -> None:
    with store.transaction() as tx:
        (parent,) = tx.register([new_file(1)])
        tx.register_parts(
            parent, [NewPart(name="p", pages=(n,), reading=invoice(f"INV-{n}"), kind=Kind.INVOICE) for n in range(450)]
        )
    dossiers = list(store.dossiers(store.items(state=State.READ)))
    assert [dossier.item.pages for dossier in dossiers] == [(n,) for n in range(450)]
    assert dossiers[449].reading == invoice("INV-449")


def test_who_reads_runs_or_items_may_stop_at_the_first(store: Store) -> None:
    with store.transaction() as tx:
        tx.register([new_file(1), new_file(2)])
        numbers = [tx.start_run(as_at=DAY, mail="mail", masterdata_digest="ab") for _ in range(2)]
    assert next(run.id for run in store.runs()) == numbers[1]
    assert next(item.file for item in store.items()) == new_file(1).file
    gc.collect()  # what is left open is told of where it is thrown away, and fails the test


def test_a_run_is_noted_from_beginning_to_end(store: Store) -> None:
    with store.transaction() as tx:
        number = tx.start_run(as_at=DAY, mail="mail", masterdata_digest="ab")
    with store.transaction() as tx:
        tx.finish_run(number, {"posted": "7"})
    (run,) = store.runs()
    assert (run.id, run.as_at, run.summary) == (number, DAY, {"posted": "7"})
    assert run.finished_at is not None
    assert run.started_at < run.finished_at < store.clock()
    with pytest.raises(StoreError, match="never started, or is finished"), store.transaction() as tx:
        tx.finish_run(number, {})
