"""Exploring: every way through a table, over all that its facts can be, without trying values one by one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import TypeAlias

from counterfoil.rulebook.cells import COMPARISONS, Cell, Operator, OtherFact
from counterfoil.rulebook.dictionary import Dictionary, Fact
from counterfoil.rulebook.domains import Absent, Atom, Point, atoms, can_stand, example, holds, named_values, within
from counterfoil.rulebook.segments import Segment
from counterfoil.rulebook.tables import Row

MOST_STATES = 200_000
MOST_GAPS = 5

# What a variable can still be: bits over its atoms. A pair of compared facts is a variable of its own: <, = or >.
Mask: TypeAlias = int
Variable: TypeAlias = str | tuple[str, str]
State: TypeAlias = dict[Variable, Mask]
ORDER = (-1, 0, 1)


@dataclass(frozen=True, slots=True)
class Step:
    """One test on the way through a row: it goes on where `true`, the table is left where `missing`, else it fails."""

    variable: Variable
    true: Mask
    missing: Mask


@dataclass(slots=True)
class Seen:
    """What exploring found: rows that can apply (by index), gaps by example; `complete` unless it gave up."""

    reached: set[int] = field(default_factory=set)
    gaps: list[str] = field(default_factory=list)
    complete: bool = True


class Explorer:
    """A segment of a table as steps over masks."""

    def __init__(self, segment: Segment, dictionary: Dictionary) -> None:
        self._segment = segment
        self._facts = dictionary.facts
        self._atoms = {name: self._pieces(dictionary.facts[name]) for name in self._names()}
        self._full: State = {name: (1 << len(pieces)) - 1 for name, pieces in self._atoms.items()}
        self._steps = tuple(tuple(self._row_steps(row)) for row in segment.rows)
        for steps in self._steps:
            self._full.update({step.variable: 0b111 for step in steps if not isinstance(step.variable, str)})

    def explore(self) -> Seen:
        """Follow every way from the first row to the last, each distinct remainder once."""
        seen, rest = Seen(), self._remaining
        visited: set[tuple[int, ...]] = set()
        stack: list[tuple[int, State]] = [(0, self._full)]
        while stack:
            index, state = stack.pop()
            if index == len(self._steps):
                self._gap(seen, state)
                continue
            key = (index, *(state[variable] for variable in rest[index]))
            if key in visited:
                continue
            if len(visited) == MOST_STATES:
                seen.complete = False
                return seen
            visited.add(key)
            if self._follow(index, state, stack):
                seen.reached.add(index)
        return seen

    def overlaps(self) -> Iterator[tuple[Row, Row, str]]:
        """Pairs of rows that some facts satisfy both, with such facts in words."""
        for (one, first), (two, second) in combinations(enumerate(self._segment.rows), 2):
            state = dict(self._full)
            for step in (*self._steps[one], *self._steps[two]):
                state[step.variable] &= step.true
            if all(state.values()) and self._feasible(state):
                yield first, second, self._words(state)

    def _follow(self, index: int, state: State, stack: list[tuple[int, State]]) -> bool:
        """One row: put every way on that fails it, and say whether any way applies it."""
        for step in self._steps[index]:
            mask = state[step.variable]
            failing = {**state, step.variable: mask & ~step.true & ~step.missing}
            # A way that cannot be must not stand for one that can and looks alike to the rows still to come.
            if failing[step.variable] and self._feasible(failing):
                stack.append((index + 1, failing))
            if not mask & step.true:
                return False
            state = {**state, step.variable: mask & step.true}
        return self._feasible(state)

    def _gap(self, seen: Seen, state: State) -> None:
        if len(seen.gaps) < MOST_GAPS and self._feasible(state):
            words = self._words(state)
            if words not in seen.gaps:
                seen.gaps.append(words)

    @cached_property
    def _remaining(self) -> list[tuple[Variable, ...]]:
        """For each row, the variables that bear on it or on a later row; two ways that agree on them are one."""
        remaining: list[tuple[Variable, ...]] = []
        later: dict[Variable, None] = {}
        for steps in reversed(self._steps):
            later.update(dict.fromkeys(step.variable for step in steps))
            self._bind(later)
            remaining.append(tuple(later))
        return remaining[::-1]

    def _bind(self, variables: dict[Variable, None]) -> None:
        """Add what binds the variables: a compared fact by its pair, and through it by the other fact."""
        pairs = [variable for variable in self._full if not isinstance(variable, str)]
        while loose := [
            pair for pair in pairs if {pair, *pair} & variables.keys() and not {pair, *pair} <= variables.keys()
        ]:
            for pair in loose:
                variables.update({pair: None, pair[0]: None, pair[1]: None})

    def _names(self) -> dict[str, None]:
        cells = [cell for row in self._segment.rows for cell in row.cells]
        return dict.fromkeys(name for cell in cells for name in (cell.fact.name, *cell.other_facts))

    def _pieces(self, fact: Fact) -> tuple[Atom, ...]:
        cells = [cell for row in self._segment.rows for cell in row.cells if cell.fact.name == fact.name]
        values = [value for cell in cells for value in named_values(cell)]
        start, end = self._segment.start, self._segment.end
        if fact.name != self._segment.table.as_at or not (start or end):
            return atoms(fact, values)
        # The date that picks the segment is known, and lies within it.
        bounds = [bound for bound in (start, end) if bound]
        return tuple(atom for atom in atoms(fact, [*values, *bounds]) if within(atom, start, end))

    def _row_steps(self, row: Row) -> Iterator[Step]:
        for cell in row.cells:
            if cell.conditions:
                yield from self._cell_steps(cell)

    def _cell_steps(self, cell: Cell) -> Iterator[Step]:
        name = cell.fact.name
        known, absent = self._known(name)
        if cell.tests_presence:
            yield Step(name, absent if cell.conditions[0].operator is Operator.MISSING else known, 0)
            return
        for needed in (name, *cell.other_facts):
            yield Step(needed, *self._known(needed))
        literal = [condition for condition in cell.conditions if not isinstance(condition.operand, OtherFact)]
        true = 0
        for bit, atom in enumerate(self._atoms[name]):
            if not isinstance(atom, Absent) and all(holds(condition, atom) for condition in literal):
                true |= 1 << bit
        yield Step(name, true, 0)
        for condition in cell.conditions:
            if isinstance(condition.operand, OtherFact):
                yield _pair_step(name, condition.operand.name, condition.operator)

    def _known(self, name: str) -> tuple[Mask, Mask]:
        absent = sum(1 << bit for bit, atom in enumerate(self._atoms[name]) if isinstance(atom, Absent))
        return (1 << len(self._atoms[name])) - 1 - absent, absent

    def _chosen(self, name: str, mask: Mask) -> list[Atom]:
        return [atom for bit, atom in enumerate(self._atoms[name]) if mask >> bit & 1]

    def _feasible(self, state: State) -> bool:
        """Whether each pair of compared facts can stand as it is said to, given what either can be."""
        for pair, mask in state.items():
            if isinstance(pair, str) or mask == self._full[pair]:
                continue
            orders = [order for bit, order in enumerate(ORDER) if mask >> bit & 1]
            kind = self._facts[pair[0]].kind
            lefts, rights = (self._chosen(name, state[name]) for name in pair)
            if not any(can_stand(a, b, order, kind) for a in lefts for b in rights for order in orders):
                return False
        return True

    def _words(self, state: State) -> str:
        told = []
        for variable, mask in state.items():
            if mask == self._full[variable]:
                continue
            if isinstance(variable, str):
                chosen = self._chosen(variable, mask)
                atom = next((atom for atom in chosen if isinstance(atom, Point)), chosen[0])
                told.append(f"{variable} {example(atom, self._facts[variable])}")
            else:
                sign = next(sign for bit, sign in enumerate("<=>") if mask >> bit & 1)
                told.append(f"{variable[0]} {sign} {variable[1]}")
        return ", ".join(told) or "any facts"


def _pair_step(left: str, right: str, operator: Operator) -> Step:
    pair, sign = ((left, right), 1) if left < right else ((right, left), -1)
    orders = [bit for bit, order in enumerate(ORDER) if COMPARISONS[operator](order * sign, 0)]
    return Step(pair, sum(1 << bit for bit in orders), 0)
