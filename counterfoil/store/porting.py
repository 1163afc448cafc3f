"""Whole tables out of a database as JSON lines, and into another one, whichever of the two databases either is.

What JSON has no word for is tagged with its type (`{"decimal": "1.20"}`), so that it comes back to the last digit.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Integer, MetaData, Table, func, insert, select

from counterfoil.store.batching import batches
from counterfoil.store.errors import StoreError

ROWS_AT_ONCE = 500
FROM_TAGS: Mapping[str, Callable[[str], Any]] = {
    "instant": datetime.fromisoformat,
    "date": date.fromisoformat,
    "decimal": Decimal,
    "bytes": bytes.fromhex,
}
STAYS = "stays"
"""A table with this word in its `info` is of one installation only, and never leaves it."""


def write_tables(connection: Connection, metadata: MetaData, folder: Path) -> dict[str, int]:
    """Write each table to `NAME.jsonl` in the folder, in the order of its key; gives the rows of each."""
    folder.mkdir(parents=True, exist_ok=True)
    return {table.name: _write(connection, table, folder / f"{table.name}.jsonl") for table in _moving(metadata)}


def read_tables(connection: Connection, metadata: MetaData, folder: Path) -> dict[str, int]:
    """Fill the empty tables from `write_tables`' files; gives the rows of each.

    Raises:
        StoreError: a table has rows already, or a file is missing or is none of ours.
    """
    return {table.name: _read(connection, table, folder / f"{table.name}.jsonl") for table in _moving(metadata)}


def _moving(metadata: MetaData) -> Iterator[Table]:
    return (table for table in metadata.sorted_tables if not table.info.get(STAYS))


def _write(connection: Connection, table: Table, path: Path) -> int:
    count = 0
    rows = connection.execution_options(yield_per=ROWS_AT_ONCE).execute(select(table).order_by(*table.primary_key))
    with path.open("w", encoding="utf-8") as file:
        for row in rows.mappings():
            file.write(json.dumps(dict(row), ensure_ascii=False, default=_tagged) + "\n")
            count += 1
    return count


def _tagged(value: object) -> Mapping[str, str]:
    match value:
        case datetime():
            return {"instant": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case Decimal():
            return {"decimal": str(value)}
        case bytes() | memoryview():
            return {"bytes": value.hex()}
        case _:
            raise TypeError(f"a {type(value).__name__} cannot be exported")


def _read(connection: Connection, table: Table, path: Path) -> int:
    if connection.execute(select(func.count()).select_from(table)).scalar_one():
        raise StoreError(f"the table {table.name} has rows already; import into a home in which nothing has run")
    count = 0
    for batch in batches(_rows(path), ROWS_AT_ONCE):
        connection.execute(insert(table), batch)
        count += len(batch)
    _count_on(connection, table)
    return count


def _rows(path: Path) -> Iterable[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                try:
                    yield {name: _untagged(value) for name, value in json.loads(line).items()}
                except (ValueError, KeyError, AttributeError) as error:
                    raise StoreError(f"{path}, line {number}: {error}; export it again") from error
    except FileNotFoundError as error:
        raise StoreError(f"{path} is missing; export it again") from error


def _untagged(value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    if isinstance(value, dict):
        [(tag, said)] = value.items()
        return FROM_TAGS[tag](said)
    return value


def _count_on(connection: Connection, table: Table) -> None:
    """Let PostgreSQL number the next row after those that were brought."""
    keys = list(table.primary_key)
    if connection.dialect.name != "postgresql" or len(keys) != 1 or not isinstance(keys[0].type, Integer):
        return
    if table.autoincrement_column is None:
        return
    sequence = select(func.pg_get_serial_sequence(table.name, keys[0].name)).scalar_subquery()
    highest = select(func.max(keys[0])).scalar_subquery()
    connection.execute(select(func.setval(sequence, func.coalesce(highest, 1), highest.is_not(None))))
