"""What people have let go again and again, and what they have not: asked of judgements that count."""

from dataclasses import dataclass

from sqlalchemy import select

from counterfoil.model.judged import ENDINGS, JudgementKind
from counterfoil.store.desk_tables import JUDGEMENT_END
from counterfoil.store.queries import Queries
from counterfoil.store.records import Judgement
from counterfoil.store.rows import judgement_of
from counterfoil.store.tables import ITEM, JUDGEMENT

KINDS = [JudgementKind.RELEASE.value, *(kind.value for kind in ENDINGS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A release or an ending of a bill, with who was billed and by whom."""

    judgement: Judgement
    organisation: str
    supplier_id: str


class Releasing(Queries):
    """What is asked to find decisions that repeat themselves."""

    def settled_by_people(self) -> list[Settled]:
        """Every release and every ending that counts of a bill whose supplier is known, the earliest first."""
        query = (
            select(JUDGEMENT, ITEM.c.organisation, ITEM.c.supplier_id)
            .join(JUDGEMENT_END, JUDGEMENT_END.c.judgement == JUDGEMENT.c.id)
            .join(ITEM, ITEM.c.id == JUDGEMENT.c.item)
            .where(
                JUDGEMENT.c.kind.in_(KINDS),
                JUDGEMENT_END.c.withdrawn.is_(False),
                ITEM.c.organisation.is_not(None),
                ITEM.c.supplier_id.is_not(None),
            )
            .order_by(JUDGEMENT.c.id)
        )
        return [
            Settled(judgement=judgement_of(row), organisation=row.organisation, supplier_id=row.supplier_id)
            for row in self._all(query)
        ]
