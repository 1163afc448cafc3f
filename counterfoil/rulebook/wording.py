"""Cells in words, for the people who work with what the rules decide."""

from collections.abc import Mapping

from counterfoil.rulebook.cells import Cell, Condition, Literal, Members, Operator, OtherFact, ParameterName
from counterfoil.rulebook.dictionary import Fact
from counterfoil.rulebook.literals import Type

WORDS = {
    Operator.AT_MOST: "at most",
    Operator.AT_LEAST: "at least",
    Operator.NOT: "anything but",
    Operator.BELOW: "below",
    Operator.ABOVE: "above",
    Operator.IS: "",
    Operator.ONE_OF: "one of",
    Operator.NONE_OF: "none of",
    Operator.MISSING: "missing",
    Operator.PRESENT: "known",
}
OF_DATES = {
    Operator.AT_MOST: "on or before",
    Operator.AT_LEAST: "on or after",
    Operator.BELOW: "before",
    Operator.ABOVE: "after",
}


def named(fact: Fact) -> str:
    """A fact by its label, or by its name where it has none."""
    return fact.label or fact.name


def needed(cell: Cell, facts: Mapping[str, Fact]) -> str:
    """What a cell needs of its fact: `at most £10.00 (price_line_tolerance)`, `one of closed, cancelled`."""
    return " and ".join(_needed(cell.fact, condition, facts) for condition in cell.conditions) or "anything"


def demanded(cell: Cell, facts: Mapping[str, Fact]) -> str:
    """A cell as a sentence without its stop: `What the line costs above the order price: at most £10.00 (…)`."""
    return f"{named(cell.fact)}: {needed(cell, facts)}"


def _needed(fact: Fact, condition: Condition, facts: Mapping[str, Fact]) -> str:
    word = WORDS[condition.operator]
    if fact.kind is Type.DATE:
        word = OF_DATES.get(condition.operator, word)
    match condition.operand:
        case None:
            return word
        case Members(values):
            right = ", ".join(map(fact.show, values))
        case Literal(value, parameter):
            right = f"{fact.show(value)} ({parameter})" if parameter else fact.show(value)
        case ParameterName(name):
            right = name
        case OtherFact(name):
            right = f"'{named(facts[name])}'" if facts[name].label else name
    return f"{word} {right}".strip()
