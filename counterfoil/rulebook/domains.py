"""Domains: what a fact can be, cut into the pieces between which no row of a table tells a difference."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from counterfoil.rulebook.cells import COMPARISONS, Cell, Condition, Literal, Members, Operator
from counterfoil.rulebook.dictionary import Fact
from counterfoil.rulebook.literals import DISCRETE, ORDERED, Type, Value, neighbours


@dataclass(frozen=True, slots=True)
class Point:
    """Exactly one value."""

    value: Value


@dataclass(frozen=True, slots=True)
class Between:
    """All values between two, both left out; None: without bound. Of texts, both None: any text that is not named."""

    low: Any
    high: Any


@dataclass(frozen=True, slots=True)
class Absent:
    """The fact is missing."""


Atom: TypeAlias = Point | Between | Absent


def atoms(fact: Fact, values: Iterable[Value]) -> tuple[Atom, ...]:
    """The pieces of a fact's domain, cut at the values that rows name; an optional fact may also be missing."""
    absent = (Absent(),) if fact.optional else ()
    if fact.kind is Type.BOOLEAN:
        return (Point(value=False), Point(value=True), *absent)
    if fact.kind is Type.CODE:
        return (*map(Point, fact.values), *absent)
    named = list(dict.fromkeys(values))
    if fact.kind not in ORDERED:
        return (*map(Point, named), Between(None, None), *absent)
    return (*_line(sorted(named, key=_order), fact.kind), *absent)


def _order(value: Value) -> Any:  # noqa: ANN401  # values of one fact are of one type, which the type checker cannot see
    return value


def _line(points: list[Value], kind: Type) -> Iterable[Atom]:
    low: Value | None = None
    for point in points:
        if not (kind in DISCRETE and low is not None and neighbours(low)[-1] == point):
            yield Between(low, point)
        yield Point(point)
        low = point
    yield Between(low, None)


def holds(condition: Condition, atom: Atom) -> bool:
    """Whether a comparison with a literal or a list holds for every value of a piece, which is not a missing fact."""
    match condition.operand, atom:
        case ((Literal(value) | Members(value)), Point(found)):
            return COMPARISONS[condition.operator](found, value)
        case Literal(value), Between(low, high):
            if condition.operator in {Operator.AT_MOST, Operator.BELOW}:
                return high is not None and bool(high <= value)
            if condition.operator in {Operator.AT_LEAST, Operator.ABOVE}:
                return low is not None and bool(low >= value)
            return condition.operator is Operator.NOT
        case _:
            return condition.operator is Operator.NONE_OF


def named_values(cell: Cell) -> Iterable[Value]:
    """The values at which a cell cuts its fact's domain."""
    for condition in cell.conditions:
        if isinstance(condition.operand, Literal):
            yield condition.operand.value
        elif isinstance(condition.operand, Members):
            yield from condition.operand.values


def example(atom: Atom, fact: Fact) -> str:
    """A value of the piece, as a person reads it."""
    if isinstance(atom, Absent):
        return "missing"
    if isinstance(atom, Point):
        return fact.show(atom.value)
    if atom.low is not None:
        return fact.show(_inside(atom.low, atom.high))
    if atom.high is not None:
        return fact.show(neighbours(atom.high)[0])
    return "any value" if fact.kind in ORDERED else "anything else"


def _inside(low: Any, high: Any) -> Value:  # noqa: ANN401  # see _order
    after: Value = neighbours(low)[-1]
    if high is None or not isinstance(after, Decimal) or after < high:
        return after
    return Decimal(low + high) / 2


def within(atom: Atom, start: date | None, end: date | None) -> bool:
    """Whether a piece of a date's domain lies from `start` to the day before `end`."""
    if isinstance(atom, Absent):
        return False
    low, high = _bounds(atom)
    early = start is not None and (low is None or low < start)
    late = end is not None and (low >= end if isinstance(atom, Point) else high is None or high > end)
    return not (early or late)


def can_stand(left: Atom, right: Atom, order: int, kind: Type) -> bool:
    """Whether a value of one piece can stand in this order (-1, 0, 1) to a value of another; unsure means yes."""
    if isinstance(left, Absent) or isinstance(right, Absent):
        return False
    if kind not in ORDERED:
        both = isinstance(left, Point) and isinstance(right, Point)
        return not both or (left == right) == (order == 0)
    if order > 0:
        left, right = right, left
    (low, high), (lowest, highest) = _ends(left, kind), _ends(right, kind)
    if order:
        return _before(low, highest)
    if left == right or kind in DISCRETE:
        return not _before(high, lowest, bounded=True) and not _before(highest, low, bounded=True)
    return _before(low, highest) and _before(lowest, high)


def _bounds(atom: Point | Between) -> tuple[Any, Any]:
    return (atom.value, atom.value) if isinstance(atom, Point) else (atom.low, atom.high)


def _ends(atom: Point | Between, kind: Type) -> tuple[Any, Any]:
    """The bounds; of whole numbers and days the outermost values themselves."""
    low, high = _bounds(atom)
    if isinstance(atom, Point) or kind not in DISCRETE:
        return low, high
    return (None if low is None else neighbours(low)[-1]), (None if high is None else neighbours(high)[0])


def _before(low: Any, high: Any, *, bounded: bool = False) -> bool:  # noqa: ANN401  # see _order
    """Whether one bound lies below another; an open end does, unless only bounds that are there count."""
    if low is None or high is None:
        return not bounded
    return bool(low < high)
