"""The desk as a web application: its pages behind the guard, its static files, its headers and its error pages."""

import logging
from urllib.parse import urlencode

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from counterfoil.store import StaleError, StoreBusyError
from desk.web import (
    account,
    approve,
    audit,
    causes,
    changes,
    delegations,
    history,
    limits,
    names,
    page_images,
    people,
    performance,
    proposals,
    retention,
    review,
    rules,
    sign_in,
    sign_in_elsewhere,
    status,
    watching,
    work,
)
from desk.web.guard import NotSignedInError, guard
from desk.web.headers import SecureHeaders
from desk.web.office import Office
from desk.web.pages import STATIC, go, page

LOG = logging.getLogger(__name__)
ROUTERS = (
    sign_in,
    sign_in_elsewhere,
    account,
    work,
    causes,
    review,
    changes,
    names,
    approve,
    limits,
    delegations,
    rules,
    proposals,
    history,
    page_images,
    performance,
    status,
    audit,
    retention,
    people,
    watching,
)
HEADINGS = {
    403: "You may not do that",
    404: "There is no such page",
    405: "There is no such page",
    409: "Somebody was faster",
    413: "That was too much",
    422: "Something is missing",
    503: "The desk is busy",
}


class KeptFiles(StaticFiles):
    """Static files, whose addresses change with their content."""

    def file_response(self, *args: object, **known: object) -> Response:
        """Browsers may keep it for good."""
        response: Response = super().file_response(*args, **known)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


def make_app(office: Office, *, hosts: tuple[str, ...] = ("127.0.0.1", "localhost")) -> FastAPI:
    """The desk of an office, for requests to these hosts only (a page elsewhere that rebinds its name gets nothing)."""
    app = FastAPI(
        title="Counterfoil desk", docs_url=None, redoc_url=None, openapi_url=None, dependencies=[Depends(guard)]
    )
    app.state.office = office
    for module in ROUTERS:
        app.include_router(module.router)
    # Only static files are compressed: a compressed page that holds a token and what was asked for gives hints of it.
    app.mount("/static", GZipMiddleware(KeptFiles(directory=STATIC), minimum_size=1000))
    app.add_exception_handler(NotSignedInError, to_sign_in)
    app.add_exception_handler(HTTPException, explained)
    app.add_exception_handler(RequestValidationError, explained)
    app.add_exception_handler(StoreBusyError, explained)
    app.add_exception_handler(StaleError, explained)
    app.add_exception_handler(Exception, fault)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    app.add_middleware(SecureHeaders, https=office.https)
    return app


def to_sign_in(request: Request, error: Exception) -> Response:
    """To the form, and from there back to the page that was asked for; a script's request is told to go there."""
    del error
    if request.headers.get("hx-request"):
        return Response(status_code=401, headers={"HX-Redirect": "/sign-in"})
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return go(f"/sign-in?{urlencode({'after': asked})}" if request.method == "GET" else "/sign-in")


def explained(request: Request, error: Exception) -> Response:
    """The page that says what went wrong and what to do."""
    status, detail = 422, "Something of the form is missing or too long. Go back and check it."
    if isinstance(error, HTTPException):
        status, detail = error.status_code, str(error.detail)
    elif isinstance(error, StaleError):
        status, detail = 409, str(error)
    elif isinstance(error, StoreBusyError):
        status, detail = 503, "A run is just writing. Nothing was changed; try again in a moment."
    if status in {307, 308}:
        return RedirectResponse(request.url, status)
    heading = HEADINGS.get(status, "That did not work")
    return page(request, "problem.html", status=status, heading=heading, detail=detail)


def fault(request: Request, error: Exception) -> Response:
    """A fault of ours: logged by its type and place, since its words may hold what a document says."""
    LOG.error("%s %s failed with %s", request.method, request.scope.get("route"), type(error).__name__)
    detail = "It is our fault, and it is logged. Nothing was changed; try again, and tell the support team if it stays."
    return page(request, "problem.html", status=500, heading="Something went wrong here", detail=detail)
