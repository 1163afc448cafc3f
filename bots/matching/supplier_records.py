"""Supplier records as they are compared: names and identifiers made ready once, and kept as one line of text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter
from typing import Any

from bots.matching.identifiers import account_of, company_key, domain_key, gln_key, postcode_key, vat_key
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

    def has(self, kind: str, key: str) -> bool:
        """Whether this is a key of the record, as `look_ups` gives them."""
        if kind == "name":
            return any(name.key == key for name in (*self.names, *self.aliases))
        return bool(getattr(self, kind) == key)

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
    aliases = tuple(name for alias in supplier.aliases for name in spellings(alias))
    return _record(supplier, spellings(supplier.name), aliases, as_of=as_of)


def _record(supplier: Supplier, names: tuple[Name, ...], aliases: tuple[Name, ...], *, as_of: date) -> Record:
    return Record(
        supplier=supplier,
        names=names,
        aliases=aliases,
        vat=vat_key(supplier.vat_number),
        company=company_key(supplier.company_number),
        gln=gln_key(supplier.gln),
        account=account_of(supplier),
        postcode=postcode_key(supplier.postcode),
        domain=domain_key(supplier.email_domain),
        unusable=unusable_on(as_of, supplier),
    )


# Control characters of ASCII for this very use; a fact that holds one loses it.
FIELD, NAME, PART = "\x1f", "\x1e", "\x1d"
SEPARATORS = str.maketrans(dict.fromkeys((FIELD, NAME, PART), " "))
FIELDS = tuple(field.name for field in fields(Supplier))
_FACTS = attrgetter(*FIELDS)


def written(supplier: Supplier) -> str:
    """All facts of a supplier as one line, the same for the same facts."""
    facts = _FACTS(supplier)
    return FIELD.join([fact if fact.__class__ is str and fact.isprintable() else _written(fact) for fact in facts])


def kept(facts: str, record: Record) -> str:
    """The record as one line: its facts as `written`, and its names as they are compared; `record_from` reads it."""
    names = (
        NAME.join([f"{n.core}{PART}{n.legal_form or ''}" for n in each]) for each in (record.names, record.aliases)
    )
    return FIELD.join([facts, *names])


def record_from(line: str, *, as_of: date) -> Record:
    """The record that `kept` wrote, as it stands on a day."""
    *facts, names, aliases = line.split(FIELD)
    supplier = Supplier(**{name: _read(name, text) for name, text in zip(FIELDS, facts, strict=True) if text})
    return _record(supplier, _names(names), _names(aliases), as_of=as_of)


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return NAME.join(map(_written, value))
    return str(value).translate(SEPARATORS)


def _read(name: str, text: str) -> Any:  # noqa: ANN401 - any fact of a supplier
    if name in READ:
        return READ[name](text)
    return text


READ: dict[str, Callable[[str], object]] = {
    "aliases": lambda text: tuple(text.split(NAME)),
    "status": SupplierStatus,
    "terms_days": int,
    "valid_from": date.fromisoformat,
    "valid_to": date.fromisoformat,
}


def _names(text: str) -> tuple[Name, ...]:
    parts = (each.split(PART) for each in text.split(NAME) if each)
    return tuple(Name(core, form or None) for core, form in parts)
