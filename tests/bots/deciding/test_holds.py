"""The hold catalogue, held together with the model and with the fixed list of codes it was agreed from."""

import csv
from pathlib import Path

import pytest

from bots.deciding import HoldCatalogueError, load_holds
from counterfoil.model.decisions import HoldCode

ROOT = Path(__file__).parents[3]
CATALOGUE = ROOT / "rules" / "holds.yaml"
AGREED = ROOT.parent / "shared" / "hold_codes.csv"


def test_every_hold_code_stands_in_the_catalogue_in_the_models_order() -> None:
    holds = load_holds(CATALOGUE)
    assert list(holds) == list(HoldCode)
    assert all(entry.owner and entry.sla and entry.chaser for entry in holds.values())


def test_the_catalogue_says_what_was_agreed() -> None:
    if not AGREED.exists():
        pytest.skip(f"{AGREED} is not beside this checkout: the catalogue is not compared with the agreed list")
    holds = load_holds(CATALOGUE)
    with AGREED.open(encoding="utf-8", newline="") as file:
        agreed = {row["code"]: row for row in csv.DictReader(file)}
    assert set(agreed) == {code.value for code in HoldCode}
    for code, entry in holds.items():
        row = agreed[code.value]
        assert (entry.group, entry.plain_english, entry.owner) == (row["group"], row["plain_english"], row["owner"])
        assert entry.sla == row["sla"].replace("-", "none") if row["sla"] == "-" else entry.sla == row["sla"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda text: text.replace("QTY_REC:", "QTY_RECC:"), "no hold code"),
        (lambda text: text.replace("QTY_ORD:", "QTY_REC:"), "listed twice"),
        (lambda text: text[: text.index("EXP_CHECK:")], "lacks EXP_CHECK"),
        (lambda text: text.replace('  owner: "requester"\n', "", 1), "QTY_REC needs each of"),
        (lambda text: text.replace('  owner: "requester"', '  owner: ""', 1), "QTY_REC needs each of"),
        (lambda text: text.replace('  clock: "runs"', '  clock: "goes"', 1), "clock of QTY_REC is 'goes'"),
        (lambda _: "[]", "holds no codes"),
    ],
)
def test_a_catalogue_with_a_fault_is_refused(tmp_path: Path, change: object, message: str) -> None:
    assert callable(change)
    faulty = tmp_path / "holds.yaml"
    faulty.write_text(change(CATALOGUE.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(HoldCatalogueError, match=message):
        load_holds(faulty)
