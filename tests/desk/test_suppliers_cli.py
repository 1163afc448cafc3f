"""`counterfoil suppliers` shows who is the same supplier where, and changes nothing."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from desk.cli import app

SUPPLIERS = """organisation,supplier_id,name,vat_number,sort_code,account_number
ZN1,S-1,Hartley Medical Supplies Ltd,999999973,089999,66374958
ZN1,S-2,HARTLEY MEDICAL SUPPLIES LIMITED,GB999999973,089999,66374958
ZN3,T-1,Hartley Medical Supplies,999999973,089999,11112222
ZN3,T-2,Corvane Facilities,999999918,,
ZN1,S-3,Corvane Facilities,,,
ZN1,S-4,Brackley Motors Ltd,999999973,,
"""


@pytest.fixture
def masterdata(tmp_path: Path) -> Path:
    (tmp_path / "organisations.csv").write_text("organisation,name\nZN1,One\nZN3,Three\n", encoding="utf-8")
    (tmp_path / "purchase_orders.csv").write_text(
        "organisation,po_number,line_number,supplier_id,ordered_on,status,kind,description,net_amount\n",
        encoding="utf-8",
    )
    (tmp_path / "suppliers.csv").write_text(SUPPLIERS, encoding="utf-8")
    return tmp_path


def run(command: str, masterdata: Path, *more: str) -> str:
    result = CliRunner().invoke(app, ["suppliers", command, "--masterdata", str(masterdata), *more])
    assert result.exit_code == 0, result.output
    return result.output


def test_golden_names_all_records_of_a_firm_and_what_differs(masterdata: Path) -> None:
    [hartley, corvane] = map(json.loads, run("golden", masterdata, "--json").splitlines())
    assert [each["supplier_id"] for each in hartley["records"]] == ["S-1", "S-2", "T-1"]
    assert hartley["conflicts"] == ["accounts differ: 089999/11112222 at ZN3 T-1; 089999/66374958 at ZN1 S-1, ZN1 S-2"]
    assert [each["supplier_id"] for each in corvane["records"]] == ["S-3", "T-2"]
    assert "6 records of 3 suppliers" in run("golden", masterdata)


def test_duplicates_are_those_within_one_organisation(masterdata: Path) -> None:
    [hartley] = map(json.loads, run("duplicates", masterdata, "--json").splitlines())
    assert hartley["duplicated_at"] == ["ZN1"]
    assert "S-2  HARTLEY MEDICAL SUPPLIES LIMITED" in run("duplicates", masterdata)


def test_possible_pairs_come_with_their_weights(masterdata: Path) -> None:
    before = {path: path.read_bytes() for path in masterdata.iterdir()}
    for pair in map(json.loads, run("possible", masterdata, "--json").splitlines()):
        assert not pair["certain"]
        assert pair["reasons"]
    assert {path: path.read_bytes() for path in masterdata.iterdir()} == before
