"""An office in miniature in which people have released one hold of one supplier again and again."""

import shutil
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.settings import Settings
from counterfoil.store import Store
from tests.bots.reading.learning.taught import Sheet
from tests.support.office import HALDEN, Office

DEAR = replace(HALDEN, label="Invoice No:")
# What was ordered at £100, and who let it go.
RELEASED = {"112.00": "ada", "115.00": "ada", "118.00": "bea"}
WAITS = "116.00"


@dataclass(frozen=True)
class Released:
    """The office, the ids of the items that were released, and of the one that waits."""

    office: Office
    items: tuple[str, ...]
    waits: str


def dear(number: int, net: str) -> Sheet:
    vat = Decimal(net) / 5
    amounts = {"net": net, "vat": f"{vat:.2f}", "gross": f"{Decimal(net) + vat:.2f}"}
    return replace(DEAR, number=f"HS/20{number}17", date=f"{number:02}/10/2026", **amounts)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory, a_few_bills: Path) -> Released:
    """Three bills above the order's price that two people have released, and a fourth that waits."""
    folder = tmp_path_factory.mktemp("released")
    settings = replace(Settings.load(home=folder / "home", environment={}), workers=1)
    rules = Path(shutil.copytree(settings.rules, folder / "rules"))
    office = Office(folder, a_few_bills / "masterdata", replace(settings, rules=rules))
    files = [office.receive(dear(number, net), day=5) for number, net in enumerate((*RELEASED, WAITS), start=1)]
    office.work(day=5)
    with Store.open(office.settings) as store:
        for file, person in zip(files, RELEASED.values(), strict=False):
            item = store.item(file)
            (hold,) = store.dossier(item).holds
            assert hold.code is HoldCode.PRICE
            body = {"code": "PRICE", "seen": hold.detail, "reason": "Their surcharge was agreed"}
            with store.transaction(actor=person) as tx:
                tx.judge(item.id, person=person, kind="release", body=body)
    office.work(day=6)
    *done, waits = (office.item(file) for file in files)
    assert {item.outcome for item in done} == {Outcome.POSTED}
    assert waits.outcome is Outcome.HELD
    assert waits.decided_on == date(2026, 10, 5)
    return Released(office, tuple(item.id for item in done), waits.id)
