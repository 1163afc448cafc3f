"""Documents that others made go all the way without a crash, each to one outcome."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from connectors.ledgers.embedded import EmbeddedLedger
from connectors.mail.folder import FolderMail
from counterfoil.insights import balance
from counterfoil.settings import Settings
from counterfoil.store import Store
from flows import payables

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
DAY = date(2026, 10, 1)

# `make soak` takes all of them.
ONE_IN = 1 if "COUNTERFOIL_SOAK" in os.environ else 8


@pytest.mark.timeout(900)
def test_each_document_of_the_corpora_ends_in_one_outcome(a_few_bills: Path, tmp_path: Path) -> None:
    if not CORPORA.is_dir():
        pytest.skip(f"the corpora are not at {CORPORA}; nothing of other people's documents was tested")
    mail = tmp_path / "mail"
    files = [path for path in sorted(CORPORA.rglob("*")) if path.is_file()][::ONE_IN]
    for path in files:
        target = mail / DAY.isoformat() / path.relative_to(CORPORA)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    taken = list(FolderMail(mail).received(DAY))
    settings = Settings.load(home=tmp_path / "home", environment={})
    payables.run(settings, mail=mail, masterdata=a_few_bills / "masterdata", as_of=DAY)
    ledger = EmbeddedLedger(settings.ledger_url)
    with Store.open(settings) as store:
        outcomes = [item.outcome for item in store.items()]
        result = balance(store, ledger=ledger.postings(), mail={file.file: file.size for file in taken})
    ledger.close()
    assert result.files == len(taken) > len(files) - 5, "only hidden files may be left out, as strays"
    assert None not in outcomes
    assert result.faults == ()
    assert result.postings == 0, "no supplier of the corpora is in the master data, so nothing may be posted"
