"""One run of the sample month for all situations: real files, the real journey, and what the commands then say."""

import csv
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from connectors.ledgers.embedded import EmbeddedLedger
from counterfoil.settings import Settings
from counterfoil.store import Dossier, Store
from desk.formats import item_json, posting_json
from desk.reports_cli import Register, drawn_up
from flows import payables

END = date(2026, 10, 31)
Json = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """One document of a situation: what was expected of it, its item as `items --json` shows it, and all else."""

    expected: Json
    item: Json
    dossier: Dossier
    posting: Json | None

    @property
    def holds(self) -> dict[str, str]:
        """The sentence of each open hold."""
        return {hold.code.value: hold.detail for hold in self.dossier.holds}

    @property
    def decision(self) -> Any:
        assert self.dossier.decision is not None
        return self.dossier.decision

    @property
    def letters(self) -> dict[str, Any]:
        """The drafted letters by what they are for."""
        return {letter.kind.value: letter for letter in self.decision.letters}


class Office:
    """A home after a run over the month."""

    def __init__(self, settings: Settings, month: Path) -> None:
        self.settings = settings
        self.month = month

    def work(self, *, as_of: date = END) -> None:
        payables.run(self.settings, mail=self.month / "mail", masterdata=self.month / "masterdata", as_of=as_of)

    @cached_property
    def dossiers(self) -> list[Dossier]:
        with Store.open(self.settings) as store:
            return list(store.dossiers(store.items()))

    @cached_property
    def postings(self) -> list[Json]:
        ledger = EmbeddedLedger(self.settings.ledger_url)
        found = [posting_json(posted) for posted in ledger.postings()]
        ledger.close()
        return found

    @cached_property
    def expected(self) -> list[Json]:
        return [json.loads(line) for line in (self.month / "expected.jsonl").read_text().splitlines()]

    def cases(self, situation: str, *, outcome: str | None = None) -> list[Case]:
        """Every document of a situation, each having ended as it was to end, with its holds and flags."""
        found = [self.case(row) for row in self.expected if row["situation"] == situation]
        assert found, f"the month has no {situation}"
        for case in found:
            wanted, got = case.expected, case.item
            assert got["outcome"] == wanted["outcome"], (situation, got["item"], got["outcome"], case.holds)
            if wanted["outcome"] in {"held", "awaiting_approval"}:
                assert got["holds"] == wanted["holds"], (situation, got["item"], case.holds)
            assert got["flags"] == wanted["flags"], (situation, got["item"])
            if wanted["organisation"] and wanted["outcome"] != "quarantined":
                assert got["organisation"] == wanted["organisation"], (situation, got["item"])
        return [case for case in found if outcome is None or case.item["outcome"] == outcome]

    def held(self, situation: str, code: str) -> list[Case]:
        """Those of a situation that are held, each under this one code."""
        found = self.cases(situation, outcome="held")
        assert found
        assert [list(case.holds) for case in found] == [[code]] * len(found)
        return found

    def posted(self, situation: str) -> list[Case]:
        """Those of a situation that are posted, each in the ledger for what the document says."""
        found = self.cases(situation, outcome="posted")
        assert found
        for case in found:
            assert case.posting is not None, case.item["item"]
            for name in ("supplier_id", "invoice_number", "net", "vat", "gross"):
                assert case.posting[name] == case.expected["posting"][name], (case.item["item"], name)
        return found

    def case(self, row: Json) -> Case:
        dossier = self._found(row)
        reference = dossier.posting.posted.reference if dossier.posting and dossier.posting.posted else None
        posting = next((posting for posting in self.postings if posting["reference"] == reference), None)
        return Case(row, item_json(dossier), dossier, posting)

    def _found(self, row: Json) -> Dossier:
        of_file = [each for each in self.dossiers if each.item.file == row["file"]]
        if row["part"] is None:
            return next(each for each in of_file if each.item.parent is None)
        children = [each for each in of_file if each.item.parent is not None]
        if isinstance(row["part"], list):
            return next(each for each in children if list(each.item.pages) == row["part"])
        return children[row["part"]]

    def linked(self, case: Case) -> bool:
        """Whether a case is linked to the item of the file that it repeats, credits or asks after."""
        first = case.expected["linked_to_file"]
        return next(each.item.file for each in self.dossiers if each.item.id == case.item["linked_to"]) == first

    def report(self, register: str) -> list[dict[str, str]]:
        """What `counterfoil report` says."""
        with Store.open(self.settings) as store:
            return list(drawn_up(Register(register), store, self.settings))

    def master(self, name: str) -> list[dict[str, str]]:
        with (self.month / "masterdata" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def another(self, folder: Path) -> "Office":
        """The same home and masters once more, for a test to go on with."""
        shutil.copytree(self.settings.home, folder / "home")
        shutil.copytree(self.month, folder / "month")
        return Office(Settings.load(home=folder / "home", environment={}), folder / "month")

    def add(self, table: str, **row: str) -> None:
        """Add a row to an extract."""
        path = self.month / "masterdata" / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            columns = next(csv.reader(file))
        with path.open("a", encoding="utf-8", newline="") as file:
            csv.DictWriter(file, columns, restval="").writerow(row)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whichever test comes first waits for the run of the month, which takes long on a machine that is busy."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.timeout(900))


@pytest.fixture(scope="session")
def month(sample_month: Path, worked_month: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The month worked through to its end."""
    home = shutil.copytree(worked_month, tmp_path_factory.mktemp("situations") / "home")
    return Office(Settings.load(home=home, environment={}), sample_month)


@pytest.fixture
def next_month(month: Office, tmp_path: Path) -> Iterator[Office]:
    """The same office some time later."""
    return month.another(tmp_path)  # type: ignore[return-value]
