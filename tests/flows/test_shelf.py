"""Suppliers once indexed are found on the shelf again, and only what changed is indexed anew."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from bots.matching import Masters
from bots.matching.names import normalise
from bots.matching.supplier_register import SupplierRegister
from bots.matching.supplier_segment import Segment
from counterfoil.model.masters import Masterdata, Supplier
from flows import shelf
from flows.shelf import open_register

DAY = date(2026, 10, 20)
WORDS = ("HARTLEY", "CORVANE", "BRACKLEY", "ASHDOWN", "LANGTON", "MERIDEN", "TOLLGATE", "WEXCOMBE", "YARDLEY", "ORBURY")
TRADES = ("MEDICAL SUPPLIES", "FACILITIES", "STAFFING", "PATHOLOGY", "MOTORS", "ENERGY")

Data = Callable[..., Masterdata]


def suppliers() -> list[Supplier]:
    names = [f"{word} {trade} {other} LTD" for word in WORDS for trade in TRADES for other in WORDS]
    return [
        Supplier(organisation=f"ZN{number % 3}", supplier_id=f"S-{number}", name=name, aliases=(f"{name} DIRECT",),
                 vat_number=f"{number:09}", valid_from=date(2026, 1, 1))
        for number, name in enumerate(names)
    ]  # fmt: skip


def data(records: list[Supplier]) -> Masterdata:
    return Masterdata(digest="d", suppliers=tuple(records))


@pytest.fixture(autouse=True)
def _small_ones_are_worth_keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "WORTH_KEEPING", 100)


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many records each segment that was built had."""
    sizes: list[int] = []
    build = Segment.build

    def counting(records: list[Supplier], **more: object) -> Segment:
        sizes.append(len(records))
        return build(records, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Segment, "build", counting)
    return sizes


def nearest(register: SupplierRegister, name: str, organisation: str) -> str:
    found = register.resembling([normalise(name)], organisation)
    return register.record(next(iter(found))).id


def test_what_was_indexed_once_is_mapped_and_finds_the_same(tmp_path: Path, built: list[int]) -> None:
    records = suppliers()
    first = open_register(records, tmp_path, as_of=DAY)
    again = open_register(records, tmp_path, as_of=DAY)
    assert built == [600]
    assert isinstance(again.segments[0].lines.letters.base, np.memmap)
    assert len(first) == len(again) == 600
    assert [record.supplier for _, record in again.everything()] == records
    assert nearest(again, "HARTLY PATHOLOGY MERIDEN", "ZN0") == nearest(first, "HARTLY PATHOLOGY MERIDEN", "ZN0")


def test_only_new_and_changed_records_are_indexed_and_old_ones_are_gone(tmp_path: Path, built: list[int]) -> None:
    records = suppliers()
    open_register(records, tmp_path, as_of=DAY)
    renamed = replace(records[0], name="ZEBRA FLOORING LTD", aliases=())
    added = Supplier(organisation="ZN1", supplier_id="S-new", name="QUILLON DENTAL LTD", vat_number="123456789")
    register = open_register([renamed, *records[2:], added], tmp_path, as_of=DAY)
    assert built == [600, 2]
    assert len(register) == 600
    assert nearest(register, "ZEBRA FLORING", "ZN0") == "S-0"
    assert nearest(register, "QUILON DENTAL", "ZN1") == "S-new"
    assert register.by_id("ZN1", "S-1") is None
    assert register.having("vat", "000000001") == []
    [(_, found)] = register.having("vat", "000000000", "ZN0")
    assert found.supplier == renamed


def test_a_state_that_was_changed_to_is_itself_found_again(tmp_path: Path, built: list[int]) -> None:
    records = suppliers()
    open_register(records, tmp_path, as_of=DAY)
    open_register(records[1:], tmp_path, as_of=DAY)
    assert len(open_register(records[1:], tmp_path, as_of=DAY)) == 599
    back = open_register(records, tmp_path, as_of=DAY)
    assert built == [600], "the first state is still there"
    assert sorted(r.id for _, r in back.everything()) == sorted(r.supplier_id for r in records)


def test_too_many_changes_are_indexed_as_a_whole_and_old_arrays_are_thrown_away(
    tmp_path: Path, built: list[int]
) -> None:
    records = suppliers()
    for state in range(5):
        fewer = records[state * 100 :]
        assert len(open_register(fewer, tmp_path, as_of=DAY)) == len(fewer)
    assert built == [600, 500, 400, 300, 200]
    [program] = tmp_path.iterdir()
    assert len(list(program.glob("*.json"))) == shelf.KEPT_STATES
    assert len([folder for folder in program.iterdir() if folder.is_dir()]) == shelf.KEPT_STATES


def test_a_small_master_is_not_kept(tmp_path: Path) -> None:
    assert len(open_register(suppliers()[:50], tmp_path, as_of=DAY)) == 50
    assert list(tmp_path.iterdir()) == []


def test_a_register_from_the_shelf_stands_on_the_day_of_the_masters(tmp_path: Path) -> None:
    records = suppliers()
    register = open_register(records, tmp_path, as_of=DAY)
    early = Masters.build(data(records), as_of=date(2025, 12, 31), register=register)
    found = early.record("ZN0", "S-0")
    assert found is not None
    assert "not valid before" in found.unusable
    assert Masters.build(data(records), as_of=DAY, register=register).record("ZN0", "S-0") == replace(
        found, unusable=""
    )
