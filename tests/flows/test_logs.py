"""The structured log of a run: every move with run, item and organisation; nothing of documents, people or secrets."""

import json
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from connectors.ledgers import choosing
from connectors.ledgers.base import LedgerUnavailable
from connectors.ledgers.embedded import EmbeddedLedger
from counterfoil.logs import write_logs
from counterfoil.model.people import EVERYWHERE, Role
from counterfoil.settings import Settings
from counterfoil.store import Store, StoreError
from flows import payables

PERSON, PATIENT, SECRET = "Griselda-Quill", "Testpatient-Ophelia", "planted-secret-4471"
LIST_OF_PATIENTS = f"NHS No,Surname,Date of birth,Cost\n999 000 0018,{PATIENT},01/02/1950,10.00\n"


@pytest.fixture
def here(tmp_path: Path) -> Settings:
    environment = {"COUNTERFOIL_LOG": str(tmp_path / "log.jsonl")}
    return replace(Settings.load(home=tmp_path / "home", environment=environment), workers=1)


def run(settings: Settings, post: Path) -> list[dict[str, Any]]:
    payables.run(settings, mail=post / "mail", masterdata=post / "masterdata", as_of=date(2026, 10, 31))
    write_logs("")
    return [json.loads(line) for line in Path(settings.log).read_text(encoding="utf-8").splitlines()]


def test_every_move_is_a_line_with_run_item_and_organisation(here: Settings, ubl_bills: Path) -> None:
    lines = run(here, ubl_bills)
    with Store.open(replace(here, log="")) as store:
        items = {item.id: item.organisation for item in store.items()}
        (done,) = store.runs()
    posted = {line["item"]: line["organisation"] for line in lines if line["event"] == "posted"}
    assert posted == items
    assert {line["run"] for line in lines if line["event"] in {"read", "decided", "posted"}} == {done.id}
    assert all({"at", "level", "process", "event"} <= set(line) for line in lines)
    (ended,) = (line for line in lines if line["event"] == "run finished")
    assert float(ended["post_seconds"]) > 0
    assert ended["registered"] == "8"


def test_nothing_planted_in_documents_names_addresses_and_faults_is_in_the_log(
    here: Settings, ubl_bills: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Down(EmbeddedLedger):
        def find_all(self, keys: Any) -> Any:
            raise LedgerUnavailable(f"{SECRET}: no answer to {keys}")

    monkeypatch.setattr(choosing, "EmbeddedLedger", Down)
    day = next((ubl_bills / "mail").iterdir())
    bill = min(day.glob("*.xml"))
    shutil.copy(bill, day / f"{PATIENT}.xml")
    (day / f"{PERSON} 9990000018.csv").write_text(LIST_OF_PATIENTS)
    with Store.open(here) as store, store.transaction(actor=PERSON) as tx:
        tx.add_account(name=PERSON.lower(), full_name=PERSON, roles=[Role.CLERK], organisations=[EVERYWHERE])
    lines = run(here, ubl_bills)
    assert [line for line in lines if line["event"] == "waiting" and line["error"] == "LedgerUnavailable"]
    text = Path(here.log).read_text(encoding="utf-8")
    names = re.findall(r"<cbc:(?:Name|RegistrationName|ID|PayableAmount[^>]*)>([^<]{5,})<", bill.read_text("utf-8"))
    assert len(names) > 5
    planted = [PERSON, PATIENT, SECRET, "9990000018", "999 000 0018", "1950", *names]
    assert [each for each in planted if each.casefold() in text.casefold()] == []


def test_a_log_that_cannot_be_written_is_told_before_anything_is_done(here: Settings, tmp_path: Path) -> None:
    nowhere = replace(here, log=str(tmp_path / "nowhere" / "log.jsonl"))
    with pytest.raises(StoreError, match="correct COUNTERFOIL_LOG"):
        Store.open(nowhere)


def test_only_its_owner_reads_the_log(here: Settings) -> None:
    Store.open(here).close()
    assert Path(here.log).stat().st_mode & 0o777 == 0o600
