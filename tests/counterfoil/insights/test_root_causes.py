"""Root causes: what waits for one thing stands together, and what has nothing in common does not."""

import shutil
from pathlib import Path

from counterfoil.insights import Root, root_causes
from counterfoil.model.decisions import HoldCode
from counterfoil.settings import Settings
from counterfoil.store import Scope, Store


def test_one_price_file_holds_up_several_bills_and_each_file_that_cannot_be_opened_only_itself(
    worked_month: Path, tmp_path: Path
) -> None:
    home = shutil.copytree(worked_month, tmp_path / "home")
    with Store.open(Settings.load(home=home, environment={})) as store:
        causes = root_causes(store, Scope(organisations=None, shut=True, patient=True))
    unopened = [cause for cause in causes if cause.code is HoldCode.FORMAT]
    assert len(unopened) > 1
    assert {(cause.root, cause.name, len(cause.waits)) for cause in unopened} == {
        (Root.ITEM, cause.waits[0].work.item, 1) for cause in unopened
    }
    prices = [cause for cause in causes if cause.code is HoldCode.PRICE]
    assert {cause.root for cause in prices} == {Root.SENDER}
    assert max(len(cause.waits) for cause in prices) > 1
