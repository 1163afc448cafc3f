"""Inserting what another may be inserting just now: each database has words of its own for it."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Column, Table
from sqlalchemy.dialects import postgresql, sqlite

Insert = postgresql.Insert | sqlite.Insert
INSERTS: Mapping[str, Callable[[Table], Insert]] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


def insert_or_leave(table: Table, *unique: Column[Any]) -> Mapping[str, Insert]:
    """By dialect: insert a row unless these columns, which are unique together, have its values already.

    Without columns named, whatever the table keeps unique.

    On PostgreSQL the insert waits for another transaction that is just inserting the same.
    """
    return {name: made(table).on_conflict_do_nothing(index_elements=unique or None) for name, made in INSERTS.items()}
