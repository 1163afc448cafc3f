"""Formulas of derived facts: exact arithmetic on other facts, typed when it is read."""

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import TypeAlias

from counterfoil.money import PENNY
from counterfoil.rulebook.literals import FactValue, Type, parse
from counterfoil.rulebook.source import suggest

# A context of our own: what a caller has set for its thread must not change a decision.
EXACT = Context(prec=28, rounding=ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero, Overflow])
HUNDRED = Decimal(100)
NUMERIC = frozenset({Type.MONEY, Type.PERCENT, Type.NUMBER, Type.INTEGER})
PLAIN = frozenset({Type.NUMBER, Type.INTEGER})

Facts: TypeAlias = Mapping[str, FactValue]
Compute: TypeAlias = Callable[[Facts], Decimal]


@dataclass(frozen=True, slots=True)
class Formula:
    """A derived fact's arithmetic. `inputs` are the facts that it reads; `may_fail` says that it divides."""

    text: str
    kind: Type
    inputs: tuple[str, ...]
    compute: Compute
    may_fail: bool

    def value(self, facts: Facts) -> FactValue:
        """The derived value: None where an input is missing or a divisor is nought; money to the penny, half up."""
        for name in self.inputs:
            if facts.get(name) is None:
                return None
        try:
            result = self.compute(facts)
            if self.kind is Type.MONEY:
                return result.quantize(PENNY, context=EXACT)
        except (DivisionByZero, InvalidOperation, Overflow):
            return None
        return int(result) if self.kind is Type.INTEGER else result


def read_formula(text: str, types: Mapping[str, Type], declared: Type) -> Formula:
    """Type a formula against the facts known so far.

    Raises:
        ValueError: the formula does not parse, names an unknown fact, mixes types, or gives another type than declared.
    """
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except SyntaxError as error:
        raise ValueError(f"the formula {text!r} cannot be read: {error.msg}") from None
    reader = _Reader(text.strip(), types)
    kind, compute = reader.term(tree)
    if kind is not declared and not (declared is Type.NUMBER and kind is Type.INTEGER):
        raise ValueError(f"declared {declared}, but the formula {text!r} gives {kind}")
    return Formula(text.strip(), declared, tuple(reader.inputs), compute, may_fail=reader.divides)


class _Reader:
    """Turns the parsed expression into typed closures, from the leaves up."""

    def __init__(self, text: str, types: Mapping[str, Type]) -> None:
        self._text = text
        self._types = types
        self.inputs: dict[str, None] = {}
        self.divides = False

    def term(self, node: ast.expr) -> tuple[Type, Compute]:
        match node:
            case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
                return self._constant(node)
            case ast.Name() | ast.Attribute():
                return self._fact(node)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                kind, compute = self.term(operand)
                return kind, lambda facts: EXACT.minus(compute(facts))
            case ast.BinOp(left=left, op=ast.Sub(), right=right) if self._is_date(left) and self._is_date(right):
                return self._days(self._named(left)[0], self._named(right)[0])
            case ast.BinOp(left=left, op=operator, right=right):
                return self._operation(operator, self.term(left), self.term(right))
            case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
                return self._call(name, [self.term(argument) for argument in arguments])
            case _:
                raise ValueError(f"{ast.unparse(node)!r} is not allowed in a formula")

    def _constant(self, node: ast.Constant) -> tuple[Type, Compute]:
        written = ast.get_source_segment(self._text, node) or ""
        kind = Type.INTEGER if written.isdigit() else Type.NUMBER
        value = Decimal(str(parse(written, kind)))
        return kind, lambda _facts: value

    def _named(self, node: ast.expr) -> tuple[str, Type]:
        name = ast.unparse(node)
        if name not in self._types:
            raise ValueError(f"unknown fact {name!r}{suggest(name, self._types)}; a derived fact has to stand above")
        self.inputs[name] = None
        return name, self._types[name]

    def _fact(self, node: ast.expr) -> tuple[Type, Compute]:
        name, kind = self._named(node)
        if kind not in NUMERIC:
            raise ValueError(
                f"{name} is of type {kind}; a formula computes with money, percent, numbers and date differences"
            )

        def amount(facts: Facts) -> Decimal:
            value = facts[name]
            assert isinstance(value, Decimal | int)
            return Decimal(value)

        return kind, amount

    def _is_date(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Name | ast.Attribute) and self._named(node)[1] is Type.DATE

    @staticmethod
    def _days(later: str, earlier: str) -> tuple[Type, Compute]:
        def days(facts: Facts) -> Decimal:
            end, start = facts[later], facts[earlier]
            assert isinstance(end, date)
            assert isinstance(start, date)
            return Decimal((end - start).days)

        return Type.INTEGER, days

    def _operation(
        self, operator: ast.operator, left: tuple[Type, Compute], right: tuple[Type, Compute]
    ) -> tuple[Type, Compute]:
        (a, x), (b, y) = left, right
        match operator:
            case ast.Add():
                return _same(a, b, "added"), lambda facts: EXACT.add(x(facts), y(facts))
            case ast.Sub():
                return _same(a, b, "subtracted"), lambda facts: EXACT.subtract(x(facts), y(facts))
            case ast.Mult():
                return _product(a, x, b, y)
            case ast.Div():
                self.divides = True
                return _quotient(a, b), lambda facts: EXACT.divide(x(facts), y(facts))
            case _:
                raise ValueError("a formula has only + - * /")

    def _call(self, name: str, arguments: list[tuple[Type, Compute]]) -> tuple[Type, Compute]:
        kinds = [kind for kind, _ in arguments]
        terms = [compute for _, compute in arguments]
        match name, terms:
            case "abs", [x]:
                return kinds[0], lambda facts: x(facts).copy_abs()
            case "percent_of", [x, y]:
                self.divides = True
                _same(kinds[0], kinds[1], "compared")
                return Type.PERCENT, lambda facts: EXACT.divide(EXACT.multiply(x(facts), HUNDRED), y(facts))
            case (("min" | "max"), [_, _, *_]):
                pick = min if name == "min" else max
                kind = kinds[0]
                for other in kinds[1:]:
                    kind = _same(kind, other, "compared")
                return kind, lambda facts: pick(term(facts) for term in terms)
            case _:
                raise ValueError(
                    f"{name}() with {len(terms)} values is not a function of formulas; "
                    "there are abs(a), min(a, b), max(a, b) and percent_of(part, whole)"
                )


def _same(left: Type, right: Type, done: str) -> Type:
    if left is right:
        return left
    if {left, right} <= PLAIN:
        return Type.NUMBER
    raise ValueError(f"{left} and {right} cannot be {done}")


def _product(a: Type, x: Compute, b: Type, y: Compute) -> tuple[Type, Compute]:
    """Anything times a plain number; a percent of money."""
    if {a, b} == {Type.MONEY, Type.PERCENT}:
        return Type.MONEY, lambda facts: EXACT.divide(EXACT.multiply(x(facts), y(facts)), HUNDRED)
    if a in PLAIN or b in PLAIN:
        kind = _same(a, b, "multiplied") if {a, b} <= PLAIN else (b if a in PLAIN else a)
        return kind, lambda facts: EXACT.multiply(x(facts), y(facts))
    raise ValueError(f"{a} and {b} cannot be multiplied")


def _quotient(a: Type, b: Type) -> Type:
    if b in PLAIN:
        return Type.NUMBER if a in PLAIN else a
    if a is b:
        return Type.NUMBER
    raise ValueError(f"{a} cannot be divided by {b}")
