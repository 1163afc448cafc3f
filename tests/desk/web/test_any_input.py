"""Whatever is sent to whatever route by whomever: no fault, no open door, and nothing of another organisation's."""

import os
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from fastapi import FastAPI

from counterfoil.model.people import Role
from desk.web import pages
from desk.web.app import make_app
from desk.web.permissions import GRANTS, ROUTES, Permission
from tests.desk.web.conftest import Worked, add_person

HERE = "ZN1"
SEED = 20261129
# So many requests to each route; `make soak` sends many more.
EACH = 60 if "COUNTERFOIL_SOAK" in os.environ else 6
# What numbers, days, amounts, text and addresses break on; surrogates cannot be sent.
SPITEFUL = (
    *("", " ", "\x00", "a\x00b", "'", '"', "%", "%00", "\\", "*", "~", "~x", "<script>", "../../etc/passwd", "//evil"),
    *("-1", "0", "1", "1.5", "9" * 30, "9" * 5000, "1e999999", "-1e999999", "NaN", "sNaN", "Infinity", "1_0", "٣", "²"),
    *("2026-11-02", "0001-01-01", "9999-12-31", "2026-13-45", "1:2,3,4", "1:1,2,3,4", "9" * 25 + ":1,2,3,4"),
    *("\N{FULLWIDTH DIGIT ONE}", "é", "\U0001f4a9", "\r\nSet-Cookie: a=b", "x" * 3000, "é.é", "9" * 30 + ".é"),
)
ACTIONS = (
    *("settle", "release", "return", "reject", "file", "duplicate", "not_duplicate", "ask", "approve", "send_back"),
    *("on", "yes", HERE, "clerk", "PRICE", "due", "value", "age", "done", "mine", "approve", "/work?a=b", "/items/x"),
)
RAW = ("application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "multipart/form-data", "text/json", "é")
# They would sign out whoever the next request is tried with; signing in and out is tested by itself.
LEFT_OUT = {"POST /sign-out", "POST /account/password"}


def form_names() -> list[str]:
    """Every name that a form of the templates sends, so that whole forms need no list of their own here."""
    texts = [path.read_text(encoding="utf-8") for path in Path(pages.HERE, "templates").glob("*.html")]
    names = {name for text in texts for name in re.findall(r'name="([\w.]+)"', text)}
    return sorted(names | {"field.invoice_number", "field.gross", "box.gross", "other.supplier", "field.lines.1.net"})


def parameters(app: FastAPI) -> dict[str, list[str]]:
    """By route, the names that its query and its form are declared with."""
    schema = app.openapi()
    found: dict[str, list[str]] = {}
    for path, methods in schema["paths"].items():
        for method, said in methods.items():
            names = [each["name"] for each in said.get("parameters", []) if each["in"] == "query"]
            for content in said.get("requestBody", {}).get("content", {}).values():
                body = schema["components"]["schemas"][content["schema"]["$ref"].rpartition("/")[2]]
                names += list(body["properties"])
            found[f"{method.upper()} {path}"] = names
    return found


@dataclass
class Tried:
    """The desk as it is tried: who may be signed in, what there is, and what each route takes."""

    worked: Worked
    takes: dict[str, list[str]]
    ours: frozenset[str]
    others: frozenset[str]
    clients: dict[str, httpx.Client] = field(default_factory=dict)

    def client(self, name: str | None) -> httpx.Client:
        known = self.clients.get(name or "")
        if known is None:
            known = self.clients[name or ""] = self.worked.desk.client(name)
        return known


@pytest.fixture
def tried(worked: Worked) -> Tried:
    """With somebody of every role for one organisation only, and the items of that one apart from all others."""
    store = worked.desk.office.store
    for role in Role:
        add_person(store, f"{role}_here", role, organisations=(HERE,))
    items = list(store.items())
    ours = frozenset(item.id for item in items if item.organisation == HERE)
    app = make_app(worked.desk.office)
    takes = parameters(app)
    assert set(takes) == set(ROUTES)
    return Tried(worked, takes, ours, frozenset(item.id for item in items) - ours)


PEOPLE = (None, "stranger", *(role.value for role in Role), *(f"{role}_here" for role in Role))


def drawn_request(chance: random.Random, tried: Tried, line: str) -> tuple[str, dict[str, Any]]:
    """An address for the route, and what goes with it: query, form, upload, or bytes that are no form at all."""
    items = sorted(tried.ours | tried.others)
    method, path = line.split()

    def value() -> str:
        return chance.choice((chance.choice(SPITEFUL), chance.choice(ACTIONS), chance.choice(items)))

    def values(names: Sequence[str], most: int) -> dict[str, str]:
        return {chance.choice(names): value() for _ in range(chance.randint(0, most))}

    likely = {"item": chance.choice(items), "name": "colleague"}
    for name in re.findall(r"\{(\w+)\}", path):
        inside = chance.choice((likely.get(name, value()), value()))
        path = path.replace(f"{{{name}}}", quote(inside, safe="") or "x")
    names = tried.takes[line] or form_names()
    headers: dict[str, Any] = chance.choice(({}, {}, {"HX-Request": "true"}, {"X-CSRF-Token": "é".encode()}))
    known: dict[str, Any] = {"params": values((*names, value()), 3), "headers": headers}
    if method == "POST":
        sent = chance.choice(("form", "form", "form", "upload", "raw"))
        if sent == "raw":
            known["content"] = chance.randbytes(chance.randint(0, 60))
            known["headers"] = {**headers, "Content-Type": chance.choice(RAW).encode()}
        else:
            known["data"] = values((*names, *form_names()), 8)
        if sent == "upload":
            known["files"] = {chance.choice(names): ("\x00.pdf", chance.randbytes(chance.randint(0, 20)))}
    return path, known


def test_no_input_is_a_fault_or_opens_a_door_or_shows_what_is_anothers(tried: Tried) -> None:
    chance = random.Random(SEED)
    for line in sorted(set(ROUTES) - LEFT_OUT) * EACH:
        who = chance.choice(PEOPLE)
        try_one(tried, line, who, *drawn_request(chance, tried, line))


def try_one(tried: Tried, line: str, who: str | None, path: str, known: dict[str, Any]) -> None:
    answer = tried.client(who).request(line.split(maxsplit=1)[0], path, **known)
    tried_so = repr((line, who, path, known))
    assert answer.status_code < 500, tried_so
    permission = ROUTES[line]
    if who is None and permission is not Permission.PUBLIC:
        assert answer.status_code in {303, 400, 401, 403, 404, 422}, tried_so
        assert answer.headers.get("location", "/sign-in").startswith("/sign-in"), tried_so
    # The log of an organisation keeps what was done to an item while it was theirs.
    if line != "GET /audit" and (who is None or who == "stranger" or who.endswith("_here")):
        hidden = tried.others if who and who.endswith("_here") else tried.others | tried.ours
        assert [item for item in hidden if item in answer.text and item not in tried_so] == [], tried_so
    if who is not None:
        role = who.removesuffix("_here")
        shut = permission is not Permission.PUBLIC and role in {*Role} and Role(role) not in GRANTS[permission]
        assert not shut or answer.status_code in {400, 403, 404, 422}, tried_so
