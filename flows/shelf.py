"""The shelf: suppliers once indexed stay in the home as arrays, which every process of it maps and nobody builds again.

A shelf is a folder with one folder of arrays a segment, named by a hash, and one small list for each state of the
masters: which segments it is made of, and which of their rows are gone. What has been written is never changed.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

import bots.matching
from bots.matching.supplier_register import SupplierRegister
from bots.matching.supplier_segment import Segment, fingerprints_of
from counterfoil.model.masters import Supplier

WORTH_KEEPING = 20_000  # suppliers from which reading them from the shelf is quicker than indexing them
KEPT_STATES = 3  # the last ones, so that a run beside this one finds its own


def open_register(suppliers: Sequence[Supplier], shelf: Path, *, as_of: date) -> SupplierRegister:
    """These suppliers, from the shelf where they stand there; small ones are indexed anew each time.

    Where only some records differ from those of the shelf, only these are indexed, and put beside.
    """
    if len(suppliers) < WORTH_KEEPING:
        return SupplierRegister.build(suppliers, as_of=as_of)
    program = shelf / _program()
    prints = fingerprints_of(suppliers)
    state = program / f"{hashlib.sha256(prints.tobytes()).hexdigest()[:32]}.json"
    if state.is_file():
        os.utime(state)
        return read_register(state, as_of=as_of)
    latest = max(program.glob("*.json"), key=lambda path: path.stat().st_mtime, default=None)
    register = read_register(latest, as_of=as_of).changed_to(suppliers, prints) if latest else None
    register = register or SupplierRegister.build(suppliers, as_of=as_of)
    _write(register, state)
    _clear(shelf, program)
    return read_register(state, as_of=as_of)


def _program() -> str:
    """A hash of the code that makes the arrays: another version of it does not read what this one wrote."""
    whole = hashlib.sha256()
    for source in sorted(Path(bots.matching.__file__).parent.glob("*.py")):
        whole.update(source.read_bytes())
    return whole.hexdigest()[:16]


def read_register(state: Path, *, as_of: date) -> SupplierRegister:
    """The register of one state of a shelf, mapped and not read: `state` is its list of segments."""
    segments: list[Segment] = []
    parts = json.loads(state.read_text(encoding="utf-8"))
    for part in parts:
        arrays = {path.stem: _mapped(path) for path in (state.parent / part["segment"]).glob("*.npy")}
        segments.append(Segment(arrays, background=segments[0].names if segments else None))
    gone = [np.array(part["gone"], dtype=np.int32) for part in parts]
    return SupplierRegister(segments, gone=gone, as_of=as_of)


def _mapped(path: Path) -> np.ndarray[Any, Any]:
    """An array on the disk, as a plain one: slices of numpy's own class for such cost a microsecond more."""
    return np.load(path, mmap_mode="r").view(np.ndarray)  # type: ignore[no-any-return]


def _write(register: SupplierRegister, state: Path) -> None:
    state.parent.mkdir(parents=True, exist_ok=True)
    parts = []
    for segment, gone in zip(register.segments, register.gone, strict=True):
        name = hashlib.sha256(segment.fingerprints.tobytes()).hexdigest()[:16]
        if not (state.parent / name).is_dir():
            _write_segment(segment, state.parent / name)
        parts.append({"segment": name, "gone": gone.tolist()})
    with tempfile.NamedTemporaryFile("w", dir=state.parent, delete=False, encoding="utf-8") as file:
        json.dump(parts, file)
    Path(file.name).replace(state)


def _write_segment(segment: Segment, folder: Path) -> None:
    """All of it, or nothing: another process may write the same."""
    beside = Path(tempfile.mkdtemp(dir=folder.parent))
    for name, array in segment.arrays.items():
        np.save(beside / f"{name}.npy", array, allow_pickle=False)
    try:
        beside.rename(folder)
    except OSError:
        shutil.rmtree(beside)
        if not folder.is_dir():
            raise


def _clear(shelf: Path, program: Path) -> None:
    """Forget other versions' arrays, older states, and segments that no state is made of."""
    for other in shelf.iterdir():
        if other != program:
            shutil.rmtree(other)
    states = sorted(program.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in states[KEPT_STATES:]:
        old.unlink()
    used = set(_segments_of(states[:KEPT_STATES]))
    for folder in program.iterdir():
        if folder.is_dir() and folder.name not in used:
            shutil.rmtree(folder)


def _segments_of(states: list[Path]) -> Iterator[str]:
    for state in states:
        for part in json.loads(state.read_text(encoding="utf-8")):
            yield part["segment"]
