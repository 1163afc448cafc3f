"""Invoices fetched from a real supplier's portal, once each; and what becomes of a portal that is not as agreed."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml.html import HtmlElement

from bots.portals import collect
from bots.reading.read import read_file
from connectors.mail import MailError
from connectors.mail.post_box import Collected, PostBox
from counterfoil.credentials import Secret
from counterfoil.settings import Settings
from flows.collect import collect as collect_as_a_flow
from tests.support.portal import PASSWORD, USER, portal
from tests.support.screen_proxy import screen_proxy


@pytest.fixture(scope="module")
def supplier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with portal(tmp_path_factory.mktemp("portal") / "pretix") as url:
        yield url


def address_of(url: str) -> str:
    return "pretix+" + url.replace("://", f"://{quote(USER)}@")


def fetched(url: str, place: Path, password: str = PASSWORD) -> Collected:
    return collect(address_of(url), Secret(password), into=PostBox(place / "mail"), evidence=place / "evidence")


@pytest.mark.timeout(900)
def test_each_invoice_comes_whole_and_once_and_can_be_read(
    supplier: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = fetched(supplier, tmp_path)
    assert (len(first.new), first.known, first.left) == (2, 0, [])
    totals = set()
    for name in first.new:
        document = read_file(name, (tmp_path / "mail" / name).read_bytes()).document
        assert document is not None
        assert document.gross is not None
        totals.add(str(document.gross.value))
    assert totals == {"240.00", "36.00"}
    monkeypatch.setenv("PORTAL_PASSWORD", PASSWORD)
    home, mail = Settings.load(home=tmp_path / "home", environment={}), tmp_path / "mail"
    again = collect_as_a_flow(home, source=address_of(supplier), mail=mail, password="env:PORTAL_PASSWORD")
    assert (again.new, again.known) == ([], 2)
    assert not (tmp_path / "evidence").exists()


def test_a_wrong_password_is_said_and_kept_nowhere(supplier: str, tmp_path: Path) -> None:
    with pytest.raises(MailError, match=f"does not let {USER} at") as refused:
        fetched(supplier, tmp_path, password="not-the-password")
    assert "not-the-password" not in str(refused.value)


def new_password_label(page: HtmlElement) -> None:
    for label in page.xpath("//label[contains(., 'Password')]"):
        label.text = "Passphrase"


def test_a_changed_sign_in_stops_it_before_the_password_is_typed(supplier: str, tmp_path: Path) -> None:
    upstream, _, path = supplier.rpartition("/")
    with screen_proxy(upstream) as proxy:
        proxy.changes.append(new_password_label)
        with pytest.raises(MailError, match="the field 'Passwordrequired' is gone"):
            fetched(f"{proxy.url}/{path}", tmp_path)
    (evidence,) = (tmp_path / "evidence").iterdir()
    assert {"screenshot.png", "page.html", "note.txt"} <= {each.name for each in evidence.iterdir()}
    assert not any(PASSWORD.encode() in each.read_bytes() for each in evidence.iterdir())
    assert not list((tmp_path / "mail").iterdir())


def test_links_of_a_page_lead_to_no_other_host(supplier: str, tmp_path: Path) -> None:
    # Behind the proxy, the links that the portal itself writes lead to another host than the one signed in to.
    upstream, _, path = supplier.rpartition("/")
    with screen_proxy(upstream) as proxy, pytest.raises(MailError, match="it leads to another host"):
        fetched(f"{proxy.url}/{path}", tmp_path)
    (evidence,) = (tmp_path / "evidence").iterdir()
    assert (evidence / "trace.zip").is_file()
    assert not list((tmp_path / "mail").iterdir())


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("pretix+https://shop.example/supplier", "KIND.https://USER@HOST/PATH"),
        ("pretix+https://me:secret@shop.example/supplier", "take the password out"),
        ("pretix+http://me@shop.example/supplier", "in clear"),
        ("ariba+https://me@shop.example/supplier", "there are bots for pretix"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused(address: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(MailError, match=said):
        collect(address, Secret("x"), into=PostBox(tmp_path / "mail"), evidence=tmp_path / "evidence")
