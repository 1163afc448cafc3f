"""Names that bills would teach about their suppliers: proposed by what people chose, confirmed by a second person.

A bill that somebody gave to a supplier, and that was posted, proposes that the supplier goes by the name printed on it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from counterfoil.model.judged import JudgementKind
from counterfoil.store import Judgement, Store


@dataclass(frozen=True, slots=True)
class LearntName:
    """A name of a supplier's record, as a bill had it."""

    organisation: str
    supplier_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameProposal:
    """A name with the choice that proposes it, and what was last said to it; None where nobody has said anything."""

    name: LearntName
    choice: Judgement
    answer: Judgement | None

    @property
    def is_confirmed(self) -> bool:
        """Whether the name counts."""
        return self.answer is not None and self.answer.kind == JudgementKind.CONFIRM_NAME

    def against(self, person: str) -> str:
        """What stands against an answer by this person; empty where nothing does."""
        return (
            "You chose this supplier yourself; somebody else confirms or declines"
            if person == self.choice.person
            else ""
        )


def name_proposals(store: Store) -> list[NameProposal]:
    """Every name that a choice proposes, once, those first that nobody has answered."""
    answers = _answers(store)
    found: dict[LearntName, NameProposal] = {}
    for name, choice in _proposed(store):
        found.setdefault(name, NameProposal(name=name, choice=choice, answer=answers.get(name)))
    return sorted(found.values(), key=lambda each: (each.answer is not None, each.choice.id))


def confirmed_names(store: Store, *, before: datetime | None = None) -> set[LearntName]:
    """The names that count; with `before` those that were confirmed, and not declined again, by then."""
    answers = _answers(store, before=before)
    return {name for name, answer in answers.items() if answer.kind == JudgementKind.CONFIRM_NAME}


def _answers(store: Store, *, before: datetime | None = None) -> dict[LearntName, Judgement]:
    """The last answer to each name."""
    return {_named(answer): answer for answer in store.names_judged(before=before)}


def _named(answer: Judgement) -> LearntName:
    return LearntName(answer.body["organisation"], answer.body["supplier_id"], answer.body["name"])


def _proposed(store: Store) -> Iterator[tuple[LearntName, Judgement]]:
    choices = store.suppliers_chosen()
    readings = store.readings({choice.item for choice, _ in choices})
    for choice, organisation in choices:
        reading = readings.get(choice.item)
        name = reading.documents[0].seller.name if reading and reading.documents else None
        if organisation and name:
            yield LearntName(organisation, choice.body["supplier_id"], name.value), choice
