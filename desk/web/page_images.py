"""The pages of an item as pictures, and the words on them as a layer that can be pointed at."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from bots.reading.pool import NotDrawnError
from counterfoil.model.documents import Channel, Reading
from counterfoil.store import Item
from desk.evidence_pack import pages_of
from desk.web.evidence import field_rows, line_rows, looked_at, page_to_see
from desk.web.filters import Filters
from desk.web.leading import lead_of
from desk.web.office import office_of
from desk.web.pages import go, page
from desk.web.review import next_item

router = APIRouter()
JPEG = b"\xff\xd8"


def own_page(request: Request, item: str, number: int) -> tuple[Item, Reading | None]:
    """The item and its reading, for a page of its own.

    Raises:
        HTTPException: 404, it has no such page.
    """
    store = office_of(request).store
    found, reading = store.item(item), store.reading(item)
    if number not in pages_of(found, reading):
        raise HTTPException(404, "The item has no such page.")
    return found, reading


@router.get("/items/{item}/pages/{number}/picture")
def show_picture(request: Request, item: str, number: int) -> Response:
    """The picture of a page."""
    found, _ = own_page(request, item, number)
    try:
        content = office_of(request).pictures.picture(found, number).read_bytes()
    except NotDrawnError as error:
        raise HTTPException(404, str(error)) from error
    # Kept by the person's own browser alone, and not for long: it may be somebody else's desk tomorrow.
    form = "image/jpeg" if content.startswith(JPEG) else "image/png"
    return Response(content, media_type=form, headers={"Cache-Control": "private, max-age=900"})


@router.get("/items/{item}/next/picture")
def show_next_picture(request: Request, item: str) -> Response:
    """The picture with which the review of the next item begins, for a browser that fetches it ahead."""
    store = office_of(request).store
    if onward := next_item(request, item, Filters.of(request.query_params)):
        dossier = store.dossier(store.item(onward))
        fields, lines = field_rows(dossier.document, dossier.match), line_rows(dossier.document, dossier.match)
        looked = looked_at(fields, lines, lead_of([hold.code for hold in dossier.holds]))
        if number := page_to_see(pages_of(dossier.item, dossier.reading), looked):
            return go(f"/items/{onward}/pages/{number}/picture")
    return Response(status_code=204)


@router.get("/items/{item}/pages/{number}/words")
def show_words(request: Request, item: str, number: int) -> Response:
    """The words of a page as a layer over its picture."""
    found, reading = own_page(request, item, number)
    pictures = office_of(request).pictures
    scanned = any(document.channel is Channel.SCAN for document in (reading.documents if reading else ()))
    try:
        size, words = pictures.size(found, number), pictures.words(found, number, scanned=scanned)
    except NotDrawnError as error:
        raise HTTPException(404, str(error)) from error
    return page(request, "words.html", words=words, size=size, number=number)
