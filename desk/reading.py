"""`counterfoil read`: what files say, without a store."""

from pathlib import Path
from typing import Annotated

import typer

from bots.reading.pool import ReaderPool
from connectors.mail import MailError
from counterfoil.settings import Settings
from desk import formats, pictures, screen
from desk.homes import AsJson


def read(
    files: Annotated[list[Path], typer.Argument(help="Files of any kind that the post brings.")],
    *,
    as_json: AsJson = False,
    picture: Annotated[
        Path | None,
        typer.Option(help="Also draw the pages of the one file here, as PNG, with all that was found."),
    ] = None,
    page: Annotated[int | None, typer.Option(min=1, help="Draw this page only.", show_default=False)] = None,
) -> None:
    """Only read: what each file says, with where each field was found. Nothing is stored."""
    settings = Settings.load()
    missing = [file for file in files if not file.is_file()]
    if missing:
        raise MailError(f"there is no file {missing[0]}")
    pictures.check(files, picture, page)
    with ReaderPool(
        workers=min(settings.workers, len(files)), seconds=settings.read_seconds, megabytes=settings.read_megabytes
    ) as pool:
        for file, reading in zip(files, pool.read_all([(file.name, file) for file in files]), strict=True):
            for found in formats.reading_json(str(file), reading):
                screen.print_json(found) if as_json else screen.print_reading(found)
            if picture:
                for drawn in pictures.draw(pool, file, reading, picture, page):
                    screen.note(f"drawn: {drawn}")
