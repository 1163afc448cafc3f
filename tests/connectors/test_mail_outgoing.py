"""Mail goes out over a real SMTP server: once, with the password by reference, and again when the server was busy."""

from collections.abc import Iterator

import pytest

from connectors.mail import MailError, MailUnavailable, outgoing
from connectors.mail.outgoing import MailServer, send
from counterfoil.credentials import Secret
from tests.support.smtp import PASSWORD, Office, free_port, receiving


@pytest.fixture
def office() -> Iterator[tuple[Office, MailServer]]:
    with receiving() as (kept, address):
        yield kept, MailServer.at(address)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits before trying again."""
    monkeypatch.setattr(outgoing._hand_over.retry, "sleep", lambda _seconds: None)  # type: ignore[attr-defined]


def say(server: MailServer, *, password: str = PASSWORD) -> None:
    send(server, Secret(password), sender="robot@centre.example", to=["a@centre.example"], subject="Post", text="£1\n")


def test_a_message_arrives_as_it_was_written(office: tuple[Office, MailServer]) -> None:
    kept, server = office
    say(server)
    [message] = kept.kept
    assert (message["Subject"], message["To"], message["Auto-Submitted"]) == (
        "Post",
        "a@centre.example",
        "auto-generated",
    )
    assert message.get_content().splitlines() == ["£1"]  # type: ignore[attr-defined]


@pytest.mark.usefixtures("at_once")
def test_a_busy_server_is_asked_again(office: tuple[Office, MailServer]) -> None:
    kept, server = office
    kept.busy = 2
    say(server)
    assert len(kept.kept) == 1


def test_a_wrong_password_is_told_without_it(office: tuple[Office, MailServer]) -> None:
    _, server = office
    with pytest.raises(MailError) as refused:
        say(server, password="guessed")
    assert "guessed" not in str(refused.value)
    assert not isinstance(refused.value, MailUnavailable)


@pytest.mark.usefixtures("at_once")
def test_a_server_that_is_down_or_busy_for_long_may_be_tried_later(office: tuple[Office, MailServer]) -> None:
    kept, server = office
    kept.busy = 100
    with pytest.raises(MailUnavailable, match="try again later"):
        say(server)
    with pytest.raises(MailUnavailable, match="did not take the message"):
        say(MailServer(scheme="smtp", host="127.0.0.1", port=free_port()))


def test_a_message_that_is_refused_is_for_a_person_to_look_at(office: tuple[Office, MailServer]) -> None:
    kept, server = office
    kept.refuses = True
    with pytest.raises(MailError, match="not here") as refused:
        say(server)
    assert not isinstance(refused.value, MailUnavailable)


@pytest.mark.parametrize(
    "address",
    ["mail.example", "http://mail.example", "smtp://robot:s3cret@mail.example"],
    ids=["bare", "web", "password"],
)
def test_an_address_is_a_mail_server_and_holds_no_password(address: str) -> None:
    with pytest.raises(MailError) as refused:
        MailServer.at(address)
    assert "s3cret" not in str(refused.value)
