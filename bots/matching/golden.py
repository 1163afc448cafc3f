"""Golden records: which supplier records of all organisations are one firm, with reasons; proposed, never merged.

Each record is laid beside those of all organisations as a bill that shows its own facts would be, with the comparisons
and weights of `features`. Those certain and corroborated are linked, and what is linked is one firm. A link that a
registered number contradicts is no link but a conflict, which a person looks at.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bots.matching.comparison import Sender
from bots.matching.evidence import probabilities, total
from bots.matching.features import compare, corroborated
from bots.matching.supplier_records import Record
from bots.matching.supplier_register import SupplierRegister
from bots.matching.suppliers import comparisons
from bots.matching.weights import WEIGHTS
from counterfoil.model.masters import Supplier
from counterfoil.model.matches import Reason

POSSIBLE = 0.5  # probability from which two records are shown as possibly one
CONTRADICTING = frozenset({"vat_number_conflict", "company_number_conflict", "legal_form_conflict"})
# Sisters share numbers, and differ by a word, or by a letter or two where another record has the very name.
TELLING_APART = frozenset({"name_words_conflict", "name_words_not_held", "name_words_not_printed", "name_of_another"})
NUMBERS = {"VAT number": "vat", "company number": "company", "location number": "gln", "account": "account"}

Place = tuple[str, str]
"""An organisation, and the id of a record in its ledger."""


@dataclass(frozen=True, slots=True)
class Link:
    """Why two records are, or may be, one firm. `certain` links make golden records, the others are for a person."""

    one: Place
    other: Place
    probability: float
    certain: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class GoldenRecord:
    """One firm: its records, what links them, and in which facts they differ, in words."""

    suppliers: tuple[Supplier, ...]
    links: tuple[Link, ...]
    conflicts: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name that most of the records have, the longest where as many have another."""
        names = [supplier.name for supplier in self.suppliers]
        return max(names, key=lambda name: (names.count(name), len(name), name))

    @property
    def duplicated_at(self) -> tuple[str, ...]:
        """Organisations that have more than one record of the firm."""
        codes = [supplier.organisation for supplier in self.suppliers]
        return tuple(sorted({code for code in codes if codes.count(code) > 1}))


@dataclass(frozen=True, slots=True)
class Golden:
    """All firms of all masters, those of most records first, and the links that a person has to decide."""

    records: tuple[GoldenRecord, ...]
    possible: tuple[Link, ...]


def golden_records(register: SupplierRegister) -> Golden:
    """Every record of the register in exactly one golden record; asks the register once for each of its records."""
    rows = dict(register.everything())
    links = _links(rows, register)
    groups = _linked({place_of(record): record for record in rows.values()}, [link for link in links if link.certain])
    group_of = {place: number for number, group in enumerate(groups) for place in map(place_of, group)}
    inside: dict[int, list[Link]] = defaultdict(list)
    possible = []
    for link in links:
        if link.certain:
            inside[group_of[link.one]].append(link)
        elif group_of[link.one] != group_of[link.other]:
            possible.append(link)
    records = [
        GoldenRecord(tuple(r.supplier for r in group), tuple(inside[number]), tuple(_conflicts(group)))
        for number, group in enumerate(groups)
    ]
    records.sort(key=lambda record: (-len(record.suppliers), record.name))
    return Golden(tuple(records), tuple(sorted(possible, key=lambda link: (-link.probability, link.one, link.other))))


def place_of(record: Record) -> Place:
    """Where a record stands."""
    return record.supplier.organisation, record.id


def _links(rows: dict[int, Record], register: SupplierRegister) -> list[Link]:
    found: dict[frozenset[Place], Link] = {}
    for row, record in rows.items():
        for link in _links_of(row, record, register):
            both = frozenset((link.one, link.other))
            if both not in found or link.probability > found[both].probability:
                found[both] = link
    return list(found.values())


def _links_of(row: int, record: Record, register: SupplierRegister) -> Iterator[Link]:
    sender = Sender(
        names=(*record.names, *record.aliases),
        vat=record.vat,
        company=record.company,
        gln=record.gln,
        postcode=record.postcode,
        domain=record.domain,
        account=record.account,
    )
    for pair in comparisons(sender, None, register, but=row):
        reasons = compare(pair)
        [probability] = probabilities([total(reasons)], none=WEIGHTS.supplier["none_of_these"])
        seen = {reason.feature for reason in reasons}
        contradicted = bool(CONTRADICTING & seen)
        sure = corroborated(pair, reasons)
        certain = sure and not seen & (CONTRADICTING | TELLING_APART) and probability >= WEIGHTS.supplier["certain"]
        if certain or probability >= POSSIBLE or (sure and contradicted):
            yield Link(place_of(record), place_of(pair.record), probability, certain, reasons)


def _linked(records: dict[Place, Record], links: Iterable[Link]) -> list[list[Record]]:
    """The records in groups, each of which hangs together by links."""
    leader = {place: place for place in records}

    def leads(place: Place) -> Place:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    for link in links:
        leader[leads(link.other)] = leads(link.one)
    groups: dict[Place, list[Record]] = defaultdict(list)
    for place, record in records.items():
        groups[leads(place)].append(record)
    return [sorted(group, key=place_of) for group in groups.values()]


def _conflicts(group: Sequence[Record]) -> Iterator[str]:
    """Numbers in which the records of one firm differ: who has which."""
    for words, field in NUMBERS.items():
        held: dict[str, list[str]] = defaultdict(list)
        for record in group:
            if key := getattr(record, field):
                held[key].append(f"{record.supplier.organisation} {record.id}")
        if len(held) > 1:
            yield f"{words}s differ: " + "; ".join(f"{key} at {', '.join(at)}" for key, at in sorted(held.items()))
