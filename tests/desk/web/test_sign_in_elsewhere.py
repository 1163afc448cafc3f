"""Signing in at a provider of OpenID Connect that the test starts, and what is refused of what comes back from it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import oidc_provider_mock
import pytest
from authlib.integrations.httpx_client import OAuth2Client
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from counterfoil.model.people import Role
from counterfoil.settings import Settings, SettingsError
from counterfoil.store import Scope, Store
from desk.web.provider import LASTS
from desk.web.serving import first_link
from desk.web.sign_in_elsewhere import BACK
from tests.desk.web.conftest import Running, Visit, add_person, serving
from tests.desk.web.test_looks import faults_of
from tests.support.clock import Clock

# The provider of the tests signs by what Authlib keeps for it alone.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@dataclass(frozen=True)
class Federated:
    """A desk, and the provider at which its people sign in."""

    desk: Running
    issuer: str

    def begin(self, client: httpx.Client, **asked: str) -> str:
        """Set out from the desk; gives the address at the provider to which the browser is sent."""
        sent = client.get("/sign-in/elsewhere", params=asked)
        assert sent.status_code == 303
        return sent.headers["location"]

    def agree(self, address: str, subject: str) -> str:
        """Sign in at the provider; gives the path by which the browser comes back."""
        back = httpx.post(address, data={"sub": subject})
        assert back.status_code == 302, back.text
        parts = urlsplit(back.headers["location"])
        return f"{parts.path}?{parts.query}"

    def sign_in(self, subject: str, **asked: str) -> tuple[httpx.Client, httpx.Response]:
        client = self.desk.client()
        return client, client.get(self.agree(self.begin(client, **asked), subject))

    def invite(self, name: str) -> str:
        store = self.desk.office.store
        found = store.account_with_password(name)
        assert found is not None
        with store.transaction() as tx:
            return tx.invite(found[0].id, lasting=LASTS)


@contextmanager
def provided(home: Path, **environment: str) -> Iterator[Federated]:
    with oidc_provider_mock.run_server_in_thread(require_nonce=True) as server:
        issuer = f"http://localhost:{server.server_port}"
        told = {"COUNTERFOIL_OIDC_ISSUER": issuer, "COUNTERFOIL_OIDC_CLIENT": "desk"} | environment
        settings = Settings.load(home=home, environment=told)
        with Store.open(settings) as store:
            for role in (Role.CLERK, Role.ADMINISTRATOR):
                add_person(store, role.value, role)
        with serving(settings) as desk:
            yield Federated(desk, issuer)


@pytest.fixture
def federated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Federated]:
    monkeypatch.setenv("DESKS_SECRET", "not to be told")
    with provided(tmp_path / "home", COUNTERFOIL_OIDC_SECRET="env:DESKS_SECRET") as federated:
        yield federated


def test_by_an_administrators_link_somebody_joins_and_signs_in_without_a_password_from_then_on(
    federated: Federated,
) -> None:
    link = federated.invite("clerk")
    _, joined = federated.sign_in("kim", joining=link)
    assert joined.headers["location"] == "/"
    client, entered = federated.sign_in("kim", after="/account")
    assert entered.headers["location"] == "/account"
    assert "HttpOnly" in entered.headers["set-cookie"]
    assert "Clerk" in client.get("/account").text
    assert federated.desk.client().get(f"/join/{link}").status_code == 404, "it works once"
    store = federated.desk.office.store
    assert store.audit_search(Scope(organisations=None), {"kind": "identity linked"}, day=None, last=10)


def test_nobody_gets_an_account_by_signing_in(federated: Federated) -> None:
    before = federated.desk.office.store.accounts()
    for subject in ("stranger", "clerk", "administrator"):
        _, refused = federated.sign_in(subject)
        assert refused.status_code == 422
        assert "No account is linked" in refused.text
        assert federated.desk.office.cookie + "=" not in refused.headers.get("set-cookie", "")
    _, forged = federated.sign_in("stranger", joining="made up")
    assert forged.status_code == 422
    assert federated.desk.office.store.accounts() == before


def test_one_identity_has_one_account_and_a_shut_one_stays_shut(federated: Federated) -> None:
    federated.sign_in("kim", joining=federated.invite("clerk"))
    _, second = federated.sign_in("kim", joining=federated.invite("administrator"))
    assert "You have another account already" in second.text
    store = federated.desk.office.store
    clerk = next(account for account in store.accounts() if account.name == "clerk")
    with store.transaction() as tx:
        tx.change_account(clerk.id, roles=[Role.CLERK], organisations=["*"], approver=None, active=False)
    _, shut = federated.sign_in("kim")
    assert "No account is linked" in shut.text


def test_what_is_asked_of_the_provider_is_the_code_flow_with_state_nonce_and_a_challenge(federated: Federated) -> None:
    first, second = (parse_qs(urlsplit(federated.begin(federated.desk.client())).query) for _ in range(2))
    assert first["response_type"] == ["code"]
    assert first["scope"] == ["openid"]
    assert first["code_challenge_method"] == ["S256"]
    assert first["redirect_uri"] == [f"{federated.desk.address}{BACK}"]
    for once in ("state", "nonce", "code_challenge"):
        assert len(first[once][0]) >= 30
        assert first[once] != second[once], once


def test_the_code_is_exchanged_with_what_the_challenge_was_made_from(
    federated: Federated, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchanged: list[str] = []
    fetch = OAuth2Client.fetch_token

    def noting(session: OAuth2Client, *given: object, **known: object) -> object:
        exchanged.append(str(known["code_verifier"]))
        return fetch(session, *given, **known)

    monkeypatch.setattr(OAuth2Client, "fetch_token", noting)
    client = federated.desk.client()
    address = federated.begin(client)
    client.get(federated.agree(address, "kim"))
    (challenge,) = parse_qs(urlsplit(address).query)["code_challenge"]
    assert [create_s256_code_challenge(verifier) for verifier in exchanged] == [challenge]


def test_an_answer_that_this_browser_did_not_ask_for_is_refused(federated: Federated) -> None:
    federated.sign_in("kim", joining=federated.invite("clerk"))
    client, other = federated.desk.client(), federated.desk.client()
    path = federated.agree(federated.begin(client), "kim")
    assert "begun in another window" in other.get(path).text, "another's browser"
    changed = re.sub(r"state=\w+", "state=forged", path)
    assert "begun in another window" in client.get(changed).text
    assert "begun in another window" in client.get(path).text, "an attempt ends with its first answer"
    assert client.get("/account").status_code == 303


def test_an_answer_counts_once_and_for_ten_minutes(federated: Federated) -> None:
    federated.sign_in("kim", joining=federated.invite("clerk"))
    client = federated.desk.client()
    path = federated.agree(federated.begin(client), "kim")
    assert client.get(path).status_code == 303
    assert client.get(path).status_code == 422
    late = federated.desk.client()
    path = federated.agree(federated.begin(late), "kim")
    clock = Clock()
    clock.forward(federated.desk.office.store.clock() - clock() + LASTS)
    federated.desk.office.store.clock = clock
    assert "too long" in late.get(path).text


def test_another_nonce_another_code_or_a_token_for_somebody_else_proves_nothing(federated: Federated) -> None:
    federated.sign_in("kim", joining=federated.invite("clerk"))
    client = federated.desk.client()
    replayed = re.sub(r"nonce=[\w-]+", "nonce=anothers", federated.begin(client))
    assert "could not be proven" in client.get(federated.agree(replayed, "kim")).text
    path = re.sub(r"code=[\w-]+", "code=made-up", federated.agree(federated.begin(client), "kim"))
    assert "could not be proven" in client.get(path).text
    elsewhere = re.sub(r"client_id=desk", "client_id=shop", federated.begin(client))
    assert "could not be proven" in client.get(federated.agree(elsewhere, "kim")).text
    assert client.get("/account").status_code == 303


def test_who_says_no_at_the_provider_is_not_signed_in(federated: Federated) -> None:
    client = federated.desk.client()
    denied = httpx.post(federated.begin(client), data={"action": "deny"})
    parts = urlsplit(denied.headers["location"])
    assert "error=access_denied" in parts.query
    state = parse_qs(urlsplit(federated.begin(client)).query)["state"][0]
    assert "did not sign in there" in client.get(f"{BACK}?error=access_denied&state={state}").text


def test_sessions_begun_there_end_as_all_others_do_and_the_way_out_at_the_provider_is_offered(
    federated: Federated,
) -> None:
    federated.sign_in("kim", joining=federated.invite("clerk"))
    client, _ = federated.sign_in("kim")
    token = re.search(r'name="token" value="([^"]+)"', client.get("/account").text)
    assert token is not None
    left = client.post("/sign-out", data={"token": token[1]})
    assert client.get("/account").status_code == 303
    page = client.get(left.headers["location"])
    assert f'href="{federated.issuer}/oauth2/end_session?client_id=desk&amp;post_logout_redirect_uri=' in page.text


def test_only_a_path_of_the_desk_is_gone_to_afterwards(federated: Federated) -> None:
    federated.sign_in("kim", joining=federated.invite("clerk"))
    for elsewhere in ("//evil.example", "https://evil.example", "/\\evil.example"):
        _, entered = federated.sign_in("kim", after=elsewhere)
        assert entered.headers["location"] == "/"


def test_an_administrator_who_signs_in_elsewhere_needs_no_first_link(federated: Federated) -> None:
    store = federated.desk.office.store
    with store.transaction() as tx:
        tx.add_account(name="admin", full_name="A", roles=[Role.ADMINISTRATOR], organisations=["*"])
    link = first_link(store)
    assert link is not None
    _, entered = federated.sign_in("chief", joining=link)
    assert entered.status_code == 303
    assert first_link(store) is None


def test_a_silent_provider_or_one_of_another_name_is_said_to_be_so(tmp_path: Path) -> None:
    with provided(tmp_path / "home") as federated:
        told = {"COUNTERFOIL_OIDC_CLIENT": "desk"}
        for issuer, why in (
            (f"{federated.issuer}/", "not the one that the desk was told of"),
            (f"{federated.issuer}/nowhere", "does not answer"),
        ):
            settings = Settings.load(home=tmp_path / "home", environment=told | {"COUNTERFOIL_OIDC_ISSUER": issuer})
            with serving(settings) as desk:
                refused = desk.client().get("/sign-in/elsewhere")
                assert refused.status_code == 422
                assert why in refused.text
                assert desk.client().get("/sign-in?out=yes").status_code == 200


def test_the_settings_name_what_is_wrong_with_them(tmp_path: Path) -> None:
    for told, why in (
        ({"COUNTERFOIL_OIDC_ISSUER": "http://idp.example", "COUNTERFOIL_OIDC_CLIENT": "desk"}, "https://"),
        ({"COUNTERFOIL_OIDC_ISSUER": "https://idp.example"}, "COUNTERFOIL_OIDC_CLIENT"),
    ):
        with pytest.raises(SettingsError, match=why):
            Settings.load(home=tmp_path, environment=told)


def test_in_a_browser_somebody_goes_there_and_comes_back(federated: Federated, visit: Visit) -> None:
    link = federated.invite("clerk")
    window = visit(federated.desk)
    window.go(f"/join/{link}")
    assert faults_of(window.page) == []
    window.page.get_by_role("link", name="sign in with your organisation").click()
    window.page.fill("input[name=sub]", "kim")
    window.page.get_by_role("button", name="Authorize").click()
    window.page.wait_for_url(f"{federated.desk.address}/work")
    # What the provider's own page asked for is its own affair.
    window.elsewhere.clear()
    window.said.clear()
    window.page.get_by_role("button", name="Sign out").click()
    window.page.wait_for_url("**/sign-in?out=yes")
    assert faults_of(window.page) == []
