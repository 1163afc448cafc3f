"""Supplier records as they are compared: names and identifiers made ready once, and kept as one line of text."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from bots.matching.identifiers import account_key, company_key, domain_key, gln_key, postcode_key, vat_key
from bots.matching.names import Name, spellings
from counterfoil.model.masters import Supplier, SupplierStatus


@dataclass(frozen=True, slots=True)
class Record:
    """A supplier record with its identifiers as they are compared. `unusable` says why it may not be used, if so."""

    supplier: Supplier
    names: tuple[Name, ...]
    aliases: tuple[Name, ...]
    vat: str | None
    company: str | None
    gln: str | None
    account: str | None
    postcode: str | None
    domain: str | None
    unusable: str

    @property
    def id(self) -> str:
        """The supplier id in its organisation's ledger."""
        return self.supplier.supplier_id

    def firm_keys(self) -> Iterator[tuple[str, str]]:
        """What tells that records of several books are one firm: registered numbers and exact names."""
        for kind, key in (("vat", self.vat), ("company", self.company), ("gln", self.gln)):
            if key:
                yield kind, key
        for name in (*self.names, *self.aliases):
            yield "name", name.key

    def look_ups(self) -> Iterator[tuple[str, str]]:
        """All that the record is looked up by, each kind with its key."""
        yield from dict.fromkeys(self.firm_keys())
        for kind, key in (("account", self.account), ("postcode", self.postcode), ("domain", self.domain)):
            if key:
                yield kind, key


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
        account=account_key(sort_code=supplier.sort_code, account_number=supplier.account_number, iban=supplier.iban),
        postcode=postcode_key(supplier.postcode),
        domain=domain_key(supplier.email_domain),
        unusable=unusable_on(as_of, supplier),
    )


FIELDS = tuple(field.name for field in fields(Supplier))


def written(supplier: Supplier) -> str:
    """The supplier as one line, the same for the same facts; `record_from` reads it back."""
    return json.dumps([getattr(supplier, name) for name in FIELDS], default=str, separators=(",", ":"))


def kept(record: Record) -> str:
    """The record as one line, with what was made ready, so that reading it back compares nothing anew."""
    ready = [[(n.core, n.legal_form) for n in names] for names in (record.names, record.aliases)]
    keys = [record.vat, record.company, record.gln, record.account, record.postcode, record.domain]
    return f"[{written(record.supplier)},{json.dumps([*ready, *keys], separators=(',', ':'))}]"


def record_from(line: str, *, as_of: date) -> Record:
    """The record that `kept` wrote, as it stands on a day."""
    facts, (names, aliases, *keys) = json.loads(line)
    supplier = Supplier(**dict(zip(FIELDS, map(_read, FIELDS, facts), strict=True)))
    own, other = (tuple(Name(core, form) for core, form in each) for each in (names, aliases))
    vat, company, gln, account, postcode, domain = keys
    return Record(supplier, own, other, vat, company, gln, account, postcode, domain, unusable_on(as_of, supplier))


def _read(name: str, value: Any) -> Any:  # noqa: ANN401 - any fact of a supplier
    if value is None:
        return None
    if name == "aliases":
        return tuple(value)
    if name == "status":
        return SupplierStatus(value)
    return date.fromisoformat(value) if name in {"valid_from", "valid_to"} else value
