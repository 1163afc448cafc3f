"""Compiling: a segment of a table becomes one plain Python function over Decimal."""

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import Any, TypeAlias

from counterfoil.rulebook.cells import Cell, Condition, Literal, Members, Operator, OtherFact
from counterfoil.rulebook.literals import FactValue
from counterfoil.rulebook.segments import Segment
from counterfoil.rulebook.tables import Hit, Row


class Ended(IntEnum):
    """How an evaluation ended."""

    HIT = 0
    MISSING = 1
    TWICE = 2
    NONE = 3


# How it ended; the row, counted among those in force; and the missing fact, or the id of the second row that applied.
Ending: TypeAlias = tuple[int, int, str]
# Given the facts and a list's `append`, which receives the first failing cell of each row passed over.
Decide: TypeAlias = Callable[[Mapping[str, FactValue], Callable[[int], None]], Ending]

SIGNS = {
    Operator.AT_MOST: "<=",
    Operator.AT_LEAST: ">=",
    Operator.NOT: "!=",
    Operator.BELOW: "<",
    Operator.ABOVE: ">",
    Operator.IS: "==",
    Operator.ONE_OF: "in",
    Operator.NONE_OF: "not in",
}


def compile_segment(segment: Segment) -> Decide:
    """The function that evaluates the segment's rows in their order and, in each, its cells in theirs."""
    writer = _Writer(unique=segment.table.hit is Hit.UNIQUE)
    for index, row in enumerate(segment.rows):
        writer.row(index, row)
    namespace: dict[str, Any] = dict(writer.constants)
    code = compile(writer.source(), f"<table {segment.table.name}, {segment.when}>", "exec")
    exec(code, namespace)  # noqa: S102  # written here; of a rule file only checked names, quoted
    decide: Decide = namespace["decide"]
    return decide


class _Writer:
    """Writes the function's source; values go in as constants, names only as quoted strings."""

    def __init__(self, *, unique: bool) -> None:
        self._unique = unique
        self._locals: dict[str, str] = {}
        self._lines: list[str] = []
        self.constants: dict[str, object] = {}

    def source(self) -> str:
        """The whole function."""
        loads = [f"{local} = get({name!r})" for name, local in self._locals.items()]
        opening = ["get = facts.get", "hit = -1", *loads]
        ending = f"return ({Ended.HIT:d}, hit, '') if hit >= 0 else ({Ended.NONE:d}, -1, '')"
        body = [*opening, *self._lines, ending]
        return "def decide(facts, failed):\n" + "\n".join(f"    {line}" for line in body)

    def row(self, index: int, row: Row) -> None:
        """One row: a chain that leaves at its first failing cell, or at a fact that it needs and does not have."""
        branches: list[tuple[str, list[str]]] = []
        for position, cell in enumerate(row.cells):
            branches.extend(self._needs(index, cell))
            if cell.conditions:
                tests = " and ".join(self._test(cell, condition) for condition in cell.conditions)
                branches.append((f"not ({tests})", [f"failed({position})"]))
        if self._unique:
            branches.append(("hit >= 0", [f"return ({Ended.TWICE:d}, hit, {row.id!r})"]))
        self._chain(branches, f"hit = {index}" if self._unique else f"return ({Ended.HIT:d}, {index}, '')")

    def _chain(self, branches: list[tuple[str, list[str]]], otherwise: str) -> None:
        word = "if"
        for test, actions in branches:
            self._lines += [f"{word} {test}:", *(f"    {action}" for action in actions)]
            word = "elif"
        self._lines += ["else:", f"    {otherwise}"] if branches else [otherwise]

    def _needs(self, index: int, cell: Cell) -> list[tuple[str, list[str]]]:
        """Where a fact is missing the table is left; once a `unique` table has its row, a doubtful second is none."""
        if cell.tests_presence:
            return []
        branches = []
        for name in dict.fromkeys((cell.fact.name, *cell.other_facts)):
            leave = f"return ({Ended.MISSING:d}, {index}, {name!r})"
            branches.append((f"{self._local(name)} is None", [f"if hit < 0: {leave}" if self._unique else leave]))
        return branches

    def _local(self, name: str) -> str:
        return self._locals.setdefault(name, f"v{len(self._locals)}")

    def _constant(self, value: object) -> str:
        name = f"k{len(self.constants)}"
        self.constants[name] = value
        return name

    def _test(self, cell: Cell, condition: Condition) -> str:
        left = self._local(cell.fact.name)
        match condition.operand:
            case Literal(value):
                right = self._constant(value)
            case Members(values):
                right = self._constant(frozenset(values))
            case OtherFact(name):
                right = self._local(name)
            case _:
                return f"{left} is {'' if condition.operator is Operator.MISSING else 'not '}None"
        return f"{left} {SIGNS[condition.operator]} {right}"
