"""Rules on the screen: what binds whom on a day, and one row, table, parameter, fact, pack or hold code explained."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from counterfoil.rulebook import (
    Policy,
    RuleError,
    ShownPack,
    ShownParameter,
    ShownRow,
    row_on,
    shown,
    shown_parameter,
    shown_table,
    suggest,
)

NONE = "none"
Json = dict[str, Any]


def shown_words(policy: Policy, packs: Sequence[ShownPack], *, organisation: str | None, day: date) -> Iterator[str]:
    """Every pack, a line for each value and row."""
    yield f"Rules of {organisation or 'all organisations'} on {day}: {' → '.join(policy.rules.layers)}"
    yield f"content hash {policy.stamp.content_hash}, commit {policy.stamp.commit or 'none'}"
    for pack in packs:
        yield from pack_words(pack)


def pack_words(pack: ShownPack) -> Iterator[str]:
    """A pack with its values and tables."""
    yield ""
    yield f"{pack.pack.name}: {pack.pack.title}"
    yield f"  owner {pack.pack.owner}; {pack.pack.authority}"
    for each in pack.parameters:
        yield f"  {each.parameter.name} = {each.value or 'not set yet'}  {origin(each)}"
    for table in pack.tables:
        yield f"  table {table.table.name} ({table.table.hit} row); else {answer(table.table.on_missing)}"
        for row in table.rows:
            yield f"    {row.row.id} {row.row.name}: {answer(row.row.then)}  {row_origin(row)}"


def explained(policy: Policy, what: str, day: date) -> Iterator[str]:
    """Whatever it is that has this name.

    Raises:
        RuleError: nothing has.
    """
    rules = policy.rules
    ways: tuple[Callable[[Policy, str, date], Iterator[str] | None], ...] = (
        _row,
        _table,
        _parameter,
        _fact,
        _pack,
        _hold,
    )
    for way in ways:
        found = way(policy, what, day)
        if found is not None:
            return found
    ids = [row.id for table in rules.tables.values() for row in table.rows]
    known = (*ids, *rules.tables, *rules.parameters, *rules.dictionary.facts, *rules.packs)
    raise RuleError(f"no row, table, parameter, fact, pack or hold is named {what!r}{suggest(what, known)}")


def _row(policy: Policy, what: str, day: date) -> Iterator[str] | None:
    found = row_on(policy, what, day)
    if found is None:
        return None
    table, row = found
    return _row_words(policy, table.name, row)


def _row_words(policy: Policy, table: str, row: ShownRow) -> Iterator[str]:
    pack = policy.rules.packs[policy.tables[table].pack]
    yield f"{row.row.id} {row.row.name}"
    yield f"  in table {table} of the pack {pack.name} ({pack.title})"
    yield "  applies when" + ("" if row.needs else " no row above it does, or always")
    yield from (f"    {need}" for need in row.needs)
    yield f"  then {answer(row.row.then)}"
    if row.row.reason:
        yield f"  because: {row.row.reason}"
    if row.row.locked:
        yield "  locked: no lower layer may change it or stand ahead of it"
    yield f"  {row_origin(row)}; owner {pack.owner}; {pack.authority}"
    for case in policy.rules.cases:
        if any(each.table == table and each.value == row.row.id for each in case.expect):
            yield f"  tested by: {case.name} [{case.source}]"


def _table(policy: Policy, what: str, day: date) -> Iterator[str] | None:
    if what not in policy.tables:
        return None
    return (
        line for row in shown_table(policy, policy.tables[what], day).rows for line in _row_words(policy, what, row)
    )


def _parameter(policy: Policy, what: str, day: date) -> Iterator[str] | None:
    parameter = policy.rules.parameters.get(what)
    return None if parameter is None else _parameter_words(policy, shown_parameter(parameter, day))


def _parameter_words(policy: Policy, each: ShownParameter) -> Iterator[str]:
    parameter = each.parameter
    yield f"{parameter.name}: {parameter.label or parameter.kind}"
    yield f"  now {each.value or 'not set yet'}  {origin(each)}"
    for start, value in parameter.values.items():
        yield f"  from {start} {parameter.show(value)} ({parameter.layers[start]}) [{parameter.places[start]}]"
    yield f"  a lower layer may {parameter.may} it; {parameter.reference or 'no reference is given'}"
    for table in policy.tables.values():
        for row in table.rows:
            if any(parameter.name in cell.parameters for cell in row.cells):
                yield f"  used by {row.id} {row.name} [{row.source}]"
    if parameter.read_by:
        yield f"  used by {parameter.read_by}"


def _fact(policy: Policy, what: str, _day: date) -> Iterator[str] | None:
    fact = policy.rules.dictionary.facts.get(what)
    if fact is None:
        return None
    told = [f"{fact.name}: {fact.label or fact.kind}", f"  {fact.kind}{', may be missing' if fact.optional else ''}"]
    told += [f"  one of {', '.join(fact.values)}"] if fact.values else []
    told += [f"  reckoned as {fact.formula.text}"] if fact.formula else []
    told += [
        f"  used by {row.id} {row.name} [{row.source}]"
        for table in policy.tables.values()
        for row in table.rows
        if any(what in {cell.fact.name, *cell.other_facts} for cell in row.cells)
    ]
    return iter(told)


def _pack(policy: Policy, what: str, day: date) -> Iterator[str] | None:
    return pack_words(shown(policy, day, pack=what)[0]) if what in policy.rules.packs else None


def _hold(policy: Policy, what: str, day: date) -> Iterator[str] | None:
    rows = [
        (table.name, row)
        for table in policy.tables.values()
        for row in shown_table(policy, table, day).rows
        if what in row.row.then.values()
    ]
    if what == NONE or not rows:
        return None
    return (line for table, row in rows for line in _row_words(policy, table, row))


def shown_json(policy: Policy, packs: Sequence[ShownPack], *, organisation: str | None, day: date) -> Json:
    """The same for programs."""
    return {
        "organisation": organisation,
        "on": day.isoformat(),
        "layers": list(policy.rules.layers),
        "content_hash": policy.stamp.content_hash,
        "commit": policy.stamp.commit,
        "packs": {
            pack.pack.name: {
                "title": pack.pack.title,
                "owner": pack.pack.owner,
                "authority": pack.pack.authority,
                "parameters": {each.parameter.name: _parameter_json(each) for each in pack.parameters},
                "tables": {table.table.name: [_row_json(row) for row in table.rows] for table in pack.tables},
            }
            for pack in packs
        },
    }


def _parameter_json(each: ShownParameter) -> Json:
    since = each.since.isoformat() if each.since else None
    return {"value": each.value, "since": since, "layer": each.layer, "source": each.source}


def _row_json(row: ShownRow) -> Json:
    return {
        "row": row.row.id,
        "name": row.row.name,
        "when": {cell.fact.name: cell.written() for cell in row.row.cells},
        "then": dict(row.row.then),
        "locked": row.row.locked,
        "layer": row.row.layer,
        "source": row.row.source,
    }


def answer(then: Mapping[str, str]) -> str:
    """An answer without what it leaves alone."""
    said = [f"{key} {value}" for key, value in then.items() if value != NONE and (key, value) != ("next", "go_on")]
    return ", ".join(said) or "nothing more"


def origin(each: ShownParameter) -> str:
    """Where a value comes from."""
    return f"(since {each.since}, {each.layer}) [{each.source}]" if each.since else f"[{each.source}]"


def row_origin(row: ShownRow) -> str:
    """Where a row comes from."""
    return f"({row.row.layer}{', locked' if row.row.locked else ''}) [{row.row.source}]"
