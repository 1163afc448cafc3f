"""Showing: the rules as they bind one organisation on one day, each value and row with where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from counterfoil.rulebook.cases import Case
from counterfoil.rulebook.layering import Pack
from counterfoil.rulebook.parameters import Parameter
from counterfoil.rulebook.policy import Policy
from counterfoil.rulebook.segments import Segment, timeline
from counterfoil.rulebook.source import RuleError, suggest
from counterfoil.rulebook.tables import Row, Table
from counterfoil.rulebook.testing import answers, unmet
from counterfoil.rulebook.wording import demanded, named


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownParameter:
    """A parameter on a day; `value` is None before its first. `layer` is the one whose value it is."""

    parameter: Parameter
    value: str | None
    since: date | None
    layer: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """A row that is in force, with what it needs in words."""

    row: Row
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTable:
    """A table with its rows in force, in their order."""

    table: Table
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCase:
    """A test of the rules: the facts by which it differs from the pack's usual ones, and whether the rules meet it."""

    case: Case
    given: tuple[str, ...]
    is_met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPack:
    """A pack on a day."""

    pack: Pack
    parameters: tuple[ShownParameter, ...]
    tables: tuple[ShownTable, ...]


def shown(policy: Policy, day: date, *, pack: str | None = None) -> tuple[ShownPack, ...]:
    """Every pack, or the one that is named, as it stands on a day.

    Raises:
        RuleError: there is no pack of that name.
    """
    packs = policy.rules.packs
    if pack is not None and pack not in packs:
        raise RuleError(f"no pack is named {pack!r}{suggest(pack, packs)}")
    return tuple(_pack(policy, each, day) for each in packs.values() if pack in {None, each.name})


def shown_cases(policy: Policy, pack: Pack) -> tuple[ShownCase, ...]:
    """The tests of a pack, each run as it is shown."""
    facts = policy.rules.dictionary.facts
    cases = (case for case in policy.rules.cases if case.pack == pack.name)
    return tuple(
        ShownCase(
            case=case,
            given=tuple(
                f"{named(facts[name])}: {'missing' if value is None else facts[name].show(value)}"
                for name, value in case.facts.items()
                if pack.base.get(name) != value
            ),
            is_met=not [*unmet(case, answers(policy, case))],
        )
        for case in cases
    )


def row_on(policy: Policy, row_id: str, day: date) -> tuple[Table, ShownRow] | None:
    """A row by its id, as it stands on a day, with its table; None where no row in force has it."""
    for table in policy.tables.values():
        for each in shown_table(policy, table, day).rows:
            if each.row.id == row_id:
                return table, each
    return None


def shown_table(policy: Policy, table: Table, day: date) -> ShownTable:
    """One table on a day."""
    facts = policy.rules.dictionary.facts
    rows = (
        ShownRow(row=row, needs=tuple(demanded(cell, facts) for cell in row.cells))
        for row in _segment(policy, table, day).rows
    )
    return ShownTable(table=table, rows=tuple(rows))


def shown_parameter(parameter: Parameter, day: date) -> ShownParameter:
    """One parameter on a day."""
    since = max((start for start in parameter.values if start <= day), default=None)
    return ShownParameter(
        parameter=parameter,
        value=None if since is None else parameter.show(parameter.values[since]),
        since=since,
        layer=parameter.layers[since] if since else parameter.layer,
        source=str(parameter.places[since or min(parameter.values)]),
    )


def _pack(policy: Policy, pack: Pack, day: date) -> ShownPack:
    return ShownPack(
        pack=pack,
        parameters=tuple(shown_parameter(each, day) for each in _own(policy, pack)),
        tables=tuple(shown_table(policy, table, day) for table in policy.tables.values() if table.pack == pack.name),
    )


def _own(policy: Policy, pack: Pack) -> Iterator[Parameter]:
    return (parameter for parameter in policy.rules.parameters.values() if parameter.pack == pack.name)


def _segment(policy: Policy, table: Table, day: date) -> Segment:
    times = timeline(policy.rules, table.name)
    return times.segment(times.index(day))
