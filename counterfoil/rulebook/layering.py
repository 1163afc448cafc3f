"""Layers: the rules of the nation, then of the system, then of one organisation, each tightening the one above."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from counterfoil.rulebook.cases import Case, CaseReader, add_cases
from counterfoil.rulebook.cells import CellReader, fits_codes
from counterfoil.rulebook.dictionary import Dictionary, proper_name
from counterfoil.rulebook.folder import NATIONAL
from counterfoil.rulebook.literals import FactValue, Type
from counterfoil.rulebook.parameters import Parameter, change_parameter, find_parameter, read_parameter
from counterfoil.rulebook.source import RuleError, Section, as_section, suggest
from counterfoil.rulebook.tables import Row, Table, place_row, read_row, read_table

# Part of every content hash: raise it whenever the same rule files would be evaluated differently.
ENGINE = "1"
BASE_KEYS = ("pack", "title", "owner", "authority", "as_at")
LOWER_KEYS = ("title", "owner", "authority", "reason")
CONTENT = ("parameters", "tables", "test_base", "tests")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One pack as far down as it has been layered; `layer` is the lowest that has a file for it."""

    name: str
    title: str
    owner: str
    authority: str
    as_at: str
    layer: str
    base: Mapping[str, FactValue]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All that decides for one organisation: facts, parameters, tables and their tests, after layering."""

    dictionary: Dictionary
    layers: tuple[str, ...] = ()
    packs: Mapping[str, Pack] = field(default_factory=dict)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    cases: tuple[Case, ...] = ()

    def content_hash(self) -> str:
        """SHA-256 (hex) of what can change an answer: facts, formulas, codes, rows, parameters and the engine."""
        content = {
            "engine": ENGINE,
            "facts": [
                (fact.name, fact.kind, fact.values, fact.optional, fact.formula.text if fact.formula else None)
                for fact in self.dictionary.facts.values()
            ],
            "codes": dict(self.dictionary.codes),
            "parameters": [
                (name, parameter.kind, sorted((str(day), str(value)) for day, value in parameter.values.items()))
                for name, parameter in sorted(self.parameters.items())
            ],
            "tables": [_table_content(table) for _, table in sorted(self.tables.items())],
        }
        canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()


def _table_content(table: Table) -> list[Any]:
    rows = [
        [row.id, row.name, row.locked, str(row.start), str(row.end), dict(row.then)]
        + [[cell.fact.name, cell.written()] for cell in row.cells]
        for row in table.rows
    ]
    return [table.name, table.as_at, table.hit, dict(table.on_missing), rows]


def found(dictionary: Dictionary, files: Iterable[Section]) -> Rules:
    """The base layer: every pack of rules/national.

    Parameters are read before any table, so that a table may use those of another pack.
    """
    rules, files = Rules(dictionary=dictionary, layers=(NATIONAL,)), tuple(files)
    for file in files:
        rules = _declare(rules, file)
    for file in files:
        rules = _with_tables(rules, file)
    return rules


def _declare(rules: Rules, file: Section) -> Rules:
    file.allow(required=(*BASE_KEYS, "tables"), optional=CONTENT)
    name = file.text("pack")
    if name in rules.packs:
        raise file.places["pack"].refuse(f"the pack {name} stands in {rules.packs[name].source} already")
    as_at = rules.dictionary.given(file.text("as_at"), file.places["as_at"])
    if as_at.kind is not Type.DATE:
        raise file.places["as_at"].refuse(
            f"as_at names {as_at.name}, which is of type {as_at.kind}; it has to be a date"
        )
    heads = {key: file.text(key) for key in ("title", "owner", "authority")}
    pack = Pack(name=name, as_at=as_at.name, layer=NATIONAL, base={}, source=str(file.place), **heads)
    parameters = dict(rules.parameters)
    section = file.section("parameters")
    for key, node in section.entries.items():
        if key in parameters or key in rules.dictionary.facts:
            raise section.places[key].refuse(f"{key} is already the name of another parameter or fact")
        proper_name(key, section.places[key])
        parameters[key] = read_parameter(key, as_section(node, key), pack=name, layer=NATIONAL)
    return replace(rules, packs={**rules.packs, name: pack}, parameters=parameters)


def _with_tables(rules: Rules, file: Section) -> Rules:
    pack = rules.packs[file.text("pack")]
    reader = CellReader(rules.dictionary, rules.parameters)
    tables = dict(rules.tables)
    section = file.section("tables")
    for name, node in section.entries.items():
        if name in tables:
            raise section.places[name].refuse(f"the table {name} stands in {tables[name].source} already")
        table = as_section(node, name)
        tables[name] = read_table(name, table, reader, pack=pack.name, as_at=pack.as_at, layer=NATIONAL)
    return _with_cases(replace(rules, tables=tables), file, pack, NATIONAL)


def extend(above: Rules, files: Iterable[Section], *, layer: str) -> Rules:
    """The rules with a lower layer's pack files laid over them.

    Raises:
        RuleError: a file extends no pack, or not the layer right above it, or loosens what that layer does not allow.
    """
    rules = replace(above, layers=(*above.layers, layer))
    seen: dict[str, Section] = {}
    for file in files:
        name = _extended(above, file)
        if name in seen:
            raise file.places["pack"].refuse(f"the pack {name} is extended in {seen[name].place} already")
        seen[name] = file
        rules = _overlay(rules, file, above.packs[name], layer)
    return rules


def _extended(above: Rules, file: Section) -> str:
    """The pack that a file extends; it has to say by `extends` which layer it was written against."""
    file.allow(required=("pack", "extends"), optional=(*LOWER_KEYS, *CONTENT))
    name = file.text("pack")
    if name not in above.packs:
        raise file.places["pack"].refuse(f"no pack above is named {name!r}{suggest(name, above.packs)}")
    layer, said = above.packs[name].layer, file.text("extends")
    if said != layer:
        raise file.places["extends"].refuse(
            f"the layer right above with a pack {name} is {layer}: say 'extends: {layer}'"
        )
    return name


def _overlay(rules: Rules, file: Section, pack: Pack, layer: str) -> Rules:
    rules = replace(rules, parameters=_changed(rules, file, pack, layer))
    reader = CellReader(rules.dictionary, rules.parameters)
    tables = dict(rules.tables)
    section = file.section("tables")
    for name, node in section.entries.items():
        if name not in tables or tables[name].pack != pack.name:
            own = [table.name for table in tables.values() if table.pack == pack.name]
            raise section.places[name].refuse(f"the pack {pack.name} has no table {name!r}{suggest(name, own)}")
        tables[name] = _with_rows(tables[name], as_section(node, name), reader, layer)
    return _with_cases(replace(rules, tables=tables), file, pack, layer)


def _changed(rules: Rules, file: Section, pack: Pack, layer: str) -> dict[str, Parameter]:
    parameters = dict(rules.parameters)
    own = {name: parameter for name, parameter in parameters.items() if parameter.pack == pack.name}
    section = file.section("parameters")
    for name, node in section.entries.items():
        try:
            parent = find_parameter(name, own)
            parameters[name] = change_parameter(parent, as_section(node, name), layer=layer)
            _check_codes(rules, parameters[name])
        except RuleError:
            raise
        except ValueError as error:
            raise section.places[name].refuse(f"{error} in the pack {pack.name}") from None
    return parameters


def _check_codes(rules: Rules, parameter: Parameter) -> None:
    for table in rules.tables.values():
        for row in table.rows:
            for cell in row.cells:
                if parameter.name in cell.parameters:
                    fits_codes(cell.fact, parameter)


def _with_rows(table: Table, section: Section, reader: CellReader, layer: str) -> Table:
    section.allow(required=("rows",))
    rows: tuple[Row, ...] = table.rows
    behind: dict[str, str] = {}
    for node in section.items("rows"):
        entry = as_section(node, "a row")
        row = read_row(entry, reader, taken=[existing.id for existing in rows], layer=layer)
        rows = place_row(rows, row, entry, behind=behind)
        if "after" in entry.entries:
            behind[entry.text("after")] = row.id
    return replace(table, rows=rows)


def _with_cases(rules: Rules, file: Section, pack: Pack, layer: str) -> Rules:
    reader = CaseReader(rules.dictionary, rules.tables, pack.name, layer)
    base = MappingProxyType({**pack.base, **reader.facts(file.section("test_base"))})
    pack = replace(pack, layer=layer, base=base)
    cases = add_cases(rules.cases, file, reader, base)
    return replace(rules, packs={**rules.packs, pack.name: pack}, cases=cases)
