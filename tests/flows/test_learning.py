"""A correction reaches the ledger: the item is decided again, and the next bill of the layout is read right."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.settings import Settings
from counterfoil.store import Store
from desk.correcting import CorrectionError
from tests.bots.reading.drawn_pages import pairs
from tests.support.office import BRACK, HALDEN, Office

SETTLED = pairs(350, 450, 190, ("Settle on", "05/11/2026"))


@pytest.fixture
def office(tmp_path: Path, a_few_bills: Path) -> Office:
    settings = replace(Settings.load(home=tmp_path / "home", environment={}), workers=1)
    return Office(tmp_path, a_few_bills / "masterdata", settings)


def held_for_its_number(office: Office, file: str) -> bool:
    """Whether a number that no label explains was seen, and the bill left to a person instead of returned."""
    with Store.open(office.settings) as store:
        holds = store.dossier(store.item(file)).holds
    number = office.number(file)
    return (
        number is not None
        and office.item(file).outcome is Outcome.HELD
        and [hold.code for hold in holds] == [HoldCode.RESCAN]
    )


def test_a_correction_posts_its_bill_and_teaches_the_next_one_of_the_same_supplier_only(office: Office) -> None:
    first, others = office.receive(HALDEN, day=5), office.receive(BRACK, day=5)
    office.work(day=5)
    assert held_for_its_number(office, first)
    assert held_for_its_number(office, others)

    office.correct(first, "invoice_number", "HS/20417")
    assert office.item(first).outcome is not Outcome.POSTED, "the command only records; the run acts"
    second = office.receive(replace(HALDEN, number="HS/20555", date="06/10/2026"), day=6)
    strange = office.receive(replace(BRACK, number="BM/77002", date="06/10/2026"), day=6)
    office.work(day=6)

    assert office.item(first).outcome is Outcome.POSTED
    number = office.number(first)
    assert number
    assert number.source.startswith("confirmed by J Smith on ")
    assert office.item(second).outcome is Outcome.POSTED
    learnt = office.number(second)
    assert learnt
    assert learnt.value == "HS/20555"
    assert "correction 1 of J Smith" in learnt.source
    assert "right of 'Docket'" in learnt.source
    assert held_for_its_number(office, strange)
    assert held_for_its_number(office, others)


def test_the_reading_itself_stays_as_it_was_read(office: Office) -> None:
    file = office.receive(HALDEN, day=5)
    office.work(day=5)
    office.correct(file, "invoice_number", "HS/20417")
    office.work(day=6)
    with Store.open(office.settings) as store:
        item = store.item(file)
        as_read, as_corrected = store.reading_as_read(item.id), store.reading(item.id)
        assert as_read
        assert as_corrected
        guess, corrected = as_read.documents[0].invoice_number, as_corrected.documents[0].invoice_number
        assert guess
        assert guess.source == "by where it stands"
        assert corrected
        assert corrected.source.startswith("confirmed by J Smith on ")
        kinds = [entry.kind for entry in store.history(item.id)]
        assert [kind for kind in kinds if kind in {"judged", "corrected", "remembered", "reopened"}] == [
            "judged", "corrected", "remembered", "reopened",
        ]  # fmt: skip
        assert store.verify().breaks == ()


def test_what_is_forgotten_is_read_as_before(office: Office) -> None:
    office.receive(HALDEN, day=5)
    office.work(day=5)
    office.correct("2026-10-05/0001.pdf", "invoice_number", "HS/20417")
    office.work(day=6)
    with Store.open(office.settings) as store, store.transaction() as tx:
        tx.forget(1, person="A Jones")
    second = office.receive(replace(HALDEN, number="HS/20555"), day=7)
    office.work(day=7)
    assert held_for_its_number(office, second)
    with Store.open(office.settings) as store:
        (record_of,) = store.memories()
        assert record_of.forgotten_by == "A Jones"
        assert record_of.memory
        assert store.memories_in_force() == ()


def test_uses_are_counted_and_a_use_that_is_corrected_counts_against_its_memory(office: Office) -> None:
    office.receive(HALDEN, day=5)
    office.work(day=5)
    office.correct("2026-10-05/0001.pdf", "invoice_number", "HS/20417")
    office.work(day=6)
    second = office.receive(replace(HALDEN, number="HS/20555", order="none"), day=7)
    office.work(day=7)
    office.correct(second, "invoice_number", "HS/20556")
    office.work(day=8)
    with Store.open(office.settings) as store:
        first_memory, second_memory = store.memories()
    assert (first_memory.used, first_memory.agreed, first_memory.corrected) == (1, 0, 1)
    assert second_memory.memory is None
    assert second_memory.why_not
    assert "not found" in second_memory.why_not


def test_a_correction_of_what_is_posted_only_teaches(office: Office) -> None:
    file = office.receive(replace(HALDEN, label="Invoice No:", more=SETTLED), day=5)
    office.work(day=5)
    before, as_posted = office.item(file), office.read(file)
    assert before.outcome is Outcome.POSTED
    office.correct(file, "due_date", "2026-11-05")
    following = office.receive(replace(HALDEN, number="HS/20555", more=SETTLED), day=6)
    office.work(day=6)
    assert office.item(file) == before
    assert office.read(file) == as_posted
    due = office.read(following).due_date
    assert due
    assert due.value == date(2026, 11, 5)


def test_running_again_takes_no_correction_up_twice(office: Office) -> None:
    file = office.receive(HALDEN, day=5)
    office.work(day=5)
    office.correct(file, "invoice_number", "HS/20417")
    office.work(day=6)
    before = office.item(file)
    office.work(day=6)
    assert office.item(file) == before


def test_a_document_of_a_split_file_teaches_as_a_file_of_its_own_does(office: Office) -> None:
    named = {"label": "Invoice No:", "more": SETTLED}
    file = office.receive(replace(BRACK, **named), replace(HALDEN, **named), day=5)
    office.work(day=5)
    with Store.open(office.settings) as store:
        parts = store.children(store.item(file).id)
    assert [part.pages for part in parts] == [(1,), (2,)]
    with pytest.raises(CorrectionError, match="correct the item of the one you mean"):
        office.correct(file, "due_date", "2026-11-05")
    office.correct(parts[1].id, "due_date", "2026-11-05")
    later = pairs(350, 450, 190, ("Settle on", "17 December 2026"))
    following = office.receive(replace(HALDEN, number="HS/20555", more=later), day=6)
    office.work(day=6)
    due = office.read(following).due_date
    assert due
    assert due.value == date(2026, 12, 17)
    assert "right of 'Settle on'" in due.source


def test_a_correction_waits_for_the_home_that_keeps_the_original(office: Office) -> None:
    file = office.receive(HALDEN, day=5)
    office.work(day=5)
    office.correct(file, "invoice_number", "HS/20417")
    with Store.open(office.settings) as store:
        original = store.originals.path(store.item(file).sha256)
    elsewhere = original.rename(original.with_name("elsewhere"))
    office.work(day=6)
    with Store.open(office.settings) as store:
        assert len(store.new_corrections()) == 1
    elsewhere.rename(original)
    office.work(day=6)
    with Store.open(office.settings) as store:
        assert store.new_corrections() == []


def test_corrected_sums_are_judged_again_and_the_bill_is_posted_for_them(office: Office) -> None:
    """The page prints a VAT that does not come to its total; the reviewer reads it off the page."""
    file = office.receive(replace(HALDEN, label="Invoice No:", vat="21.00"), day=5)
    office.work(day=5)
    assert office.item(file).outcome is not Outcome.POSTED
    office.correct(file, "vat", "20.00")
    office.work(day=6)
    with Store.open(office.settings) as store:
        item = store.item(file)
        record_of = store.dossier(item).posting
    assert item.outcome is Outcome.POSTED
    assert record_of
    assert record_of.posting.vat == 20
