"""The export: tables for people, the documents, and, when it is to be whole, everything another home begins with."""

import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path, PurePosixPath

from connectors.ledgers.choosing import open_ledgers
from counterfoil.model.decisions import Outcome
from counterfoil.settings import Settings
from counterfoil.store import Item, Originals, Store, standing_of
from counterfoil.work import alone_in
from desk.porting.manifest import FORMAT, Manifest, PortingError, hashed
from desk.porting.views import rows_of_items, rows_of_people, rows_of_postings, write_csv, write_parquet

DOCUMENTS, STORE, LEDGER, KEYS, CHECKPOINTS = "documents", "store", "ledger", "keys", "checkpoints.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written: items, documents copied now, and those left out: restricted, or disposed of by rule."""

    items: int
    documents: int
    restricted: int
    disposed: int


def export(settings: Settings, folder: Path, *, whole: bool, parquet: bool) -> Exported:
    """Write everything into a folder; into that of an earlier export, documents that are there are not copied again.

    A whole export also holds what is restricted (patients' data, suspected fraud) and every table, for `import_whole`;
    else restricted documents and their fields are left out. No run may be at work, so that store and ledger agree.

    Raises:
        PortingError: the folder holds something else.
        RunInProgressError: a run is at work.
    """
    _usable(folder)
    (folder / DOCUMENTS).mkdir(parents=True, exist_ok=True)
    with alone_in(settings.home), Store.open(settings) as store, open_ledgers(settings) as ledger:
        stones = store.tombstones()
        items = [item for item in store.items() if not item.excerpt]
        hidden = set() if whole else {item.sha256 for item in items if item.outcome is Outcome.QUARANTINED}
        gone = {item.sha256 for item in items if store.is_disposed(item, stones)}
        documents = {item.sha256: _name(item) for item in reversed(items) if item.sha256 not in hidden | gone}
        _drop(gone, folder)
        copied = _copy(store.originals, documents, folder)
        everything = chain(
            rows_of_items(store.dossiers(store.items()), documents),
            rows_of_people(store, store.items()),
            rows_of_postings(ledger.postings()),
        )
        write_csv(everything, folder)
        if parquet:
            write_parquet(folder)
        rows: dict[str, int] = {}
        if whole:
            rows = store.write_tables(folder / STORE) | ledger.embedded.write_tables(folder / LEDGER)
            _copy_checks(store, folder)
    standing = standing_of(settings)
    made = datetime.now(UTC).isoformat(timespec="seconds")
    Manifest(
        format=FORMAT, made_at=made, whole=whole, tables=standing.tables or "", rows=rows, files=hashed(folder)
    ).write(folder)
    return Exported(items=len(items), documents=copied, restricted=len(hidden), disposed=len(gone))


def _usable(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / DOCUMENTS).is_dir())):
        raise PortingError(f"{folder} holds something else; name a folder that is new, or that of an earlier export")


def _name(item: Item) -> str:
    """The document's path in an export: its hash, with the ending that a program opens it by."""
    ending = PurePosixPath(item.name or item.file).suffix.lower()
    return f"{DOCUMENTS}/{item.sha256}{ending if ending[1:].isalnum() else ''}"


def _copy(originals: Originals, documents: Mapping[str, str], folder: Path) -> int:
    copied = 0
    for sha256, name in documents.items():
        if not (folder / name).exists():
            draft = folder / f"{name}.part"
            shutil.copyfile(originals.path(sha256), draft)
            draft.replace(folder / name)
            copied += 1
    return copied


def _drop(gone: Collection[str], folder: Path) -> None:
    """What has been disposed of since an earlier export into this folder goes from it as well."""
    for path in (folder / DOCUMENTS).iterdir():
        if path.name.partition(".")[0] in gone:
            path.unlink()


def _copy_checks(store: Store, folder: Path) -> None:
    """The public keys and the signed checkpoints; the secret key stays where it is, the next home makes its own."""
    (folder / KEYS).mkdir(exist_ok=True)
    for key in store.keys.glob("*.pub"):
        shutil.copyfile(key, folder / KEYS / key.name)
    if store.copies.exists():
        shutil.copyfile(store.copies, folder / CHECKPOINTS)
