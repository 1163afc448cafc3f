"""All supplier records of all organisations as of a day, found by identifier, by name or by likeness of name."""

from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

import numpy as np

from bots.matching import name_likeness
from bots.matching.name_index import NameIndex
from bots.matching.names import Name
from bots.matching.supplier_records import Record, record_from
from bots.matching.supplier_segment import Segment
from bots.matching.texts import Array
from counterfoil.model.masters import Supplier

CROWD = {"domain": 20, "postcode": 20}  # records that share one: from here on it proposes nobody
CROWD_OF_A_NUMBER = 64  # the same for registered numbers, accounts and names; their holders are then found by name
REMEMBERED = 4096  # records that are held ready, of those read last
RESEMBLING = 5
LEAST_ALIKE = 0.05  # likeness under which a name is not worth a look
REBUILD = 0.1  # share of changed records from which a whole new build is better


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are (0 to 1), with the telling words printed but not held, and held but not printed."""

    share: float
    unheld: tuple[str, ...] = ()
    unprinted: tuple[str, ...] = ()


NOTHING_ALIKE, THE_SAME = Likeness(0.0), Likeness(1.0)


class SupplierRegister:
    """The records of some segments without those that were replaced (`gone`: sorted rows of each segment).

    A row's number counts through all segments. One thread at a time may search it.
    """

    def __init__(self, segments: Sequence[Segment], *, gone: Sequence[Array], as_of: date) -> None:
        self.segments, self.gone, self.as_of = tuple(segments), tuple(gone), as_of
        self._first_rows = np.concatenate([[0], np.cumsum([len(segment) for segment in segments])]).tolist()
        self._records: OrderedDict[int, Record] = OrderedDict()

    @classmethod
    def build(cls, suppliers: Iterable[Supplier], *, as_of: date) -> Self:
        """A register of one segment."""
        return cls([Segment.build(suppliers)], gone=[np.empty(0, dtype=np.int32)], as_of=as_of)

    def on(self, day: date) -> Self:
        """The same records as they stand on another day."""
        return type(self)(self.segments, gone=self.gone, as_of=day)

    def __len__(self) -> int:
        return int(self._first_rows[-1]) - sum(map(len, self.gone))

    @property
    def names(self) -> NameIndex:
        """The index of the largest segment, by which words and runs are weighted in all of them."""
        return self.segments[0].names

    def changed_to(self, suppliers: Iterable[Supplier], prints: Array) -> Self | None:
        """A register of exactly these suppliers that keeps what is built: only new and changed records are indexed.

        `prints` are their fingerprints. None where so much has changed that a whole new build is better.
        """
        here = [np.isin(np.arange(len(s)), gone, invert=True) for s, gone in zip(self.segments, self.gone, strict=True)]
        kept = [np.isin(s.fingerprints, prints) & there for s, there in zip(self.segments, here, strict=True)]
        known = np.concatenate([s.fingerprints[keep] for s, keep in zip(self.segments, kept, strict=True)])
        new = [s for s, is_known in zip(suppliers, np.isin(prints, known).tolist(), strict=True) if not is_known]
        added = sum(len(s) for s in self.segments[1:]) + len(new)
        lost = sum(int(np.count_nonzero(~keep)) for keep in kept)
        if added + lost > REBUILD * len(self.segments[0]):
            return None
        gone = [np.flatnonzero(~keep).astype(np.int32) for keep in kept]
        if not new:
            return type(self)(self.segments, gone=gone, as_of=self.as_of)
        further = Segment.build(new, background=self.names)
        return type(self)([*self.segments, further], gone=[*gone, np.empty(0, dtype=np.int32)], as_of=self.as_of)

    def rows(self, kind: str, key: str | None, organisation: str | None = None) -> list[int]:
        """The rows that seem to have this key ("vat", "company", "gln", "account", "name", "domain", "postcode")."""
        if not key:
            return []
        return [
            int(row) + first
            for segment, gone, first in self._parts()
            for row in _without(segment.rows(kind, key, organisation), gone).tolist()
        ]

    def record(self, row: int) -> Record:
        """The record of a row."""
        found = self._records.get(row)
        if found is None:
            segment, local = self._at(row)
            found = self._records[row] = record_from(segment.lines[local], as_of=self.as_of)
            if len(self._records) > REMEMBERED:
                self._records.popitem(last=False)
        return found

    def having(self, kind: str, key: str | None, organisation: str | None = None) -> list[tuple[int, Record]]:
        """Rows and records with this key; none where too many share it for it to tell anybody.

        Asked of all organisations, each of them may have its crowd.
        """
        rows = self.rows(kind, key, organisation)
        books = 1 if organisation else len(self.segments[0].codes)
        if len(rows) > CROWD.get(kind, CROWD_OF_A_NUMBER) * books:
            return []
        found = [(row, self.record(row)) for row in rows]
        return [(row, record) for row, record in found if key and record.has(kind, key)]

    def by_id(self, organisation: str, supplier_id: str) -> tuple[int, Record] | None:
        """One record by its number in its ledger."""
        for row in self.rows("id", f"{organisation} {supplier_id}", organisation):
            record = self.record(row)
            if record.id == supplier_id:
                return row, record
        return None

    def resembling(
        self, names: Iterable[Name], organisation: str | None = None, *, limit: int = RESEMBLING
    ) -> dict[int, Likeness]:
        """Rows with the names most like one of these, and how alike they are."""
        found: dict[int, Likeness] = {}
        for name in names:
            query = self.names.query(name.core)
            for segment, gone, first in self._parts():
                among = None if organisation is None else segment.among(organisation)
                places = segment.names.shortlist(query, among=among)
                if not len(places):
                    continue
                pair = name_likeness.Pairing(segment.names, query, places)
                alike = name_likeness.likeness(pair)
                for best in np.argsort(-alike, kind="stable")[:limit].tolist():
                    if alike[best] < LEAST_ALIKE:
                        break
                    rows = _without(segment.of(organisation, segment.named(int(places[best]))), gone)
                    for row in rows[:CROWD_OF_A_NUMBER].tolist():
                        _more_alike(found, row + first, pair, best, float(alike[best]))
        return dict(sorted(found.items(), key=lambda each: -each[1].share)[:limit])

    def likeness(self, names: Sequence[Name], rows: Collection[int]) -> dict[int, Likeness]:
        """How alike the name of each row is to the one of these that is most like it."""
        found: dict[int, Likeness] = {}
        for segment, _, first in self._parts():
            ours = [row for row in rows if first <= row < first + len(segment)]
            places = [segment.places(row - first) for row in ours]
            together = np.concatenate([np.empty(0, dtype=np.int32), *places])
            if not len(together):
                continue
            owners = [row for row, held in zip(ours, places, strict=True) for _ in range(len(held))]
            for name in names:
                pair = name_likeness.Pairing(segment.names, self.names.query(name.core), together)
                for number, share in enumerate(name_likeness.likeness(pair).tolist()):
                    _more_alike(found, owners[number], pair, number, share)
        return {row: found.get(row, NOTHING_ALIKE) for row in rows}

    def everything(self) -> Iterator[tuple[int, Record]]:
        """All rows and records; they are not held ready."""
        for segment, gone, first in self._parts():
            left = set(gone.tolist())
            for row in range(len(segment)):
                if row not in left:
                    yield row + first, record_from(segment.lines[row], as_of=self.as_of)

    def _parts(self) -> Iterator[tuple[Segment, Array, int]]:
        return zip(self.segments, self.gone, self._first_rows[:-1], strict=True)

    def _at(self, row: int) -> tuple[Segment, int]:
        number = int(np.searchsorted(self._first_rows, row, side="right")) - 1
        return self.segments[number], row - self._first_rows[number]


def _more_alike(found: dict[int, Likeness], row: int, pair: name_likeness.Pairing, number: int, share: float) -> None:
    if row not in found or share > found[row].share:
        found[row] = Likeness(share, *pair.unshared(number))


def _without(rows: Array, gone: Array) -> Array:
    return rows[~np.isin(rows, gone)] if len(gone) else rows
