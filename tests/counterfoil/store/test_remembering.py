"""Corrections and memories in both databases: taken up once, never changed, forgotten by name."""

from dataclasses import replace

import pytest

from counterfoil.model.documents import Kind, Recall, Recalled
from counterfoil.model.memory import Anchor, Direction, Identity, Landmark, Lesson
from counterfoil.store import CORRECTION, Judgement, State, Store, StoreError
from tests.support.items import claim, invoice, read_one, register

LESSON = Lesson(
    field="invoice_number",
    identity=Identity(name="HALDEN", vat_number="980780684"),
    layout=(Landmark(text="Docket", x=0.5, y=0.125), Landmark(text="Größe", x=0.0, y=1.0)),
    anchor=Anchor(
        label=Landmark(text="Docket", x=0.5, y=0.125), direction=Direction.RIGHT, page=-1, skipped=1, away=(0.1, -0.2)
    ),
    instead_of="below the label 'INVOICE'",
)


def corrected(store: Store, item: str, value: str = "INV-2") -> Judgement:
    with store.transaction() as tx:
        tx.judge(item, person="J Smith", kind=CORRECTION, body={"field": "invoice_number", "value": value})
    return store.new_corrections()[-1]


def remembered(store: Store, item: str, lesson: Lesson | None = LESSON) -> int:
    correction = corrected(store, item)
    with store.transaction() as tx:
        return tx.keep_lesson(correction, lesson, why_not="" if lesson else "no label")


def test_a_lesson_comes_back_as_it_was_learnt(store: Store) -> None:
    number = remembered(store, read_one(store).item.id)
    (memory,) = store.memories_in_force()
    assert memory.id == number
    assert memory.person == "J Smith"
    assert memory.lesson == LESSON


def test_a_correction_is_new_until_it_is_taken_up_even_if_it_taught_nothing(store: Store) -> None:
    item = read_one(store).item.id
    remembered(store, item, None)
    assert store.new_corrections() == []
    (record,) = store.memories()
    assert record.memory is None
    assert record.why_not == "no label"
    assert store.memories_in_force() == ()


def test_a_corrected_reading_stands_beside_the_one_that_was_read(store: Store) -> None:
    item = read_one(store).item
    with store.transaction() as tx:
        tx.keep_corrected(item.id, invoice("INV-2"))
    assert store.reading(item.id) == invoice("INV-2")
    assert store.readings([item.id]) == {item.id: invoice("INV-2")}
    assert store.dossier(item).reading == invoice("INV-2")
    assert store.reading_as_read(item.id) == invoice("INV-1")
    with store.transaction() as tx:
        tx.keep_corrected(item.id, invoice("INV-3"))
    assert store.reading(item.id) == invoice("INV-3")
    assert [entry.kind for entry in store.history(item.id)].count("corrected") == 2


def test_forgetting_names_who_did_and_can_be_done_once(store: Store) -> None:
    item = read_one(store).item.id
    number = remembered(store, item)
    with store.transaction() as tx:
        tx.forget(number, person="A Jones")
    assert store.memories_in_force() == ()
    (record,) = store.memories()
    assert (record.forgotten_by, record.memory is not None) == ("A Jones", True)
    entry = next(entry for entry in store.history(item) if entry.kind == "forgotten")
    assert (entry.actor, entry.body) == ("A Jones", {"memory": str(number)})
    with pytest.raises(StoreError, match="already"), store.transaction() as tx:
        tx.forget(number, person="A Jones")


@pytest.mark.parametrize("lesson", [LESSON, None])
def test_what_is_no_memory_cannot_be_forgotten(store: Store, lesson: Lesson | None) -> None:
    number = remembered(store, read_one(store).item.id, lesson)
    with pytest.raises(StoreError, match="no memory"), store.transaction() as tx:
        tx.forget(number + (1 if lesson else 0), person="A Jones")


def test_uses_are_counted_by_what_came_of_them_and_once_an_item(store: Store) -> None:
    number = remembered(store, read_one(store).item.id)
    for place, recall in enumerate((Recall.USED, Recall.USED, Recall.AGREED, Recall.DOUBTED), start=2):
        register(store, place)
        (pending,) = claim(store, State.PENDING)
        read = invoice()
        document = replace(
            read.documents[0], recalled=(Recalled(memory=number, field="invoice_number", recall=recall),)
        )
        with store.transaction() as tx:
            tx.keep_reading(pending, replace(read, documents=(document,)), kind=Kind.INVOICE)
    (record,) = store.memories()
    assert (record.used, record.agreed, record.doubted, record.corrected) == (2, 1, 1, 0)
    corrected(store, pending.item.id, "INV-9")
    (record,) = store.memories()
    assert record.corrected == 1
