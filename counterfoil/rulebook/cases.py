"""Cases: the tests that stand beside the rules, each with the facts given and what the tables have to answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from counterfoil.rulebook.dictionary import Dictionary
from counterfoil.rulebook.literals import FactValue
from counterfoil.rulebook.source import Place, Section, as_section, as_text, suggest
from counterfoil.rulebook.tables import ON_MISSING, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What one table has to answer: its row (`key` is empty), or the value of one key of `then`."""

    table: str
    key: str
    value: str

    def __str__(self) -> str:
        return f"{self.table}.{self.key}: {self.value}" if self.key else f"{self.table}: {self.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One test; it asks only the tables that it expects something of."""

    name: str
    pack: str
    facts: Mapping[str, FactValue]
    expect: tuple[Expectation, ...]
    source: str
    layer: str

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that are asked, once each."""
        return tuple(dict.fromkeys(expectation.table for expectation in self.expect))


@dataclass(frozen=True, slots=True)
class CaseReader:
    """Reads the tests of one pack file."""

    dictionary: Dictionary
    tables: Mapping[str, Table]
    pack: str
    layer: str

    def facts(self, section: Section) -> dict[str, FactValue]:
        """`test_base` or `given`: facts by their declared type; `missing` takes one away."""
        facts: dict[str, FactValue] = {}
        for name, node in section.entries.items():
            place = section.places[name]
            fact, text = self.dictionary.given(name, place), as_text(node, name).value
            try:
                facts[name] = None if text == "missing" else fact.literal(text)
            except ValueError as error:
                raise place.refuse(f"{name}: {error}") from None
        return facts

    def case(self, section: Section, base: Mapping[str, FactValue]) -> Case:
        """One test over the pack's base facts."""
        section.allow(required=("name", "given", "expect"), optional=("supersedes",))
        expect = section.section("expect")
        if not expect.entries:
            raise section.places["expect"].refuse("the test expects nothing")
        return Case(
            name=section.text("name"),
            pack=self.pack,
            facts={**base, **self.facts(section.section("given"))},
            expect=tuple(
                self._expectation(key, as_text(node, key).value, expect.places[key])
                for key, node in expect.entries.items()
            ),
            source=str(section.place),
            layer=self.layer,
        )

    def _expectation(self, target: str, value: str, place: Place) -> Expectation:
        name, _, key = target.partition(".")
        table = self.tables.get(name)
        if table is None:
            raise place.refuse(f"no table is named {name!r}{suggest(name, self.tables)}")
        if key:
            self.dictionary.answer(key, value, place)
        elif value != ON_MISSING and table.row(value) is None:
            ids = [row.id for row in table.rows]
            raise place.refuse(f"the table {name} has no row {value!r}{suggest(value, ids)}")
        return Expectation(table=name, key=key, value=value)


def add_cases(
    inherited: tuple[Case, ...], section: Section, reader: CaseReader, base: Mapping[str, FactValue]
) -> tuple[Case, ...]:
    """The inherited tests, less those superseded, and the file's own.

    Raises:
        RuleError: a name is taken by another test of the pack, or `supersedes` names no inherited one.
    """
    theirs = {case.name: case for case in inherited if case.pack == reader.pack}
    own: dict[str, Case] = {}
    gone: set[str] = set()
    for node in section.items("tests"):
        entry = as_section(node, "a test")
        case = reader.case(entry, base)
        if case.name in theirs or case.name in own:
            raise entry.places["name"].refuse(
                f"a test named {case.name!r} exists already; give this one a name of its own"
            )
        if superseded := entry.text("supersedes"):
            if superseded not in theirs:
                message = f"no inherited test is named {superseded!r}{suggest(superseded, theirs)}"
                raise entry.places["supersedes"].refuse(message)
            gone.add(superseded)
        own[case.name] = case
    kept = tuple(case for case in inherited if not (case.pack == reader.pack and case.name in gone))
    return (*kept, *own.values())
