"""A desk on PostgreSQL, which takes NUL nowhere: whatever holds one is refused in words, and nothing is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from counterfoil.model.people import Role
from counterfoil.settings import Settings
from counterfoil.store import Store
from tests.desk.web.conftest import Running, add_person, serving
from tests.support.postgres import Server

SAID = "a character that is no letter"
NUL = "\x00"


@pytest.fixture(scope="module")
def on_postgres(postgres: Server, migrated: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    url = postgres.url(postgres.create(template=migrated))
    home: Path = tmp_path_factory.mktemp("home")
    settings = Settings.load(home=home, environment={"COUNTERFOIL_DATABASE_URL": url})
    with Store.open(settings) as store:
        add_person(store, "everything", *Role)
    with serving(settings) as running:
        yield running


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("method", "path", "form"),
    [
        ("GET", "/items/a%00b", {}),
        ("GET", "/people/a%00b", {}),
        ("GET", "/work?search=a%00b", {}),
        ("GET", "/audit?subject=%00", {}),
        ("GET", "/status?asked=%00", {}),
        ("GET", "/limits?organisation=%00", {}),
        ("POST", "/delegations", {"whose": NUL, "reason": f"Annual{NUL}leave"}),
        ("POST", "/work/views", {"name": f"Mine{NUL}", "query": ""}),
        ("POST", "/people", {"name": f"new{NUL}", "full_name": "New", "roles": "clerk", "organisations": "*"}),
        ("POST", "/sign-in", {"name": f"some{NUL}body", "password": "guess"}),
        ("POST", "/causes/one", {f"ca{NUL}use": "x"}),
    ],
)
def test_what_no_database_keeps_is_refused_in_words(
    on_postgres: Running, method: str, path: str, form: dict[str, str]
) -> None:
    store = on_postgres.office.store
    before = len(store.accounts()), len(store.delegations())
    answer = on_postgres.client("everything").request(method, path, data=form or None)
    assert answer.status_code == 422
    assert SAID in answer.text
    assert (len(store.accounts()), len(store.delegations())) == before


@pytest.mark.postgres
def test_letters_of_every_script_are_taken(on_postgres: Running) -> None:
    client = on_postgres.client("everything")
    assert client.post("/work/views", data={"name": "Ærø 漢字 😀", "query": "search=é"}).status_code == 303
    assert "漢字" in client.get("/work?search=%E6%BC%A2").text
