"""The pool reads in order, and one bad file costs no other."""

from pathlib import Path

import pytest

from bots.reading.calibration import GUESSED
from bots.reading.pool import NotDrawnError, ReaderPool
from counterfoil.model.documents import Trouble
from counterfoil.model.memory import Lesson
from tests.bots.reading import bad_readers
from tests.bots.reading.drawn_pages import Bill, draw
from tests.bots.reading.learning.taught import Sheet, correction, memory
from tests.bots.reading.made_invoices import Invoice, ubl


def test_readings_come_in_the_order_of_the_files() -> None:
    files = [(str(number), b"x" * number) for number in range(100)]
    with ReaderPool(workers=2, reader=bad_readers.by_name) as pool:
        assert [reading.detail for reading in pool.read_all(files)] == [f"{n} {n}" for n in range(100)]


@pytest.mark.parametrize(
    ("name", "trouble", "says"),
    [
        ("sleeps", Trouble.TOO_SLOW, "within 4 seconds by the clock"),
        ("spins", Trouble.TOO_SLOW, "within 1 seconds of processor time"),
        ("eats memory", Trouble.TOO_LARGE, "more than 512 MB"),
        ("leaves", Trouble.READER_DIED, "exit code 3"),
        ("crashes", Trouble.READER_DIED, "SIGSEGV"),
    ],
)
def test_a_file_that_breaks_a_limit_costs_only_itself(name: str, trouble: Trouble, says: str) -> None:
    # A busy machine may give the worker that spins very little of its time.
    patience = 4 if name == "sleeps" else 60
    with ReaderPool(workers=1, seconds=1, patience=patience, megabytes=512, reader=bad_readers.by_name) as pool:
        before, bad, after = pool.read_all([("before", b""), (name, b""), ("after", b"")])
    assert (before.detail, after.detail) == ("before 0", "after 0")
    assert bad.trouble is trouble
    assert name in bad.detail
    assert says in bad.detail


def test_a_file_that_waits_for_its_turn_is_not_stopped_while_it_uses_little_of_the_processor() -> None:
    with ReaderPool(workers=1, seconds=1, reader=bad_readers.by_name) as pool:
        (reading,) = pool.read_all([("waits", b"")])
    assert (reading.trouble, reading.detail) == (None, "waits 0")


def test_a_path_is_opened_by_the_worker_and_read_by_the_usual_reader(tmp_path: Path) -> None:
    path = tmp_path / "0001.xml"
    path.write_bytes(ubl(Invoice()))
    with ReaderPool(workers=1) as pool:
        (reading,) = pool.read_all([("0001.xml", path)])
    assert reading.documents[0].invoice_number is not None
    assert reading.documents[0].invoice_number.value == "INV-1001"


def test_leaving_the_block_early_stops_the_work() -> None:
    with ReaderPool(workers=1, reader=bad_readers.by_name) as pool:
        readings = pool.read_all([("first", b""), *((str(n), b"") for n in range(50))])
        assert next(readings).detail == "first 0"


def test_no_files_give_no_readings() -> None:
    with ReaderPool(workers=1, reader=bad_readers.by_name) as pool:
        assert list(pool.read_all([])) == []


def test_pages_are_drawn_by_a_worker_and_a_page_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "0001.pdf"
    path.write_bytes(draw(Bill().page()))
    with ReaderPool(workers=1) as pool:
        (reading,) = pool.read_all([("0001.pdf", path)])
        assert pool.draw("0001.pdf", path, reading, 1).startswith(b"\x89PNG")
        with pytest.raises(NotDrawnError, match=r"0001\.pdf: page 7 cannot be drawn"):
            pool.draw("0001.pdf", path, reading, 7)


def test_workers_learn_from_a_correction_and_look_up_what_was_learnt() -> None:
    first, following = draw(Sheet().page()), draw(Sheet(number="HS/20555").page())
    with ReaderPool(workers=1) as pool:
        (reading,) = pool.read_all([("first.pdf", first)])
        learnt = pool.learn("first.pdf", first, reading.documents[0], correction("invoice_number", "HS/20417"))
        (before,) = pool.read_all([("next.pdf", following)])
    assert isinstance(learnt, Lesson)
    assert before.documents[0].invoice_number is not None
    assert before.documents[0].invoice_number.confidence <= GUESSED
    with ReaderPool(workers=1, memories=[memory(learnt)]) as pool:
        (after,) = pool.read_all([("next.pdf", following)])
    assert after.documents[0].invoice_number is not None
    assert after.documents[0].invoice_number.value == "HS/20555"
    assert after.documents[0].invoice_number.confidence > GUESSED
