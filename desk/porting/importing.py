"""The import: a whole export becomes an installation in an empty home, on either database, with the same balances."""

import shutil
from contextlib import closing
from pathlib import Path

from connectors.ledgers.embedded import EmbeddedLedger
from counterfoil.settings import Settings
from counterfoil.store import Originals, Store, standing_of
from counterfoil.store.originals import sha256_of
from desk.porting.exporting import CHECKPOINTS, DOCUMENTS, KEYS, LEDGER, STORE
from desk.porting.manifest import NAME, Manifest, PortingError, checked


def import_whole(settings: Settings, folder: Path) -> Manifest:
    """Fill a home in which nothing has run; when this ends with an error the store is as empty as before.

    Raises:
        PortingError: the export is not whole or not as it was written, or is of another version's tables.
        StoreError: something has run in the home already.
    """
    manifest = checked(folder)
    with Store.open(settings) as store, closing(EmbeddedLedger(settings.ledger_url)) as ledger:
        wanted = standing_of(settings).wanted
        if manifest.tables != wanted:
            raise PortingError(
                f"{folder} was made with tables at step {manifest.tables}, this version works with {wanted}; "
                "import it with the version that made it, and upgrade then"
            )
        _keep(store.originals, folder)
        _take_checks(store, folder)
        ledger.read_tables(folder / LEDGER)
        rows = store.read_tables(folder / STORE, source=sha256_of(folder / NAME))
        if lost := [name for name, count in rows.items() if count != manifest.rows[name]]:
            raise PortingError(f"{folder}: not every row of {', '.join(lost)} came over; export again")
        store.checkpoint()
    return manifest


def _keep(originals: Originals, folder: Path) -> None:
    for path in (folder / DOCUMENTS).iterdir():
        if originals.keep(path) != path.name.partition(".")[0]:
            raise PortingError(f"{path} is not the document that its name says; export again")


def _take_checks(store: Store, folder: Path) -> None:
    store.keys.mkdir(mode=0o700, exist_ok=True)
    for key in (folder / KEYS).glob("*.pub"):
        shutil.copyfile(key, store.keys / key.name)
    if (folder / CHECKPOINTS).exists():
        shutil.copyfile(folder / CHECKPOINTS, store.copies)
