"""Strict YAML: every scalar stays the text that was written, with its file and line; nothing is guessed or dropped."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import yaml

LOADER: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
QUOTE_HINT = "a cell that begins with >, !, %, & or * must stand in quotes"
COMMA_HINT = 'an amount with a comma inside {...} must stand in quotes: "£10,000.00"'


class RuleError(ValueError):
    """A rule file, or a question put to the rules, is wrong; the message says where, and what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the rules: `rules/national/tax.yaml:41`."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"

    def refuse(self, message: str) -> RuleError:
        """The error to raise about what stands here."""
        return RuleError(f"{self}: {message}")


def suggest(name: str, known: Iterable[str]) -> str:
    """' (did you mean x?)' where a known name is close, or nothing."""
    close = difflib.get_close_matches(name, list(known), 1)
    return f" (did you mean {close[0]}?)" if close else ""


@dataclass(frozen=True, slots=True)
class Text:
    """One scalar, as it was written."""

    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    values: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Section:
    """A mapping; `places` are those of its keys. Every access that fails names file, line and key."""

    entries: Mapping[str, "Node"]
    places: Mapping[str, Place]
    place: Place

    def allow(self, *, required: Iterable[str] = (), optional: Iterable[str] = ()) -> None:
        """Refuse unknown keys and missing required ones."""
        required = tuple(required)
        known = (*required, *optional)
        for key, place in self.places.items():
            if key not in known:
                raise place.refuse(f"unknown key {key!r}{suggest(key, known)}; here may stand: {', '.join(known)}")
        for key in required:
            if key not in self.entries:
                raise self.place.refuse(f"{key!r} is missing")

    def text(self, key: str, default: str = "") -> str:
        """The scalar under a key, or the default where the key is absent."""
        node = self.entries.get(key)
        return default if node is None else as_text(node, key).value

    def section(self, key: str) -> "Section":
        """The mapping under a key; an empty one where the key is absent."""
        node = self.entries.get(key)
        return Section({}, {}, self.place) if node is None else as_section(node, key)

    def items(self, key: str) -> tuple["Node", ...]:
        """The members of the list under a key; none where the key is absent."""
        node = self.entries.get(key)
        if node is None:
            return ()
        if not isinstance(node, Items):
            raise node.place.refuse(f"{key!r} must be a list")
        return node.values

    def choice(self, key: str, allowed: Iterable[str], default: str) -> str:
        """The scalar under a key, which has to be one of those allowed."""
        value, allowed = self.text(key, default), tuple(allowed)
        if value not in allowed:
            raise self.places[key].refuse(f"{key} is {value!r}; it must be one of {', '.join(allowed)}")
        return value

    def yes(self, key: str) -> bool:
        """Whether the key says yes; an absent key says no."""
        return self.choice(key, ("yes", "no"), "no") == "yes"


Node: TypeAlias = Text | Items | Section


def as_text(node: Node, what: str) -> Text:
    """The node as a scalar, or a refusal that names what was expected."""
    if not isinstance(node, Text):
        raise node.place.refuse(f"{what!r} must be a single value")
    return node


def as_section(node: Node, what: str) -> Section:
    """The node as a mapping, or a refusal that names what was expected."""
    if not isinstance(node, Section):
        raise node.place.refuse(f"{what!r} must be a group of keys, each with its value")
    return node


def read_yaml(text: str, *, shown: str) -> Section:
    """The mapping that a file's text holds; `shown` is how messages name the file.

    Raises:
        RuleError: it is not YAML, or uses what could change a rule's meaning unseen:
            a duplicate key, an anchor, an alias, a tag, a merge key or an empty value.
    """
    try:
        events = iter(list(yaml.parse(text, Loader=LOADER)))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Place(shown, line).refuse(f"this is not YAML: {error.problem}; {QUOTE_HINT}") from error
    except yaml.YAMLError as error:
        raise Place(shown, 1).refuse(f"the file cannot be read: {error}") from error
    return _Composer(events, shown).document()


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Composer:
    """Builds nodes from the parser's events, refusing on the way."""

    def __init__(self, events: Iterator[yaml.Event], shown: str) -> None:
        self._events = events
        self._shown = shown

    def document(self) -> Section:
        """The only document of the stream."""
        next(self._events)  # the stream begins
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise Place(self._shown, 1).refuse("the file is empty")
        root = self._node(next(self._events))
        next(self._events)  # the document ends
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._place(after).refuse("a second document begins here; a rule file holds one")
        return as_section(root, "the file")

    def _place(self, event: yaml.Event) -> Place:
        return Place(self._shown, _line(event))

    def _node(self, event: yaml.Event, key: Place | None = None) -> Node:
        """A node; a group of keys that stands under a key is said to be where that key is."""
        place = self._place(event)
        if getattr(event, "anchor", None) is not None:
            raise place.refuse(f"anchors and aliases are not allowed, write the value out; {QUOTE_HINT}")
        if (tag := getattr(event, "tag", None)) is not None:
            raise place.refuse(f"tags such as {tag} are not allowed; {QUOTE_HINT}")
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(tuple(self._node(member) for member in self._until(yaml.SequenceEndEvent)), place)
        return self._section(key or place)

    def _text(self, event: yaml.ScalarEvent, place: Place) -> Text:
        if not event.value.strip():
            raise place.refuse(f"a value is missing here; {COMMA_HINT}")
        return Text(event.value, place)

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        while not isinstance(event := next(self._events), end):
            yield event

    def _section(self, place: Place) -> Section:
        entries: dict[str, Node] = {}
        places: dict[str, Place] = {}
        for event in self._until(yaml.MappingEndEvent):
            key = as_text(self._node(event), "a key")
            if key.value == "<<":
                raise key.place.refuse("merge keys (<<) are not allowed, write the keys out")
            if key.value in entries:
                raise key.place.refuse(f"{key.value!r} stands twice, first on line {places[key.value].line}")
            places[key.value] = key.place
            entries[key.value] = self._node(next(self._events), key.place)
        return Section(entries, places, place)
