"""Oracle Payables by its import files. Oracle cannot be run here: a strict reader of its files stands in for it."""

import csv
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from bots.posting.post import post_all, post_once
from connectors.ledgers.base import (
    Ledger,
    LedgerError,
    LedgerInDoubt,
    LedgerPending,
    LedgerRefused,
    LedgerUnavailable,
    Refusal,
)
from connectors.ledgers.choosing import open_ledgers
from connectors.ledgers.oracle import OracleLedger
from connectors.ledgers.oracle_files import House
from counterfoil.model.postings import Posted, Posting
from counterfoil.settings import Settings, SettingsError
from tests.connectors.contract import LedgerContract
from tests.connectors.faults import Opener
from tests.connectors.oracle.stand_in import BadFileError, Oracle, read
from tests.connectors.world import MASTERS, bill, credit_note, part

UNITS = {"ZN1": "NORTHMOOR BU", "ZN2": "EASTLEY BU"}
HOUSE = House(
    layout="fbdi-24d",
    source="COUNTERFOIL",
    units=UNITS,
    site="MAIN",
    terms="IMMEDIATE",
    account="01.{cost_centre}.{subjective}.000",
)


def stand_in(folder: Path) -> Oracle:
    boxes = {name: folder / name for name in ("outbox", "inbox")}
    return Oracle(folder / "oracle", **boxes, masters=MASTERS, units=UNITS)


def silent(folder: Path, *, layout: str = "fbdi-24d") -> OracleLedger:
    """A ledger whose imports are run by nobody yet."""
    for name in ("outbox", "inbox"):
        (folder / name).mkdir(exist_ok=True)
    house = replace(HOUSE, layout=layout)
    return OracleLedger(house=house, outbox=folder / "outbox", inbox=folder / "inbox", folder=folder / "ours")


class Imported(OracleLedger):
    """A ledger whose every file is imported while it is waited for, so that it answers as others do."""

    def post_many(self, postings: Sequence[Posting]) -> list[Posted | LedgerError]:
        first = super().post_many(postings)
        stand_in(self._folder.parent).run_import()
        return [
            answer if isinstance(answer, LedgerRefused) else self._settled(posting)
            for posting, answer in zip(postings, first, strict=True)
        ]

    def _settled(self, posting: Posting) -> Posted | LedgerError:
        return self.find_posted(posting.key) or super().post_many([posting])[0]


def imported(folder: Path, layout: str) -> Imported:
    ledger = silent(folder, layout=layout)
    return Imported(house=ledger._house, outbox=ledger._outbox, inbox=ledger._inbox, folder=ledger._folder)


def nowhere(folder: Path) -> OracleLedger:
    return OracleLedger(house=HOUSE, outbox=folder / "gone", inbox=folder / "gone", folder=folder / "ours")


class OracleContract(LedgerContract):
    layout = ""

    @pytest.fixture
    def opener(self, tmp_path: Path) -> Opener:
        return partial(imported, tmp_path, self.layout)

    @pytest.fixture
    def unreachable(self, tmp_path: Path) -> Opener:
        return partial(nowhere, tmp_path)

    def test_the_ledger_knows_its_organisations_suppliers_orders_and_receipts(self, ledger: Ledger) -> None:
        """An import cannot be asked anything: the masters come from extracts."""
        assert ledger.masters == frozenset()
        assert ledger.masterdata().suppliers == ()

    def test_a_credit_note_may_have_the_number_of_an_invoice(self, ledger: Ledger) -> None:
        """Not in Oracle, where a number is a supplier's once, whatever the kind."""
        post_once(ledger, bill("X-1"))
        with pytest.raises(LedgerRefused, match="DUPLICATE INVOICE NUMBER") as refused:
            post_once(ledger, credit_note("X-1"))
        assert refused.value.code is Refusal.DUPLICATE
        assert [posted.posting for posted in ledger.postings()] == [bill("X-1")]

    def test_a_system_that_is_not_there_is_unavailable(self, unreachable: Opener) -> None:
        super().test_a_system_that_is_not_there_is_unavailable(unreachable)
        with unreachable() as ledger, pytest.raises(LedgerUnavailable):
            ledger.post(bill())


class TestOracleFusion(OracleContract):
    """Fusion's FBDI file."""

    layout = "fbdi-24d"


