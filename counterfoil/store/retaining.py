"""What people and housekeeping do about originals: legal holds, lists to dispose of, and the tombstones."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import insert, select, update

from counterfoil.model.retention import Due, HoldOn
from counterfoil.store.batching import batches
from counterfoil.store.errors import StoreError
from counterfoil.store.moves import Moves
from counterfoil.store.retention_tables import DISPOSAL, DISPOSAL_ENTRY, LEGAL_HOLD, LEGAL_HOLD_LIFTED
from counterfoil.store.tables import ITEM
from counterfoil.store.work_records import StaleError

ROWS_AT_ONCE = 500


class Retaining(Moves):
    """The moves of keeping; who may make them has been asked before. Each leaves its audit event."""

    def lay_hold(self, on: HoldOn, value: str, *, reason: str, person: str) -> int:
        """Keep all originals of an item, a supplier or an organisation from being disposed of; gives its number.

        Raises:
            NoSuchItemError: there is no such item.
        """
        stream = self._stream_of(on, value)
        self._wait_for_disposals()
        number: int = self._connection.execute(
            insert(LEGAL_HOLD)
            .values(laid_on=on.value, value=value, reason=reason, person=person, at=self._clock())
            .returning(LEGAL_HOLD.c.number)
        ).scalar_one()
        self._note(stream, "legal hold laid", value, {"hold": str(number), "on": on.value}, actor=person)
        return number

    def lift_hold(self, number: int, *, reason: str, person: str) -> None:
        """End a legal hold.

        Raises:
            StaleError: it has been lifted, or there is none.
        """
        held = self._connection.execute(select(LEGAL_HOLD).where(LEGAL_HOLD.c.number == number)).first()
        lifted = select(LEGAL_HOLD_LIFTED.c.number).where(LEGAL_HOLD_LIFTED.c.number == number)
        if held is None or self._connection.execute(lifted).first():
            raise StaleError("That legal hold has been lifted already.")
        self._connection.execute(
            insert(LEGAL_HOLD_LIFTED).values(number=number, reason=reason, person=person, at=self._clock())
        )
        on = HoldOn(held.laid_on)
        said = {"hold": str(number), "on": on.value}
        self._note(self._stream_of(on, held.value), "legal hold lifted", held.value, said, actor=person)

    def prepare_disposal(self, due: Iterable[Due], *, person: str) -> int:
        """Make a list of originals, to be approved by another person; gives its number.

        Raises:
            StaleError: an earlier list waits, or nothing is due.
        """
        if self._connection.execute(select(DISPOSAL.c.number).where(DISPOSAL.c.ended_at.is_(None))).first():
            raise StaleError("A list waits for approval already; approve or withdraw that one first.")
        number: int = self._connection.execute(
            insert(DISPOSAL)
            .values(prepared_by=person, prepared_at=self._clock(), approved=False)
            .returning(DISPOSAL.c.number)
        ).scalar_one()
        count = 0
        for batch in batches(due, ROWS_AT_ONCE):
            rows = [
                {"disposal": number, "sha256": each.sha256, "size": each.size, "rule": each.rule, "rules": each.rules}
                for each in batch
            ]
            self._connection.execute(insert(DISPOSAL_ENTRY), rows)
            count += len(rows)
        if not count:
            raise StaleError("No original is due any more.")
        self._note(None, "disposal prepared", str(number), {"originals": str(count)}, actor=person)
        return number

    def end_disposal(self, number: int, *, person: str, approve: bool) -> None:
        """Approve a list, so that the next housekeeping disposes of what is still due of it, or withdraw it.

        Raises:
            StaleError: it has ended, or there is none.
            StoreError: who prepared it would approve it.
        """
        found = self._connection.execute(select(DISPOSAL).where(DISPOSAL.c.number == number)).first()
        if found is None or found.ended_at is not None:
            raise StaleError("That list has been approved or withdrawn already.")
        if approve and found.prepared_by == person:
            raise StoreError("You prepared this list yourself; another person has to approve it")
        self._connection.execute(
            update(DISPOSAL)
            .where(DISPOSAL.c.number == number, DISPOSAL.c.ended_at.is_(None))
            .values(ended_by=person, ended_at=self._clock(), approved=approve)
        )
        self._note(None, "disposal approved" if approve else "disposal withdrawn", str(number), {}, actor=person)

    def standing_holds(self) -> frozenset[int]:
        """The numbers of the legal holds that stand, asked so that none is laid until this transaction has ended."""
        self._wait_for_disposals()
        lifted = select(LEGAL_HOLD_LIFTED.c.number)
        return frozenset(
            self._connection.execute(select(LEGAL_HOLD.c.number).where(LEGAL_HOLD.c.number.not_in(lifted))).scalars()
        )

    def bury(self, number: int, originals: Sequence[Due]) -> None:
        """Put tombstones for these originals of a list; their files are removed once this is on the disk."""
        for due in originals:
            self._settle_entry(number, due.sha256, {"gone_at": self._clock(), "rule": due.rule, "rules": due.rules})
            said = {"sha256": due.sha256, "size": str(due.size), "rule": due.rule, "rules": due.rules}
            users = select(ITEM.c.id, ITEM.c.organisation).where(ITEM.c.sha256 == due.sha256).order_by(ITEM.c.id)
            for item in self._connection.execute(users).all():
                self._note(item.organisation, "disposed", item.id, {**said, "list": str(number)})

    def spare(self, number: int, hashes: Iterable[str], *, why: str) -> None:
        """Leave these originals of a list where they are; a later list may have them again."""
        for sha256 in hashes:
            self._settle_entry(number, sha256, {"spared": why})
            self._note(None, "spared", str(number), {"sha256": sha256, "why": why})

    def _settle_entry(self, number: int, sha256: str, values: Mapping[str, object]) -> None:
        entry = (DISPOSAL_ENTRY.c.disposal == number, DISPOSAL_ENTRY.c.sha256 == sha256)
        self._connection.execute(update(DISPOSAL_ENTRY).where(*entry).values(**values))

    def _stream_of(self, on: HoldOn, value: str) -> str | None:
        """The organisation in whose log a hold stands; that on a supplier may concern several."""
        if on is HoldOn.ITEM:
            return self._organisation_of(value)
        return value if on is HoldOn.ORGANISATION else None

    def _wait_for_disposals(self) -> None:
        """Whoever lays a hold and whoever puts tombstones lock the same rows, so that each sees what the other did."""
        self._connection.execute(select(DISPOSAL.c.number).with_for_update()).all()
