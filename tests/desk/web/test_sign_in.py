"""Getting in, and staying out: passwords, sessions, links that work once, and requests that come from elsewhere."""

from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from counterfoil.model.people import Role
from counterfoil.settings import Settings
from counterfoil.store import Store
from desk.web.passwords import fault_of, hashed, is_outdated
from desk.web.serving import first_link
from tests.desk.web.conftest import ORIGIN, PASSWORD, Running, add_person, serving
from tests.support.clock import Clock


def sign_in(client: httpx.Client, name: str, password: str = PASSWORD, after: str = "/account") -> httpx.Response:
    return client.post("/sign-in", data={"name": name, "password": password, "after": after})


def test_the_right_password_lets_in_and_leads_to_the_page_that_was_asked_for(desk: Running) -> None:
    client = desk.client()
    asked = client.get("/account")
    assert (asked.status_code, asked.headers["location"]) == (303, "/sign-in?after=%2Faccount")
    entered = sign_in(client, "Clerk ")
    assert (entered.status_code, entered.headers["location"]) == (303, "/account")
    assert "HttpOnly" in entered.headers["set-cookie"]
    assert "SameSite=lax" in entered.headers["set-cookie"]
    assert "Clerk" in client.get("/account").text


@pytest.mark.parametrize(("name", "password"), [("clerk", "wrong horse battery"), ("nobody", PASSWORD), ("", "")])
def test_a_wrong_name_and_a_wrong_password_are_told_in_the_same_words(desk: Running, name: str, password: str) -> None:
    refused = sign_in(desk.client(), name, password)
    assert refused.status_code == 422
    assert "Enter a correct user name and password" in refused.text


@pytest.mark.parametrize("elsewhere", ["//evil.example/", "https://evil.example", "/\\evil.example", "javascript:x"])
def test_signing_in_never_leads_to_another_host(desk: Running, elsewhere: str) -> None:
    assert sign_in(desk.client(), "clerk", after=elsewhere).headers["location"] == "/"


def test_after_ten_tries_a_name_has_to_wait_even_with_the_right_password(desk: Running) -> None:
    client = desk.client()
    for _ in range(10):
        assert sign_in(client, "clerk", "wrong horse battery").status_code == 422
    assert sign_in(client, "clerk").status_code == 429
    assert sign_in(client, "auditor").status_code == 303


def test_signing_out_ends_the_session_on_the_server(desk: Running) -> None:
    client = desk.client("clerk")
    kept = dict(client.cookies)
    assert client.post("/sign-out").headers["location"] == "/sign-in"
    assert httpx.get(f"{desk.address}/account", cookies=kept).status_code == 303


def test_a_session_lapses_when_nobody_uses_it_and_after_a_long_day(tmp_path: Path) -> None:
    clock = Clock()
    settings = Settings.load(home=tmp_path / "home", environment={})
    with Store.open(settings) as store:
        add_person(store, "clerk", Role.CLERK)
    with serving(settings) as desk:
        desk.office.store.clock = clock
        client = desk.client("clerk")
        for _ in range(19):
            clock.forward(timedelta(minutes=29))
            assert client.get("/account").status_code == 200
        clock.forward(timedelta(minutes=31))
        assert client.get("/account").status_code == 303
        client = desk.client("clerk")
        for _ in range(20):
            clock.forward(timedelta(minutes=29))
            client.get("/account")
        clock.forward(timedelta(minutes=21))
        assert client.get("/account").status_code == 303


def test_the_database_holds_nothing_that_opens_a_door(desk: Running) -> None:
    client = desk.client()
    sign_in(client, "clerk")
    secret = client.cookies[desk.office.cookie]
    contents = b"".join(file.read_bytes() for file in desk.office.settings.home.glob("counterfoil.db*"))
    assert secret.encode() not in contents
    assert PASSWORD.encode() not in contents
    assert b"$argon2id$v=19$m=19456,t=2,p=1$" in contents


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {},
    ],
)
def test_a_form_that_was_not_sent_from_our_own_page_is_refused(desk: Running, headers: dict[str, str]) -> None:
    client = desk.client("clerk")
    del client.headers["Sec-Fetch-Site"]
    assert client.post("/account/keys", headers=headers).status_code == 403
    assert client.post("/account/keys", headers={"Origin": desk.address}).status_code == 303


