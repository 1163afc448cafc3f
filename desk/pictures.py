"""`counterfoil read FILE --picture`: which pages are drawn, and into which files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bots.reading.pool import NotDrawnError, ReaderPool
from counterfoil.model.documents import Reading


class PictureError(Exception):
    """The picture that was asked for cannot be made; the message says why and what to do."""


def check(files: Sequence[Path], picture: Path | None, page: int | None) -> None:
    """Find what is wrong with the options before any file is read.

    Raises:
        PictureError: they do not go together, or the picture cannot be written.
    """
    if picture is None:
        if page is not None:
            raise PictureError("--page says which page to draw; say with --picture where to")
        return
    if len(files) > 1:
        raise PictureError("--picture draws one file; name one, or leave --picture out")
    if picture.suffix.casefold() != ".png":
        raise PictureError(f"{picture} is to be a PNG; let its name end with .png")
    if not picture.absolute().parent.is_dir():
        raise PictureError(f"there is no folder {picture.parent} to draw into; make it first")


def draw(pool: ReaderPool, file: Path, reading: Reading, picture: Path, page: int | None) -> Iterator[Path]:
    """Draw the page that is asked for, else every page; gives each file as it is written.

    Raises:
        PictureError: the file has no pages, or not so many, or one of them cannot be drawn.
    """
    count = reading.page_count
    if count == 0:
        raise PictureError(f"{file.name} has no pages that could be drawn{_why(reading)}")
    if page is not None and page > count:
        raise PictureError(f"{file.name} has {count} page{'s' * (count > 1)}; there is no page {page}")
    for number in [page] if page else range(1, count + 1):
        place = picture if page or count == 1 else picture.with_name(f"{picture.stem}-{number}{picture.suffix}")
        try:
            drawn = pool.draw(file.name, file, reading, number)
        except NotDrawnError as error:
            raise PictureError(str(error)) from error
        place.write_bytes(drawn)
        yield place


def _why(reading: Reading) -> str:
    if reading.trouble:
        return f": {reading.detail}"
    return ". E-invoices, spreadsheets and e-mails have none; leave out --picture, or give an attachment by itself."
