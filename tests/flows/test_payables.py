"""The whole journey on the sample month, which shares nothing with the readers."""

import json
import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from connectors.ledgers.embedded import EmbeddedLedger
from counterfoil.settings import Settings
from counterfoil.store import Store
from desk.formats import item_json, posting_json
from flows import payables
from flows.replaying import Library, again
from tests.support.postgres import Server

# Whichever test comes first waits for the run of the month, which takes long on a machine that is busy.
pytestmark = pytest.mark.timeout(900)

END_OF_MONTH = date(2026, 10, 31)
Json = dict[str, Any]


def expectations(month: Path) -> list[Json]:
    return [json.loads(line) for line in (month / "expected.jsonl").read_text().splitlines()]


def work(settings: Settings, month: Path, as_of: date = END_OF_MONTH) -> None:
    payables.run(settings, mail=month / "mail", masterdata=month / "masterdata", as_of=as_of)


def items(settings: Settings) -> list[Json]:
    with Store.open(settings) as store:
        return [item_json(dossier) for dossier in store.dossiers(store.items())]


def postings(settings: Settings) -> list[Json]:
    ledger = EmbeddedLedger(settings.ledger_url)
    found = [posting_json(posted) for posted in ledger.postings()]
    ledger.close()
    return found


class Month:
    """The sample month after a run, with what was expected of each document."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self.settings = settings
        self.folder = folder
        self.items = items(settings)
        self.postings = postings(settings)
        self.expected = expectations(folder)

    def found(self, expected: Json) -> Json:
        """The item for an expectation: the file itself, its n-th attachment, or the child with these pages."""
        of_file = [item for item in self.items if item["file"] == expected["file"]]
        part = expected["part"]
        if part is None:
            return next(item for item in of_file if item["parent"] is None)
        children = [item for item in of_file if item["parent"] is not None]
        return next(c for c in children if c["pages"] == part) if isinstance(part, list) else children[part]


@pytest.fixture(scope="module")
def month(sample_month: Path, worked_month: Path, tmp_path_factory: pytest.TempPathFactory) -> Month:
    home = shutil.copytree(worked_month, tmp_path_factory.mktemp("month") / "home")
    return Month(Settings.load(home=home, environment={}), sample_month)


def test_every_file_of_the_post_ends_in_one_outcome(month: Month) -> None:
    files = {path.relative_to(month.folder / "mail").as_posix() for path in (month.folder / "mail").glob("*/*")}
    assert {item["file"] for item in month.items} == files
    assert [item for item in month.items if item["outcome"] is None] == []


def test_nothing_is_posted_that_should_not_be(month: Month) -> None:
    wrong = [
        (expected["file"], expected["situation"])
        for expected in month.expected
        if month.found(expected)["outcome"] == "posted" and expected["outcome"] != "posted"
    ]
    assert wrong == []


def test_what_is_posted_is_posted_for_the_right_amount_supplier_and_organisation(month: Month) -> None:
    for expected in month.expected:
        item = month.found(expected)
        if item["outcome"] == "posted":
            for name in ("gross", "supplier_id", "invoice_number", "issue_date"):
                assert item["fields"][name] == expected["fields"][name], (expected["file"], name)
            assert item["organisation"] == expected["organisation"], expected["file"]


def test_most_documents_end_as_they_should_with_the_right_hold(month: Month) -> None:
    right = [each for each in month.expected if outcome(month.found(each)) == outcome(each)]
    assert len(right) / len(month.expected) > 0.95


def test_forms_wait_with_every_field_by_its_label(month: Month) -> None:
    forms = [expected for expected in month.expected if "form" in expected]
    assert forms
    for expected in forms:
        assert month.found(expected)["form"] == expected["form"], expected["file"]


def test_scans_end_as_they_should_whatever_was_scanned(month: Month) -> None:
    scans = [expected for expected in month.expected if expected["channel"] == "scan"]
    assert {scan["outcome"] for scan in scans} == {"posted", "duplicate", "held", "quarantined"}
    assert [outcome(month.found(scan)) for scan in scans] == [outcome(scan) for scan in scans]


def test_the_ledger_holds_exactly_what_the_items_say(month: Month) -> None:
    said = {item["ledger"]["reference"]: item for item in month.items if item["outcome"] == "posted"}
    assert {posting["reference"] for posting in month.postings} == set(said)
    for posting in month.postings:
        sign = -1 if posting["kind"] == "credit_note" else 1
        gross = abs(Decimal(said[posting["reference"]]["fields"]["gross"]))
        assert Decimal(posting["gross"]) == sign * gross


def test_running_again_changes_nothing(month: Month) -> None:
    work(month.settings, month.folder)
    assert items(month.settings) == month.items
    assert postings(month.settings) == month.postings


def test_working_day_by_day_in_other_chunks_comes_to_the_same_postings(month: Month, tmp_path: Path) -> None:
    daily = replace(Settings.load(home=tmp_path / "home", environment={}), chunk=17)
    for day in (date(2026, 10, 9), date(2026, 10, 20), END_OF_MONTH):
        work(daily, month.folder, day)
    keys = {posting["posting_key"] for posting in month.postings}
    assert {posting["posting_key"] for posting in postings(daily)} == keys


@pytest.mark.soak
def test_the_size_of_a_chunk_makes_no_difference(month: Month, tmp_path: Path) -> None:
    small = replace(Settings.load(home=tmp_path / "home", environment={}), chunk=7)
    work(small, month.folder)
    assert [without_reference(item) for item in items(small)] == [without_reference(item) for item in month.items]


@pytest.mark.postgres
def test_the_journey_is_the_same_on_postgresql(a_few_bills: Path, postgres: Server, tmp_path: Path) -> None:
    name = postgres.create()
    settings = Settings.load(home=tmp_path / "home", environment={"COUNTERFOIL_DATABASE_URL": postgres.url(name)})
    work(settings, a_few_bills)
    assert [item["outcome"] for item in items(settings)] == ["posted"] * len(expectations(a_few_bills))
    assert len(postings(settings)) == len(expectations(a_few_bills))


def without_reference(item: Json) -> Json:
    """An item without the ledger's own number for it, which depends on the order of posting."""
    return {**item, "ledger": item["ledger"] and item["ledger"]["system"]}


def outcome(of: Json) -> tuple[str, list[str], list[str]]:
    return of["outcome"], sorted(of["holds"]), sorted(of["flags"])


def test_every_decision_of_the_month_is_made_again_to_the_letter(month: Month) -> None:
    with Store.open(month.settings) as store:
        library = Library(store)
        rulings = [ruling for item in store.items() for ruling in store.rulings(item.id)]
        assert len(rulings) >= len(month.items)
        for ruling in rulings:
            assert again(ruling, library) == ruling.decision, ruling.item
