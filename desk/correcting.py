"""`counterfoil correct`: a person says how a field should have been read; the next run acts on it and learns."""

from datetime import datetime
from typing import Annotated

import typer

from bots.reading.pool import ReaderPool
from counterfoil.model.corrections import COMPARED, Correction, held, parsed, placed, plainly
from counterfoil.model.decisions import Outcome
from counterfoil.model.documents import Reading
from counterfoil.model.fields import Box, Field
from counterfoil.store import CORRECTION, Item, Store
from desk import screen
from desk.formats import plain
from desk.homes import Home, existing

WHAT_FOLLOWS = "the next `counterfoil run` decides it again and learns from it; see `counterfoil memory list`"
WHAT_FOLLOWS_POSTED = (
    "it is posted, and what is in the ledger is corrected there, by a credit note; the next `counterfoil run` only "
    "learns from it; see `counterfoil memory list`"
)


class CorrectionError(ValueError):
    """The correction cannot be taken; the message says why and what to do."""


def correct(
    *,
    item: Annotated[str, typer.Argument(help="An item's id or the beginning of one, or the file it came as.")],
    field: Annotated[str, typer.Argument(help="invoice_number, issue_date, net, supplier_name … or lines.1.net.")],
    value: Annotated[str, typer.Argument(help="As it should be: days as 2026-10-31, amounts as 1234.50.")],
    by: Annotated[str, typer.Option(help="Who corrects; the audit log keeps the name.")],
    page: Annotated[int | None, typer.Option(min=1, help="The page it stands on.", show_default=False)] = None,
    box: Annotated[
        str | None,
        typer.Option(help="Where on that page: x0,top,x1,bottom in points, as `read --json` has them."),
    ] = None,
    home: Home = None,
) -> None:
    """Correct a field of an item. The next run decides the item again, and reads this layout of this supplier right.

    Nothing is posted by this command: it records who corrected what, and the run acts on it.
    """
    from desk.shown import with_printed  # noqa: PLC0415 - brings the readers
    from desk.web.pictures import Pictures  # noqa: PLC0415

    settings = existing(home)
    with (
        Store.open(settings) as store,
        ReaderPool(workers=1, seconds=settings.read_seconds, megabytes=settings.read_megabytes) as pool,
    ):
        found = store.item(item)
        correction = checked(
            store.reading(found.id),
            found,
            field=field,
            value=value,
            person=by,
            at=store.clock(),
            page=page,
            box=sides(box),
        )
        correction = with_printed(correction, store, Pictures(store, pool), found)
        with store.transaction(actor=correction.person) as tx:
            tx.judge(found.id, person=correction.person, kind=CORRECTION, body=correction.body)
    was = f"was {correction.was}" if correction.was else "was not read"
    screen.say(f"{found.id}: {field} {was}, is {value} by {by}")
    screen.say(WHAT_FOLLOWS_POSTED if found.outcome is Outcome.POSTED else WHAT_FOLLOWS)


def checked(
    reading: Reading | None,
    item: Item,
    *,
    field: str,
    value: str,
    person: str,
    at: datetime,
    page: int | None = None,
    box: Box | None = None,
) -> Correction:
    """The correction, if what was read in the item can be corrected so.

    Raises:
        CorrectionError: it cannot; the message says why.
    """
    if reading is None or not reading.documents:
        raise CorrectionError(f"nothing was read in {item.id}, so there is no field to correct; ask for another copy")
    if len(reading.documents) > 1:
        raise CorrectionError(
            f"{item.id} holds {len(reading.documents)} documents; correct the item of the one you mean"
        )
    if not person.strip():
        raise CorrectionError("a correction has to have a name: give --by")
    if box is not None and page is None:
        raise CorrectionError("a box stands on a page: give --page as well")
    document = reading.documents[0]
    try:
        meant = parsed(field, value)
        placed(document, field, Field(value=meant, raw="", confidence=1.0, source=""))
        before = held(document, field)
    except ValueError as error:
        raise CorrectionError(str(error)) from error
    if field in COMPARED and (before is None or meant != before.value):
        raise CorrectionError(
            f"{field} is only compared with the account held, so nobody corrects it; where the two differ, by a change "
            "or by a mistake, propose what is to become of it on the item's page Change of master data"
        )
    return Correction(
        field=field, value=plainly(meant), person=person.strip(), at=at, was=plain(before), page=page, box=box
    )


def sides(text: str | None) -> Box | None:
    """The box with these four sides.

    Raises:
        CorrectionError: they are not four numbers of a rectangle.
    """
    if text is None:
        return None
    try:
        x0, top, x1, bottom = (float(side) for side in text.split(","))
    except ValueError:
        raise CorrectionError(f"{text!r} is no box; give x0,top,x1,bottom in points") from None
    if not (x0 < x1 and top < bottom):
        raise CorrectionError(
            f"{text!r} is no box: the left side comes before the right one, the top before the bottom"
        )
    return Box(x0, top, x1, bottom)
