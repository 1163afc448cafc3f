"""Tracing: what a table answered, and in words why every earlier row did not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from counterfoil.model.decisions import PassedOver, TraceStep
from counterfoil.rulebook.cells import Cell
from counterfoil.rulebook.compiling import Ended, Ending, compile_segment
from counterfoil.rulebook.dictionary import Dictionary, Fact
from counterfoil.rulebook.literals import FactValue, Type
from counterfoil.rulebook.segments import Segment
from counterfoil.rulebook.tables import ON_MISSING, Row
from counterfoil.rulebook.wording import named, needed

FEW_VALUED = frozenset({Type.CODE, Type.BOOLEAN})


@dataclass(frozen=True, slots=True)
class Refusal:
    """How one cell says that it failed; what it says of codes and yes/no is kept, since it recurs all day."""

    row: str
    fact: Fact
    needs: str
    others: tuple[str, ...]
    kept: dict[FactValue, PassedOver] | None = field(compare=False)

    @classmethod
    def of(cls, row: Row, cell: Cell, facts: Mapping[str, Fact]) -> "Refusal":
        """The words of one cell of a row."""
        recurring = cell.fact.kind in FEW_VALUED and not cell.other_facts
        return cls(
            row=row.id,
            fact=cell.fact,
            needs=f"it {needed(cell, facts)}" if cell.tests_presence else needed(cell, facts),
            others=cell.other_facts,
            kept={} if recurring else None,
        )


class Program:
    """A compiled segment with the words that its traces are made of."""

    def __init__(self, segment: Segment, dictionary: Dictionary) -> None:
        self.segment = segment
        self.decide = compile_segment(segment)
        self._facts = dictionary.facts
        in_force = {row.id: row for row in segment.rows}
        self._order = {row.id: index for index, row in enumerate(segment.table.rows)}
        # What each row of the table can say of itself: the refusals of its cells, or that it is not in force.
        self._lines: list[tuple[Refusal, ...] | PassedOver] = [
            tuple(Refusal.of(row, cell, self._facts) for cell in in_force[row.id].cells)
            if row.id in in_force
            else _dormant(row)
            for row in segment.table.rows
        ]

    def step(self, ending: Ending, failed: Sequence[int], facts: Mapping[str, FactValue], subject: str) -> TraceStep:
        """The trace of one evaluation; `failed` has the first failing cell of each row that was passed over."""
        how, index, _ = ending
        table = self.segment.table
        row = self.segment.rows[index] if index >= 0 else None
        hit = row if how == Ended.HIT else None
        return TraceStep(
            table=table.name,
            row=hit.id if hit else ON_MISSING,
            name=hit.name if hit else self._why_missing(ending, row, facts),
            source=row.source if row else table.source,
            subject=subject,
            then=tuple((hit.then if hit else table.on_missing).items()),
            parameters=self.segment.values,
            passed_over=tuple(self._passed_over(row, failed, facts)),
        )

    def _why_missing(self, ending: Ending, row: Row | None, facts: Mapping[str, FactValue]) -> str:
        how, _, detail = ending
        if row is None:
            return "no row of the table applies"
        if how == Ended.TWICE:
            return f"{row.id} and {detail} both apply, and only one row may"
        formula = self._facts[detail].formula
        source = f" ({formula.text}: {self._told(formula.inputs, facts)})" if formula else ""
        return f"{named(self._facts[detail])}: not known{source}, and {row.id} ({row.name}) needs it"

    def _passed_over(
        self, until: Row | None, failed: Sequence[int], facts: Mapping[str, FactValue]
    ) -> list[PassedOver]:
        """One line for each row of the table above the one that ended the evaluation, or for all."""
        told, positions = [], iter(failed)
        shown: dict[str, str] = {}
        for line in self._lines[: self._order[until.id] if until else None]:
            if isinstance(line, PassedOver):
                told.append(line)
                continue
            refusal = line[next(positions)]
            name, kept = refusal.fact.name, refusal.kept
            passed = kept.get(facts.get(name)) if kept else None
            if passed is None:
                said = shown.get(name) or shown.setdefault(name, self._opening(refusal.fact, facts))
                others = f" ({self._told(refusal.others, facts)})" if refusal.others else ""
                passed = PassedOver(row=refusal.row, why=f"{said}{refusal.needs}{others}")
                if kept is not None:
                    kept[facts.get(name)] = passed
            told.append(passed)
        return told

    @staticmethod
    def _opening(fact: Fact, facts: Mapping[str, FactValue]) -> str:
        return f"{_shown(fact, facts)}, the row needs "

    def _told(self, names: Sequence[str], facts: Mapping[str, FactValue]) -> str:
        return ", ".join(_shown(self._facts[name], facts) for name in names)


def _shown(fact: Fact, facts: Mapping[str, FactValue]) -> str:
    value = facts.get(fact.name)
    return f"{named(fact)}: {'not known' if value is None else fact.show(value)}"


def _dormant(row: Row) -> PassedOver:
    limits = [f"from {row.start}"] if row.start else []
    limits += [f"until {row.end}"] if row.end else []
    return PassedOver(row=row.id, why=f"the row is in force only {' '.join(limits)}")
