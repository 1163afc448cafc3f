"""Homes: the installation that a command looks at, and its store and ledger."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated

import typer

from connectors.ledgers.choosing import open_ledgers
from connectors.ledgers.several import Ledgers
from counterfoil.settings import Settings, SettingsError
from counterfoil.store import Store

Home = Annotated[
    Path | None,
    typer.Option(help="Where this installation keeps its state (default ./.counterfoil).", show_default=False),
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON lines in the fixed format, for programs.")]


def opened(home: Path | None) -> AbstractContextManager[Store]:
    """The store of a home in which something has run already."""
    return Store.open(existing(home))


def the_ledger(home: Path | None) -> Ledgers:
    """The ledgers of a home in which something has run already."""
    return open_ledgers(existing(home))


def existing(home: Path | None) -> Settings:
    """The settings of a home, which has to be there: looking at nothing is a mistyped --home."""
    settings = Settings.load(home=home)
    embedded = settings.database_url.startswith("sqlite")
    if not settings.home.is_dir() or (embedded and not (settings.home / "counterfoil.db").is_file()):
        raise SettingsError(f"nothing has run in {settings.home}; run `counterfoil run` first, or give another --home")
    return settings
