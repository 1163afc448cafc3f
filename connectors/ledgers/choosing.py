"""Which ledger keeps which organisation's books: `ledgers.yaml` in the home, and the embedded ledger for all others.

    trust-books:
      system: tryton            # a module of connectors.ledgers, or the dotted name of one of the house's own
      organisations: [ZN1, ZN2]
      url: http://127.0.0.1:8000/trust
      user: robot
      password: env:TRUST_BOOKS_PASSWORD

A connector's module has a function `connect(given: Given) -> Ledger`. Nothing is asked of a ledger before it is used,
so one that is down does not keep the others from working.
"""

from collections.abc import Mapping
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from connectors.ledgers.base import Ledger
from connectors.ledgers.embedded import EmbeddedLedger
from connectors.ledgers.given import Given
from connectors.ledgers.several import Ledgers
from counterfoil.settings import Settings, SettingsError

OURS = "connectors.ledgers"


def open_ledgers(settings: Settings) -> Ledgers:
    """All ledgers of the installation as one.

    Raises:
        SettingsError: the file of ledgers cannot be used; the message names the place.
        LedgerError: the embedded ledger cannot be opened.
    """
    with ExitStack() as opened:
        embedded = opened.enter_context(EmbeddedLedger(settings.ledger_url))
        chosen = [(given, opened.enter_context(_connected(given))) for given in _read(settings)]
        opened.pop_all()
    kept = {body: ledger for given, ledger in chosen for body in given.organisations}
    return Ledgers(embedded, kept, named={given.name: ledger for given, ledger in chosen})


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


def _read(settings: Settings) -> list[Given]:
    file = settings.ledgers
    if not file.is_file():
        return []
    try:
        found = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes text only
    except (yaml.YAMLError, UnicodeError) as error:
        raise SettingsError(f"{file} is no YAML file: {error}") from error
    givens = [_given(settings, str(name), said) for name, said in _mapping(file, "the file", found or {}).items()]
    _each_organisation_once(file, givens)
    return givens


def _given(settings: Settings, name: str, said: object) -> Given:
    file = settings.ledgers
    values = dict(_mapping(file, f"ledger {name}", said))
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
