"""Cells: the unary tests that a row makes of a fact: `<= £10.00`, `> 2% and <= 5%`, `one of A, B`, `missing`."""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeAlias

from counterfoil.rulebook.dictionary import Dictionary, Fact
from counterfoil.rulebook.literals import ORDERED, Type, Value
from counterfoil.rulebook.parameters import Parameter
from counterfoil.rulebook.source import Place, Text, suggest


class Operator(StrEnum):
    """How a fact is tested; longer signs stand before their beginnings."""

    AT_MOST = "<="
    AT_LEAST = ">="
    NOT = "!="
    BELOW = "<"
    ABOVE = ">"
    IS = "="
    ONE_OF = "one of"
    NONE_OF = "none of"
    MISSING = "missing"
    PRESENT = "present"


SIGNS = (Operator.AT_MOST, Operator.AT_LEAST, Operator.NOT, Operator.BELOW, Operator.ABOVE, Operator.IS)
PRESENCE = frozenset({Operator.MISSING, Operator.PRESENT})
LISTS = frozenset({Operator.ONE_OF, Operator.NONE_OF})
COMPARISONS: dict[Operator, Callable[[Any, Any], bool]] = {
    Operator.AT_MOST: operator.le,
    Operator.AT_LEAST: operator.ge,
    Operator.NOT: operator.ne,
    Operator.BELOW: operator.lt,
    Operator.ABOVE: operator.gt,
    Operator.IS: operator.eq,
    Operator.ONE_OF: lambda value, members: value in members,
    Operator.NONE_OF: lambda value, members: value not in members,
}


@dataclass(frozen=True, slots=True)
class Literal:
    """A written value, or a parameter's value on a date, which keeps the parameter's name."""

    value: Value
    parameter: str = ""


@dataclass(frozen=True, slots=True)
class Members:
    """The members of a list."""

    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class ParameterName:
    """A parameter whose value is not picked yet."""

    name: str


@dataclass(frozen=True, slots=True)
class OtherFact:
    """Another fact's value."""

    name: str


Operand: TypeAlias = Literal | Members | ParameterName | OtherFact | None


@dataclass(frozen=True, slots=True)
class Condition:
    """One comparison; `missing` and `present` have no operand."""

    operator: Operator
    operand: Operand = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What a row asks of one fact; all conditions have to hold, and a cell with none (`any`) always does."""

    fact: Fact
    conditions: tuple[Condition, ...]

    @property
    def tests_presence(self) -> bool:
        """Whether it asks if the fact is known at all, so that a missing fact is an answer and no obstacle."""
        return not self.conditions or self.conditions[0].operator in PRESENCE

    @property
    def other_facts(self) -> tuple[str, ...]:
        """The facts on the right of its operators."""
        operands = (condition.operand for condition in self.conditions)
        return tuple(operand.name for operand in operands if isinstance(operand, OtherFact))

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters on the right of its operators."""
        operands = (condition.operand for condition in self.conditions)
        return tuple(operand.name for operand in operands if isinstance(operand, ParameterName))

    def resolved(self, values: Mapping[str, Value]) -> "Cell":
        """The same cell with its parameters' values put in."""
        return replace(
            self,
            conditions=tuple(
                replace(condition, operand=Literal(values[condition.operand.name], condition.operand.name))
                if isinstance(condition.operand, ParameterName)
                else condition
                for condition in self.conditions
            ),
        )

    def written(self) -> str:
        """The cell in its canonical spelling."""
        return " and ".join(self._written(condition) for condition in self.conditions) or "any"

    def _written(self, condition: Condition) -> str:
        operand, sign = condition.operand, condition.operator.value
        match operand:
            case None:
                return sign
            case Members(values):
                return f"{sign} {', '.join(map(self.fact.show, values))}"
            case Literal(value, parameter):
                shown = self.fact.show(value)
                right = f"{parameter} ({shown})" if parameter else shown
            case ParameterName(name) | OtherFact(name):
                right = name
        return right if condition.operator is Operator.IS else f"{sign} {right}"


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads cells against the facts and parameters that exist."""

    dictionary: Dictionary
    parameters: Mapping[str, Parameter]

    def read(self, fact_name: str, node: Text, place: Place) -> Cell:
        """The cell, typed; a RuleError at its place where it means nothing."""
        fact = self.dictionary.fact(fact_name, place)
        try:
            return Cell(fact, self._conditions(fact, node.value.strip()))
        except ValueError as error:
            raise node.place.refuse(f"{fact_name}: {error}") from None

    def _conditions(self, fact: Fact, text: str) -> tuple[Condition, ...]:
        if text == "any":
            return ()
        if text in PRESENCE:
            return (Condition(Operator(text)),)
        for listing in sorted(LISTS):
            if text.startswith(f"{listing} "):
                return (Condition(listing, _members(fact, text.removeprefix(listing))),)
        parts = re.split(r"\s+and\s+", text) if fact.kind in ORDERED else [text]
        return tuple(self._condition(fact, part.strip()) for part in parts)

    def _condition(self, fact: Fact, text: str) -> Condition:
        sign = next((sign for sign in SIGNS if text.startswith(sign)), None)
        chosen = sign or Operator.IS
        if fact.kind not in ORDERED and chosen not in {Operator.IS, Operator.NOT}:
            raise ValueError(f"{chosen} makes no sense for type {fact.kind}")
        return Condition(chosen, self._operand(fact, text.removeprefix(sign or "").strip()))

    def _operand(self, fact: Fact, text: str) -> Operand:
        if not text:
            raise ValueError("a value is missing after the operator")
        parameter, other = self.parameters.get(text), self.dictionary.facts.get(text)
        if text in fact.values and (parameter or other):
            raise ValueError(
                f"{text!r} is one of its codes and also the name of a parameter or fact; rename one of them"
            )
        if parameter:
            _comparable(fact, parameter.kind, f"parameter {text}")
            fits_codes(fact, parameter)
            return ParameterName(text)
        if other is fact:
            raise ValueError("it is compared with itself")
        if other:
            _comparable(fact, other.kind, text)
            if fact.kind is Type.CODE and not set(fact.values) & set(other.values):
                raise ValueError(f"{fact.name} and {text} have no code in common")
            return OtherFact(text)
        return self._literal(fact, text)

    def _literal(self, fact: Fact, text: str) -> Literal:
        try:
            return Literal(fact.literal(text))
        except ValueError as error:
            near = suggest(text, (*self.parameters, *self.dictionary.facts))
            raise ValueError(f"{error}; no parameter and no fact is named {text!r}{near}") from None


def fits_codes(fact: Fact, parameter: Parameter) -> None:
    """ValueError where a parameter has a value that is none of the fact's codes."""
    for value in parameter.values.values():
        if fact.kind is Type.CODE and value not in fact.values:
            raise ValueError(
                f"the parameter {parameter.name} is {value!r}, which is not one of {', '.join(fact.values)}"
            )


def _comparable(fact: Fact, kind: Type, name: str) -> None:
    if kind is not fact.kind:
        raise ValueError(f"it is of type {fact.kind} and cannot be compared with {name} of type {kind}")


def _members(fact: Fact, text: str) -> Members:
    """A list's members; in a list of amounts a comma without a space belongs to the amount (£1,000.00, £2,000.00)."""
    comma = r",\s+" if fact.kind is Type.MONEY else r"\s*,\s*"
    values = tuple(fact.literal(member) for member in re.split(comma, text.strip()))
    for index, value in enumerate(values):
        if value in values[:index]:
            raise ValueError(f"{fact.show(value)} is listed twice")
    return Members(values)
