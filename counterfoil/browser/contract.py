"""The screen contract: what a screen must show before anything is written on it, and how it differs in words.

A control is known by two marks that change for different reasons: its label, which people read, and the name that the
program gives it. A new name alone means nothing. A label that has gone, or stands at a control that the contract knows
under another label, may mean that two fields have changed places, and then nothing may be written.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from counterfoil.browser.seen import Control, Screen

UNREADABLE = "\ufffd"
"""What a browser shows for bytes that are no text in the page's encoding."""

NUMBER_AT_END = re.compile(r"[0-9]+$")


class ContractError(ValueError):
    """The contract's own file cannot be used; the message says where."""


class ScreenChangedError(Exception):
    """The screen is not the one that was agreed; nothing was written. `differences` are sentences for a person."""

    def __init__(self, screen: str, differences: list[str]) -> None:
        super().__init__(f"{screen}: {'; '.join(differences)}")
        self.differences = differences


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A control that will be touched: its label, its role, the name it is known by, and whether it must be filled.

    `hint` is what the screen says of the form of its value ("yyyy-mm-dd"), `options` a pattern for all in a list;
    each is empty where nothing is asked. One that is not `always` there is touched only when it is.
    """

    label: str
    role: str
    name: str
    required: bool
    column: bool
    hint: str
    options: str
    always: bool

    def stands_at(self, control: Control) -> bool:
        """Whether this is the control that people know by this label."""
        return (control.label, control.column) == (self.label, self.column)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenContract:
    """What one screen is to show: its titles, the controls that are touched, columns that are read, buttons, links.

    `known` are labels of controls that are left alone, `chosen` what lists without a label show when left alone. On a
    screen that is `read_only` nothing is written, and controls that nobody knows do no harm.
    """

    name: str
    titles: tuple[str, ...]
    expected: tuple[Expected, ...]
    columns: tuple[str, ...]
    buttons: tuple[str, ...]
    links: tuple[str, ...]
    known: tuple[str, ...]
    chosen: tuple[str, ...]
    read_only: bool

    def check(self, screen: Screen) -> None:
        """Pass only where nothing can be wrong.

        Raises:
            ScreenChangedError: the screen differs in something that matters; all such differences are named.
        """
        if found := list(self.differences(screen)):
            raise ScreenChangedError(self.name, found)

    def differences(self, screen: Screen) -> Iterator[str]:
        """Each difference that matters, in words."""
        if screen.overlays:
            yield f"something lies over the screen: {screen.overlays[0]!r}"
        if self.titles and screen.title not in self.titles:
            yield f"the screen is headed {screen.title!r} and not {' or '.join(map(repr, self.titles))}"
        if (at := screen.text.find(UNREADABLE)) >= 0:
            yield f"it shows letters that cannot be read: {screen.text[max(0, at - 20) : at + 20]!r}"
        for expected in self.expected:
            yield from self._differs(expected, screen)
        yield from (f"the button {name!r} is gone" for name in self.buttons if not _has_button(screen, name))
        shown = {link.words for link in screen.links}
        yield from (f"the link {words!r} is gone" for words in self.links if words not in shown)
        yield from self._columns(screen)
        if not self.read_only:
            yield from self._intruders(screen)

    def _differs(self, expected: Expected, screen: Screen) -> Iterator[str]:
        what = f"the {'column' if expected.column else 'field'} {expected.label!r}"
        found = [each for each in screen.controls if expected.stands_at(each) and each.role == expected.role]
        if not found and not expected.always:
            return
        if not found:
            other = [each for each in screen.controls if expected.stands_at(each)]
            if other:
                yield f"{what} is a {other[0].role} now and was a {expected.role}"
            else:
                new = ", ".join(sorted({repr(each.label) for each in screen.controls if self._is_new(each)}))
                yield f"{what} is gone" + (f"; new on the screen: {new}" if new else "")
            return
        if not expected.column and len(found) > 1:
            yield f"{what} stands there {len(found)} times"
        for control in found:
            yield from (f"{what} {how}" for how in self._changed(expected, control))

    def _changed(self, expected: Expected, control: Control) -> Iterator[str]:
        """How a control that is there by its label and role is not the one that was agreed."""
        if (owner := self._owner(control)) and owner != expected:
            yield f"stands where {owner.label!r} was: the two may have changed places"
        if control.required and not expected.required:
            yield "has to be filled in now"
        if expected.hint and control.hint != expected.hint:
            yield f"is written as {control.hint!r} now and was as {expected.hint!r}"
        if odd := [each for each in control.options if expected.options and not re.fullmatch(expected.options, each)]:
            yield f"offers {odd[0]!r}, which is of another form"
        if not control.enabled:
            yield "cannot be filled in any more"

    def _is_new(self, control: Control) -> bool:
        known = self._knows(control) or any(expected.stands_at(control) for expected in self.expected)
        return bool(control.label) and control.role != "button" and not known

    def _owner(self, control: Control) -> Expected | None:
        """Whose name the control has: a list and a text field never change places, so only the same roles count."""
        stem = NUMBER_AT_END.sub("#", control.name)
        same = (each for each in self.expected if each.column == control.column and each.role == control.role)
        return next((each for each in same if each.name == stem), None)

    def _columns(self, screen: Screen) -> Iterator[str]:
        if not self.columns:
            return
        shown = max(
            (table.columns for table in screen.tables), key=lambda each: len({*each} & {*self.columns}), default=()
        )
        for column in self.columns:
            if (times := list(shown).count(column)) != 1:
                yield f"the column {column!r} {'is gone' if not times else f'stands there {times} times'}"

    def _intruders(self, screen: Screen) -> Iterator[str]:
        """Controls that nobody has told us about, or that may not be left alone any more."""
        for control in screen.controls:
            what = f"the {control.role} {control.label!r}" if control.label else f"a {control.role} without a label"
            if control.role == "button" or any(expected.stands_at(control) for expected in self.expected):
                continue
            if control.required:
                yield f"{what} has to be filled in now, and nobody has said with what"
            elif control.value and not self._knows(control):
                yield f"{what} is new and filled in already with {(control.shows or control.value)!r}"

    def _knows(self, control: Control) -> bool:
        return control.label in self.known if control.label else control.shows in self.chosen


def _has_button(screen: Screen, name: str) -> bool:
    return any(each.role == "button" and each.label == name for each in screen.controls)


def load_contracts(path: Path) -> Mapping[str, ScreenContract]:
    """The contracts of a file, by the name of the screen.

    Raises:
        ContractError: the file cannot be read as contracts.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        return {name: _contract(name, given) for name, given in content["screens"].items()}
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise ContractError(f"{path}: the screen contract cannot be read: {error!r}") from error


def _contract(name: str, given: dict[str, Any]) -> ScreenContract:
    return ScreenContract(
        name=name,
        titles=tuple(given.get("titles", ())),
        expected=(
            *_expected(given, "fields", "textbox"),
            *_expected(given, "ticks", "checkbox"),
            *_expected(given, "entries", "textbox", column=True),
        ),
        columns=tuple(given.get("columns", ())),
        buttons=tuple(given.get("buttons", ())),
        links=tuple(given.get("links", ())),
        known=tuple(given.get("known", ())),
        chosen=tuple(given.get("chosen", ())),
        read_only=given.get("read_only", False),
    )


def _expected(given: dict[str, Any], part: str, role: str, *, column: bool = False) -> Iterator[Expected]:
    for label, words in given.get(part, {}).items():
        yield Expected(
            label=label,
            role=words.get("role", role),
            name=words["name"],
            required=words.get("required", False),
            column=column,
            hint=words.get("hint", ""),
            options=words.get("options", ""),
            always=words.get("always", True),
        )
