"""The fact dictionary: which facts the tables may read, of what type, and which codes they may answer with."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from counterfoil.rulebook.formulas import Formula, read_formula
from counterfoil.rulebook.literals import MAGNITUDE, PYTHON_TYPES, FactValue, Type, Value, admit, parse, show
from counterfoil.rulebook.source import Items, Place, RuleError, Section, as_section, as_text, suggest

UNKNOWN: tuple[type, frozenset[str]] = (type(Ellipsis), frozenset())
CELL_WORDS = frozenset({"any", "missing", "present"})
RESERVED = CELL_WORDS | {"yes", "no"}
PROPER_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One declared fact. `values` are the codes allowed; a `formula` makes it derived. `optional`: may be missing."""

    name: str
    kind: Type
    values: tuple[str, ...] = ()
    optional: bool = False
    label: str = ""
    formula: Formula | None = None

    def literal(self, text: str) -> Value:
        """The value that a literal of this fact means; ValueError where it means none."""
        value = parse(text, self.kind)
        if self.kind is Type.CODE and value not in self.values:
            raise ValueError(f"{value!r} is not one of its codes: {', '.join(self.values)}{suggest(text, self.values)}")
        return value

    def show(self, value: FactValue) -> str:
        """The value as a person reads it."""
        return show(value, self.kind)


class Dictionary:
    """All facts, plain and derived, and the codes of the tables' answers.

    `strictness` lists, for some kinds of answer, the codes from the loosest on; those not listed are stricter still.
    """

    def __init__(
        self,
        facts: Mapping[str, Fact],
        codes: Mapping[str, tuple[str, ...]],
        strictness: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    ) -> None:
        self.facts = facts
        self.codes = codes
        self.strictness = strictness
        self._plain = {
            name: (PYTHON_TYPES[fact.kind], frozenset(fact.values))
            for name, fact in facts.items()
            if fact.formula is None
        }

    def fact(self, name: str, place: Place) -> Fact:
        """The fact of that name; a RuleError at the place where it is unknown."""
        if name not in self.facts:
            raise place.refuse(f"unknown fact {name!r}{suggest(name, self.facts)}")
        return self.facts[name]

    def given(self, name: str, place: Place) -> Fact:
        """The fact of that name, which has to be one that a caller may give: not a derived one."""
        fact = self.fact(name, place)
        if fact.formula is not None:
            raise place.refuse(f"{name} is derived ({fact.formula.text}); give the facts that it is derived from")
        return fact

    def answer(self, key: str, value: str, place: Place) -> tuple[str, str]:
        """A key of `then` with its value, both declared under `codes`."""
        if key not in self.codes:
            raise place.refuse(f"{key!r} is not among the codes of facts.yaml{suggest(key, self.codes)}")
        if value not in self.codes[key]:
            raise place.refuse(f"{value!r} is not a known {key}{suggest(value, self.codes[key])}")
        return key, value

    def rank(self, key: str, value: str) -> int:
        """How strict an answer is, from 0; of a key without an order all answers are alike."""
        order = self.strictness.get(key, ())
        return order.index(value) if value in order else len(order)

    def admit(self, facts: Mapping[str, FactValue]) -> dict[str, FactValue]:
        """A copy of what a caller knows, every value checked against its declaration.

        Raises:
            RuleError: an unknown or derived fact, a value of the wrong Python type, or a code outside the fact's.
        """
        admitted = dict(facts)
        for name, value in facts.items():
            wanted, codes = self._plain.get(name, UNKNOWN)
            if type(value) is Decimal is wanted:
                if value.is_finite() and value.adjusted() in MAGNITUDE:
                    continue
            elif type(value) is wanted and (not codes or value in codes):
                continue
            admitted[name] = self._admit(name, value)
        return admitted

    def _admit(self, name: str, value: FactValue) -> FactValue:
        if name not in self.facts:
            raise RuleError(f"unknown fact {name!r}{suggest(name, self.facts)}; facts.yaml declares none of that name")
        fact = self.facts[name]
        if fact.formula is not None:
            raise RuleError(f"the fact {name} is derived ({fact.formula.text}); pass what it is derived from instead")
        try:
            admitted = admit(value, fact.kind)
        except (TypeError, ValueError) as error:
            raise RuleError(f"the fact {name} {error}") from None
        if admitted is not None and fact.values and admitted not in fact.values:
            raise RuleError(f"the fact {name} is {value!r}, which is not one of {', '.join(fact.values)}")
        return admitted

    def derived_for(self, names: Iterable[str]) -> tuple[tuple[str, Formula], ...]:
        """The formulas behind these facts, in an order in which each finds its inputs."""
        needed = set(names)
        chosen = []
        for name, fact in reversed(tuple(self.facts.items())):
            if name in needed and fact.formula is not None:
                needed.update(fact.formula.inputs)
                chosen.append((name, fact.formula))
        return tuple(reversed(chosen))


