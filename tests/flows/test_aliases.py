"""What a person chose once need not be chosen again: the name of a posted bill is its supplier's from then on."""

from dataclasses import replace
from pathlib import Path

import pytest

from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.settings import Settings
from counterfoil.store import Store
from flows.payables import help_run
from tests.support.office import HALDEN, Office

BLUE_OPAL = "Q9"
# The record of Blue Opal holds no number, so that nothing but the order speaks for it.
TRADING = replace(
    HALDEN, name="Quayside Direct", vat_number="GB 999 9999 73", company="98412345", account="44556677",
    email="accounts@quayside.example", label="Invoice No:", number="QD/20417", order="ZN1900009",
)  # fmt: skip


@pytest.fixture
def office(tmp_path: Path, a_few_bills: Path) -> Office:
    settings = replace(Settings.load(home=tmp_path / "home", environment={}), workers=1)
    office = Office(tmp_path, a_few_bills / "masterdata", settings)
    office.know(replace(TRADING, name="Blue Opal Ltd", company=BLUE_OPAL, vat_number="", account="", email=""))
    return office


def holds(office: Office, file: str) -> set[HoldCode]:
    with Store.open(office.settings) as store:
        return {hold.code for hold in store.holds(store.item(file).id)}


def test_the_name_of_a_bill_that_a_person_gave_to_a_supplier_is_known_when_it_comes_again(office: Office) -> None:
    first = office.receive(TRADING, day=5)
    office.work(day=5)
    assert holds(office, first) & {HoldCode.SUP_AMBIG, HoldCode.SUP_NEW}

    with Store.open(office.settings) as store, store.transaction(actor="clerk") as tx:
        tx.judge(store.item(first).id, person="clerk", kind="supplier", body={"supplier_id": BLUE_OPAL})
    office.work(day=6)
    assert office.item(first).outcome is Outcome.POSTED

    second = office.receive(replace(TRADING, number="QD/20555", date="06/10/2026"), day=7)
    office.work(day=7)
    assert office.item(second).supplier_id == BLUE_OPAL
    assert office.item(second).outcome is Outcome.POSTED
    assert holds(office, second) == set()


def test_a_run_can_be_helped_before_and_after_it_knows_a_confirmed_name(office: Office) -> None:
    first = office.receive(TRADING, day=5)
    office.work(day=5)
    with Store.open(office.settings) as store, store.transaction(actor="clerk") as tx:
        tx.judge(store.item(first).id, person="clerk", kind="supplier", body={"supplier_id": BLUE_OPAL})
    for day in (6, 7):
        office.work(day=day)
        assert help_run(office.settings, masterdata=office.masterdata).moved == 0
