"""The commands that export and import."""

from pathlib import Path
from typing import Annotated

import typer

from counterfoil.settings import Settings
from desk import screen
from desk.homes import Home, existing
from desk.porting.exporting import export
from desk.porting.importing import import_whole

Folder = Annotated[Path, typer.Argument(help="The folder of the export.")]


def write_export(
    folder: Folder,
    home: Home = None,
    *,
    parquet: Annotated[bool, typer.Option(help="Each table as Parquet too.")] = False,
    whole: Annotated[bool, typer.Option(help="All that an import needs, restricted documents among it.")] = False,
) -> None:
    """Write items, lines, holds, judgements and postings as CSV, with the documents, for other programs or to keep.

    With --whole it is a backup: `counterfoil import` makes the same installation of it elsewhere.
    """
    done = export(existing(home), folder, whole=whole, parquet=parquet)
    left_out = f"; {done.restricted} restricted documents were left out" if done.restricted else ""
    gone = f"; {done.disposed} originals were disposed of by rule" if done.disposed else ""
    screen.say(f"{done.items} items in {folder}, {done.documents} documents copied now{left_out}{gone}")


def take_import(folder: Folder, home: Home = None) -> None:
    """Make an installation of a whole export in a home in which nothing has run; any database will do."""
    settings = Settings.load(home=home)
    manifest = import_whole(settings, folder)
    screen.say(
        f"{sum(manifest.rows.values())} rows and {len(manifest.files)} files of {manifest.made_at} are now in "
        f"{settings.home}; `counterfoil reconcile` shows that they balance"
    )
