"""Which alerts somebody was told of already."""

from collections.abc import Collection

from sqlalchemy import delete, insert, select

from counterfoil.store.moves import Moves
from counterfoil.store.records import Alert
from counterfoil.store.tables import ALERT


class Alerting(Moves):
    """What is remembered of alerts: those that were told and still stand."""

    def keep_told(self, alerts: Collection[Alert], *, kinds: Collection[str]) -> None:
        """Remember that these stand and were told of, and forget those of these kinds that stand no longer."""
        self._lock(["alerts"])
        before = {row.key: row for row in self._connection.execute(select(ALERT))}
        gone = [key for key in before if key.partition(" ")[0] in kinds]
        self._connection.execute(delete(ALERT).where(ALERT.c.key.in_(gone)))
        now = self._clock()
        for alert in alerts:
            told = before.get(alert.key)
            known = told is not None and not alert.has_more_than(told.marks)
            self._connection.execute(
                insert(ALERT).values(key=alert.key, marks=alert.marks, told_at=told.told_at if told and known else now)
            )
            if not known:
                self._note(None, "alert sent", alert.key, {"marks": str(len(alert.marks))})
