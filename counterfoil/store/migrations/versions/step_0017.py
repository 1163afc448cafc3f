"""What holds up whom, so that causes are grouped from one index: a row for each open hold and each approval."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

ORDERED = sa.Text().with_variant(sa.TEXT(collation="C"), "postgresql")
ORDERS = {"QTY_REC", "QTY_ORD", "PO_CLOSED", "PO_FUNDS", "SUP_PO_MISMATCH"}
WAITING = """
    SELECT work.*, hold.code AS hold, hold.opened_on, paper.body FROM work
    LEFT JOIN hold ON hold.item = work.item AND hold.released_on IS NULL
    LEFT JOIN paper ON paper.item = work.item AND paper.paper = 'causes'
    WHERE work.queue <> 'done' AND work.settled_by IS NULL"""
ROWS_AT_ONCE = 500


def upgrade() -> None:
    wait = op.create_table(
        "wait",
        sa.Column("item", ORDERED, nullable=False),
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("root", sa.String(10), nullable=False),
        sa.Column("cause", ORDERED, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("restricted", sa.String(10), nullable=False),
        sa.Column("organisation", ORDERED, nullable=True),
        sa.Column("pence", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["item"], ["item.id"]),
        sa.PrimaryKeyConstraint("item", "code"),
    )
    figures = ["restricted", "organisation", "pence", "since", "due_on", "name"]
    op.create_index("ix_wait_cause", "wait", ["code", "root", "cause", *figures])
    days = {name: sa.Date() for name in ("received_on", "due_on", "opened_on")}
    waiting = op.get_bind().execute(sa.text(WAITING).columns(**days)).all()
    for start in range(0, len(waiting), ROWS_AT_ONCE):
        op.bulk_insert(wait, [_row(found) for found in waiting[start : start + ROWS_AT_ONCE]])


def _row(found: Any) -> dict[str, Any]:
    root, name = _root(found)
    return {
        "item": found.item,
        "code": found.hold or "",
        "root": root,
        "cause": found.item if root == "item" else name.casefold(),
        "name": found.number or found.item if root == "item" else name,
        "restricted": found.restricted,
        "organisation": found.organisation,
        "pence": max(found.pence, 0) if found.currency == "GBP" else 0,
        "since": found.opened_on or found.received_on,
        "due_on": found.due_on,
    }


def _root(found: Any) -> tuple[str, str]:
    code = found.hold
    if not code:
        root, name = "approver", found.approver if found.queue == "approval" else ""
    elif code in ORDERS or code == "UOM":
        root, kind = ("pack", "packs") if code == "UOM" else ("order", "order")
        name = next(_watched(found.body, kind), "")
    elif code in {"APR_LIMIT", "APR_TIMEOUT"}:
        root, name = "approver", found.approver
    else:
        root, name = ("rate", found.currency) if code == "NO_RATE" else ("sender", found.sender)
    if name:
        return root, name
    return ("unread" if code in {"RESCAN", "FORMAT"} else "item"), ""


def _watched(body: str | None, kind: str) -> Iterator[str]:
    for each in json.loads(body) if body else ():
        if each["cause"]["kind"] == kind:
            yield each["cause"].get("key", "")