class TestOracleEbs(OracleContract):
    """The open interface of E-Business Suite."""

    layout = "ebs-r12"


def test_a_bill_is_pending_until_the_report_shows_it_and_is_sent_once(tmp_path: Path) -> None:
    ledger = silent(tmp_path)
    for _ in range(3):
        with pytest.raises(LedgerPending, match="group CF0000001"):
            post_once(ledger, bill())
    assert [path.name for path in (tmp_path / "outbox").iterdir()] == ["CF0000001.zip"]
    assert stand_in(tmp_path).run_import() == ["CF0000001"]
    assert post_once(ledger, bill()) == Posted(system="oracle", reference="CF0000001/50001", posting=bill())


def test_a_chunk_goes_out_in_one_file_and_the_next_one_in_another(tmp_path: Path) -> None:
    ledger = silent(tmp_path)
    post_all(ledger, [bill("A"), bill("B")])
    post_all(ledger, [bill("B"), bill("C")])
    sent = {path.name: [row["INVOICE_NUM"] for row in read(path)[0]] for path in (tmp_path / "outbox").iterdir()}
    assert sent == {"CF0000001.zip": ["A", "B"], "CF0000002.zip": ["C"]}


def test_a_rejection_is_told_once_and_the_bill_may_then_be_sent_again(tmp_path: Path) -> None:
    ledger = silent(tmp_path)
    wrong = bill("X", part(centre="000000"))
    post_all(ledger, [wrong])
    stand_in(tmp_path).run_import()
    with pytest.raises(LedgerRefused, match="INVALID DISTRIBUTION ACCT") as refused:
        post_once(ledger, wrong)
    assert refused.value.code is Refusal.CODE_UNKNOWN
    with pytest.raises(LedgerPending, match="CF0000002"):
        post_once(ledger, bill("X"))
    stand_in(tmp_path).run_import()
    assert post_once(ledger, bill("X")).posting == bill("X")


def test_a_report_that_says_nothing_of_a_bill_leaves_it_in_doubt(tmp_path: Path) -> None:
    """An import that took in nothing, and said that it succeeded."""
    ledger = silent(tmp_path)
    post_all(ledger, [bill()])
    for table, columns in (
        ("invoices", "INVOICE_ID,ATTRIBUTE1"),
        ("lines", "INVOICE_ID"),
        ("rejections", "INVOICE_ID"),
    ):
        (tmp_path / "inbox" / f"CF0000001.{table}.csv").write_text(f"{columns}\n")
    (answer,) = ledger.post_many([bill()])
    assert isinstance(answer, LedgerInDoubt)
    assert "says nothing of it" in str(answer)
    assert len(list((tmp_path / "outbox").iterdir())) == 1


def test_what_was_written_down_and_not_put_into_the_outbox_is_put_there_by_the_next_run(tmp_path: Path) -> None:
    """As after a kill between the two."""
    post_all(silent(tmp_path), [bill()])
    (tmp_path / "outbox/CF0000001.zip").unlink()
    (tmp_path / "ours/sent/CF0000001.placed").unlink()
    post_all(silent(tmp_path), [bill()])
    assert [row["ATTRIBUTE1"] for row in read(tmp_path / "outbox/CF0000001.zip")[0]] == [bill().key]


def test_a_file_that_was_imported_twice_counts_once(tmp_path: Path) -> None:
    ledger = silent(tmp_path)
    post_all(ledger, [bill()])
    stand_in(tmp_path).run_import()
    before = post_once(ledger, bill())
    (tmp_path / "outbox/CF0000001.zip").unlink()
    assert post_once(silent(tmp_path), bill()) == before
    assert list((tmp_path / "outbox").iterdir()) == []


