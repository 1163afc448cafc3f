"""The table of permissions: every route of the application has its line, and is tried by every role."""

import re

import pytest
from fastapi.routing import APIRoute

from counterfoil.model.people import Role
from desk.web.app import make_app
from desk.web.permissions import GRANTS, ROUTES, Permission
from tests.desk.web.conftest import Running


def routes_of(desk: Running) -> set[str]:
    given = make_app(desk.office).routes
    inside = [route for router in given for route in getattr(getattr(router, "original_router", None), "routes", ())]
    routes = [route for route in (*given, *inside) if isinstance(route, APIRoute)]
    return {f"{method} {route.path}" for route in routes for method in route.methods}


def test_every_route_has_its_line_in_the_table_and_every_line_its_route(desk: Running) -> None:
    assert routes_of(desk) == set(ROUTES)


def test_a_permission_that_is_not_public_is_granted_to_somebody() -> None:
    of_people = set(Permission) - {Permission.PUBLIC, Permission.WATCH}
    assert all(GRANTS[permission] for permission in of_people)


@pytest.mark.parametrize("role", [None, *Role])
def test_every_route_is_open_to_the_roles_that_the_table_grants_it_and_shut_to_all_others(
    desk: Running, role: Role | None
) -> None:
    wrong = []
    for line, permission in ROUTES.items():
        if line == "POST /sign-out":
            continue  # it would end the session that the others are tried with
        method, path = line.split()
        client = desk.client(role.value if role else None)
        answer = client.request(method, re.sub(r"\{\w+\}", "nothing", path))
        if permission is Permission.PUBLIC:
            right = answer.status_code in {200, 404, 422}
        elif permission is Permission.WATCH:
            right = answer.status_code == 403
        elif role is None:
            right = answer.status_code == 303 and answer.headers["location"].startswith("/sign-in")
        elif role in GRANTS[permission]:
            right = answer.status_code != 403 and not answer.headers.get("location", "").startswith("/sign-in")
        else:
            right = answer.status_code == 403
        if not right:
            wrong.append((line, answer.status_code))
    assert wrong == []
