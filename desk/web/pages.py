"""Making pages from templates: what every page knows, and the addresses of the static files."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from counterfoil.model.people import Account
from counterfoil.store import Session
from desk.web import words
from desk.web.permissions import Permission, may

HERE = Path(__file__).parent
STATIC = HERE / "static"

ENVIRONMENT = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    undefined=StrictUndefined,
    autoescape=True,
    auto_reload=False,  # to look for changed files takes its time at every page
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.filters.update(words.FILTERS)


@cache
def asset(name: str) -> str:
    """The address of a static file, which changes with its content, so that browsers may keep it for good."""
    return f"/static/{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]}"


# The menu: what it says, where it goes, and what somebody needs to see it there. Whoever signs in comes to their first.
MENU = (
    ("Work list", "/work", Permission.SEE_WORK),
    ("Causes", "/causes", Permission.SEE_WORK),
    ("Changes", "/changes", Permission.SEE_WORK),
    ("Names", "/names", Permission.SEE_WORK),
    ("Rules", "/rules", Permission.SEE_WORK),
    ("People", "/people", Permission.ADMINISTER),
    ("Delegations", "/delegations", Permission.SEE_LIMITS),
    ("Status", "/status", Permission.SEE_WORK),
    ("Performance", "/performance", Permission.SEE_WORK),
    ("Audit log", "/audit", Permission.AUDIT),
    ("Retention", "/retention", Permission.SEE_RETENTION),
)
ENVIRONMENT.globals.update(asset=asset, menu=MENU)


def page(request: Request, template: str, *, status: int = 200, **known: Any) -> HTMLResponse:  # noqa: ANN401
    """A page for this request, made from a template and what it is to know."""
    session: Session | None = getattr(request.state, "session", None)
    account = session.account if session else None
    common = {
        "request": request,
        "path": request.url.path,
        "me": account,
        "error": "",
        "token": session.csrf if session else "",
        "may": lambda permission: account is not None and may(account, permission),
    }
    return HTMLResponse(ENVIRONMENT.get_template(template).render(common | known), status_code=status)


def go(address: str) -> Response:
    """Send the browser on after a form, so that loading again repeats nothing."""
    return RedirectResponse(address, status_code=303)


def me(request: Request) -> Account:
    """Who is signed in; the guard has seen to it that somebody is."""
    account: Account = request.state.session.account
    return account
