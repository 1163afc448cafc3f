"""Which ledger keeps which organisation's books: `ledgers.yaml` in the home, and the embedded ledger for all others.

    trust-books:
      system: tryton            # a module of connectors.ledgers, or the dotted name of one of the house's own
      organisations: [ZN1, ZN2]
      url: http://127.0.0.1:8000/trust
      user: robot
      password: env:TRUST_BOOKS_PASSWORD
      windows: [Sunday 01:00-05:00]     # with `rate` and `stop_after` what any system may be asked to bear
    embedded:                   # of the embedded ledger only this can be said
      rate: 600

A connector's module has a function `connect(given: Given) -> Ledger`. Nothing is asked of a ledger before it is used,
so one that is down does not keep the others from working.
"""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from connectors.ledgers.base import Ledger
from connectors.ledgers.embedded import EmbeddedLedger
from connectors.ledgers.given import Given
from connectors.ledgers.several import EMBEDDED, Ledgers
from counterfoil.settings import Settings, SettingsError
from counterfoil.work import LimitError, Limits
from counterfoil.work.limits import NAMES as LIMITS

OURS = "connectors.ledgers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which ledgers there are beside the embedded one, and what each, by its name, may be asked to bear."""

    givens: Sequence[Given] = ()
    limits: Mapping[str, Limits] = field(default_factory=dict)

    def name_of(self, organisation: str) -> str:
        """The name of the ledger that keeps this organisation's books."""
        return next((given.name for given in self.givens if organisation in given.organisations), EMBEDDED)


def open_ledgers(settings: Settings) -> Ledgers:
    """All ledgers of the installation as one.

    Raises:
        SettingsError: the file of ledgers cannot be used; the message names the place.
        LedgerError: the embedded ledger cannot be opened.
    """
    chosen = read_ledgers(settings)
    with ExitStack() as opened:
        embedded = opened.enter_context(EmbeddedLedger(settings.ledger_url))
        connected = [(given, opened.enter_context(_connected(given))) for given in chosen.givens]
        opened.pop_all()
    kept = {body: ledger for given, ledger in connected for body in given.organisations}
    return Ledgers(embedded, kept, named={given.name: ledger for given, ledger in connected}, limits=chosen.limits)


def _connected(given: Given) -> Ledger:
    system = given.text("system")
    try:
        connect = import_module(system if "." in system else f"{OURS}.{system}").connect
    except (ImportError, AttributeError) as error:
        raise SettingsError(
            f"{given.file}: ledger {given.name} is of the system {system}, for which there is no connector: {error}"
        ) from error
    ledger: Ledger = connect(given)
    given.finish()
    return ledger


def read_ledgers(settings: Settings) -> Chosen:
    """What the file of ledgers says, without a connection to any.

    Raises:
        SettingsError: the file cannot be used; the message names the place.
    """
    file = settings.ledgers
    if not file.is_file():
        return Chosen()
    try:
        found = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes text only
    except (yaml.YAMLError, UnicodeError) as error:
        raise SettingsError(f"{file} is no YAML file: {error}") from error
    ledgers = {
        str(name): dict(_mapping(file, f"ledger {name}", said))
        for name, said in _mapping(file, "the file", found or {}).items()
    }
    limits = {name: _limits(file, name, said) for name, said in ledgers.items()}
    if (rest := ledgers.pop(EMBEDDED, None)) and (unknown := set(rest) - set(LIMITS)):
        raise SettingsError(
            f"{file}: the embedded ledger has no setting {', '.join(sorted(unknown))}; it keeps the books of all "
            f"organisations that no other ledger names, and those it knows are {', '.join(sorted(LIMITS))}"
        )
    givens = [_given(settings, name, said) for name, said in ledgers.items()]
    _each_organisation_once(file, givens)
    return Chosen(givens=givens, limits=limits)


def _limits(file: Path, name: str, said: Mapping[str, object]) -> Limits:
    try:
        return Limits.read(said)
    except LimitError as error:
        raise SettingsError(f"{file}: ledger {name}, {error}") from error


def _given(settings: Settings, name: str, said: Mapping[str, Any]) -> Given:
    file = settings.ledgers
    values = {key: value for key, value in said.items() if key not in LIMITS}
    bodies = values.pop("organisations", None)
    if not isinstance(bodies, list) or not bodies or not all(isinstance(body, str) and body for body in bodies):
        raise SettingsError(f"{file}: ledger {name} needs a list of the organisations whose books it keeps")
    if nested := [key for key, value in values.items() if not isinstance(value, str)]:
        raise SettingsError(f"{file}: ledger {name}, {', '.join(nested)}: each setting is one text")
    return Given(name=name, file=file, folder=settings.home / "ledgers" / name, organisations=bodies, values=values)


def _mapping(file: Path, what: str, found: object) -> Mapping[str, Any]:
    if not isinstance(found, dict):
        raise SettingsError(f"{file}: {what} has to be names with what they stand for, as `name: …`")
    return found


def _each_organisation_once(file: Path, givens: list[Given]) -> None:
    keeper: dict[str, str] = {}
    for body, name in ((body, given.name) for given in givens for body in given.organisations):
        if body in keeper:
            raise SettingsError(f"{file}: the books of {body} are kept by {keeper[body]} and by {name}; choose one")
        keeper[body] = name
