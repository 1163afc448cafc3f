"""The embedded ledger's tables: the extracts it was given, the bills posted to it, and its journal."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args, get_type_hints

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator, TypeEngine

from connectors.ledgers.base import LedgerError
from connectors.masterdata import EXTRACTS
from counterfoil.model.masters import BillKind
from counterfoil.store.columns import Listing
from counterfoil.store.porting import STAYS

VERSION = 1
CREATING = 0x636F756E74657266
"""The key of the PostgreSQL lock that keeps two processes from creating the tables at once (any number of our own)."""

metadata = sa.MetaData()


class Exact(TypeDecorator[Decimal]):
    """A decimal number kept digit by digit: NUMERIC, or text on SQLite, whose own numbers are floats."""

    impl = sa.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> TypeEngine[Any]:
        """The column's type in this database."""
        return dialect.type_descriptor(sa.Numeric() if dialect.name == "postgresql" else sa.Text())

    def process_bind_param(self, value: Decimal | None, dialect: sa.Dialect) -> Any:  # noqa: ANN401 - SQLAlchemy's own
        """As the database takes it."""
        return value if value is None or dialect.name == "postgresql" else str(value)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Decimal | None:  # noqa: ANN401, ARG002 - as above
        """As it was written, to the last nought."""
        return value if value is None else Decimal(value)


class Coded(TypeDecorator[StrEnum]):
    """One of the values of an enumeration, kept as its text."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind
        self._members = {member.value: member for member in kind}

    def process_bind_param(self, value: StrEnum | None, dialect: sa.Dialect) -> str | None:  # noqa: ARG002 - as above
        """As the database takes it."""
        return None if value is None else str(value)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> StrEnum | None:  # noqa: ANN401, ARG002 - as above
        """As the model has it."""
        return None if value is None else self._members[value]


_PLAIN: dict[Any, Callable[[], TypeEngine[Any]]] = {
    str: sa.Text,
    int: sa.Integer,
    Decimal: Exact,
    date: sa.Date,
    datetime: sa.DateTime,
}


def _type_of(hint: Any) -> TypeEngine[Any]:  # noqa: ANN401 - a type hint is any object
    kind = next((part for part in get_args(hint) if part is not type(None) and part is not ...), hint)
    if hint == tuple[str, ...]:
        return Listing()
    return _PLAIN[kind]() if kind in _PLAIN else Coded(kind)


def _extract_table(name: str, row_class: type[Any], *indexed: str, extra: tuple[sa.Column[Any], ...] = ()) -> sa.Table:
    """A table with a column for each attribute of the row class; `row` keeps the order of the extract."""
    return sa.Table(
        f"ledger_extract_{name}",
        metadata,
        sa.Column("row", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(column, _type_of(hint)) for column, hint in get_type_hints(row_class).items()),
        *extra,
        *([sa.Index(f"ledger_extract_{name}_by", *indexed)] if indexed else []),
    )


_INDEXED = {
    "organisations": ("organisation",),
    "suppliers": ("organisation", "supplier_id"),
    "purchase_orders": ("organisation", "po_number"),
    "chart": ("organisation", "cost_centre", "subjective"),
    "ledger_invoices": ("organisation", "supplier_id", "normalised_number"),
}
_EXTRA = {"ledger_invoices": (sa.Column("normalised_number", sa.Text, nullable=False),)}

extracts = {
    name: _extract_table(name, row_class, *_INDEXED.get(name, ()), extra=_EXTRA.get(name, ()))
    for name, row_class in EXTRACTS.items()
}

version = sa.Table(
    "ledger_version",
    metadata,
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    info={STAYS: True},
)
extract_taken = sa.Table("ledger_extract_taken", metadata, sa.Column("digest", sa.Text, primary_key=True))

bills = sa.Table(
    "ledger_ap_invoices",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("posting_key", sa.Text, nullable=False, unique=True),
    sa.Column("organisation", sa.Text, nullable=False),
    sa.Column("supplier_id", sa.Text, nullable=False),
    sa.Column("normalised_number", sa.Text, nullable=False),
    sa.Column("kind", Coded(BillKind), nullable=False),
    sa.Column("invoice_number", sa.Text, nullable=False),
    sa.Column("invoice_date", sa.Date, nullable=False),
    sa.Column("due_date", sa.Date, nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("exchange_rate", Exact),
    sa.Column("net", Exact, nullable=False),
    sa.Column("vat", Exact, nullable=False),
    sa.Column("gross", Exact, nullable=False),
    sa.UniqueConstraint("organisation", "supplier_id", "normalised_number", "kind"),
)

distributions = sa.Table(
    "ledger_ap_distributions",
    metadata,
    sa.Column("invoice_id", sa.ForeignKey(bills.c.id), primary_key=True),
    sa.Column("line", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("cost_centre", sa.Text, nullable=False),
    sa.Column("subjective", sa.Text, nullable=False),
    sa.Column("net", Exact, nullable=False),
    sa.Column("vat", Exact, nullable=False),
    sa.Column("vat_recovery", sa.Text),
    sa.Column("po_number", sa.Text),
    sa.Column("po_line", sa.Text),
    sa.Column("quantity", Exact),
)

journal = sa.Table(
    "ledger_journal",
    metadata,
    sa.Column("invoice_id", sa.ForeignKey(bills.c.id), primary_key=True),
    sa.Column("entry", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("organisation", sa.Text, nullable=False, index=True),
    sa.Column("account", sa.Text, nullable=False),
    sa.Column("cost_centre", sa.Text),
    sa.Column("subjective", sa.Text),
    sa.Column("supplier_id", sa.Text),
    sa.Column("vat_recovery", sa.Text),
    sa.Column("pence", sa.BigInteger, nullable=False),
)


def create(connection: sa.Connection) -> None:
    """Create the tables where they are missing, in the caller's transaction.

    Raises:
        LedgerError: a newer Counterfoil has changed them.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(CREATING)))
    metadata.create_all(connection)
    found = connection.scalar(sa.select(version.c.version))
    if found is None:
        connection.execute(version.insert().values(version=VERSION))
    elif found > VERSION:
        raise LedgerError(
            f"the embedded ledger has version {found} and this program knows {VERSION}: use the newer Counterfoil"
        )
