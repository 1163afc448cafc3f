"""The supplier records of one organisation, found by identifier, by name or by likeness of name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bots.matching.identifiers import account_key, company_key, domain_key, gln_key, postcode_key, vat_key
from bots.matching.name_index import NameIndex
from bots.matching.names import Name, spellings
from counterfoil.model.masters import Supplier, SupplierStatus

CROWD = 20  # records that share one domain or postcode: from here on it proposes nobody


@dataclass(frozen=True, slots=True)
class Record:
    """A supplier record with its identifiers as they are compared. `unusable` says why it may not be used, if so."""

    supplier: Supplier
    names: tuple[Name, ...]
    aliases: tuple[Name, ...]
    vat: str | None
    company: str | None
    gln: str | None
    postcode: str | None
    domain: str | None
    unusable: str

    @property
    def id(self) -> str:
        """The supplier id in its organisation's ledger."""
        return self.supplier.supplier_id

    @property
    def account(self) -> str | None:
        """The account that the ledger holds, as `identifiers.account_key` writes it."""
        held = self.supplier
        return account_key(sort_code=held.sort_code, account_number=held.account_number, iban=held.iban)

    def firm_keys(self) -> Iterator[tuple[str, str]]:
        """What tells that records of several books are one firm: registered numbers and exact names."""
        for kind, key in (("vat", self.vat), ("company", self.company), ("gln", self.gln)):
            if key:
                yield kind, key
        for name in (*self.names, *self.aliases):
            yield "name", name.key


def unusable_on(day: date, supplier: Supplier) -> str:
    """Why this record may not be used on that day, in words; empty when it may."""
    if supplier.status is SupplierStatus.INACTIVE:
        return "the record is inactive"
    if supplier.valid_from is not None and supplier.valid_from > day:
        return f"the record is not valid before {supplier.valid_from}"
    if supplier.valid_to is not None and supplier.valid_to < day:
        return f"the record was valid until {supplier.valid_to}"
    return ""


def record_of(supplier: Supplier, *, as_of: date) -> Record:
    """The record with everything that is compared made ready once."""
    return Record(
        supplier=supplier,
        names=spellings(supplier.name),
        aliases=tuple(name for alias in supplier.aliases for name in spellings(alias)),
        vat=vat_key(supplier.vat_number),
        company=company_key(supplier.company_number),
        gln=gln_key(supplier.gln),
        postcode=postcode_key(supplier.postcode),
        domain=domain_key(supplier.email_domain),
        unusable=unusable_on(as_of, supplier),
    )


class SupplierBook:
    """One organisation's records with their indexes."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = {record.id: record for record in records}
        self._by_key: dict[tuple[str, str], list[Record]] = defaultdict(list)
        self._by_core: dict[str, list[Record]] = defaultdict(list)
        for record in self.records.values():
            for key in (*record.firm_keys(), ("domain", record.domain or ""), ("postcode", record.postcode or "")):
                self._by_key[key].append(record)
            for core in {name.core for name in (*record.names, *record.aliases)}:
                self._by_core[core].append(record)
        self.index = NameIndex(sorted(self._by_core))

    def having(self, kind: str, key: str | None) -> list[Record]:
        """Records with this identifier ("vat", "company", "gln", "name", "domain" or "postcode")."""
        found = self._by_key.get((kind, key), []) if key else []
        return [] if kind in {"domain", "postcode"} and len(found) > CROWD else found

    def resembling(self, name: Name, *, limit: int = 8) -> list[Record]:
        """Records with the names most like this one, the best first."""
        near = self.index.nearest(name.core, limit=limit)
        return [record for core, _ in near for record in self._by_core[core]]
