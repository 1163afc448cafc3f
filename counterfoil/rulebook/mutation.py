"""Mutation: every boundary moved, operator turned and row taken out, to see whether a test notices."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from counterfoil.rulebook.book import Rulebook
from counterfoil.rulebook.cells import Cell, Condition, Literal, Members, Operator
from counterfoil.rulebook.layering import Rules
from counterfoil.rulebook.literals import ONE_DAY, Value, neighbours
from counterfoil.rulebook.parameters import Parameter
from counterfoil.rulebook.policy import Policy
from counterfoil.rulebook.source import RuleError
from counterfoil.rulebook.tables import Row, Table
from counterfoil.rulebook.testing import answers, own_layers, run_tests, unmet

TURNED = {
    Operator.AT_MOST: Operator.BELOW,
    Operator.BELOW: Operator.AT_MOST,
    Operator.AT_LEAST: Operator.ABOVE,
    Operator.ABOVE: Operator.AT_LEAST,
    Operator.IS: Operator.NOT,
    Operator.NOT: Operator.IS,
    Operator.ONE_OF: Operator.NONE_OF,
    Operator.NONE_OF: Operator.ONE_OF,
    Operator.MISSING: Operator.PRESENT,
    Operator.PRESENT: Operator.MISSING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Survivor:
    """A change to the rules that no test noticed."""

    source: str
    policy: str
    change: str

    def __str__(self) -> str:
        return f"{self.source}: no test notices: {self.change} ({self.policy})"


@dataclass(frozen=True, slots=True, kw_only=True)
class MutationReport:
    """How many changes were tried, and which of them no test noticed."""

    tried: int
    survivors: tuple[Survivor, ...]

    @property
    def killed(self) -> int:
        """How many changes a test noticed."""
        return self.tried - len(self.survivors)

    @property
    def score(self) -> float:
        """The share of changes that were noticed, from 0 to 1."""
        return self.killed / self.tried if self.tried else 1.0


@dataclass(frozen=True, slots=True)
class Mutant:
    """The rules with one change; `tables` are those that can answer differently."""

    rules: Rules
    tables: frozenset[str]
    source: str
    change: str


def mutate(book: Rulebook) -> MutationReport:
    """Try each change in the policy whose layer wrote what is changed.

    Raises:
        RuleError: a test fails as the rules stand; what a change would break cannot be told then.
    """
    report = run_tests(book)
    if report.failures:
        raise RuleError(
            f"tests must pass before rules are mutated, and {len(report.failures)} fail: {report.failures[0]}"
        )
    tried, survivors = 0, []
    for policy in book.policies:
        for mutant in _mutants(policy.rules, own_layers(book, policy)):
            tried += 1
            if not _noticed(mutant):
                survivors.append(Survivor(source=mutant.source, policy=policy.name, change=mutant.change))
    return MutationReport(tried=tried, survivors=tuple(survivors))


def _noticed(mutant: Mutant) -> bool:
    policy = Policy(mutant.rules)
    cases = (case for case in mutant.rules.cases if mutant.tables.intersection(case.tables))
    return any(any(unmet(case, answers(policy, case))) for case in cases)


def _mutants(rules: Rules, layers: frozenset[str]) -> Iterator[Mutant]:
    for parameter in rules.parameters.values():
        if parameter.layer in layers:
            yield from _parameter_mutants(rules, parameter)
    for table in rules.tables.values():
        for index, row in enumerate(table.rows):
            if row.layer in layers:
                for changed, change in _row_changes(row):
                    rows = (*table.rows[:index], *changed, *table.rows[index + 1 :])
                    yield _table_mutant(rules, replace(table, rows=rows), row, change)


def _table_mutant(rules: Rules, table: Table, row: Row, change: str) -> Mutant:
    tables: Mapping[str, Table] = {**rules.tables, table.name: table}
    return Mutant(replace(rules, tables=tables), frozenset({table.name}), row.source, f"{row.id}: {change}")


def _parameter_mutants(rules: Rules, parameter: Parameter) -> Iterator[Mutant]:
    tables = frozenset(_users(rules, parameter.name))
    if not tables:
        return
    for values, day, change in _value_changes(parameter):
        changed = replace(parameter, values=dict(sorted(values.items())))
        parameters = {**rules.parameters, parameter.name: changed}
        source = str(parameter.places[day])
        yield Mutant(replace(rules, parameters=parameters), tables, source, f"{parameter.name} {change}")


def _users(rules: Rules, parameter: str) -> Iterator[str]:
    for table in rules.tables.values():
        if any(parameter in cell.parameters for row in table.rows for cell in row.cells):
            yield table.name


def _value_changes(parameter: Parameter) -> Iterator[tuple[dict[date, Value], date, str]]:
    """The values with one moved by the smallest unit, or holding from a day earlier or later; only the layer's own."""
    values, first = dict(parameter.values), min(parameter.values)
    for day, value in values.items():
        if day < parameter.since:
            continue
        for moved in neighbours(value):
            change = f"from {day}: {parameter.show(value)} made {parameter.show(moved)}"
            yield {**values, day: moved}, day, change
        for other in (day - ONE_DAY, day + ONE_DAY) if day != first else ():
            rest = {start: held for start, held in values.items() if start != day}
            yield {**rest, other: value}, day, f"{parameter.show(value)} from {day} made from {other}"


def _row_changes(row: Row) -> Iterator[tuple[tuple[Row, ...], str]]:
    yield (), "row removed"
    for index, cell in enumerate(row.cells):
        for changed in _cell_changes(cell):
            cells = (*row.cells[:index], changed, *row.cells[index + 1 :])
            yield (replace(row, cells=cells),), f"{cell.fact.name} {cell.written()} made {changed.written()}"
    for moved in neighbours(row.start) if row.start else ():
        assert isinstance(moved, date)
        yield (replace(row, start=moved),), f"in force from {row.start} made from {moved}"
    for moved in neighbours(row.end) if row.end else ():
        assert isinstance(moved, date)
        yield (replace(row, end=moved),), f"in force until {row.end} made until {moved}"


def _cell_changes(cell: Cell) -> Iterator[Cell]:
    for index, condition in enumerate(cell.conditions):
        for changed in _condition_changes(condition):
            yield replace(cell, conditions=(*cell.conditions[:index], changed, *cell.conditions[index + 1 :]))


def _condition_changes(condition: Condition) -> Iterator[Condition]:
    yield replace(condition, operator=TURNED[condition.operator])
    match condition.operand:
        case Literal(value) if not isinstance(value, bool):
            for moved in neighbours(value):
                yield replace(condition, operand=Literal(moved))
        case Members(values) if len(values) > 1:
            for dropped in values:
                yield replace(condition, operand=Members(tuple(value for value in values if value != dropped)))
