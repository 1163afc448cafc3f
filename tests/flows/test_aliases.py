"""What a person chose once need not be chosen again: confirmed, the name of a posted bill is its supplier's."""

from dataclasses import replace
from pathlib import Path

import pytest

from counterfoil.insights import name_proposals
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


def confirm(office: Office, item: str, kind: str = "confirm_name") -> None:
    """What a supervisor says at the desk to the name that the first bill proposes."""
    with Store.open(office.settings) as store:
        (proposal,) = name_proposals(store)
        name = proposal.name
        body = {"organisation": name.organisation, "supplier_id": name.supplier_id, "name": name.name, "reason": "Seen"}
        with store.transaction(actor="supervisor") as tx:
            tx.judge(store.item(item).id, person="supervisor", kind=kind, body=body)


@pytest.fixture
def first(office: Office) -> str:
    """A bill under a name that nobody knows, given to its supplier by a clerk, and posted."""
    file = office.receive(TRADING, day=5)
    office.work(day=5)
    assert holds(office, file) & {HoldCode.SUP_AMBIG, HoldCode.SUP_NEW}
    with Store.open(office.settings) as store, store.transaction(actor="clerk") as tx:
        tx.judge(store.item(file).id, person="clerk", kind="supplier", body={"supplier_id": BLUE_OPAL})
    office.work(day=6)
    assert office.item(file).outcome is Outcome.POSTED
    return file


def test_a_name_that_a_clerk_gave_to_a_supplier_is_known_once_somebody_confirmed_it(office: Office, first: str) -> None:
    second = office.receive(replace(TRADING, number="QD/20555", date="06/10/2026"), day=7)
    office.work(day=7)
    assert holds(office, second) & {HoldCode.SUP_AMBIG, HoldCode.SUP_NEW}, "a choice by itself teaches nothing"
    confirm(office, first)
    office.work(day=8)
    assert office.item(second).supplier_id == BLUE_OPAL
    assert office.item(second).outcome is Outcome.POSTED


def test_a_name_that_was_declined_after_it_was_confirmed_is_known_no_more(office: Office, first: str) -> None:
    confirm(office, first)
    confirm(office, first, "decline_name")
    second = office.receive(replace(TRADING, number="QD/20555", date="06/10/2026"), day=7)
    office.work(day=7)
    assert holds(office, second) & {HoldCode.SUP_AMBIG, HoldCode.SUP_NEW}


def test_a_run_can_be_helped_before_and_after_it_knows_a_confirmed_name(office: Office, first: str) -> None:
    for day in (7, 8):
        assert help_run(office.settings, masterdata=office.masterdata).moved == 0
        confirm(office, first)
        assert help_run(office.settings, masterdata=office.masterdata).moved == 0
        office.work(day=day)
