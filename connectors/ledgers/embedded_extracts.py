"""The extracts that the embedded ledger was given: taken in whole, given back as they were."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from operator import attrgetter
from typing import Any

import sqlalchemy as sa

from connectors.ledgers.embedded_tables import extract_taken, extracts, version
from connectors.masterdata import EXTRACTS
from counterfoil.model.masters import Masterdata
from counterfoil.model.postings import normalise_number


def replace(connection: sa.Connection, data: Masterdata) -> bool:
    """Put these extracts in the place of the earlier ones, unless they are the same; whether anything was written."""
    connection.execute(sa.select(version.c.version).with_for_update())
    if connection.scalar(sa.select(extract_taken.c.digest)) == data.digest:
        return False
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")  # extracts of any size are taken in whole
    for name, table in extracts.items():
        connection.execute(table.delete())
        if facts := getattr(data, name):
            _insert(connection, table, facts)
    connection.execute(extract_taken.delete())
    connection.execute(extract_taken.insert().values(digest=data.digest))
    return True


def read(connection: sa.Connection) -> Masterdata:
    """The extracts as they were given; before any were, none at all, and an empty digest."""
    digest = connection.scalar(sa.select(extract_taken.c.digest))
    if digest is None:
        return Masterdata(digest="")
    tables: dict[str, Any] = {}
    for name, row_class in EXTRACTS.items():
        names = list(row_class.__dataclass_fields__)
        query = sa.select(*(extracts[name].c[column] for column in names)).order_by(extracts[name].c.row)
        found = connection.execute(query)
        tables[name] = tuple(row_class(**dict(zip(names, row, strict=True))) for row in found)
    return Masterdata(digest=digest, **tables)


def _insert(connection: sa.Connection, table: sa.Table, facts: Sequence[Any]) -> None:
    """By the driver itself: SQLAlchemy's own way takes three times as long for a hundred thousand rows."""
    rows = _rows(connection.dialect, table, facts)
    cursor: Any = connection.connection.cursor()
    with closing(cursor):
        if connection.dialect.name == "sqlite":
            cursor.executemany(str(table.insert().compile(dialect=connection.dialect)), rows)
            return
        columns = ", ".join(f'"{column.name}"' for column in table.c)
        with cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)


def _rows(dialect: sa.Dialect, table: sa.Table, facts: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """The facts as the database takes them, one column after the other."""
    columns: list[Iterable[Any]] = []
    for column in table.c:
        values = _values(column.name, facts)
        as_kept = column.type.dialect_impl(dialect).bind_processor(dialect)
        columns.append(map(as_kept, values) if as_kept else values)
    return zip(*columns, strict=True)


def _values(name: str, facts: Sequence[Any]) -> Iterable[Any]:
    match name:
        case "row":
            return range(len(facts))
        case "normalised_number":
            return (normalise_number(fact.invoice_number) for fact in facts)
        case _:
            return map(attrgetter(name), facts)
