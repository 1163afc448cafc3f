"""Correcting, and what is remembered of it, as people meet them on the command line."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from counterfoil.settings import Settings
from tests.bots.reading.learning.taught import Sheet
from tests.support.command_line import Runner
from tests.support.office import HALDEN, Office


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, a_few_bills: Path) -> Office:
    """A home in which the number of one bill was only guessed, then confirmed, and two runs learnt from that."""
    folder = tmp_path_factory.mktemp("office")
    settings = replace(Settings.load(home=folder / "home", environment={}), workers=1)
    office = Office(folder, a_few_bills / "masterdata", settings)
    office.receive(HALDEN, day=5)
    office.work(day=5)
    return office


@pytest.fixture(scope="module")
def taught(office: Office, cli: Runner) -> Office:
    home = office.settings.home
    done = cli(
        "correct", "2026-10-05/0001.pdf", "invoice_number", "HS/20417", "--by", "J Smith",
        "--page", "1", "--box", "440,100,560,115", "--home", home,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "invoice_number was HS/20417, is HS/20417 by J Smith" in done.stdout
    assert "1 corrections wait" in cli("memory", "list", "--home", home).stdout
    office.receive(Sheet(number="HS/20555", order=HALDEN.order), day=6)
    office.work(day=6)
    return office


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nothing", "net", "1.00"], "no item has the id"),
        (["2026-10-05/0001.pdf", "colour", "red"], "there is no field 'colour'"),
        (["2026-10-05/0001.pdf", "net", "ten"], "write an amount as 1234.50"),
        (["2026-10-05/0001.pdf", "lines.9.net", "1.00"], "there is no line 9"),
        (["2026-10-05/0001.pdf", "sort_code", "089999"], "only compared with the account held"),
        (["2026-10-05/0001.pdf", "net", "1.00", "--box", "1,2,3,4"], "give --page"),
        (["2026-10-05/0001.pdf", "net", "1.00", "--page", "1", "--box", "3,2,1,4"], "no box"),
        (["2026-10-05/0001.pdf", "net", "1.00", "--page", "1", "--box", "here"], "no box"),
    ],
)
def test_a_correction_that_cannot_be_taken_says_why(
    arguments: list[str], says: str, office: Office, cli: Runner
) -> None:
    done = cli("correct", *arguments, "--by", "J Smith", "--home", office.settings.home)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_memory_list_shows_what_is_remembered_and_how_it_stands(taught: Office, cli: Runner) -> None:
    said = cli("memory", "list", "--home", taught.settings.home).stdout
    for word in ("invoice_number", "right of 'Docket'", "J Smith", "in force"):
        assert word in said
    (found,) = map(json.loads, cli("memory", "list", "--json", "--home", taught.settings.home).stdout.splitlines())
    assert (found["memory"], found["value"], found["used"]) == (1, "HS/20417", 1)
    assert found["lesson"]["anchor"]["label"]["text"] == "Docket"


def test_memory_explain_names_supplier_layout_and_what_came_of_it(taught: Office, cli: Runner) -> None:
    said = cli("memory", "explain", "1", "--home", taught.settings.home).stdout
    for words in (
        "J Smith confirmed invoice_number",
        ": 'HS/20417'",
        "vat number 980780684",
        "Invoice Date",
        "it gave the field 1 times",
    ):
        assert words in said


def test_explaining_an_item_tells_of_its_correction_and_of_the_memory_that_was_used(
    taught: Office, cli: Runner
) -> None:
    first = cli("explain", "2026-10-05/0001.pdf", "--home", taught.settings.home).stdout
    assert "confirmed by J Smith on" in first
    assert "J Smith: confirmation of invoice_number, which was read as 'HS/20417'" in first
    assert "remembered (memory 1)" in first
    second = cli("explain", "2026-10-06/0001.pdf", "--home", taught.settings.home).stdout
    assert "by correction 1 of J Smith on" in second
    assert "remembered correction 1 used for invoice_number" in second


def test_what_is_posted_is_told_to_be_corrected_in_the_ledger(taught: Office, cli: Runner) -> None:
    done = cli("correct", "2026-10-06/0001.pdf", "net", "90.00", "--by", "J Smith", "--home", taught.settings.home)
    assert done.returncode == 0
    assert "corrected there, by a credit note" in done.stdout


def test_forgetting_is_said_in_the_list(taught: Office, cli: Runner) -> None:
    home = taught.settings.home
    assert cli("memory", "forget", "1", "--by", "A Jones", "--home", home).returncode == 0
    assert "forgotten by A Jones on" in cli("memory", "list", "--home", home).stdout
    again = cli("memory", "forget", "1", "--by", "A Jones", "--home", home)
    assert again.returncode == 2
    assert "already" in again.stderr


def test_an_unknown_memory_cannot_be_explained(office: Office, cli: Runner) -> None:
    done = cli("memory", "explain", "77", "--home", office.settings.home)
    assert done.returncode == 2
    assert "no memory 77" in done.stderr
