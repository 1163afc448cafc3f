"""Supplier records of all organisations as arrays: built once, mapped from files by every process, never changed.

A record is found by a key (a registered number, an account, a name) through a sorted table of hashes, or by its name's
place in the name index. What a hash finds is only a proposal: who reads the record compares the key itself.
"""

import zlib
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Self

import numpy as np

from bots.matching.name_index import NameIndex
from bots.matching.supplier_records import kept, record_of, written
from bots.matching.texts import Array, Arrays, Texts
from counterfoil.model.masters import Supplier

NAMES = "names_"  # before the arrays of the name index
ANY_DAY = date.min  # what is kept is the same on every day


def key_hash(kind: str, key: str) -> int:
    """A number of 64 bits for a key, the same in every process."""
    whole = f"{kind} {key}".encode()
    return zlib.crc32(whole) << 32 | zlib.crc32(whole[::-1])


def fingerprint(facts: str) -> int:
    """A number of 64 bits for all facts of a record as they are `written`, the same in every process."""
    return key_hash("facts", facts)


def fingerprints_of(suppliers: Iterable[Supplier]) -> Array:
    """The fingerprint of each of some suppliers, in their order."""
    return np.fromiter((fingerprint(written(supplier)) for supplier in suppliers), dtype=np.uint64)


class Segment:
    """Some supplier records; `row` numbers them from 0."""

    def __init__(self, arrays: Arrays, *, background: NameIndex | None = None) -> None:
        self.arrays = arrays
        self.lines = Texts(arrays["line_letters"], arrays["line_ends"])
        self.codes = Texts(arrays["code_letters"], arrays["code_ends"])
        self.organisations = arrays["organisations"]
        self.fingerprints = arrays["fingerprints"]
        self._key_hashes, self._key_rows = arrays["key_hashes"], arrays["key_rows"]
        self._row_starts, self._row_places = arrays["row_starts"], arrays["row_places"]
        self._place_starts, self._place_rows = arrays["place_starts"], arrays["place_rows"]
        self.names = NameIndex(
            {name.removeprefix(NAMES): array for name, array in arrays.items() if name.startswith(NAMES)},
            background=background,
        )
        self._among: dict[str, Array] = {}

    @classmethod
    def build(cls, suppliers: Iterable[Supplier], *, background: NameIndex | None = None) -> Self:
        """The segment of some suppliers; a few beside many take the weights of the many's names (`background`)."""
        return cls(_arrays(suppliers, background), background=background)

    def __len__(self) -> int:
        return len(self.lines)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number by which `organisations` has each organisation."""
        return {self.codes[number]: number for number in range(len(self.codes))}

    def rows(self, kind: str, key: str, organisation: str | None = None) -> Array:
        """The rows that seem to have this key, of one organisation or of all."""
        wanted = np.uint64(key_hash(kind, key))
        first = last = int(self._key_hashes.searchsorted(wanted))
        while last < len(self._key_hashes) and self._key_hashes[last] == wanted:
            last += 1
        return self.of(organisation, self._key_rows[first:last])

    def of(self, organisation: str | None, rows: Array) -> Array:
        """Those of the rows that are this organisation's."""
        if organisation is None:
            return rows
        return rows[self.organisations[rows] == self.numbers.get(organisation, -1)]

    def places(self, row: int) -> Array:
        """Where the names and aliases of a row stand in the name index."""
        return self._row_places[self._row_starts[row] : self._row_starts[row + 1]]

    def named(self, place: int) -> Array:
        """The rows with the name at this place."""
        return self._place_rows[self._place_starts[place] : self._place_starts[place + 1]]

    def among(self, organisation: str) -> Array:
        """For each name whether a record of the organisation has it."""
        if organisation not in self._among:
            ours = self.organisations == self.numbers.get(organisation, -1)
            mask = np.zeros(len(self.names), dtype=bool)
            mask[self._row_places[np.repeat(ours, np.diff(self._row_starts))]] = True
            self._among[organisation] = mask
        return self._among[organisation]


def _arrays(suppliers: Iterable[Supplier], background: NameIndex | None) -> Arrays:
    lines: list[str] = []
    organisations: list[str] = []
    prints: list[int] = []
    hashes: list[int] = []
    keys_of: list[int] = []
    cores: list[tuple[str, ...]] = []
    for supplier in suppliers:
        record = record_of(supplier, as_of=ANY_DAY)
        facts = written(supplier)
        lines.append(kept(facts, record))
        organisations.append(supplier.organisation)
        prints.append(fingerprint(facts))
        found = [key_hash(*key) for key in record.look_ups()]
        found.append(key_hash("id", f"{supplier.organisation} {supplier.supplier_id}"))
        hashes += found
        keys_of.append(len(found))
        cores.append(tuple(dict.fromkeys(name.core for name in (*record.names, *record.aliases))))
    different = sorted({core for each in cores for core in each})
    place_of = {core: place for place, core in enumerate(different)}
    counts = np.array([len(each) for each in cores], dtype=np.int64)
    places = np.fromiter((place_of[core] for each in cores for core in each), dtype=np.int32)
    by_place = np.argsort(places, kind="stable")
    owners = np.repeat(np.arange(len(cores), dtype=np.int32), counts)
    codes = sorted(set(organisations))
    number_of = {code: number for number, code in enumerate(codes)}
    key_hashes = np.array(hashes, dtype=np.uint64)
    by_hash = np.argsort(key_hashes, kind="stable")
    return {
        **_texts("line", lines),
        **_texts("code", codes),
        "organisations": np.array([number_of[code] for code in organisations], dtype=np.int32),
        "fingerprints": np.array(prints, dtype=np.uint64),
        "key_hashes": key_hashes[by_hash],
        "key_rows": np.repeat(np.arange(len(lines), dtype=np.int32), np.array(keys_of, dtype=np.int64))[by_hash],
        "row_starts": np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32),
        "row_places": places,
        "place_starts": np.searchsorted(places[by_place], np.arange(len(different) + 1)).astype(np.uint32),
        "place_rows": owners[by_place],
        **{NAMES + name: array for name, array in NameIndex.build(different, background=background).arrays.items()},
    }


def _texts(name: str, texts: Sequence[str]) -> dict[str, Array]:
    kept_texts = Texts.of(texts)
    return {f"{name}_letters": kept_texts.letters, f"{name}_ends": kept_texts.ends}
