"""The master data extracts: a folder of CSV files, taken in whole or not at all."""

import gc
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any, Self, get_args, get_origin, get_type_hints

from connectors.masterdata.table import Extract, Findings
from counterfoil.model.masters import NO_EXTRACT, Masterdata

MUST_EXIST = ("organisations", "suppliers", "purchase_orders")
KEYS = {
    "suppliers": ("organisation", "supplier_id"),
    "purchase_orders": ("organisation", "po_number", "line_number"),
    "receipts": ("organisation", "receipt_number", "po_number", "line_number"),
}


def _extracts() -> dict[str, Any]:
    hints = get_type_hints(Masterdata)
    tables = [
        f.name
        for f in fields(Masterdata)
        if get_origin(hints[f.name]) is tuple and f.compare and NO_EXTRACT not in f.metadata
    ]
    return {name: get_args(hints[name])[0] for name in tables}


EXTRACTS = _extracts()
"""Each extract's name (its file is `name.csv`) with the class of its rows, in the order of the model."""


class MasterdataError(ValueError):
    """The extracts cannot be used; the message and `problems` name each file, line and column at fault."""

    def __init__(self, folder: Path, problems: tuple[str, ...]) -> None:
        listed = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(
            f"nothing was loaded from the master data in {folder}:\n{listed}\n"
            "Correct the extracts, or ask the ledger's team for new ones, and run again."
        )
        self.folder = folder
        self.problems = problems

    def __reduce__(self) -> tuple[type[Self], tuple[Path, tuple[str, ...]]]:
        """Pickled with its parts, since a task's error crosses processes."""
        return type(self), (self.folder, self.problems)


def load_masterdata(folder: Path) -> Masterdata:
    """All extracts of the folder, as FORMATS fixes them; `warnings` lists the columns and files that were ignored.

    Raises:
        MasterdataError: anything at all is wrong; it lists up to 20 faults, so that they can be put right together.
    """
    if not folder.is_dir():
        raise MasterdataError(folder, ("there is no such folder; give the one that holds suppliers.csv",))
    findings = Findings(warnings=_files_ignored(folder))
    contents = _contents(folder, findings)
    with _collector_paused():
        tables = {
            name: Extract(f"{name}.csv", EXTRACTS[name], findings=findings).rows(content, key=KEYS.get(name, ()))
            for name, content in contents.items()
        }
    if findings.faults:
        raise MasterdataError(folder, findings.listed())
    return Masterdata(digest=_digest(contents), warnings=tuple(findings.warnings), **tables)


def _contents(folder: Path, findings: Findings) -> dict[str, bytes]:
    contents = {}
    for name in EXTRACTS:
        try:
            contents[name] = (folder / f"{name}.csv").read_bytes()
        except FileNotFoundError:
            if name in MUST_EXIST:
                findings.faults.append(f"{name}.csv is missing, and nothing can be matched without it")
        except OSError as error:
            findings.faults.append(f"{name}.csv cannot be read: {error.strerror}")
    return contents


def _files_ignored(folder: Path) -> list[str]:
    known = {f"{name}.csv" for name in EXTRACTS}
    others = sorted(path.name for path in folder.glob("*.csv") if path.name not in known)
    return [f"{name} is not an extract that is known, and was ignored" for name in others]


def _digest(contents: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, content in contents.items():
        whole.update(f"{name} {len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()


@contextmanager
def _collector_paused() -> Iterator[None]:
    """The garbage collector would walk a hundred thousand new rows again and again, and find nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