def read_dictionary(root: Section) -> Dictionary:
    """The dictionary that facts.yaml holds."""
    root.allow(required=("facts", "codes"), optional=("derived", "strictness"))
    facts: dict[str, Fact] = {}
    declared = root.section("facts")
    for name, node in declared.entries.items():
        facts[name] = _plain_fact(name, as_section(node, name), declared.places[name])
    derived = root.section("derived")
    for name, node in derived.entries.items():
        if name in facts:
            raise derived.places[name].refuse(f"{name} is a plain fact already")
        facts[name] = _derived_fact(name, as_section(node, name), derived.places[name], facts)
    section = root.section("codes")
    codes = {key: _codes(section, key) for key in section.entries}
    return Dictionary(facts, codes, _strictness(root.section("strictness"), codes))


def _strictness(section: Section, codes: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    orders = {}
    for key in section.entries:
        if key not in codes:
            raise section.places[key].refuse(f"{key!r} is not among the codes{suggest(key, codes)}")
        orders[key] = _codes(section, key)
        for code in orders[key]:
            if code not in codes[key]:
                raise section.places[key].refuse(f"{code!r} is not a known {key}{suggest(code, codes[key])}")
    return orders


def _kind(section: Section) -> Type:
    return Type(section.choice("type", list(Type), ""))


def proper_name(name: str, place: Place) -> str:
    """The name of a fact or parameter, refused where a cell could not tell it from a literal."""
    if not PROPER_NAME.fullmatch(name) or name in RESERVED:
        raise place.refuse(f"{name!r} cannot be a name here: small letters, digits and _, joined by dots")
    return name


def _plain_fact(name: str, section: Section, place: Place) -> Fact:
    section.allow(required=("type",), optional=("values", "optional", "label"))
    kind = _kind(section)
    if (kind is Type.CODE) != ("values" in section.entries):
        raise place.refuse(f"{name}: a code lists its 'values', and only a code does")
    return Fact(
        name=proper_name(name, place),
        kind=kind,
        values=_fact_codes(section) if kind is Type.CODE else (),
        optional=section.yes("optional"),
        label=section.text("label"),
    )


def _derived_fact(name: str, section: Section, place: Place, facts: Mapping[str, Fact]) -> Fact:
    section.allow(required=("type", "formula"), optional=("label",))
    types = {fact.name: fact.kind for fact in facts.values()}
    try:
        formula = read_formula(section.text("formula"), types, _kind(section))
    except ValueError as error:
        raise section.places["formula"].refuse(f"{name}: {error}") from None
    return Fact(
        name=proper_name(name, place),
        kind=formula.kind,
        optional=formula.may_fail or any(facts[name].optional for name in formula.inputs),
        label=section.text("label"),
        formula=formula,
    )


def _fact_codes(section: Section) -> tuple[str, ...]:
    codes = _codes(section, "values")
    for word in sorted(CELL_WORDS.intersection(codes)):
        raise section.places["values"].refuse(f"{word!r} means something else in a cell; choose another code")
    return codes


def _codes(section: Section, key: str) -> tuple[str, ...]:
    node = section.entries[key]
    if not isinstance(node, Items) or not node.values:
        raise section.places[key].refuse(f"{key!r} must be a list of codes with at least one")
    codes = tuple(as_text(member, key).value for member in node.values)
    for index, code in enumerate(codes):
        if code in codes[:index]:
            raise node.values[index].place.refuse(f"{code!r} is listed twice")
    return codes
