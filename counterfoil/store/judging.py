"""What people, and the passing of time, do to an item: judgements, links, and the way back to a new decision."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update

from counterfoil.model.causes import Watched
from counterfoil.store.batching import batches
from counterfoil.store.desk_tables import JUDGEMENT_END
from counterfoil.store.errors import StoreError
from counterfoil.store.moves import Moves
from counterfoil.store.papers import WATCHED, dumped
from counterfoil.store.records import Judgement, State
from counterfoil.store.tables import ITEM, JUDGEMENT, MEMORY, ORDER_BILLING, PAPER, POSTING
from counterfoil.store.work_records import StaleError

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

ENDED = select(JUDGEMENT_END.c.judgement).where(JUDGEMENT_END.c.judgement.in_(bindparam("of", expanding=True)))


class Judging(Moves):
    """The moves that need no claim, since nobody works on an item that is done."""

    def judge(
        self, item: str, *, person: str, kind: str, body: Mapping[str, str], acts_from: datetime | None = None
    ) -> int:
        """Record a person's correction, release or approval; returns its number. A run acts on it, from `acts_from` on.

        The log holds who, when and a hash of the body; the body itself may speak of the document.
        """
        written = json.dumps(dict(body), sort_keys=True)
        stream = self._organisation_of(item)
        number: int = self._connection.execute(
            insert(JUDGEMENT)
            .values(item=item, at=self._clock(), person=person, kind=kind, body=written, acts_from=acts_from)
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

    def take_up(self, judgements: Collection[Judgement]) -> list[int]:
        """Have these judgements count from now on; gives the numbers of those that were not withdrawn before."""
        numbers = [judgement.id for judgement in judgements]
        ended = set(self._connection.execute(ENDED, {"of": numbers}).scalars())
        taken = [judgement for judgement in judgements if judgement.id not in ended]
        self._end(taken, withdrawn=False)
        for judgement in taken:
            said = {"judgement": str(judgement.id), "kind": judgement.kind}
            self._note(self._organisation_of(judgement.item), "taken up", judgement.item, said)
        return [judgement.id for judgement in taken]

    def withdraw(self, judgements: Collection[Judgement]) -> None:
        """Have these judgements never count.

        Raises:
            StaleError: a run has taken one of them up.
        """
        numbers = [judgement.id for judgement in judgements]
        learnt = select(MEMORY.c.judgement).where(MEMORY.c.judgement.in_(numbers))
        if self._connection.execute(ENDED, {"of": numbers}).first() or self._connection.execute(learnt).first():
            raise StaleError("A run has taken that up, so it can no longer be taken back.")
        self._end(judgements, withdrawn=True)
        for judgement in judgements:
            said = {"judgement": str(judgement.id), "kind": judgement.kind}
            self._note(self._organisation_of(judgement.item), "withdrawn", judgement.item, said)

    def _end(self, judgements: Collection[Judgement], *, withdrawn: bool) -> None:
        rows = [{"judgement": each.id, "at": self._clock(), "withdrawn": withdrawn} for each in judgements]
        if rows:
            self._connection.execute(insert(JUDGEMENT_END), rows)

    def reopen(
        self, items: Collection[str], *, reason: str, step: State = State.READ, because: Mapping[str, str] | None = None
    ) -> list[str]:
        """Put finished items back to be decided again, or with `State.PENDING` to be read again.

        `reason` is a short code, not text of a document; `because` says for each item what changed. Returns those
        reopened: what is not done, or is at work, is left alone. An open hold stays open until the new decision says
        otherwise.

        Raises:
            StoreError: one of them is posted.
        """
        wanted = batches(sorted(items), ROWS_AT_ONCE)
        return [item for batch in wanted for item in self._reopen(batch, reason, step, because or {})]

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
