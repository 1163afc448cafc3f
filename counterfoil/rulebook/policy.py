"""A policy: the rules as they bind one organisation, ready to be asked."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property, partial

from counterfoil.model.decisions import RulebookStamp, TraceStep
from counterfoil.rulebook.compiling import Ended
from counterfoil.rulebook.folder import RuleFiles
from counterfoil.rulebook.layering import Rules
from counterfoil.rulebook.literals import FactValue, Value
from counterfoil.rulebook.parameters import find_parameter
from counterfoil.rulebook.segments import timeline
from counterfoil.rulebook.source import RuleError, suggest
from counterfoil.rulebook.tables import ON_MISSING, Table
from counterfoil.rulebook.tracing import Program


class Verdict:
    """A table's answer: the id of the row that applied (or `on_missing`), and what it says.

    The trace is put into words when `step` is first read, from the facts as they were when the table was asked.
    """

    __slots__ = ("_step", "_tell", "row", "then")

    def __init__(self, row: str, then: Mapping[str, str], tell: Callable[[], TraceStep]) -> None:
        self.row = row
        self.then = then
        self._tell = tell
        self._step: TraceStep | None = None

    @property
    def step(self) -> TraceStep:
        """The answer as a decision's trace keeps it."""
        if self._step is None:
            self._step = self._tell()
        return self._step

    def __repr__(self) -> str:
        return f"Verdict({self.row}, {dict(self.then)})"


class CompiledTable:
    """One table with a program for each segment of dates, compiled when the first question falls into it."""

    def __init__(self, rules: Rules, table: Table) -> None:
        self.table = table
        self._dictionary = rules.dictionary
        self._timeline = timeline(rules, table.name)
        cells = [cell for row in table.rows for cell in row.cells]
        used = [name for cell in cells for name in (cell.fact.name, *cell.other_facts)]
        self._derived = rules.dictionary.derived_for(used)
        self._programs: dict[int, Program] = {}

    def ask(self, facts: dict[str, FactValue], subject: str) -> Verdict:
        """The answer on facts that the dictionary admitted; derived facts are put in with them."""
        for name, formula in self._derived:
            facts[name] = formula.value(facts)
        cuts, index = self._timeline.cuts, 0
        if cuts:
            day = facts.get(self.table.as_at)
            if not isinstance(day, date):
                return self._unasked(f"{self.table.as_at}: not known, and it picks the values that hold", subject)
            index = self._timeline.index(day)
        program = self._programs.get(index) or self._compile(index)
        if program.segment.without:
            return self._unasked(f"{program.segment.without} has no value {program.segment.when}", subject)
        failed: list[int] = []
        ending = program.decide(facts, failed.append)
        tell = partial(program.step, ending, failed, facts, subject)
        if ending[0] == Ended.HIT:
            row = program.segment.rows[ending[1]]
            return Verdict(row.id, row.then, tell)
        return Verdict(ON_MISSING, self.table.on_missing, tell)

    def _compile(self, index: int) -> Program:
        program = Program(self._timeline.segment(index), self._dictionary)
        self._programs[index] = program
        return program

    def _unasked(self, why: str, subject: str) -> Verdict:
        table = self.table
        step = TraceStep(
            table=table.name,
            row=ON_MISSING,
            name=why,
            source=table.source,
            subject=subject,
            then=tuple(table.on_missing.items()),
        )
        return Verdict(ON_MISSING, table.on_missing, lambda: step)


class Policy:
    """The rules of one organisation, or those that hold where an organisation has none of its own."""

    def __init__(self, rules: Rules, *, organisation: str | None = None, files: RuleFiles | None = None) -> None:
        self.rules = rules
        self.organisation = organisation
        self._files = files
        self._compiled: dict[str, CompiledTable] = {}

    @property
    def name(self) -> str:
        """The organisation, or the lowest layer that all share."""
        return self.organisation or self.rules.layers[-1]

    @property
    def tables(self) -> Mapping[str, Table]:
        """The tables by name, with their rows as they stand after layering."""
        return self.rules.tables

    @cached_property
    def stamp(self) -> RulebookStamp:
        """Which rules these are; the hash is the same wherever and whenever the same rules are loaded."""
        return RulebookStamp(
            content_hash=self.rules.content_hash(),
            commit=self._files.commit if self._files else "",
            layers=self.rules.layers,
            files=self._files.digest if self._files else "",
        )

    def ask(self, table: str, facts: Mapping[str, FactValue], *, subject: str = "") -> Verdict:
        """What a table answers on these facts; a fact that is not passed is missing.

        Raises:
            RuleError: no such table, an unknown fact, a value of the wrong Python type (a float always is), or a code
                that the fact does not have.
        """
        compiled = self._compiled.get(table)
        if compiled is None:
            compiled = self._table(table)
        return compiled.ask(self.rules.dictionary.admit(facts), subject)

    def turns(self, after: date, until: date) -> bool:
        """Whether any table answers by other rows or values on some day after `after` and up to `until`."""
        cuts = (cut for table in self.tables for cut in timeline(self.rules, table).cuts)
        return any(after < cut <= until for cut in cuts)

    def parameter(self, name: str, on: date) -> Value:
        """The value that a parameter has on a day.

        Raises:
            RuleError: no such parameter, or it has no value so early.
        """
        try:
            parameter = find_parameter(name, self.rules.parameters)
        except ValueError as error:
            raise RuleError(str(error)) from None
        value = parameter.on(on)
        if value is None:
            raise RuleError(f"the parameter {name} has no value on {on}, its first is from {min(parameter.values)}")
        return value

    def _table(self, name: str) -> CompiledTable:
        if name not in self.rules.tables:
            raise RuleError(f"no table is named {name!r}{suggest(name, self.rules.tables)}")
        return self._compiled.setdefault(name, CompiledTable(self.rules, self.rules.tables[name]))