def test_a_form_needs_the_token_of_its_own_session(desk: Running) -> None:
    client, other = desk.client("clerk"), desk.client("auditor")
    token = client.headers.pop("X-CSRF-Token")
    assert client.post("/account/keys").status_code == 403
    assert client.post("/account/keys", data={"token": other.headers["X-CSRF-Token"]}).status_code == 403
    assert client.post("/account/keys", data={"token": token}).status_code == 303


def test_a_request_under_another_host_name_gets_nothing(desk: Running) -> None:
    assert desk.client().get("/sign-in", headers={"Host": "rebound.example"}).status_code == 400


def test_every_answer_forbids_what_is_inline_from_elsewhere_or_in_a_frame(desk: Running) -> None:
    client = desk.client("clerk")
    for path in ("/account", "/sign-in", "/nowhere", "/static/desk.css"):
        headers = client.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "unsafe" not in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    assert client.get("/account").headers["cache-control"] == "no-store"
    assert "immutable" in client.get("/static/desk.css").headers["cache-control"]


def test_behind_https_the_cookie_is_bound_to_the_host_and_plain_http_is_given_up(desk: Running) -> None:
    with serving(desk.office.settings, https=True) as secure:
        entered = sign_in(secure.client(), "clerk")
    assert entered.headers["set-cookie"].startswith("__Host-counterfoil=")
    assert "Secure" in entered.headers["set-cookie"]
    assert entered.headers["strict-transport-security"] == "max-age=63072000"


def test_the_first_start_gives_one_link_by_which_the_administrator_chooses_a_password(tmp_path: Path) -> None:
    settings = Settings.load(home=tmp_path / "home", environment={})
    with serving(settings) as desk:
        void, link = first_link(desk.office.store), first_link(desk.office.store)
        client = desk.client()
        assert client.get(f"/join/{void}").status_code == 404
        short = client.post(f"/join/{link}", data={"password": "short", "again": "short"})
        assert "at least 12 characters" in short.text
        differ = client.post(f"/join/{link}", data={"password": PASSWORD, "again": PASSWORD + "s"})
        assert "Enter the same password twice" in differ.text
        assert client.post(f"/join/{link}", data={"password": PASSWORD, "again": PASSWORD}).status_code == 303
        assert "Administrator" in client.get("/account").text
        assert client.post(f"/join/{link}", data={"password": PASSWORD, "again": PASSWORD}).status_code == 404
        assert first_link(desk.office.store) is None


def test_a_link_lasts_a_day(desk: Running) -> None:
    clock = Clock()
    with desk.office.store.transaction() as tx:
        number = tx.add_account(name="late", full_name="Late", roles=[Role.CLERK], organisations=["ZN1"])
    desk.office.store.clock = clock
    with desk.office.store.transaction() as tx:
        link = tx.invite(number, lasting=timedelta(hours=24))
    clock.forward(timedelta(hours=23))
    assert desk.client().get(f"/join/{link}").status_code == 200
    clock.forward(timedelta(hours=2))
    assert desk.client().get(f"/join/{link}").status_code == 404


def test_a_new_password_ends_every_session(desk: Running) -> None:
    client, elsewhere = desk.client("clerk"), desk.client("clerk")
    form = {"old": PASSWORD, "password": "another horse battery", "again": "another horse battery"}
    assert client.post("/account/password", data={**form, "old": "wrong"}).status_code == 422
    assert client.post("/account/password", data=form).headers["location"] == "/sign-in"
    assert elsewhere.get("/account").status_code == 303
    assert sign_in(desk.client(), "clerk", "another horse battery").headers["location"] == "/account"


def test_what_is_easily_guessed_is_no_password(desk: Running) -> None:
    account = next(account for account in desk.office.store.accounts() if account.name == "clerk")
    assert fault_of("a" * 12, account)
    assert fault_of("the clerk of works", account)
    assert fault_of("x" * 257, account)
    assert fault_of(PASSWORD, account) == ""


def test_a_hash_of_weaker_settings_is_made_anew() -> None:
    assert is_outdated("$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzb21l$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
    assert not is_outdated(hashed(PASSWORD))


def test_without_a_browser_s_headers_nothing_is_sent(desk: Running) -> None:
    assert "Sec-Fetch-Site" in ORIGIN
    bare = httpx.post(f"{desk.address}/sign-in", data={"name": "clerk", "password": PASSWORD})
    assert bare.status_code == 403