def test_the_file_is_the_template_of_its_release(tmp_path: Path) -> None:
    """Columns by the letters that Oracle's spreadsheet gives them."""
    long = bill("FILE-1", part(recovery="41"), part("-0.10", "0.00", order=("ZN1000001", None), quantity=None))
    post_all(silent(tmp_path), [long, bill("FILE-2", part("33.33", "6.67"), currency="EUR", rate="0.8512")])
    with zipfile.ZipFile(tmp_path / "outbox/CF0000001.zip") as archive:
        assert archive.namelist() == ["ApInvoicesInterface.csv", "ApInvoiceLinesInterface.csv"]
        headers, lines = (list(csv.reader(archive.read(n).decode().splitlines())) for n in archive.namelist())
    assert {len(row) for row in headers} == {132}
    assert {len(row) for row in lines} == {158}
    assert headers[0][1:6] == ["NORTHMOOR BU", "COUNTERFOIL", "FILE-1", "119.90", "2026/10/01"]
    assert [headers[0][12], headers[0][13], headers[0][-1]] == ["CF0000001", "STANDARD", "END"]
    assert headers[1][33:36] == ["User", "2026/10/01", "0.8512"]
    assert [row[2] for row in lines] == ["ITEM", "TAX", "ITEM", "ITEM", "TAX"]
    assert lines[0][21] == "01.946141.52161071.000"
    assert lines[0][8:11] == ["ZN1000001", "1", "1"]


def test_a_credit_note_is_of_the_type_credit(tmp_path: Path) -> None:
    post_all(silent(tmp_path), [credit_note()])
    (header,), _ = read(tmp_path / "outbox/CF0000001.zip")
    assert (header["INVOICE_TYPE_LOOKUP_CODE"], header["INVOICE_AMOUNT"]) == ("CREDIT", "-120.00")


def test_the_stand_in_takes_no_file_that_oracle_would_not(tmp_path: Path) -> None:
    post_all(silent(tmp_path), [bill()])
    path = tmp_path / "outbox/CF0000001.zip"
    with zipfile.ZipFile(path) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    for change in (("END", "FIN"), (",IMMEDIATE", ",IMMEDIATE,"), ("2026/10/01", "01/10/2026"), (bill().key, " x")):
        with zipfile.ZipFile(path, "w") as archive:
            for name, text in texts.items():
                archive.writestr(name, text.replace(*change))
        with pytest.raises((BadFileError, ValueError)):
            read(path)


def test_an_oracle_is_chosen_by_its_settings(tmp_path: Path) -> None:
    settings = Settings.load(home=tmp_path, environment={})
    said = (
        f"fusion:\n  system: oracle\n  organisations: [ZN1, ZN2]\n  layout: fbdi-24d\n  source: COUNTERFOIL\n"
        f"  units: ZN1 = NORTHMOOR BU, ZN2 = EASTLEY BU\n  site: MAIN\n  terms: IMMEDIATE\n"
        f"  account: 01.{{cost_centre}}.{{subjective}}.000\n  outbox: {tmp_path}/outbox\n  inbox: {tmp_path}/inbox\n"
    )
    settings.ledgers.write_text(said)
    for name in ("outbox", "inbox"):
        (tmp_path / name).mkdir()
    with open_ledgers(settings) as ledgers:
        assert isinstance(post_all(ledgers, [bill()])[0], LedgerPending)
    assert (tmp_path / "ledgers/fusion/sent/CF0000001.json").is_file()
    for wrong, message in (
        (("fbdi-24d", "fbdi-99z"), "no layout is called fbdi-99z"),
        (("{subjective}", "x"), "lacks"),
    ):
        settings.ledgers.write_text(said.replace(*wrong))
        with pytest.raises(SettingsError, match=message):
            open_ledgers(settings)


def test_balances_are_those_of_the_bills_that_oracle_shows(tmp_path: Path) -> None:
    ledger = imported(tmp_path, "fbdi-24d")
    post_once(ledger, bill())
    assert ledger.balances("ZN1").payables == Decimal("120.00")


def test_bills_are_on_hold_as_long_as_the_extract_of_holds_shows_no_release(tmp_path: Path) -> None:
    ledger = imported(tmp_path, "fbdi-24d")
    one, other = post_once(ledger, bill("A")), post_once(ledger, bill("B"))
    ((first, _), (second, _)) = (read(path) for path in sorted((tmp_path / "outbox").iterdir()))
    for group, row, release in (("CF0000001", first[0], ""), ("CF0000002", second[0], "APPROVED")):
        hold = f"INVOICE_ID,HOLD_LOOKUP_CODE,RELEASE_LOOKUP_CODE\n{row['INVOICE_ID']},QTY REC,{release}\n"
        (tmp_path / f"inbox/{group}.holds.csv").write_text(hold)
    assert ledger.held("ZN1") == {one.reference: "QTY REC"}
    assert ledger.held("ZN2") == {}
    assert ledger.find_posted(bill("B").key) == other
