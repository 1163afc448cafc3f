"""Reconciling: every file and page of the post accounted for, every posting matched to the ledger that holds it."""

from collections import defaultdict
from contextlib import closing
from pathlib import Path

from connectors.ledgers.choosing import open_ledgers
from connectors.ledgers.summing import agree
from connectors.mail.folder import FolderMail
from counterfoil.insights import Balance, balance
from counterfoil.model.postings import Posting
from counterfoil.settings import Settings
from counterfoil.store import Store
from flows.paused import pacing


def reconciled(settings: Settings, mail: Path | None = None) -> tuple[Balance, bool]:
    """What was counted and what does not agree, and whether the folder of post could be looked at.

    `mail` is that folder, by default the last run's.

    Raises:
        LedgerError, StoreError, MailError, SettingsError: one of the sides cannot be asked.
    """
    with Store.open(settings) as store, closing(open_ledgers(settings)) as ledger:
        received = _received_so_far(store, mail)
        ours: dict[str, list[Posting]] = defaultdict(list)
        for record in store.postings():
            if record.posted:
                ours[record.posting.organisation].append(record.posting)
        return balance(
            store,
            ledger=ledger.postings(),
            books=lambda organisation: agree(ledger.balances(organisation), ours[organisation]),
            held=ledger.held,
            mail=received,
            pacing=pacing(settings),
        ), received is not None


def _received_so_far(store: Store, mail: Path | None) -> dict[str, int] | None:
    """Each file received up to the day of the last run, with its size; None where its folder cannot be reached."""
    last = store.last_run()
    if last is None:
        return None
    folder = mail or Path(last.mail)
    if mail is None and not folder.is_dir():
        return None
    return {file.file: file.size for file in FolderMail(folder).received(last.as_at)}
