"""What people, and the passing of time, do to an item: judgements, links, and the way back to a new decision."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import bindparam, delete, insert, select, update

from counterfoil.model.causes import Watched
from counterfoil.store.errors import StoreError
from counterfoil.store.moves import Moves
from counterfoil.store.papers import WATCHED, dumped
from counterfoil.store.records import State
from counterfoil.store.tables import ITEM, JUDGEMENT, ORDER_BILLING, PAPER, POSTING

ROWS_AT_ONCE = 500
FINISHED = (
    select(ITEM.c.id, ITEM.c.organisation, POSTING.c.key)
    .outerjoin(POSTING, POSTING.c.item == ITEM.c.id)
    .where(
        ITEM.c.id.in_(bindparam("items", expanding=True)),
        ITEM.c.state == State.DONE.value,
        ITEM.c.lease_token.is_(None),
    )
    .order_by(ITEM.c.id)
    .with_for_update(of=ITEM)
)


class Judging(Moves):
    """The moves that need no claim, since nobody works on an item that is done."""

    def judge(self, item: str, *, person: str, kind: str, body: Mapping[str, str]) -> int:
        """Record a person's correction, release or approval; returns its number. Reopen the item to act on it.

        The log holds who, when and a hash of the body; the body itself may speak of the document.
        """
        written = json.dumps(dict(body), sort_keys=True)
        stream = self._organisation_of(item)
        number: int = self._connection.execute(
            insert(JUDGEMENT)
            .values(item=item, at=self._clock(), person=person, kind=kind, body=written)
            .returning(JUDGEMENT.c.id)
        ).scalar_one()
        digest = hashlib.sha256(written.encode()).hexdigest()
        self._note(stream, "judged", item, {"kind": kind, "judgement": str(number), "body": digest}, actor=person)
        return number

    def watch(self, watched: Mapping[str, Sequence[Watched]]) -> None:
        """Note anew, by item, what was found of the things that it waits on and did not release it."""
        for item, watches in watched.items():
            self._connection.execute(
                update(PAPER)
                .where(PAPER.c.item == item, PAPER.c.paper == "causes")
                .values(body=dumped(WATCHED, tuple(watches)))
            )

    def reopen(
        self, items: Collection[str], *, reason: str, step: State = State.READ, because: Mapping[str, str] | None = None
    ) -> list[str]:
        """Put finished items back to be decided again, or with `State.PENDING` to be read again.

        `reason` is a short code, not text of a document; `because` says for each item what changed. Returns those
        reopened: what is not done, or is at work, is
        left alone. An open hold stays open until the new decision says otherwise.

        Raises:
            StoreError: one of them is posted.
        """
        wanted = sorted(items)
        batches = (wanted[start : start + ROWS_AT_ONCE] for start in range(0, len(wanted), ROWS_AT_ONCE))
        return [item for batch in batches for item in self._reopen(batch, reason, step, because or {})]

    def _reopen(self, items: Sequence[str], reason: str, step: State, because: Mapping[str, str]) -> list[str]:
        rows = self._connection.execute(FINISHED, {"items": items}).all()
        posted = [row.id for row in rows if row.key is not None]
        if posted:
            raise StoreError(f"{', '.join(posted)}: what is posted can not be reopened; correct it in the ledger")
        ids = [row.id for row in rows]
        self._connection.execute(
            update(ITEM)
            .where(ITEM.c.id.in_(ids))
            .values(state=step.value, step=step.value, outcome=None, updated_at=self._clock())
        )
        self._connection.execute(delete(ORDER_BILLING).where(ORDER_BILLING.c.item.in_(ids)))
        for row in rows:
            self._note(
                row.organisation,
                "reopened",
                row.id,
                {"reason": reason, "because": because.get(row.id), "step": step.value},
            )
        return ids
