"""Tightening: proof that a lower layer nowhere answers more loosely than the one above it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from counterfoil.rulebook.exploring import MOST_STATES, Explorer, State
from counterfoil.rulebook.layering import Rules
from counterfoil.rulebook.literals import ONE_DAY
from counterfoil.rulebook.segments import Segment, Timeline, timeline
from counterfoil.rulebook.source import RuleError
from counterfoil.rulebook.tables import ON_MISSING, Row, Table

UNANSWERED = -1
"""In place of a row's index: the table is left with what it says where a fact is missing or no row applies."""


def refuse_loosened(above: Rules, below: Rules) -> None:
    """Hold every table that a layer has touched against the one above, on all dates and for all that facts can be.

    What is looser than what is declared under `strictness` of facts.yaml. Facts are taken as independent, as in
    `check`: a table may be refused for facts that cannot meet.

    Raises:
        RuleError: somewhere the lower layer's answer is looser; it names the row, such facts, and both answers.
    """
    for name, table in below.tables.items():
        if table.rows != above.tables[name].rows or _parameters(above, table) != _parameters(below, table):
            for upper, lower in _spans(timeline(above, name), timeline(below, name)):
                _refuse(upper, lower, below)


def _parameters(rules: Rules, table: Table) -> list[Mapping[date, object]]:
    names = sorted({name for row in table.rows for cell in row.cells for name in cell.parameters})
    return [rules.parameters[name].values for name in names]


def _spans(above: Timeline, below: Timeline) -> Iterator[tuple[Segment, Segment]]:
    """Both tables as they stand between any two days on which either changes."""
    cuts = sorted({*above.cuts, *below.cuts})
    for start, end in zip([None, *cuts], [*cuts, None], strict=True):
        day = start or (end - ONE_DAY if end else date.min)
        upper, lower = (times.segment(times.index(day)) for times in (above, below))
        if not (upper.without or lower.without):
            yield replace(upper, start=start, end=end), replace(lower, start=start, end=end)


def _refuse(upper: Segment, lower: Segment, rules: Rules) -> None:
    rank = rules.dictionary.rank
    for first, second, facts in Comparison(upper, lower, rules).pairs():
        said, says = _answer(upper, first), _answer(lower, second)
        for key, value in says.items():
            if rank(key, value) < rank(key, said[key]):
                row = lower.rows[second] if second != UNANSWERED else None
                source = row.source if row else lower.table.source
                raise RuleError(
                    f"{source}: {_name(row)} in {lower.table.name} loosens the layer above ({lower.when}): with "
                    f"{facts} that says {key} {said[key]}, this would say {value}; a lower layer may only tighten"
                )


def _answer(segment: Segment, index: int) -> Mapping[str, str]:
    return segment.table.on_missing if index == UNANSWERED else segment.rows[index].then


def _name(row: Row | None) -> str:
    return f"{row.id} ({row.name})" if row else ON_MISSING


class Comparison(Explorer):
    """Two versions of a table, followed one after the other over all that their facts can be."""

    def __init__(self, above: Segment, below: Segment, rules: Rules) -> None:
        super().__init__(replace(above, rows=(*above.rows, *below.rows)), rules.dictionary)
        self._split = len(above.rows)
        self._above = above
        self._rank = rules.dictionary.rank

    def pairs(self) -> Iterator[tuple[int, int, str]]:
        """Which row of the one and which of the other can answer the same facts, with such facts in words.

        Facts for which the table above says the loosest there is are left out: nothing is looser.

        Raises:
            RuleError: there are too many combinations to follow.
        """
        visited: set[tuple[object, ...]] = set()
        told: set[tuple[int, int]] = set()
        stack: list[tuple[int, State, int | None]] = [(0, self._full, None)]
        while stack:
            index, state, upper = stack.pop()
            key = (index, upper, *state.values())
            if key in visited:
                continue
            if len(visited) == MOST_STATES:
                raise RuleError(f"{self._above.table.source}: too many combinations of facts; split the table")
            visited.add(key)
            end = self._split if upper is None else len(self._steps)
            outcomes = [(UNANSWERED, state)] if index == end else self._ways(index, state, upper, stack)
            for row, left in outcomes:
                if upper is None:
                    if not self._loosest(row):
                        stack.append((self._split, left, row))
                elif (pair := (upper, row - self._split if row != UNANSWERED else row)) not in told:
                    told.add(pair)
                    yield (*pair, self._words(left))

    def _ways(
        self, index: int, state: State, upper: int | None, stack: list[tuple[int, State, int | None]]
    ) -> list[tuple[int, State]]:
        """One row: puts the ways on that fail it, and gives those that end in it or leave the table unanswered."""
        ended = []
        for step in self._steps[index]:
            mask = state[step.variable]
            failing = {**state, step.variable: mask & ~step.true & ~step.missing}
            if failing[step.variable] and self._feasible(failing):
                stack.append((index + 1, failing, upper))
            if mask & step.missing:
                ended.append((UNANSWERED, {**state, step.variable: mask & step.missing}))
            if not mask & step.true:
                return ended
            state = {**state, step.variable: mask & step.true}
        return [*ended, (index, state)] if self._feasible(state) else ended

    def _loosest(self, row: int) -> bool:
        return all(self._rank(key, value) == 0 for key, value in _answer(self._above, row).items())
