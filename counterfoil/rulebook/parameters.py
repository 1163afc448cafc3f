"""Parameters: values that policy sets, each listed by the date from which it holds, and who may change them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from counterfoil.rulebook.literals import ORDERED, Type, Value, parse, show
from counterfoil.rulebook.source import Place, Section, as_text, suggest


class May(StrEnum):
    """In which direction a lower layer may move a parameter."""

    LOWER = "lower"
    RAISE = "raise"
    CHANGE = "change"
    KEEP = "keep"

    @property
    def done(self) -> str:
        """The past participle, for messages."""
        return {"lower": "lowered", "raise": "raised", "change": "changed", "keep": "kept"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter; `values` are in order of date, those from `since` on are its layer's own.

    `layers` says of each date which layer's value begins on it.

    `read_by` names the code that reads it where no table does.
    """

    name: str
    kind: Type
    label: str
    reference: str
    may: May
    values: Mapping[date, Value]
    read_by: str
    layer: str
    pack: str
    since: date
    places: Mapping[date, Place]
    layers: Mapping[date, str]

    def show(self, value: Value) -> str:
        """A value as a person reads it."""
        return show(value, self.kind)

    def on(self, day: date) -> Value | None:
        """The value that holds on a day; None before the first."""
        held = [value for start, value in self.values.items() if start <= day]
        return held[-1] if held else None


def read_parameter(name: str, section: Section, *, pack: str, layer: str) -> Parameter:
    """A parameter as the base layer declares it."""
    section.allow(required=("type", "values"), optional=("label", "reference", "may", "read_by"))
    kind = Type(section.choice("type", list(Type), ""))
    may = May(section.choice("may", list(May), May.KEEP))
    if may in {May.LOWER, May.RAISE} and kind not in ORDERED:
        raise section.places["may"].refuse(
            f"{name} is of type {kind}, which has no order and cannot be {may.done}; say change or keep"
        )
    values, places = _dated(name, section.section("values"), kind)
    return Parameter(
        name=name,
        kind=kind,
        label=section.text("label"),
        reference=section.text("reference"),
        may=may,
        values=values,
        read_by=section.text("read_by"),
        layer=layer,
        pack=pack,
        since=min(values),
        places=places,
        layers=dict.fromkeys(values, layer),
    )


def change_parameter(parent: Parameter, section: Section, *, layer: str) -> Parameter:
    """The parameter with a lower layer's values from the first of their dates on; earlier ones stay the parent's.

    Raises:
        RuleError: a value moves in a direction that the parent does not allow, on any date from then on, also where
            the parent itself moves later.
    """
    section.allow(required=("values",), optional=("reference",))
    own, places = _dated(parent.name, section.section("values"), parent.kind)
    first = min(own)
    values = {start: value for start, value in parent.values.items() if start < first} | own
    merged = replace(
        parent,
        values=dict(sorted(values.items())),
        reference=section.text("reference", parent.reference),
        layer=layer,
        since=first,
        places={start: place for start, place in parent.places.items() if start < first} | places,
        layers={start: name for start, name in parent.layers.items() if start < first} | dict.fromkeys(own, layer),
    )
    for start in sorted({*own, *(start for start in parent.values if start >= first)}):
        fault = _fault(parent, parent.on(start), merged.on(start))
        if fault:
            raise places.get(start, places[first]).refuse(f"{parent.name} on {start}: {fault}")
    return merged


def _fault(parent: Parameter, theirs: Value | None, ours: Value | None) -> str:
    if theirs is None or ours is None:
        return "the layer above has no value before its own first date"
    if parent.may is May.CHANGE or theirs == ours:
        return ""
    lower = ours < theirs  # type: ignore[operator]  # values of one parameter are of one type
    if (parent.may is May.LOWER and lower) or (parent.may is May.RAISE and not lower):
        return ""
    said = f"the layer above says {parent.show(theirs)}, which may only be {parent.may.done}"
    return f"{parent.show(ours)} is not allowed, {said}"


def find_parameter(name: str, parameters: Mapping[str, Parameter]) -> Parameter:
    """The parameter of that name; ValueError with a suggestion where there is none."""
    if name not in parameters:
        raise ValueError(f"no parameter is named {name!r}{suggest(name, parameters)}")
    return parameters[name]


def _dated(name: str, section: Section, kind: Type) -> tuple[dict[date, Value], dict[date, Place]]:
    if not section.entries:
        raise section.place.refuse(f"{name} has no values; list them by date, 2026-04-01: £25.00")
    values: dict[date, Value] = {}
    places: dict[date, Place] = {}
    for start, node in section.entries.items():
        place = section.places[start]
        try:
            day = parse(start, Type.DATE)
            assert isinstance(day, date)
            values[day] = parse(as_text(node, start).value, kind)
        except ValueError as error:
            raise place.refuse(f"{name}: {error}") from None
        places[day] = place
    return dict(sorted(values.items())), places
